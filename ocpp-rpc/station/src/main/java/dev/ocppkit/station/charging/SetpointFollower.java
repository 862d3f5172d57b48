package dev.ocppkit.station.charging;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.AFRRSignalRequest;
import dev.ocppkit.model.message.AFRRSignalResponse;
import dev.ocppkit.smartcharging.v2x.AfrrSignal;
import dev.ocppkit.smartcharging.v2x.FrequencySetpoints;
import dev.ocppkit.smartcharging.v2x.FrequencySettings;
import dev.ocppkit.smartcharging.v2x.FrequencyStep;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSetpoints;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.smartcharging.v2x.Setpoints;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a vehicle is asked for in each operation mode, from the period in force and what is measured. Positive
 * setpoints charge, negative ones discharge.
 *
 * <p>Spec: OCPP 2.1 Part 2, Q03 to Q10.
 */
public final class SetpointFollower {
    private record Following(ChargingSchedulePeriod period, FrequencyStep step) {}

    private final StationContext context;
    private final DeviceModel model;
    private final Surroundings surroundings;
    private final List<AfrrSignal> signals = new ArrayList<>();
    private final Map<Integer, Following> following = new HashMap<>();

    /**
     * Adds the handler of AFRRSignal.
     *
     * @param context where the block lives
     * @param model the variables; V2XChargingCtrlr of each EVSE is read
     * @param surroundings what is measured
     */
    public SetpointFollower(StationContext context, DeviceModel model, Surroundings surroundings) {
        this.context = context;
        this.model = model;
        this.surroundings = surroundings;
        context.on(AFRRSignalRequest.class, this::signal);
    }

    private AFRRSignalResponse signal(AFRRSignalRequest request) {
        boolean followed =
                following.values().stream().anyMatch(each -> each.period().v2xSignalWattCurve() != null);
        if (followed) {
            signals.add(AfrrSignal.of(request));
        }
        return AFRRSignalResponse.of(followed ? GenericStatusEnum.ACCEPTED : GenericStatusEnum.REJECTED);
    }

    /**
     * Works out the setpoint of an EVSE.
     *
     * @param evseId the EVSE
     * @param period the period in force
     * @param limit the limit in W
     * @param before the setpoint of before in W, from which local load balancing goes on
     * @return the setpoint in W, not above the limit
     */
    public BigDecimal setpoint(int evseId, ChargingSchedulePeriod period, BigDecimal limit, BigDecimal before) {
        SetpointCaps caps = SetpointCaps.of(period);
        OperationModeEnum mode =
                period.operationMode() == null ? OperationModeEnum.CHARGING_ONLY : period.operationMode();
        if (mode != OperationModeEnum.LOCAL_FREQUENCY) {
            following.remove(evseId);
        }
        BigDecimal asked = switch (mode) {
            case IDLE -> BigDecimal.ZERO;
            case LOCAL_FREQUENCY -> byFrequency(evseId, period, caps);
            case LOCAL_LOAD_BALANCING -> byLoad(evseId, caps, before);
            case CENTRAL_SETPOINT, EXTERNAL_SETPOINT, CENTRAL_FREQUENCY ->
                period.setpoint() == null ? limit : Setpoints.cap(period.setpoint(), caps);
            default -> limit;
        };
        return asked.min(limit);
    }

    private BigDecimal byFrequency(int evseId, ChargingSchedulePeriod period, SetpointCaps caps) {
        Following before = following.get(evseId);
        FrequencyStep last =
                before == null || before.period().startPeriod() != period.startPeriod() ? null : before.step();
        FrequencyStep step = FrequencySetpoints.step(
                FrequencySettings.of(
                        period, model.decimal("V2XChargingCtrlr@" + evseId + ".LocalFrequencyUpdateThreshold")),
                last,
                surroundings.frequencyHz(),
                activeSignal(),
                caps);
        following.put(evseId, new Following(period, step));
        return step.setpoint();
    }

    private @Nullable Integer activeSignal() {
        return AfrrSignal.activeAt(signals, context.now())
                .map(AfrrSignal::signal)
                .orElse(null);
    }

    private BigDecimal byLoad(int evseId, SetpointCaps caps, BigDecimal before) {
        LoadBalancingSettings settings = new LoadBalancingSettings(
                variable(evseId, "UpperThreshold"),
                variable(evseId, "LowerThreshold"),
                variable(evseId, "UpperOffset"),
                variable(evseId, "LowerOffset"));
        return LoadBalancingSetpoints.step(settings, before, surroundings.loadWatts(), caps);
    }

    private BigDecimal variable(int evseId, String instance) {
        return model.decimal("V2XChargingCtrlr@" + evseId + ".LocalLoadBalancing[" + instance + "]");
    }
}
