package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.EnterService;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.datatype.LimitMaxDischarge;
import dev.ocppkit.model.enumeration.DERControlEnum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The controls that are in force together, made ready for {@link DerSteps}. Immutable; make a new one when a control starts or
 * ends, see {@link DerControls#nextChange}.
 */
public final class DerPlan {
    final DerRatings ratings;
    final VoltageBase voltageBase;
    final @Nullable FreqDroop droop;
    final @Nullable LimitCurve freqWatt;
    final @Nullable LimitCurve voltWatt;
    final @Nullable LimitMaxDischarge limit;
    final @Nullable InjectedPower maxDischarge;
    final @Nullable EnterService enterService;
    final @Nullable Gradient gradient;
    final List<TripControl> trips;
    /** The one that beats the others first. */
    final List<ReactiveControl> reactive;

    private DerPlan(
            Map<DERControlEnum, DerControl> active, DerRatings ratings, VoltageBase voltageBase, TripAxis axis) {
        this.ratings = ratings;
        this.voltageBase = voltageBase;
        DerControl droopControl = active.get(DERControlEnum.FREQ_DROOP);
        droop = droopControl == null ? null : droopControl.request().freqDroop();
        freqWatt = limitCurve(active.get(DERControlEnum.FREQ_WATT));
        voltWatt = limitCurve(active.get(DERControlEnum.VOLT_WATT));
        DerControl limitControl = active.get(DERControlEnum.LIMIT_MAX_DISCHARGE);
        limit = limitControl == null ? null : limitControl.request().limitMaxDischarge();
        maxDischarge =
                limit == null ? null : ActivePowers.maxDischarge(limit, ratings).orElse(null);
        DerControl service = active.get(DERControlEnum.ENTER_SERVICE);
        enterService = service == null ? null : service.request().enterService();
        DerControl gradients = active.get(DERControlEnum.GRADIENTS);
        gradient = gradients == null ? null : gradients.request().gradient();
        trips = trips(active, limit, axis);
        reactive = active.values().stream()
                .filter(control -> ReactiveControl.isReactive(control.kind()))
                .map(ReactiveControl::of)
                .sorted(Comparator.comparingInt(ReactiveControl::priority).thenComparing(ReactiveControl::kind))
                .toList();
    }

    private static @Nullable LimitCurve limitCurve(@Nullable DerControl control) {
        return control == null ? null : LimitCurve.of(control);
    }

    private static List<TripControl> trips(
            Map<DERControlEnum, DerControl> active, @Nullable LimitMaxDischarge limit, TripAxis axis) {
        List<TripControl> trips = new ArrayList<>();
        active.values().stream()
                .filter(control -> TripControl.isTrip(control.kind()))
                .map(control -> TripControl.of(control, axis))
                // The strongest decision first.
                .sorted(Comparator.comparing(TripControl::decision).reversed().thenComparing(TripControl::kind))
                .forEach(trips::add);
        if (limit != null && limit.powerMonitoringMustTrip() != null) {
            trips.add(0, TripControl.ofMonitoring(limit.powerMonitoringMustTrip()));
        }
        return List.copyOf(trips);
    }

    /**
     * Makes a plan with voltages in percent and measurements on the x axis of trip curves.
     *
     * @param active by kind the control in force, as from {@link DerControls#activeAt(java.time.Instant)}
     * @param ratings nameplate of the inverter
     * @return the plan
     */
    public static DerPlan of(Map<DERControlEnum, DerControl> active, DerRatings ratings) {
        return of(active, ratings, VoltageBase.PERCENT, TripAxis.VALUE);
    }

    /**
     * Makes a plan.
     *
     * @param active by kind the control in force
     * @param ratings nameplate of the inverter
     * @param voltageBase what voltages in trip curves and EnterService are counted in
     * @param axis what the x of curves for frequency and voltage trips is
     * @return the plan
     */
    public static DerPlan of(
            Map<DERControlEnum, DerControl> active, DerRatings ratings, VoltageBase voltageBase, TripAxis axis) {
        return new DerPlan(
                Map.copyOf(active),
                Objects.requireNonNull(ratings, "ratings"),
                Objects.requireNonNull(voltageBase, "voltageBase"),
                Objects.requireNonNull(axis, "axis"));
    }

    /**
     * Returns the ratings.
     *
     * @return the nameplate the plan was made for
     */
    public DerRatings ratings() {
        return ratings;
    }
}
