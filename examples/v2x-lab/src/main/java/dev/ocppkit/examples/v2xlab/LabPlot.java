package dev.ocppkit.examples.v2xlab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a day: what the mode follows, powers, and the state of charge, one above the other over local time. */
final class LabPlot {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 340;
    private static final double KILO = 1000;
    private static final float THICKEST = 6f;
    private static final float THICK = 2.6f;
    private static final float MEDIUM = 1.8f;
    private static final float THIN = 1.3f;
    /** Room above and below the lines, relative to their height. */
    private static final double ROOM = 0.06;
    /** One of so many samples is drawn. */
    private static final int EVERY = 3;

    private static final Color BLUE = new Color(0x1F5FAF);
    private static final Color ORANGE = new Color(0xC2571A);
    private static final Color GREEN = new Color(0x7CC98B);
    private static final Color VIOLET = new Color(0x7048A8);
    private static final Color GRAY = new Color(0x868E96);

    private final Simulation day;
    private final List<Sample> samples = new ArrayList<>();

    LabPlot(Simulation day) {
        this.day = day;
        for (int i = 0; i < day.samples().size(); i += EVERY) {
            samples.add(day.samples().get(i));
        }
    }

    void save(Path target) throws IOException {
        List<XYChart> charts = List.of(fit(cause()), fit(powers()), battery());
        BitmapEncoder.saveBitmap(charts, charts.size(), 1, target.toString(), BitmapFormat.PNG);
    }

    private XYChart cause() {
        String title = day.script().mode().wireName();
        if (!day.script().isAboutHouse()) {
            XYChart chart = chart(title + ": frequency of the grid", "Hz");
            add(chart, "frequency", VIOLET, MEDIUM, sample -> sample.frequency().doubleValue());
            return chart;
        }
        XYChart chart = chart(title + ": load of the house", "kW, from the grid above zero");
        add(chart, "house alone", GRAY, MEDIUM, sample -> sample.house() / KILO);
        add(chart, "house and vehicle", VIOLET, THICK, sample -> (sample.house() + sample.power()) / KILO);
        return chart;
    }

    private XYChart powers() {
        XYChart chart = chart("Vehicle", "kW, charging above zero");
        dashed(add(
                chart,
                "limit",
                BLUE,
                MEDIUM,
                sample -> kilo(sample, command -> command.caps().limit())));
        dashed(add(
                chart,
                "discharge limit",
                ORANGE,
                MEDIUM,
                sample -> kilo(sample, command -> command.caps().dischargeLimit())));
        add(chart, "setpoint", GREEN, THICKEST, sample -> kilo(sample, Command::setpoint));
        add(chart, "power", Color.BLACK, THIN, sample -> sample.command() == null ? null : sample.power() / KILO);
        return chart;
    }

    private static @Nullable Double kilo(Sample sample, Function<Command, @Nullable BigDecimal> value) {
        BigDecimal watts = sample.command() == null ? null : value.apply(sample.command());
        return watts == null ? null : watts.doubleValue() / KILO;
    }

    private XYChart battery() {
        XYChart chart = chart("Battery", "state of charge in %");
        chart.getStyler().setYAxisDecimalPattern("0.0");
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(104.0);
        add(chart, "state of charge", BLUE, THICK, sample -> sample.command() == null ? null : sample.soc());
        dashed(add(chart, "reserve of the driver", GRAY, MEDIUM, sample -> Vehicle.RESERVE));
        return chart;
    }

    private static XYChart chart(String title, String unit) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("local time (" + Day.ZONE + ")")
                .yAxisTitle(unit)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(new Color(0xE3E6EA));
        styler.setPlotBorderColor(new Color(0xB0B6BD));
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setTimezone(TimeZone.getTimeZone(Day.ZONE));
        styler.setLocale(Locale.ROOT);
        styler.setDatePattern("HH:mm");
        styler.setXAxisMin((double) Day.START.toEpochMilli());
        styler.setXAxisMax((double) Day.END.toEpochMilli());
        // Numbers of nearly one width, so that the same times lie nearly above one another.
        styler.setYAxisDecimalPattern("0.00");
        styler.setAntiAlias(true);
        styler.setPlotContentSize(1);
        return chart;
    }

    private @Nullable XYSeries add(
            XYChart chart, String name, Color color, float width, Function<Sample, @Nullable Double> value) {
        List<Date> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            double y = number(value.apply(samples.get(i)));
            // Of values that stay the same the first and the last are enough, and can be joined by dashes.
            boolean inside = i > 0
                    && i + 1 < samples.size()
                    && Double.compare(y, number(value.apply(samples.get(i - 1)))) == 0
                    && Double.compare(y, number(value.apply(samples.get(i + 1)))) == 0;
            if (!inside) {
                times.add(Date.from(samples.get(i).at()));
                values.add(y);
            }
        }
        if (values.stream().allMatch(y -> y.isNaN())) {
            return null;
        }
        XYSeries series = chart.addSeries(name, times, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineWidth(width);
        return series;
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    /** Leaves room around the lines of a chart. */
    private static XYChart fit(XYChart chart) {
        Collection<XYSeries> lines = chart.getSeriesMap().values();
        double low = lines.stream().mapToDouble(XYSeries::getYMin).min().orElse(0);
        double high = lines.stream().mapToDouble(XYSeries::getYMax).max().orElse(1);
        double room = ROOM * (high - low);
        chart.getStyler().setYAxisMin(low - room).setYAxisMax(high + room);
        return chart;
    }

    private static void dashed(@Nullable XYSeries series) {
        if (series != null) {
            series.setLineStyle(
                    new BasicStroke(MEDIUM, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {8, 5}, 0));
        }
    }
}
