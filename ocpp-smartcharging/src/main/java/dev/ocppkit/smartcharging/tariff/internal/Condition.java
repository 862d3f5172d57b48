package dev.ocppkit.smartcharging.tariff.internal;

import org.jspecify.annotations.Nullable;

/** A compiled condition: ranges of regions for the quantities that it names, and a calendar; immutable. */
final class Condition {

    static final Condition ALWAYS = new Condition(true, false, new int[0], new Cuts.Range[0], null);

    private final boolean possible;
    private final boolean undecided;
    private final int[] quantities;
    private final Cuts.Range[] ranges;
    private final @Nullable Calendar calendar;

    /**
     * Makes a condition.
     *
     * @param possible false if it can never hold for this transaction, for instance on another kind of EVSE
     * @param undecided true if it cannot be decided because the kind of EVSE is not known
     * @param quantities indexes of the quantities that it names
     * @param ranges the ranges for them
     * @param calendar local date and time, null for any
     */
    Condition(boolean possible, boolean undecided, int[] quantities, Cuts.Range[] ranges, @Nullable Calendar calendar) {
        this.possible = possible;
        this.undecided = undecided;
        this.quantities = quantities;
        this.ranges = ranges;
        this.calendar = calendar;
    }

    @Nullable
    Calendar calendar() {
        return calendar;
    }

    boolean holds(int[] regions, long epochDay, int minuteOfDay) {
        if (!possible || undecided) {
            return false;
        }
        for (int i = 0; i < quantities.length; i++) {
            int region = regions[quantities[i]];
            if (region < ranges[i].low() || region > ranges[i].high()) {
                return false;
            }
        }
        return calendar == null || calendar.holds(epochDay, minuteOfDay);
    }

    /** Tells whether only something unknown keeps the condition from holding. */
    boolean failsOnlyByTheUnknown(int[] regions, long epochDay, int minuteOfDay) {
        boolean unknown = undecided;
        for (int i = 0; i < quantities.length; i++) {
            int region = regions[quantities[i]];
            if (region == Cuts.UNKNOWN) {
                unknown = true;
            } else if (region < ranges[i].low() || region > ranges[i].high()) {
                return false;
            }
        }
        return unknown && possible && (calendar == null || calendar.holds(epochDay, minuteOfDay));
    }

    /** Tells whether the local date and time allow it. */
    boolean holdsByClock(long epochDay, int minuteOfDay) {
        return calendar == null || calendar.holds(epochDay, minuteOfDay);
    }

    /** Tells whether it depends on more than date and time. */
    boolean dependsOnMore() {
        return quantities.length > 0 || undecided || !possible;
    }
}
