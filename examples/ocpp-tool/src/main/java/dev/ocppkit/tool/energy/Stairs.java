package dev.ocppkit.tool.energy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of steps over hours; where there is no value the line has a gap. Pictures need no exact decimals. */
final class Stairs {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private final List<Number> hours = new ArrayList<>();
    private final List<Number> values = new ArrayList<>();
    private boolean empty = true;

    static BigDecimal hours(long seconds) {
        return BigDecimal.valueOf(seconds).divide(HOUR, new MathContext(9, RoundingMode.HALF_EVEN));
    }

    void add(long startSeconds, long endSeconds, @Nullable BigDecimal value) {
        Number y = value == null ? Double.NaN : value;
        hours.add(hours(startSeconds));
        values.add(y);
        hours.add(hours(endSeconds));
        values.add(y);
        empty = empty && value == null;
    }

    /** Draws the line, unless nothing of it can be seen. */
    void drawOn(Picture picture, String name) {
        if (!empty) {
            picture.line(name, hours, values);
        }
    }
}
