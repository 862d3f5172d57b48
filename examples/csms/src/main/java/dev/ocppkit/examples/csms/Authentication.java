package dev.ocppkit.examples.csms;

import dev.ocppkit.rpc.Handshake;
import dev.ocppkit.rpc.StationAuthenticator.Decision;
import dev.ocppkit.security.StationIdentity;
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
        OcppTls.ServerBuilder tls =
                OcppTls.server(KeyEntry.of(pki.entry("csms-ec"))).add(KeyEntry.of(pki.entry("csms-rsa")));
        return Optional.of(
                (password == null ? tls.clientRoots(pki.entry("station-root").pem()) : tls).build());
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
        FirstUseCheck check = new FirstUseCheck(
                () -> pki.entry("station-root").chain(), List.of(pki.organisation()), Clock.systemUTC());
        StationIdentity identity = new StationIdentity(handshake.identity());
        return database.run(store -> check.verify(identity, handshake.certificates(), new Pins(store)))
                .isAccepted();
    }

    /** Which certificate is whose, in the database. */
    private record Pins(Store store) implements FirstUseCheck.Pins {
        @Override
        public Optional<String> nameOf(StationIdentity identity) {
            return store.get("pin", identity.value(), "")
                    .map(pin -> pin.get("name").asString());
        }

        @Override
        public Optional<StationIdentity> ownerOf(String name) {
            return store.get("certificate", "", name)
                    .map(owner -> new StationIdentity(owner.get("identity").asString()));
        }

        @Override
        public void pin(StationIdentity identity, String name) {
            store.put("certificate", "", name, Json.object().put("identity", identity.value()));
            store.put("pin", identity.value(), "", Json.object().put("name", name));
        }
    }
}
