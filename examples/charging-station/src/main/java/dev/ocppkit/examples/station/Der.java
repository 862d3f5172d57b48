package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.message.*;
import dev.ocppkit.smartcharging.der.*;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.*;

/** Controls of the grid operator on the inverters (R04, R05); without {@code --v2x} there are none. */
final class Der {
    private static final DerRatings RATINGS = DerRatings.symmetric(22_000, 22_000, 10_000, 400);

    private final Station station;
    private final Map<Integer, DerState> states = new HashMap<>();
    private final Map<Integer, DerAlarms.Deviation> alarms = new HashMap<>();
    private DerControls controls;
    private Instant lookedAt;

    Der(Station station) {
        this.station = station;
        List<String> kinds = station.options.v2x() ? station.model.list("DCDERCtrlr@1.ModesSupported") : List.of();
        String saved = station.state.get("der");
        this.controls = saved == null
                ? DerControls.supporting(kinds.stream()
                        .map(DERControlEnum::fromWireName)
                        .flatMap(Optional::stream)
                        .toList())
                : DerControls.fromJson(saved);
        this.lookedAt = station.now();
        station.on(SetDERControlRequest.class, request -> taken(controls.set(request, station.now())));
        station.on(ClearDERControlRequest.class, request -> taken(controls.clear(request, station.now())));
        station.on(GetDERControlRequest.class, this::get);
        station.everySecond(this::look);
    }

    private <R> R taken(DerControls.Outcome<R> outcome) {
        controls = outcome.controls();
        station.state.put("der", controls.toJson());
        station.state.commit();
        return outcome.response();
    }

    private GetDERControlResponse get(GetDERControlRequest request) {
        Instant now = station.now();
        station.afterReply(() -> controls.reports(request, now).forEach(station::send));
        return controls.get(request, now);
    }

    /** Tells which scheduled controls have started and ended. */
    private void look() {
        Instant now = station.now();
        if (station.isOnline() && station.version() == OcppVersion.V2_1 && now.isAfter(lookedAt)) {
            controls.startStopEvents(lookedAt, now).forEach(station::send);
        }
        controls = controls.expire(now);
        lookedAt = now;
    }

    /** What is left of a setpoint in W under all controls in force. */
    double apply(Evse evse, double watts, double limit) {
        Instant now = station.now();
        if (controls.controls().isEmpty()) {
            return watts;
        }
        DerStep step = dev.ocppkit.smartcharging.der.DerSteps.step(
                DerPlan.of(controls.activeAt(now), RATINGS),
                states.getOrDefault(evse.id, DerState.running()),
                DerMeasurement.of(now, Meter.decimal(station.grid.frequency()), new BigDecimal(400)),
                ChargePower.of(Math.round(watts)),
                new SetpointCaps(Meter.decimal(limit), null),
                BigDecimal.ZERO);
        states.put(evse.id, step.state());
        DerAlarms.Deviation before = alarms.put(evse.id, step.deviation());
        DerAlarms.event(before, step.deviation(), now).ifPresent(station::send);
        return step.active().toChargePower().watts().doubleValue();
    }
}
