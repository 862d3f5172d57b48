package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.SecurityEvent;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which of the things that happen to a connection are security events. A series of failed attempts is one event, and
 * so are the invalid messages of one kind and minute.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.310 and A00.FR.413; appendix 1.
 */
final class SecurityWatch {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int UNAUTHORIZED = 401;
    private static final Set<RpcEvent.Kind> INVALID = EnumSet.of(
            RpcEvent.Kind.BAD_FRAME,
            RpcEvent.Kind.CALL_REFUSED,
            RpcEvent.Kind.INVALID_REPLY,
            RpcEvent.Kind.SEND_DROPPED);
    /** The message was valid; it is we who cannot or will not serve it. */
    private static final Set<RpcErrorCode> VALID =
            EnumSet.of(RpcErrorCode.NOT_IMPLEMENTED, RpcErrorCode.NOT_SUPPORTED, RpcErrorCode.SECURITY_ERROR);

    private final Set<String> reported = new HashSet<>();
    private final Map<RpcEvent.Kind, Long> lastInvalid = new EnumMap<>(RpcEvent.Kind.class);

    Optional<String> dialFailed(Throwable failure) {
        return typeOf(failure).filter(reported::add);
    }

    private static Optional<String> typeOf(Throwable failure) {
        if (failure instanceof ConnectFailedException refused
                && refused.httpStatus().orElse(0) == UNAUTHORIZED) {
            return Optional.of(SecurityEvent.FAILED_TO_AUTHENTICATE_AT_CSMS);
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException) {
                return Optional.of(SecurityEvent.INVALID_CSMS_CERTIFICATE);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    Optional<String> connected(NetworkSlot before, NetworkSlot now) {
        reported.clear();
        boolean same = before.profile().securityProfile() == now.profile().securityProfile()
                && Objects.equals(before.profile().identity(), now.profile().identity())
                && Objects.equals(
                        before.profile().basicAuthPassword(), now.profile().basicAuthPassword());
        return same ? Optional.empty() : Optional.of(SecurityEvent.RECONFIGURATION_OF_SECURITY_PARAMETERS);
    }

    Optional<String> happened(RpcEvent event, long now) {
        if (!INVALID.contains(event.kind()) || (event.code() != null && VALID.contains(event.code()))) {
            return Optional.empty();
        }
        Long last = lastInvalid.get(event.kind());
        if (last != null && now - last < MINUTE) {
            return Optional.empty();
        }
        lastInvalid.put(event.kind(), now);
        return Optional.of(SecurityEvent.INVALID_MESSAGES);
    }
}
