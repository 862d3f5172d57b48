package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.model.message.AFRRSignalRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A signal of automatic frequency restoration reserve. It counts from its timestamp on until the next one does.
 *
 * <p>Spec: OCPP 2.1 Part 2, Q08.FR.10.
 *
 * @param timestamp from when on it counts
 * @param signal the signal, looked up on {@code v2xSignalWattCurve}
 */
public record AfrrSignal(Instant timestamp, int signal) {
    /** Checks for null. */
    public AfrrSignal {
        Objects.requireNonNull(timestamp, "timestamp");
    }

    /**
     * Takes the signal of a request.
     *
     * @param request the request
     * @return the signal
     */
    public static AfrrSignal of(AFRRSignalRequest request) {
        return new AfrrSignal(request.timestamp(), request.signal());
    }

    /**
     * Finds the signal that counts at an instant.
     *
     * <p>Pure; O(n).
     *
     * @param signals signals in the order in which they were received
     * @param at the instant
     * @return the one with the latest timestamp that is not after the instant, among equals the last received; empty if
     *     there is none
     */
    public static Optional<AfrrSignal> activeAt(List<AfrrSignal> signals, Instant at) {
        AfrrSignal active = null;
        for (AfrrSignal candidate : signals) {
            boolean started = !candidate.timestamp.isAfter(at);
            if (started && (active == null || !candidate.timestamp.isBefore(active.timestamp))) {
                active = candidate;
            }
        }
        return Optional.ofNullable(active);
    }
}
