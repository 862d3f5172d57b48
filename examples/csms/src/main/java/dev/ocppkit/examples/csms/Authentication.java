package dev.ocppkit.examples.csms;

import dev.ocppkit.rpc.Handshake;
import dev.ocppkit.rpc.StationAuthenticator.Decision;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.tls.ClientCertificateCheck;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How stations prove who they are: "none" (development), "basic:PASSWORD" (security profile 1, one password for all
 * stations), "tls:DIR" (profile 3) or both of the latter (profile 2). DIR is a folder made by "ocpp-tool test-pki".
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.
 */
final class Authentication {
    private final byte @Nullable [] password;
    private final @Nullable Path folder;

    private Authentication(byte @Nullable [] password, @Nullable Path folder) {
        this.password = password;
        this.folder = folder;
    }

    static Authentication parse(List<String> texts) {
        byte[] password = null;
        Path folder = null;
        for (String text : texts) {
            if (text.startsWith("basic:") && text.length() > "basic:".length()) {
                password = text.substring("basic:".length()).getBytes(StandardCharsets.UTF_8);
            } else if (text.startsWith("tls:") && text.length() > "tls:".length()) {
                folder = Path.of(text.substring("tls:".length()));
            } else if (!text.equals("none") || texts.size() > 1) {
                throw new IllegalArgumentException(
                        "'--auth' must be 'none', 'basic:PASSWORD' or 'tls:DIR', or the last two together");
            }
        }
        return new Authentication(password, folder);
    }

    boolean isNone() {
        return password == null && folder == null;
    }

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    Optional<SSLContext> tls() throws IOException {
        if (folder == null) {
            return Optional.empty();
        }
        OcppTls.ServerBuilder tls = OcppTls.server(key("csms-ec")).add(key("csms-rsa"));
        return Optional.of(
                (password == null ? tls.clientRoots(Files.readString(folder.resolve("station-root.pem"))) : tls)
                        .build());
    }

    private KeyEntry key(String name) throws IOException {
        return KeyEntry.ofPem(
                Files.readString(folder.resolve(name + ".pem")),
                Files.readString(folder.resolve(name + ".key.pem")),
                null);
    }

    Decision decide(Handshake handshake, Database database) throws IOException, SQLException {
        if (password != null) {
            byte[] given = handshake.password().orElse(new byte[0]);
            return MessageDigest.isEqual(password, given) ? Decision.ACCEPTED : Decision.BAD_CREDENTIALS;
        }
        return folder == null || hasItsCertificate(handshake, database) ? Decision.ACCEPTED : Decision.BAD_CREDENTIALS;
    }

    /** The first certificate that an identity comes with is its own from then on; no other identity may have it. */
    private boolean hasItsCertificate(Handshake handshake, Database database) throws IOException, SQLException {
        if (handshake.certificates().isEmpty()) {
            return false;
        }
        String name = subject(handshake.certificates().get(0), "CN");
        String identity = handshake.identity();
        String owner = database.run(tx -> tx.row("SELECT identity FROM station WHERE certificate_name = ?", name))
                .map(row -> (String) row.get("identity"))
                .orElse(identity);
        Optional<String> pinned = database.run(
                        tx -> tx.row("SELECT certificate_name FROM station WHERE identity = ?", identity))
                .map(row -> (String) row.get("certificateName"));
        List<X509Certificate> roots = read(folder, "station-root");
        boolean accepted = owner.equalsIgnoreCase(identity)
                && new ClientCertificateCheck(
                                () -> roots,
                                List.of(organisation(folder)),
                                station -> Optional.of(pinned.orElse(name)),
                                expired -> false,
                                Clock.systemUTC())
                        .verify(new StationIdentity(identity), handshake.certificates())
                        .isAccepted();
        if (accepted) {
            database.run(tx -> pin(tx, identity, name));
        }
        return accepted;
    }

    private static int pin(Tx tx, String identity, String name) throws SQLException {
        int known = tx.update("UPDATE station SET certificate_name = ? WHERE identity = ?", name, identity);
        Instant now = Instant.now();
        return known > 0
                ? known
                : tx.update(
                        "INSERT INTO station (identity, first_seen, last_seen, certificate_name) VALUES (?, ?, ?, ?)",
                        identity,
                        now,
                        now,
                        name);
    }

    /** The name of the operator, as the certificates of the folder have it. */
    static String organisation(Path folder) throws IOException {
        return subject(read(folder, "station").get(0), "O");
    }

    static List<X509Certificate> read(Path folder, String name) throws IOException {
        return PemCertificates.read(Files.readString(folder.resolve(name + ".pem")))
                .orThrow();
    }

    private static String subject(X509Certificate certificate, String attribute) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase(attribute))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }
}
