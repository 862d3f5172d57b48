package dev.ocppkit.tool;

import java.util.Collection;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** What all charts need. */
public final class Axes {
    private static final double ROOM = 1.2;

    private Axes() {}

    /**
     * Shows zero on the left axis of a chart in which all values are the same; otherwise that value would be its only number.
     *
     * @param chart the chart with all its lines
     */
    public static void showZeroBelowConstants(XYChart chart) {
        Collection<XYSeries> lines = chart.getSeriesMap().values();
        double low = lines.stream().mapToDouble(XYSeries::getYMin).min().orElse(0);
        double high = lines.stream().mapToDouble(XYSeries::getYMax).max().orElse(0);
        if (Double.compare(low, high) == 0) {
            chart.getStyler()
                    .setYAxisMin(Math.min(0, low * ROOM))
                    .setYAxisMax(high > 0 ? high * ROOM : low < 0 ? 0.0 : 1.0);
        }
    }
}
