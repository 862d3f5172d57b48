package dev.ocppkit.security.tls;

import java.util.EnumSet;
import java.util.Set;

/**
 * Lets each kind of failure through once until a connection succeeds: one event for a series of attempts. Safe for use by several
 * threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.316, A00.FR.419.
 */
public final class TlsFailureSeries {
    private final Set<TlsFailure> seen = EnumSet.noneOf(TlsFailure.class);

    /** Makes the beginning of a series. */
    public TlsFailureSeries() {}

    /**
     * Notes a failure.
     *
     * @param failure why
     * @return whether to raise its event: it is one, and the first of its kind in this series
     */
    public synchronized boolean isNew(TlsFailure failure) {
        return seen.add(failure) && failure.event().isPresent();
    }

    /** Notes a success, which ends the series. */
    public synchronized void succeeded() {
        seen.clear();
    }
}
