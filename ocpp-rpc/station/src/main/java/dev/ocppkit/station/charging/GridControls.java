package dev.ocppkit.station.charging;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.message.ClearDERControlRequest;
import dev.ocppkit.model.message.GetDERControlRequest;
import dev.ocppkit.model.message.GetDERControlResponse;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.smartcharging.der.ChargePower;
import dev.ocppkit.smartcharging.der.DerAlarms;
import dev.ocppkit.smartcharging.der.DerControls;
import dev.ocppkit.smartcharging.der.DerMeasurement;
import dev.ocppkit.smartcharging.der.DerPlan;
import dev.ocppkit.smartcharging.der.DerRatings;
import dev.ocppkit.smartcharging.der.DerState;
import dev.ocppkit.smartcharging.der.DerStep;
import dev.ocppkit.smartcharging.der.DerSteps;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Controls of the grid operator on the inverters of a station: keeps them over restarts, tells which have started and ended,
 * and tells what they leave of a setpoint. Which kinds there are, says DCDERCtrlr.ModesSupported of EVSE 1.
 *
 * <p>Spec: OCPP 2.1 Part 2, R01 to R05.
 */
public final class GridControls {
    private static final String CONTROLS = "der";

    private final StationContext context;
    private final DerRatings ratings;
    private final Map<Integer, DerState> states = new HashMap<>();
    private final Map<Integer, DerAlarms.Deviation> alarms = new HashMap<>();
    private DerControls controls;
    private Instant lookedAt;

    /**
     * Adds the handlers of SetDERControl, GetDERControl and ClearDERControl.
     *
     * @param context where the block lives
     * @param model the variables
     * @param ratings what each inverter can do
     */
    public GridControls(StationContext context, DeviceModel model, DerRatings ratings) {
        this.context = context;
        this.ratings = ratings;
        this.controls = context.store()
                .get(CONTROLS)
                .map(DerControls::fromJson)
                .orElseGet(() -> DerControls.supporting(kinds(model)));
        this.lookedAt = context.now();
        context.on(SetDERControlRequest.class, request -> taken(controls.set(request, context.now())));
        context.on(ClearDERControlRequest.class, request -> taken(controls.clear(request, context.now())));
        context.on(GetDERControlRequest.class, this::get);
        context.everySecond(this::look);
    }

    private static List<DERControlEnum> kinds(DeviceModel model) {
        return model.list("DCDERCtrlr@1.ModesSupported").stream()
                .map(DERControlEnum::fromWireName)
                .flatMap(Optional::stream)
                .toList();
    }

    private <R> R taken(DerControls.Outcome<R> outcome) {
        controls = outcome.controls();
        context.store().put(CONTROLS, controls.toJson());
        context.store().commit();
        return outcome.response();
    }

    private GetDERControlResponse get(GetDERControlRequest request) {
        Instant now = context.now();
        context.afterReply(() -> controls.reports(request, now).forEach(context::send));
        return controls.get(request, now);
    }

    /** Tells which scheduled controls have started and ended. */
    private void look() {
        Instant now = context.now();
        if (context.isOnline() && context.version() == OcppVersion.V2_1 && now.isAfter(lookedAt)) {
            controls.startStopEvents(lookedAt, now).forEach(context::send);
        }
        controls = controls.expire(now);
        lookedAt = now;
    }

    /**
     * Works out what is left of a setpoint under all controls in force, and tells the CSMS of alarms.
     *
     * @param evseId the EVSE whose inverter it is for; each goes on from its own step of before
     * @param watts the setpoint in W; negative for discharging
     * @param limit the limit of charging in W
     * @param hertz the frequency of the grid in Hz
     * @param volts the voltage of the grid in V
     * @return the setpoint in W that remains
     */
    public BigDecimal apply(int evseId, BigDecimal watts, BigDecimal limit, BigDecimal hertz, BigDecimal volts) {
        if (controls.controls().isEmpty()) {
            return watts;
        }
        Instant now = context.now();
        DerStep step = DerSteps.step(
                DerPlan.of(controls.activeAt(now), ratings),
                states.getOrDefault(evseId, DerState.running()),
                DerMeasurement.of(now, hertz, volts),
                ChargePower.of(watts.setScale(0, RoundingMode.HALF_UP).longValueExact()),
                new SetpointCaps(limit, null),
                BigDecimal.ZERO);
        states.put(evseId, step.state());
        DerAlarms.Deviation before = alarms.put(evseId, step.deviation());
        DerAlarms.event(before, step.deviation(), now).ifPresent(context::send);
        return step.active().toChargePower().watts();
    }
}
