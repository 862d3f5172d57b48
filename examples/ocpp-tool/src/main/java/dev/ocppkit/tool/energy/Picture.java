package dev.ocppkit.tool.energy;

import dev.ocppkit.tool.Axes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of curves, with points where the input operates. */
final class Picture {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 620;
    /** So far apart that the numbers beside them do not run into each other. */
    private static final int TICK_PIXELS = 60;

    private static final float THICK = 3f;
    private static final float THIN = 1.4f;
    private static final Color[] COLORS = {
        new Color(0x1F5FAF), new Color(0xC2571A), new Color(0x2B8A3E), new Color(0x8E6BBF), new Color(0x6B7280)
    };

    private final XYChart chart;
    private int lines;

    Picture(String title, String xTitle, String yTitle) {
        // There is no screen where the tool runs on a server.
        System.setProperty("java.awt.headless", "true");
        chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(new Color(0xE3E6EA));
        styler.setPlotBorderColor(new Color(0xB0B6BD));
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLocale(Locale.ROOT);
        styler.setXAxisDecimalPattern("0.###");
        styler.setYAxisDecimalPattern("#,##0.###");
        styler.setYAxisTickMarkSpacingHint(TICK_PIXELS);
        styler.setAntiAlias(true);
    }

    /** Draws straight lines between points. */
    Picture line(String name, List<? extends Number> xs, List<? extends Number> ys) {
        return add(name, xs, ys, XYSeriesRenderStyle.Line);
    }

    /** Draws values of which each holds until the next x; the last one holds for the same time as the one before it. */
    Picture steps(String name, List<BigDecimal> xs, List<BigDecimal> ys) {
        int last = xs.size() - 1;
        if (last < 0) {
            return this;
        }
        List<BigDecimal> longerXs = new ArrayList<>(xs);
        List<BigDecimal> longerYs = new ArrayList<>(ys);
        BigDecimal length = last == 0 ? BigDecimal.ONE : xs.get(last).subtract(xs.get(last - 1));
        longerXs.add(xs.get(last).add(length));
        longerYs.add(ys.get(last));
        return add(name, longerXs, longerYs, XYSeriesRenderStyle.Step);
    }

    /** Draws straight lines between points, on an axis of their own on the right. */
    Picture right(String axis, String name, List<BigDecimal> xs, List<BigDecimal> ys) {
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setYAxisGroup(1);
        series.setLineWidth(THIN);
        series.setLineColor(new Color(0x868E96));
        chart.setYAxisGroupTitle(1, axis);
        chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
        return this;
    }

    /** Draws points that are not joined. */
    Picture points(String name, List<BigDecimal> xs, List<BigDecimal> ys) {
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(new Color(0xC92A2A));
        return this;
    }

    /** Draws a level over the whole width. */
    Picture level(String name, BigDecimal from, BigDecimal to, BigDecimal y) {
        XYSeries series = chart.addSeries(name, List.of(from, to), List.of(y, y));
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(new Color(0x868E96));
        series.setLineStyle(
                new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {7, 5}, 0));
        return this;
    }

    private Picture add(String name, List<? extends Number> xs, List<? extends Number> ys, XYSeriesRenderStyle style) {
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setXYSeriesRenderStyle(style);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(COLORS[lines++ % COLORS.length]);
        series.setLineWidth(THICK);
        return this;
    }

    void save(Path target) throws IOException {
        Axes.showZeroBelowConstants(chart);
        BitmapEncoder.saveBitmap(chart, target.toString(), BitmapFormat.PNG);
    }
}
