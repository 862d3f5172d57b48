package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When to send a BootNotification, and why. Between two of them there is at least the interval of the answer, over
 * connections too; without an interval the time comes from a back-off of our own.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01.FR.01, B01.FR.03, B02.FR.04, B02.FR.07, B02.FR.08, B03.FR.02, B03.FR.05, B03.FR.06 and
 * B10.FR.10; Part 4, 5.4 (no boot after a mere reconnection).
 */
final class BootLoop {
    private final BackOff backOff;
    private final BootReasonEnum firstReason;
    private @Nullable RegistrationStatusEnum status;
    private boolean wanted;
    private boolean waits;
    private long notBefore;
    private BootReasonEnum reason;
    private boolean underway;

    BootLoop(BackOff backOff, BootReasonEnum firstReason) {
        this.backOff = backOff;
        this.firstReason = firstReason;
        this.reason = firstReason;
    }

    /** The station starts, which counts as a boot. */
    void begin() {
        status = null;
        want(firstReason);
        backOff.reset();
    }

    /** Registers anew with another CSMS, or with other data; what the CSMS said before does not count any more. */
    void again() {
        status = null;
        want(BootReasonEnum.UNKNOWN);
        backOff.reset();
    }

    /** The CSMS asks for a BootNotification, which need not wait. */
    void trigger() {
        want(BootReasonEnum.TRIGGERED);
    }

    private void want(BootReasonEnum why) {
        wanted = true;
        waits = false;
        reason = why;
    }

    /** Returns the answer to the last BootNotification, or null if there is none yet. */
    @Nullable
    RegistrationStatusEnum status() {
        return status;
    }

    boolean isAccepted() {
        return status == RegistrationStatusEnum.ACCEPTED;
    }

    /** Returns when the next one is due on an open connection. */
    OptionalLong due(long now) {
        if (!wanted || underway) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(waits && notBefore - now > 0 ? notBefore : now);
    }

    /** Returns the reason of the BootNotification that is sent now. */
    BootReasonEnum send() {
        underway = true;
        return reason;
    }

    /** The CSMS answered. */
    void answered(RegistrationStatusEnum answer, int intervalSeconds, long now) {
        underway = false;
        status = answer;
        if (answer == RegistrationStatusEnum.ACCEPTED) {
            wanted = false;
            backOff.reset();
            return;
        }
        retryAfter(intervalSeconds > 0 ? Duration.ofSeconds(intervalSeconds) : backOff.next(), now);
    }

    /** There was no usable answer, although the connection is there. */
    void failed(long now) {
        underway = false;
        if (status == RegistrationStatusEnum.ACCEPTED) {
            // Only the CSMS wanted it; it can ask again.
            wanted = false;
        } else {
            retryAfter(backOff.next(), now);
        }
    }

    private void retryAfter(Duration wait, long now) {
        wanted = true;
        waits = true;
        notBefore = now + wait.toNanos();
        if (reason == BootReasonEnum.TRIGGERED) {
            reason = firstReason;
        }
    }

    /** The connection is lost; one that was under way is sent again on the next. */
    void lost() {
        underway = false;
    }
}
