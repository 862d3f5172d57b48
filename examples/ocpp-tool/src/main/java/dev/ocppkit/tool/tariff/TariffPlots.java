package dev.ocppkit.tool.tariff;

import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.PricesNow;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.Tariffs;
import dev.ocppkit.smartcharging.tariff.TransactionCosts;
import dev.ocppkit.smartcharging.tariff.UnitPrice;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws prices and costs. Pictures need no exact decimals, so binary fractions are good enough here. */
final class TariffPlots {

    private static final int POINTS = 400;
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;
    private static final double HEADROOM = 1.1;

    private TariffPlots() {}

    static void cost(CostCase input, CostDetails cost, Path file) throws IOException {
        List<Sample> samples = input.series().samples();
        Instant start = samples.get(0).at();
        long millis =
                Duration.between(start, samples.get(samples.size() - 1).at()).toMillis();
        String currency = cost.totalCost().currency();
        XYChart chart = chart(
                "Cost of the session",
                "cost including tax [" + currency + "]",
                input.context().zone());
        List<Date> times = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        double most = 0;
        for (int i = 0; i <= POINTS; i++) {
            Instant at = start.plusMillis(millis * i / POINTS);
            CostDetails running =
                    TransactionCosts.runningCost(input.series(), input.tariffs(), input.context(), input.policy(), at);
            var total = running.totalCost().total().inclTax();
            times.add(Date.from(at));
            amounts.add(total == null ? 0 : total.doubleValue());
            most = Math.max(most, amounts.get(i));
        }
        chart.addSeries("running cost", times, amounts)
                .setMarker(SeriesMarkers.NONE)
                .setLineWidth(3f);
        List<ChargingPeriod> periods = cost.chargingPeriods();
        if (periods != null) {
            addPeriods(chart, periods, most * HEADROOM);
        }
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }

    private static void addPeriods(XYChart chart, List<ChargingPeriod> periods, double top) {
        for (int i = 0; i < periods.size(); i++) {
            Date at = Date.from(periods.get(i).startPeriod());
            XYSeries line = chart.addSeries("period " + (i + 1), List.of(at, at), List.of(0.0, top));
            line.setMarker(SeriesMarkers.NONE)
                    .setLineStyle(SeriesLines.DASH_DASH)
                    .setLineWidth(1.4f);
            line.setShowInLegend(i < 10);
        }
    }

    static void prices(Tariff tariff, ZoneId zone, LocalDate day, Path file) throws IOException {
        String title = "Prices of tariff " + tariff.tariffId() + " on " + day;
        XYChart chart = chart(title, "price including tax [" + tariff.currency() + "]", zone);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Step);
        add(chart, tariff, zone, day, "energy per kWh", PricesNow::energy);
        add(chart, tariff, zone, day, "charging per minute", PricesNow::chargingTime);
        add(chart, tariff, zone, day, "idle per minute", PricesNow::idleTime);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }

    private static void add(
            XYChart chart,
            Tariff tariff,
            ZoneId zone,
            LocalDate day,
            String name,
            Function<PricesNow, @Nullable UnitPrice> price) {
        List<Date> times = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        for (Instant at = day.atStartOfDay(zone).toInstant(); at.isBefore(end); at = at.plusSeconds(300)) {
            UnitPrice now = Tariffs.priceNow(tariff, CostContext.of(zone), at)
                    .map(price)
                    .orElse(null);
            times.add(Date.from(at));
            // Where there is no price, the line has a gap.
            amounts.add(now == null ? Double.NaN : now.inclTax().doubleValue());
        }
        if (!amounts.stream().allMatch(amount -> amount.isNaN())) {
            times.add(Date.from(end));
            amounts.add(amounts.get(amounts.size() - 1));
            chart.addSeries(name, times, amounts).setMarker(SeriesMarkers.NONE).setLineWidth(3f);
        }
    }

    private static XYChart chart(String title, String unit, ZoneId zone) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("local time (" + zone + ")")
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setTimezone(TimeZone.getTimeZone(zone));
        chart.getStyler().setDatePattern("EEE HH:mm");
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisDecimalPattern("0.00#");
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotGridLinesColor(new Color(0xE3E6EA));
        chart.getStyler().setPlotBorderColor(new Color(0xB0B6BD));
        chart.getStyler().setLegendBorderColor(Color.WHITE);
        chart.getStyler().setLocale(Locale.ROOT);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
        return chart;
    }
}
