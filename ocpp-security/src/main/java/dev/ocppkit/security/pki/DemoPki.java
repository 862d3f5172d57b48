package dev.ocppkit.security.pki;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.pki.CertificateIssuer.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All certificates that a demonstration needs, in one folder. Nobody should trust them anywhere else. Not safe for use by several
 * threads.
 *
 * <p>Each entry is a file {@code NAME.pem} with a chain and a file {@code NAME.key.pem} with its key: the roots {@code csms-root},
 * {@code station-root}, {@code v2g-root}, {@code mo-root}, {@code oem-root} and {@code manufacturer-root}; the authority {@code
 * station-sub}; {@code csms-ec} and {@code csms-rsa} for TLS of the CSMS; {@code station}, {@code secc}, {@code contract} and
 * {@code firmware}.
 */
public final class DemoPki {
    private static final List<String> NAMES = List.of(
            "csms-root",
            "station-root",
            "station-sub",
            "v2g-root",
            "mo-root",
            "oem-root",
            "manufacturer-root",
            "csms-ec",
            "csms-rsa",
            "station",
            "secc",
            "contract",
            "firmware");

    private final SecureRandom random;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private DemoPki(SecureRandom random) {
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Whom the certificates are for.
     *
     * @param hosts names and IPv4 addresses of the CSMS, at least one
     * @param serialNumber of the charging station
     * @param organisation the operator
     * @param from when all begin
     * @param validity how long all are valid
     */
    public record Settings(
            List<String> hosts, String serialNumber, String organisation, Instant from, Duration validity) {
        /** Copies the list. */
        public Settings {
            hosts = List.copyOf(hosts);
            if (hosts.isEmpty()) {
                throw new IllegalArgumentException("The CSMS needs at least one name or address.");
            }
        }

        /**
         * Returns settings for one computer, valid for a year from an hour ago.
         *
         * @param now the time
         * @return the settings of {@code localhost}, charging station SN-0001 and operator Demo CSO
         */
        public static Settings local(Instant now) {
            return new Settings(
                    List.of("localhost", "127.0.0.1"),
                    "SN-0001",
                    "Demo CSO",
                    now.minus(Duration.ofHours(1)),
                    Duration.ofDays(365));
        }

        /**
         * Makes a subject of the operator.
         *
         * @param commonName the common name
         * @return a subject with the times of these settings
         */
        public Subject subject(String commonName) {
            return new Subject(organisation, commonName, from, from.plus(validity));
        }
    }

    /**
     * A certificate with those above it, and its key.
     *
     * @param chain the certificate first
     * @param key its key
     */
    public record Entry(List<X509Certificate> chain, PrivateKey key) {
        /** Copies the list. */
        public Entry {
            chain = List.copyOf(chain);
        }

        /**
         * Returns the certificate.
         *
         * @return the first of the chain
         */
        public X509Certificate certificate() {
            return chain.get(0);
        }

        /**
         * Returns the chain in PEM.
         *
         * @return the text
         */
        public String pem() {
            return PemCertificates.write(chain);
        }

        /** Leaves out the key. */
        @Override
        public String toString() {
            return "Entry[" + certificate().getSubjectX500Principal().getName() + "]";
        }
    }

    /**
     * Makes all certificates and keys.
     *
     * @param settings whom they are for
     * @param random where keys come from
     * @return the certificates, not yet written
     */
    public static DemoPki create(Settings settings, SecureRandom random) {
        DemoPki pki = new DemoPki(random);
        CertificateIssuer csms = pki.root(settings, "csms-root", "Demo CSMS Root");
        CertificateIssuer station = pki.root(settings, "station-root", "Demo Station Root");
        CertificateIssuer sub = station.subordinate(settings.subject("Demo Station Sub CA"), KeySpec.EC_P256, 0);
        pki.entries.put("station-sub", new Entry(List.of(sub.certificate()), sub.key()));
        CertificateIssuer v2g = pki.root(settings, "v2g-root", "Demo V2G Root");
        CertificateIssuer operator = pki.root(settings, "mo-root", "Demo MO Root");
        pki.root(settings, "oem-root", "Demo OEM Root");
        CertificateIssuer manufacturer = pki.root(settings, "manufacturer-root", "Demo Manufacturer Root");
        Subject host = settings.subject(settings.hosts().get(0));
        pki.issue("csms-ec", csms, CertificateProfile.CSMS, host, KeySpec.EC_P256, settings.hosts());
        pki.issue("csms-rsa", csms, CertificateProfile.CSMS, host, KeySpec.RSA_2048, settings.hosts());
        pki.issue("station", sub, CertificateProfile.STATION, settings.subject(settings.serialNumber()));
        pki.issue("secc", v2g, CertificateProfile.SECC, settings.subject("NL-DEM-S-0001"));
        pki.issue("contract", operator, CertificateProfile.CONTRACT, settings.subject("NLDEMC00000001"));
        Subject firmware = settings.subject("Demo Firmware");
        pki.issue("firmware", manufacturer, CertificateProfile.FIRMWARE, firmware, KeySpec.RSA_3072, List.of());
        return pki;
    }

    private CertificateIssuer root(Settings settings, String name, String commonName) {
        CertificateIssuer root = CertificateIssuer.root(settings.subject(commonName), KeySpec.EC_P256, random);
        entries.put(name, new Entry(List.of(root.certificate()), root.key()));
        return root;
    }

    private void issue(String name, CertificateIssuer issuer, CertificateProfile profile, Subject subject) {
        issue(name, issuer, profile, subject, KeySpec.EC_P256, List.of());
    }

    private void issue(
            String name,
            CertificateIssuer issuer,
            CertificateProfile profile,
            Subject subject,
            KeySpec kind,
            List<String> hosts) {
        KeyPair keys = kind.generate(random);
        X509Certificate leaf = issuer.issue(profile, subject, keys.getPublic(), hosts);
        List<X509Certificate> chain =
                profile == CertificateProfile.STATION ? List.of(leaf, issuer.certificate()) : List.of(leaf);
        entries.put(name, new Entry(chain, keys.getPrivate()));
    }

    /**
     * Reads the certificates of a folder, or makes them there if it has none.
     *
     * @param folder the folder
     * @param settings whom new ones are for
     * @param random where keys and serial numbers come from
     * @return the certificates
     * @throws IOException if a file is missing while others are there, holds something else, or cannot be written; the message names
     *     the file
     */
    public static DemoPki readOrCreate(Path folder, Settings settings, SecureRandom random) throws IOException {
        if (Files.exists(folder.resolve("csms-root.pem"))) {
            return read(folder, random);
        }
        DemoPki pki = create(settings, random);
        pki.write(folder);
        return pki;
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @param folder the folder
     * @param random where serial numbers of further certificates come from
     * @return the certificates
     * @throws IOException if a file is missing, or holds something else; the message names the file
     */
    public static DemoPki read(Path folder, SecureRandom random) throws IOException {
        DemoPki pki = new DemoPki(random);
        for (String name : NAMES) {
            Path chain = folder.resolve(name + ".pem");
            Path key = folder.resolve(name + ".key.pem");
            try {
                pki.entries.put(
                        name,
                        new Entry(
                                PemCertificates.read(Files.readString(chain)).orThrow(),
                                PemKeys.read(Files.readString(key), null)));
            } catch (IllegalArgumentException e) {
                throw new IOException(chain + " and " + key + ": " + e.getMessage(), e);
            }
        }
        return pki;
    }

    /**
     * Writes all certificates and keys. Files of the same names are replaced; those with keys can only be read by their owner
     * where the file system has such rights.
     *
     * @param folder the folder, which is made if it is not there
     * @throws IOException if something cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Entry> named : entries.entrySet()) {
            Files.writeString(
                    folder.resolve(named.getKey() + ".pem"), named.getValue().pem(), StandardCharsets.UTF_8);
            writeKey(
                    folder.resolve(named.getKey() + ".key.pem"),
                    named.getValue().key());
        }
    }

    private static void writeKey(Path file, PrivateKey key) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (Secret pem = PemKeys.write(key)) {
            Files.write(file, pem.octets());
        }
    }

    /**
     * Returns a certificate and its key.
     *
     * @param name the name of its files
     * @return the entry
     * @throws IllegalArgumentException if there is no such name
     */
    public Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("There is no demo certificate " + name + ".");
        }
        return entry;
    }

    /**
     * Returns one of the authorities, to issue more certificates.
     *
     * @param name the name of its files
     * @return the authority
     * @throws IllegalArgumentException if there is no such name
     */
    public CertificateIssuer authority(String name) {
        return CertificateIssuer.of(entry(name).certificate(), entry(name).key(), random);
    }

    /**
     * Returns the authority that signs requests of charging stations: station-sub.
     *
     * @param validity how long its certificates are valid
     * @return the authority
     */
    public StationAuthority stationAuthority(Duration validity) {
        return new StationAuthority(authority("station-sub"), organisation(), validity);
    }

    /**
     * Returns the name of the operator, as the certificates have it.
     *
     * @return the name; empty if they have none
     */
    public String organisation() {
        return CertificateNames.organisation(entry("station").certificate()).orElse("");
    }

    /**
     * Returns the roots that a CSMS trusts in contracts and tells the status of: those of mobility operators, V2G, vehicles and
     * stations.
     *
     * @return the certificates
     */
    public List<X509Certificate> roots() {
        return Stream.of("mo-root", "v2g-root", "oem-root", "station-root")
                .map(name -> entry(name).certificate())
                .toList();
    }
}
