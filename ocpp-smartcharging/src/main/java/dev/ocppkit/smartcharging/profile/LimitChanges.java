package dev.ocppkit.smartcharging.profile;

import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of a limit or setpoint is worth a message.
 *
 * <p>Spec: OCPP 2.1 Part 2, SC.03, K11.FR.02, K27.FR.03, K01.FR.61 (edition 2), variable LimitChangeSignificance.
 */
public final class LimitChanges {
    private LimitChanges() {}

    /** What the station does about a change of the charging rate during a transaction. */
    public enum Notification {
        /** Nothing. */
        NONE,
        /** It may report the change (K01.FR.61). */
        MAY,
        /** It must report the change (K11.FR.02, K11.FR.04, K13.FR.03). */
        MUST
    }

    /**
     * Tells whether a value changed by more than the threshold, relative to the old value. A change from zero and one from or to no
     * value is always significant.
     *
     * <p>Pure; constant time. Example: from 10 to 11 with a threshold of 10 percent is not significant, 11.1 is.
     *
     * <pre>{@code
     * boolean tell = LimitChanges.isSignificant(BigDecimal.TEN, new BigDecimal("11.1"), BigDecimal.TEN);
     * }</pre>
     *
     * @param before the old value, or null if there was none
     * @param now the new value in the same unit, or null
     * @param percent LimitChangeSignificance in percent, zero or more
     * @return whether the change is significant; never without a change
     */
    public static boolean isSignificant(@Nullable BigDecimal before, @Nullable BigDecimal now, BigDecimal percent) {
        if (before == null || now == null) {
            return (before == null) != (now == null);
        }
        BigDecimal change = now.subtract(before).abs();
        if (before.signum() == 0) {
            return change.signum() != 0;
        }
        return change.multiply(Numbers.HUNDRED).compareTo(percent.multiply(before.abs())) > 0;
    }

    /**
     * Tells what a station does about a change of the charging rate in a transaction.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * LimitChanges.Notification due = LimitChanges.notification(tell, true);
     * }</pre>
     *
     * @param significant what {@link #isSignificant} says
     * @param externalCause whether an external system or local generation caused it
     * @return what is to be done
     */
    public static Notification notification(boolean significant, boolean externalCause) {
        if (!significant) {
            return Notification.NONE;
        }
        return externalCause ? Notification.MUST : Notification.MAY;
    }
}
