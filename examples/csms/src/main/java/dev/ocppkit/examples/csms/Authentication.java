package dev.ocppkit.examples.csms;

import dev.ocppkit.rpc.Handshake;
import dev.ocppkit.rpc.StationAuthenticator.Decision;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.pki.CertificateNames;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.tls.*;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How stations prove who they are: "none" (development), "basic:PASSWORD" (security profile 1, one password for all
 * stations), "tls:DIR" (profile 3) or both of the latter (profile 2). DIR is a folder made by "ocpp-tool test-pki".
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.
 */
final class Authentication {
    private final byte @Nullable [] password;
    private final @Nullable DemoPki pki;

    private Authentication(byte @Nullable [] password, @Nullable DemoPki pki) {
        this.password = password;
        this.pki = pki;
    }

    static Authentication parse(List<String> texts) {
        byte[] password = null;
        DemoPki pki = null;
        for (String text : texts) {
            String value = text.substring(text.indexOf(':') + 1);
            if (text.startsWith("basic:") && !value.isEmpty()) {
                password = value.getBytes(StandardCharsets.UTF_8);
            } else if (text.startsWith("tls:") && !value.isEmpty()) {
                pki = pki(value);
            } else if (!text.equals("none") || texts.size() > 1) {
                throw new IllegalArgumentException(
                        "'--auth' must be 'none', 'basic:PASSWORD' or 'tls:DIR', or the last two together");
            }
        }
        return new Authentication(password, pki);
    }

    private static DemoPki pki(String folder) {
        try {
            return DemoPki.read(Path.of(folder), new SecureRandom());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'--auth': " + folder + " has not all files that 'ocpp-tool test-pki' makes, or bad ones", e);
        }
    }

    boolean isNone() {
        return password == null && pki == null;
    }

    Optional<DemoPki> pki() {
        return Optional.ofNullable(pki);
    }

    Optional<SSLContext> tls() {
        if (pki == null) {
            return Optional.empty();
        }
        OcppTls.ServerBuilder tls = OcppTls.server(key(pki.entry("csms-ec"))).add(key(pki.entry("csms-rsa")));
        return Optional.of(
                (password == null ? tls.clientRoots(pki.entry("station-root").pem()) : tls).build());
    }

    private static KeyEntry key(DemoPki.Entry entry) {
        return KeyEntry.of(entry.chain(), entry.key());
    }

    Decision decide(Handshake handshake, Database database) {
        boolean accepted = password != null
                ? MessageDigest.isEqual(password, handshake.password().orElse(new byte[0]))
                : pki == null || hasItsCertificate(pki, handshake, database);
        if (accepted) {
            // Now, so that it is known as soon as it is connected.
            database.change(store -> Stations.seen(store, handshake.identity(), null, Instant.now()));
        }
        return accepted ? Decision.ACCEPTED : Decision.BAD_CREDENTIALS;
    }

    /** The first certificate that an identity comes with is its own from then on; no other identity may have it. */
    private static boolean hasItsCertificate(DemoPki pki, Handshake handshake, Database database) {
        if (handshake.certificates().isEmpty()) {
            return false;
        }
        String identity = handshake.identity();
        String name =
                CertificateNames.commonName(handshake.certificates().get(0)).orElse("");
        return database.run(store -> {
            ObjectNode owner = store.getOrNew("certificate", "", name);
            String pinned = store.getOrNew("pin", identity, "").path("name").asString(name);
            boolean accepted = owner.path("identity").asString(identity).equalsIgnoreCase(identity)
                    && new ClientCertificateCheck(
                                    () -> pki.entry("station-root").chain(),
                                    List.of(organisation(pki)),
                                    station -> Optional.of(pinned),
                                    expired -> false,
                                    Clock.systemUTC())
                            .verify(new StationIdentity(identity), handshake.certificates())
                            .isAccepted();
            if (accepted) {
                store.put("certificate", "", name, owner.put("identity", identity));
                store.put("pin", identity, "", Json.object().put("name", name));
            }
            return accepted;
        });
    }

    /** The name of the operator, as the certificates of the folder have it. */
    static String organisation(DemoPki pki) {
        return CertificateNames.organisation(pki.entry("station").certificate()).orElse("");
    }
}
