package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decisions about maxCost, on amounts in sixtieths (I12.FR.39). */
final class Cap {

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private Cap() {}

    static boolean reached(Bound cap, BigDecimal totalExcl, BigDecimal totalIncl) {
        return reached(cap.exclTax(), totalExcl) || reached(cap.inclTax(), totalIncl);
    }

    private static boolean reached(@Nullable BigDecimal bound, BigDecimal total) {
        return bound != null && Numbers.heal(total).compareTo(bound.multiply(SIXTY)) >= 0;
    }

    static @Nullable BigDecimal sixtieths(@Nullable BigDecimal bound) {
        return bound == null ? null : bound.multiply(SIXTY);
    }

    /** Finds the share of a straight way at which the first bound is met. */
    static BigDecimal share(Bound cap, Amounts before, Amounts after) {
        BigDecimal byExcl = share(cap.exclTax(), before.totalExcl(), after.totalExcl());
        BigDecimal byIncl = share(cap.inclTax(), before.totalIncl(), after.totalIncl());
        return byExcl.min(byIncl);
    }

    /** Finds how much of a one-off fits under the bounds. */
    static BigDecimal shareOfOneOff(Bound cap, Amounts before, BigDecimal net, BigDecimal gross) {
        BigDecimal byExcl =
                share(cap.exclTax(), before.totalExcl(), before.totalExcl().add(net));
        BigDecimal byIncl =
                share(cap.inclTax(), before.totalIncl(), before.totalIncl().add(gross));
        return byExcl.min(byIncl);
    }

    private static BigDecimal share(@Nullable BigDecimal bound, BigDecimal before, BigDecimal after) {
        if (bound == null) {
            return BigDecimal.ONE;
        }
        BigDecimal limit = bound.multiply(SIXTY);
        if (after.compareTo(limit) < 0) {
            return BigDecimal.ONE;
        }
        return before.compareTo(limit) >= 0 || after.compareTo(before) == 0
                ? BigDecimal.ZERO
                : Numbers.divide(limit.subtract(before), after.subtract(before));
    }
}
