package dev.ocppkit.tool.security;

import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateIssuer.Subject;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.tool.HelpOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes certificates and keys for demonstrations. Nobody should trust them anywhere else. */
@Command(
        name = "test-pki",
        description = "Makes certificates and keys for demonstrations. Nobody should trust them anywhere else.")
public final class TestPkiCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help;

    @Parameters(paramLabel = "DIR", description = "The folder; files of the same names are replaced.")
    private Path folder;

    @Option(
            names = "--host",
            defaultValue = "localhost",
            split = ",",
            description = "Names and addresses of the CSMS, separated by commas; default localhost.")
    private List<String> hosts;

    @Option(
            names = "--serial-number",
            defaultValue = "SN-0001",
            description = "Of the charging station; default SN-0001.")
    private String serialNumber;

    @Option(names = "--organisation", defaultValue = "Demo CSO", description = "The operator; default Demo CSO.")
    private String organisation;

    @Option(names = "--days", defaultValue = "365", description = "How long all are valid; default 365.")
    private int days;

    private final SecureRandom random = new SecureRandom();
    private final Instant begin = Instant.now().minus(Duration.ofHours(1));

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public TestPkiCommand() {}

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(folder);
        CertificateIssuer csms = root("csms-root", "Demo CSMS Root");
        CertificateIssuer station = root("station-root", "Demo Station Root");
        CertificateIssuer sub = station.subordinate(subject("Demo Station Sub CA"), KeySpec.EC_P256, 0);
        write("station-sub", List.of(sub.certificate()), sub.key());
        CertificateIssuer v2g = root("v2g-root", "Demo V2G Root");
        CertificateIssuer operator = root("mo-root", "Demo MO Root");
        root("oem-root", "Demo OEM Root");
        CertificateIssuer manufacturer = root("manufacturer-root", "Demo Manufacturer Root");
        issue("csms-ec", csms, CertificateProfile.CSMS, hosts.get(0), KeySpec.EC_P256, hosts);
        issue("csms-rsa", csms, CertificateProfile.CSMS, hosts.get(0), KeySpec.RSA_2048, hosts);
        issue("station", sub, CertificateProfile.STATION, serialNumber, KeySpec.EC_P256, List.of());
        issue("secc", v2g, CertificateProfile.SECC, "NL-DEM-S-0001", KeySpec.EC_P256, List.of());
        issue("contract", operator, CertificateProfile.CONTRACT, "NLDEMC00000001", KeySpec.EC_P256, List.of());
        issue("firmware", manufacturer, CertificateProfile.FIRMWARE, "Demo Firmware", KeySpec.RSA_3072, List.of());
        spec.commandLine().getOut().println(folder);
        return 0;
    }

    private Subject subject(String name) {
        return new Subject(organisation, name, begin, begin.plus(Duration.ofDays(days)));
    }

    private CertificateIssuer root(String name, String commonName) throws IOException {
        CertificateIssuer root = CertificateIssuer.root(subject(commonName), KeySpec.EC_P256, random);
        write(name, List.of(root.certificate()), root.key());
        return root;
    }

    private void issue(
            String name,
            CertificateIssuer issuer,
            CertificateProfile profile,
            String commonName,
            KeySpec kind,
            List<String> names)
            throws IOException {
        KeyPair keys = kind.generate(random);
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(issuer.issue(profile, subject(commonName), keys.getPublic(), names));
        if (profile == CertificateProfile.STATION) {
            chain.add(issuer.certificate());
        }
        write(name, chain, keys.getPrivate());
    }

    private void write(String name, List<X509Certificate> chain, PrivateKey key) throws IOException {
        PemFiles.write(folder.resolve(name + ".pem"), chain);
        PemFiles.write(folder.resolve(name + ".key.pem"), key);
    }
}
