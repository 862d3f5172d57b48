package dev.ocppkit.tool.composite;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.ElectricalUnits;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.schedule.Contribution;
import dev.ocppkit.smartcharging.schedule.Provenance;
import dev.ocppkit.tool.Axes;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a composite schedule as steps over local time, with the profiles that lead as thin lines. */
final class CompositePlot {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 640;
    private static final float THICKEST = 7f;
    private static final float THICK = 4f;
    private static final float THIN = 1.2f;
    private static final double KILO = 1000;
    private static final int DAY_SECONDS = 86_400;

    private static final Color LIMIT = new Color(0x1F5FAF);
    private static final Color DISCHARGE = new Color(0xC2571A);
    private static final Color SETPOINT = new Color(0x2B8A3E);
    private static final Color[] PROFILES = {
        new Color(0x8E6BBF),
        new Color(0x4AA3A2),
        new Color(0xB8860B),
        new Color(0xC25B8A),
        new Color(0x6B7280),
        new Color(0x7A9A01),
        new Color(0xA0522D),
        new Color(0x4682B4)
    };

    private final CompositeInput input;
    private final CompositeSchedule schedule;
    private final List<Provenance> provenance;
    private final XYChart chart;
    private final boolean watts;
    private int profiles;

    CompositePlot(CompositeInput input, CompositeSchedule schedule, List<Provenance> provenance) {
        this.input = input;
        this.schedule = schedule;
        this.provenance = provenance;
        this.watts = schedule.chargingRateUnit() == ChargingRateUnitEnum.W;
        // There is no screen where the tool runs on a server.
        System.setProperty("java.awt.headless", "true");
        this.chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title())
                .xAxisTitle("local time (" + input.zone() + ")")
                .yAxisTitle(watts ? "power in kW, charging above zero" : "current per phase in A, charging above zero")
                .build();
    }

    private String title() {
        String what = schedule.evseId() == 0 ? "station" : "EVSE " + schedule.evseId();
        String day =
                DateTimeFormatter.ISO_LOCAL_DATE.format(schedule.scheduleStart().atZone(input.zone()));
        return "Composite schedule, " + what + ", " + day;
    }

    void save(Path target) throws IOException {
        style();
        draw("limit", LIMIT, THICKEST, ChargingSchedulePeriod::limit);
        draw("limit L2", LIMIT.brighter(), THICK, ChargingSchedulePeriod::limitL2);
        draw("limit L3", LIMIT.darker(), THICK, ChargingSchedulePeriod::limitL3);
        draw("discharge limit", DISCHARGE, THICKEST, ChargingSchedulePeriod::dischargeLimit);
        draw("setpoint", SETPOINT, THICK, ChargingSchedulePeriod::setpoint);
        drawProfiles();
        if (chart.getSeriesMap().isEmpty()) {
            addLine("no limit", Color.GRAY, THIN, List.of(0, schedule.duration()), List.of(0d, 0d));
        }
        Axes.showZeroBelowConstants(chart);
        BitmapEncoder.saveBitmap(chart, target.toString(), BitmapFormat.PNG);
    }

    private void style() {
        XYStyler styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(new Color(0xE3E6EA));
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setPlotBorderColor(new Color(0xB0B6BD));
        styler.setTimezone(TimeZone.getTimeZone(input.zone()));
        styler.setLocale(Locale.ROOT);
        styler.setDatePattern(schedule.duration() > DAY_SECONDS * 2 ? "MM-dd HH:mm" : "HH:mm");
        styler.setYAxisDecimalPattern("#,##0.##");
        styler.setXAxisTickMarkSpacingHint(90);
        styler.setAntiAlias(true);
    }

    private void draw(
            String name, Color color, float width, Function<ChargingSchedulePeriod, @Nullable BigDecimal> value) {
        List<Integer> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        for (int i = 0; i < periods.size(); i++) {
            int end = i + 1 < periods.size() ? periods.get(i + 1).startPeriod() : schedule.duration();
            step(seconds, values, periods.get(i).startPeriod(), end, value.apply(periods.get(i)));
        }
        addLine(name, color, width, seconds, values);
    }

    /** Draws the limit, or else the setpoint, of each profile where it leads. */
    private void drawProfiles() {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (int i = 0; i < provenance.size(); i++) {
            int start = provenance.get(i).start();
            int end = i + 1 < provenance.size() ? provenance.get(i + 1).start() : schedule.duration();
            Map<String, BigDecimal> here = values(provenance.get(i));
            here.keySet().forEach(name -> lines.computeIfAbsent(name, any -> new Line()));
            lines.forEach((name, line) -> step(line.seconds, line.values, start, end, here.get(name)));
        }
        lines.forEach(
                (name, line) -> addLine(name, PROFILES[profiles++ % PROFILES.length], THIN, line.seconds, line.values));
    }

    /** The points of a line, in which each step has two. */
    private static final class Line {
        private final List<Integer> seconds = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
    }

    private Map<String, BigDecimal> values(Provenance why) {
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        for (Contribution one : why.leading()) {
            BigDecimal value = value(one);
            if (value != null) {
                String evse = schedule.evseId() == 0 && one.evseId() > 0 ? ", EVSE " + one.evseId() : "";
                found.put(one.purpose().wireName() + " " + one.profileId() + evse, value);
            }
        }
        return found;
    }

    private @Nullable BigDecimal value(Contribution one) {
        BigDecimal value = one.period().limit() == null
                ? one.period().setpoint()
                : one.period().limit();
        ChargingRateUnitEnum unit = input.installed().stream()
                .map(InstalledProfile::profile)
                .filter(profile -> profile.id() == one.profileId())
                .flatMap(profile -> profile.chargingSchedule().stream())
                .filter(candidate -> candidate.id() == one.scheduleId())
                .map(candidate -> candidate.chargingRateUnit())
                .findFirst()
                .orElse(schedule.chargingRateUnit());
        if (value == null || unit == schedule.chargingRateUnit()) {
            return value;
        }
        EvseState evse = input.station().evse(one.evseId()).orElse(null);
        boolean dc = evse != null && evse.currentType() == CurrentType.DC;
        BigDecimal volts =
                evse != null && dc ? evse.dcVoltage() : input.station().nominalVoltage();
        if (volts == null) {
            return null;
        }
        Integer given = one.period().numberPhases();
        int phases = dc ? 1 : given == null || given < 1 ? 3 : given;
        return watts ? ElectricalUnits.watts(value, volts, phases) : ElectricalUnits.amps(value, volts, phases);
    }

    /** Adds a step; a gap is a value that is not a number. */
    private void step(List<Integer> seconds, List<Double> values, int start, int end, @Nullable BigDecimal value) {
        double y = value == null ? Double.NaN : value.doubleValue() / (watts ? KILO : 1);
        seconds.add(start);
        values.add(y);
        seconds.add(end);
        values.add(y);
    }

    private void addLine(String name, Color color, float width, List<Integer> seconds, List<Double> values) {
        if (values.stream().allMatch(value -> value.isNaN())) {
            return;
        }
        List<Date> times = seconds.stream()
                .map(second -> Date.from(schedule.scheduleStart().plusSeconds(second)))
                .toList();
        XYSeries series = chart.addSeries(name, times, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineWidth(width);
    }
}
