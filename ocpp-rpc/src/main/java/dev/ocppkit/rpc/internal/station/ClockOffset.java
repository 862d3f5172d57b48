package dev.ocppkit.rpc.internal.station;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the clock of the CSMS is ahead of ours: its time belongs to the middle between sending and receiving.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01.FR.06 and G02.FR.06.
 */
final class ClockOffset {
    private ClockOffset() {}

    static Duration of(Instant csms, Instant sent, Instant received) {
        Duration underway = Duration.between(sent, received);
        return Duration.between(sent.plus(underway.isNegative() ? Duration.ZERO : underway.dividedBy(2)), csms);
    }
}
