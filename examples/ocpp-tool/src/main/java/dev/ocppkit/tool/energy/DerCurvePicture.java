package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.LimitMaxDischarge;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.smartcharging.der.ActivePowers;
import dev.ocppkit.smartcharging.der.DerControl;
import dev.ocppkit.smartcharging.der.DerCurve;
import dev.ocppkit.smartcharging.der.DerMeasurement;
import dev.ocppkit.smartcharging.der.DerRatings;
import dev.ocppkit.smartcharging.der.DerStep;
import dev.ocppkit.smartcharging.der.ReactivePowers;
import dev.ocppkit.smartcharging.der.TripAxis;
import dev.ocppkit.smartcharging.der.TripCurve;
import dev.ocppkit.smartcharging.der.TripSide;
import dev.ocppkit.smartcharging.der.TripTimer;
import dev.ocppkit.tool.input.InputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The curve of one control, with the places at which it was asked. */
final class DerCurvePicture {
    private final DERControlEnum kind;
    private final DERCurve form;
    private final DerRatings ratings;
    private final List<DerMeasurement> grid;
    private final List<DerStep> steps;

    DerCurvePicture(
            String name, List<DerControl> controls, DerRatings ratings, List<DerMeasurement> grid, List<DerStep> steps)
            throws InputException {
        this.kind = DERControlEnum.fromWireName(name)
                .orElseThrow(() -> new InputException("--curve", "names no kind of DER control: " + name));
        this.form = controls.stream()
                .filter(control -> control.kind() == kind)
                .map(DerCurvePicture::curve)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new InputException("--curve", "names a control that is not there or has no curve"));
        this.ratings = ratings;
        this.grid = grid;
        this.steps = steps;
    }

    private static @Nullable DERCurve curve(DerControl control) {
        LimitMaxDischarge limit = control.request().limitMaxDischarge();
        return limit == null ? control.request().curve() : limit.powerMonitoringMustTrip();
    }

    Picture draw() {
        return switch (kind) {
            case FREQ_WATT, VOLT_WATT, VOLT_VAR, WATT_VAR, WATT_PF -> law();
            default -> trip();
        };
    }

    private Picture law() {
        DerCurve curve = DerCurve.of(form);
        List<BigDecimal> used = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
            used.add(value(i));
        }
        List<BigDecimal> xs = Grids.over(curve.xs(), used);
        String y = kind == DERControlEnum.WATT_PF
                ? "power factor, absorbing above zero"
                : "percent (" + form.yUnit().wireName() + ")";
        return new Picture("Curve " + kind.wireName(), quantity(), y)
                .line(kind.wireName(), xs, xs.stream().map(curve::valueAt).toList())
                .points("samples", used, used.stream().map(curve::valueAt).toList());
    }

    /** How long excursions lasted, beside how long they may last. */
    private Picture trip() {
        boolean low = kind.wireName().startsWith("L") && !isPower();
        TripAxis axis = isPower() ? TripAxis.TIME : TripAxis.VALUE;
        DerCurve curve = DerCurve.of(form);
        TripCurve trip = new TripCurve(curve, low ? TripSide.LOW : TripSide.HIGH, axis);
        List<BigDecimal> values = new ArrayList<>();
        List<BigDecimal> seconds = new ArrayList<>();
        TripTimer timer = TripTimer.NORMAL;
        for (int i = 0; i < grid.size(); i++) {
            timer = timer.measure(trip, grid.get(i).at(), value(i));
            Instant until = grid.get(Math.min(i + 1, grid.size() - 1)).at();
            for (TripTimer.Stretch stretch : timer.entries()) {
                values.add(stretch.mildest());
                seconds.add(seconds(stretch.since(), until));
            }
            if (timer.entries().isEmpty()) {
                values.add(value(i));
                seconds.add(BigDecimal.ZERO);
            }
        }
        List<BigDecimal> xs = Grids.over(curve.xs(), isPower() ? seconds : values).stream()
                .filter(x -> isPower() ? x.signum() >= 0 : trip.isBeyond(x))
                .toList();
        Picture picture = new Picture(
                        "Curve " + kind.wireName(),
                        isPower() ? "seconds" : quantity(),
                        isPower() ? quantity() : "seconds")
                .line(kind.wireName(), xs, xs.stream().map(curve::valueAt).toList());
        return isPower()
                ? picture.points("excursions", seconds, values)
                : picture.points("excursions", values, seconds);
    }

    private boolean isPower() {
        return kind == DERControlEnum.POWER_MONITORING_MUST_TRIP || kind == DERControlEnum.LIMIT_MAX_DISCHARGE;
    }

    private static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toMillis(), 3).setScale(3, RoundingMode.DOWN);
    }

    private BigDecimal value(int index) {
        return switch (kind) {
            case FREQ_WATT, HF_MAY_TRIP, HF_MUST_TRIP, LF_MUST_TRIP ->
                grid.get(index).frequencyHz();
            case WATT_PF, WATT_VAR, POWER_MONITORING_MUST_TRIP, LIMIT_MAX_DISCHARGE ->
                ReactivePowers.powerPercent(ratings, steps.get(index).active());
            default -> ActivePowers.voltagePercent(ratings, grid.get(index).voltage());
        };
    }

    private String quantity() {
        return switch (kind) {
            case FREQ_WATT, HF_MAY_TRIP, HF_MUST_TRIP, LF_MUST_TRIP -> "frequency in Hz";
            case WATT_PF, WATT_VAR, POWER_MONITORING_MUST_TRIP, LIMIT_MAX_DISCHARGE ->
                "power in percent of the rated one";
            default -> "voltage in percent of the nominal one";
        };
    }
}
