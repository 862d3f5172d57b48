package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.Handshake;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Upgrade;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks an authenticator about a station.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.1 and 3.3.
 */
final class Admission {
    private static final Logger LOG = System.getLogger("dev.ocppkit.rpc");
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private Admission() {}

    /** Returns how to refuse a station, or null to let it in. */
    static HandshakeDecision.@Nullable Reject refusal(
            StationAuthenticator authenticator, Upgrade upgrade, String identity) {
        Handshake handshake = new Handshake(
                identity,
                BasicAuth.password(upgrade.authorization(), identity),
                upgrade.certificates(),
                upgrade.remote());
        StationAuthenticator.Decision decision;
        try {
            decision = authenticator.decide(handshake);
        } catch (Exception e) {
            LOG.log(
                    Level.WARNING,
                    "The authenticator failed with {0}.",
                    e.getClass().getName());
            return new HandshakeDecision.Reject(SERVER_ERROR, Map.of());
        }
        return switch (decision) {
            case UNKNOWN_IDENTITY -> new HandshakeDecision.Reject(NOT_FOUND, Map.of());
            case BAD_CREDENTIALS ->
                new HandshakeDecision.Reject(
                        UNAUTHORIZED, Map.of("WWW-Authenticate", "Basic realm=\"OCPP\", charset=\"UTF-8\""));
            case ACCEPTED -> null;
        };
    }
}
