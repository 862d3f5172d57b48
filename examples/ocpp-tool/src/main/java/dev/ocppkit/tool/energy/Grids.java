package dev.ocppkit.tool.energy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Places at which a curve is drawn. */
final class Grids {
    private static final int CELLS = 240;
    private static final int DECIMALS = 6;

    private Grids() {}

    /** Returns places over the points of a curve and where it is used, with some room on both sides. */
    static List<BigDecimal> over(Collection<BigDecimal> points, Collection<BigDecimal> used) {
        TreeSet<BigDecimal> places = new TreeSet<>(points);
        places.addAll(used);
        BigDecimal width = places.last().subtract(places.first());
        BigDecimal room = width.signum() == 0 ? BigDecimal.ONE : width.movePointLeft(1);
        BigDecimal start = places.first().subtract(room);
        BigDecimal cell = places.last()
                .add(room)
                .subtract(start)
                .divide(BigDecimal.valueOf(CELLS), DECIMALS, RoundingMode.HALF_UP);
        for (int i = 0; i <= CELLS; i++) {
            places.add(start.add(cell.multiply(BigDecimal.valueOf(i))));
        }
        return List.copyOf(places);
    }
}
