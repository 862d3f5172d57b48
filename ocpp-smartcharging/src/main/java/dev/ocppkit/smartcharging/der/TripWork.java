package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.PowerDuringCessationEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the trip and ride-through curves of a plan say in one step. */
final class TripWork {
    private final DerState state;
    private final DerMeasurement measurement;
    private final BigDecimal voltage;
    private final List<TripTimer> timers;
    private TripDecision decision = TripDecision.STAY;
    private @Nullable TripControl strongest;
    private @Nullable Instant meanBeyondSince;

    TripWork(DerPlan plan, DerState state, DerMeasurement measurement, BigDecimal voltage) {
        this.state = state;
        this.measurement = measurement;
        this.voltage = voltage;
        List<TripTimer> next = null;
        for (TripControl trip : plan.trips) {
            int slot = trip.slot();
            TripTimer before = slot < state.timers().size() ? state.timers().get(slot) : TripTimer.NORMAL;
            TripTimer after = measure(plan, trip, before);
            if (!after.entries().isEmpty() && next == null) {
                next = new ArrayList<>(Collections.nCopies(TripControl.KINDS.size(), TripTimer.NORMAL));
            }
            if (next != null) {
                next.set(slot, after);
            }
            if (after.isReached(trip.curve(), measurement.at()) || meanIsReached(trip)) {
                decide(trip);
            }
        }
        timers = next == null ? List.of() : next;
    }

    private TripTimer measure(DerPlan plan, TripControl trip, TripTimer before) {
        BigDecimal value = switch (trip.measured()) {
            case FREQUENCY -> measurement.frequencyHz();
            case VOLTAGE -> voltage;
            case POWER -> ReactivePowers.powerPercent(plan.ratings, state.active());
        };
        BigDecimal percent = plan.limit == null ? null : plan.limit.pctMaxDischargePower();
        boolean monitored =
                trip.measured() != TripControl.Measured.POWER || percent == null || value.compareTo(percent) > 0;
        return monitored ? before.measure(trip.curve(), measurement.at(), value) : TripTimer.NORMAL;
    }

    private boolean meanIsReached(TripControl trip) {
        BigDecimal mean = measurement.meanVoltage();
        BigDecimal delay = trip.meanDelay();
        if (trip.meanValue() == null || delay == null || mean == null || mean.compareTo(trip.meanValue()) <= 0) {
            return false;
        }
        Instant since = state.meanBeyondSince() == null ? measurement.at() : state.meanBeyondSince();
        meanBeyondSince = since;
        return TripTimer.seconds(since, measurement.at()).compareTo(delay) >= 0;
    }

    private void decide(TripControl trip) {
        if (trip.decision().compareTo(decision) > 0) {
            decision = trip.decision();
            strongest = trip;
        }
    }

    TripDecision decision() {
        return decision;
    }

    @Nullable
    DERControlEnum control() {
        return strongest == null ? null : strongest.kind();
    }

    @Nullable
    PowerDuringCessationEnum during() {
        return strongest == null ? null : strongest.during();
    }

    List<TripTimer> timers() {
        return timers;
    }

    @Nullable
    Instant meanBeyondSince() {
        return meanBeyondSince;
    }
}
