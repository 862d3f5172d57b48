package dev.ocppkit.smartcharging.schedule;

import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A limit or setpoint in the unit of the result. Without values of its own for L2 and L3, {@code base} is the total of all
 * phases if the unit is W, and the value of each phase if it is A; with them it is the value of L1.
 *
 * @param base see above
 * @param l2 value of L2; absent beside a value of L3: equal to the base
 * @param l3 value of L3; absent beside a value of L2: equal to the base
 * @param phases over how many phases a total is spread
 */
@SuppressWarnings("ReferenceEquality") // which of two operands an operator returned
record Quantity(Ratio base, @Nullable Ratio l2, @Nullable Ratio l3, int phases) {
    static Quantity of(Ratio base, int phases) {
        return new Quantity(base, null, null, phases);
    }

    boolean isPerPhase() {
        return l2 != null || l3 != null;
    }

    Ratio l2OrBase() {
        return l2 == null ? base : l2;
    }

    Ratio l3OrBase() {
        return l3 == null ? base : l3;
    }

    /** Gives each phase a value of its own. */
    Quantity perPhase(boolean totals) {
        if (isPerPhase()) {
            return new Quantity(base, l2OrBase(), l3OrBase(), phases);
        }
        Ratio each = totals ? base.dividedBy(phases) : base;
        return new Quantity(each, each, each, phases);
    }

    /** Combines two values that both are per phase, or both are not. */
    static Quantity combine(Quantity one, Quantity other, BinaryOperator<Ratio> operator) {
        Ratio base = operator.apply(one.base, other.base);
        if (one.l2 == null || one.l3 == null || other.l2 == null || other.l3 == null) {
            if (base == one.base) {
                return one;
            }
            return base == other.base ? other : of(base, one.phases);
        }
        return new Quantity(base, operator.apply(one.l2, other.l2), operator.apply(one.l3, other.l3), one.phases);
    }

    /** Leaves out the phases that are not used; a single phase gets the value nearest to zero (K01.FR.147). */
    Quantity onPhases(int used) {
        if (!isPerPhase()) {
            return this;
        }
        if (used == 3) {
            return new Quantity(base, l2OrBase(), l3OrBase(), used);
        }
        if (used == 2) {
            return new Quantity(base, l2OrBase(), null, used);
        }
        return of(Ratio.nearestToZero(Ratio.nearestToZero(base, l2OrBase()), l3OrBase()), 1);
    }

    /** Returns one value for all phases: their sum in W, the greatest in A, as if all EVSEs used that phase. */
    Ratio total(boolean totals) {
        if (!isPerPhase()) {
            return base;
        }
        Ratio sum = base;
        for (Ratio phase : new @Nullable Ratio[] {l2, l3}) {
            if (phase != null) {
                sum = totals ? sum.plus(phase) : furthestFromZero(sum, phase);
            }
        }
        return sum;
    }

    private static Ratio furthestFromZero(Ratio kept, Ratio next) {
        return Ratio.nearestToZero(next, kept) == kept ? next : kept;
    }
}
