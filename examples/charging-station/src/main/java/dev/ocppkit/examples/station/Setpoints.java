package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.AFRRSignalRequest;
import dev.ocppkit.model.message.AFRRSignalResponse;
import dev.ocppkit.smartcharging.v2x.*;
import java.math.BigDecimal;
import java.util.*;

/** What a vehicle is asked for under each operation mode (Q03 to Q10); positive charges, negative discharges. */
final class Setpoints {
    private record Following(ChargingSchedulePeriod period, FrequencyStep step) {}

    private final Station station;
    private final List<AfrrSignal> signals = new ArrayList<>();
    private final Map<Integer, Following> following = new HashMap<>();

    Setpoints(Station station) {
        this.station = station;
        station.on(AFRRSignalRequest.class, this::signal);
    }

    private AFRRSignalResponse signal(AFRRSignalRequest request) {
        boolean followed =
                following.values().stream().anyMatch(each -> each.period().v2xSignalWattCurve() != null);
        if (followed) {
            signals.add(AfrrSignal.of(request));
        }
        return AFRRSignalResponse.of(followed ? GenericStatusEnum.ACCEPTED : GenericStatusEnum.REJECTED);
    }

    /** The setpoint of an EVSE in W. */
    double watts(Evse evse, ChargingSchedulePeriod period, double limit) {
        SetpointCaps caps = SetpointCaps.of(period);
        OperationModeEnum mode =
                period.operationMode() == null ? OperationModeEnum.CHARGING_ONLY : period.operationMode();
        if (mode != OperationModeEnum.LOCAL_FREQUENCY) {
            following.remove(evse.id);
        }
        double asked = switch (mode) {
            case IDLE -> 0;
            case LOCAL_FREQUENCY -> byFrequency(evse, period, caps);
            case LOCAL_LOAD_BALANCING -> byLoad(evse, caps);
            case CENTRAL_SETPOINT, EXTERNAL_SETPOINT, CENTRAL_FREQUENCY ->
                period.setpoint() == null
                        ? limit
                        : dev.ocppkit.smartcharging.v2x.Setpoints.cap(period.setpoint(), caps)
                                .doubleValue();
            default -> limit;
        };
        return Math.min(asked, limit);
    }

    private double byFrequency(Evse evse, ChargingSchedulePeriod period, SetpointCaps caps) {
        Following before = following.get(evse.id);
        boolean same = before != null && before.period().startPeriod() == period.startPeriod();
        BigDecimal threshold = station.model.decimal("V2XChargingCtrlr@" + evse.id + ".LocalFrequencyUpdateThreshold");
        Integer signal = AfrrSignal.activeAt(signals, station.now())
                .map(AfrrSignal::signal)
                .orElse(null);
        FrequencyStep step = FrequencySetpoints.step(
                FrequencySettings.of(period, threshold),
                same ? before.step() : null,
                Meter.decimal(station.grid.frequency()),
                signal,
                caps);
        following.put(evse.id, new Following(period, step));
        return step.setpoint().doubleValue();
    }

    private double byLoad(Evse evse, SetpointCaps caps) {
        double vehicles =
                station.evses.stream().mapToDouble(each -> each.powerWatts).sum();
        LoadBalancingSettings settings = new LoadBalancingSettings(
                variable(evse, "UpperThreshold"),
                variable(evse, "LowerThreshold"),
                variable(evse, "UpperOffset"),
                variable(evse, "LowerOffset"));
        BigDecimal load = Meter.decimal(station.grid.houseWatts() + vehicles);
        return LoadBalancingSetpoints.step(settings, Meter.decimal(evse.setpointWatts), load, caps)
                .doubleValue();
    }

    private BigDecimal variable(Evse evse, String instance) {
        return station.model.decimal("V2XChargingCtrlr@" + evse.id + ".LocalLoadBalancing[" + instance + "]");
    }
}
