package dev.ocppkit.smartcharging.validation;

import static dev.ocppkit.model.enumeration.OperationModeEnum.CHARGING_ONLY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.IDLE;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_FREQUENCY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_LOAD_BALANCING;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.v2x.ModeRules;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import dev.ocppkit.smartcharging.v2x.Presence;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one period that follow from its operation mode, and those of its values. */
final class ModeChecks {
    private final ChargingProfile profile;
    private final StationCapabilities capabilities;
    private final @Nullable EnergyTransferModeEnum transfer;
    private final ValidationPolicy policy;
    private final Findings findings;

    ModeChecks(
            ChargingProfile profile,
            StationCapabilities capabilities,
            @Nullable EnergyTransferModeEnum transfer,
            ValidationPolicy policy,
            Findings findings) {
        this.profile = profile;
        this.capabilities = capabilities;
        this.transfer = transfer;
        this.policy = policy;
        this.findings = findings;
    }

    void run() {
        for (ChargingSchedule schedule : profile.chargingSchedule()) {
            for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
                check(schedule, period);
            }
        }
    }

    private void check(ChargingSchedule schedule, ChargingSchedulePeriod period) {
        OperationModeEnum mode = OperationModes.of(period);
        if (mode == OperationModeEnum.UNRECOGNIZED) {
            findings.add(ProfileRule.MODE_UNSUPPORTED, schedule, period);
            return;
        }
        checkMode(mode, schedule, period);
        checkFields(mode, schedule, period);
        checkCurves(mode, schedule, period);
        checkValues(schedule, period);
        boolean sleep = Boolean.TRUE.equals(period.evseSleep());
        findings.addIf(sleep && mode != IDLE, ProfileRule.EVSE_SLEEP, schedule, period);
    }

    private void checkMode(OperationModeEnum mode, ChargingSchedule schedule, ChargingSchedulePeriod period) {
        ChargingProfilePurposeEnum purpose = profile.chargingProfilePurpose();
        boolean priority = purpose == ChargingProfilePurposeEnum.PRIORITY_CHARGING && mode != CHARGING_ONLY;
        findings.addIf(priority, ProfileRule.PRIORITY_MODE, schedule, period);
        boolean otherPurpose = !OperationModes.allowedFor(purpose).contains(mode);
        findings.addIf(otherPurpose, ProfileRule.MODE_OF_PURPOSE, schedule, period);
        boolean supported =
                mode == CHARGING_ONLY || capabilities.operationModes().contains(mode);
        if (mode == LOCAL_LOAD_BALANCING) {
            findings.addIf(!supported, ProfileRule.LOAD_BALANCING_UNSUPPORTED, schedule, period);
            boolean unset = supported && capabilities.loadBalancing() == null;
            findings.addIf(unset, ProfileRule.LOAD_BALANCING_SETTINGS, schedule, period);
        } else {
            findings.addIf(!supported, ProfileRule.MODE_UNSUPPORTED, schedule, period);
        }
        boolean oneWay = purpose == ChargingProfilePurposeEnum.TX_PROFILE
                && transfer != null
                && !OperationModes.isBidirectional(transfer)
                && OperationModes.needsBidirectional(mode);
        findings.addIf(oneWay, ProfileRule.MODE_OF_TRANSACTION, schedule, period);
    }

    private void checkFields(OperationModeEnum mode, ChargingSchedule schedule, ChargingSchedulePeriod period) {
        ModeRules rules = OperationModes.rules(mode);
        for (Quantity quantity : Quantity.values()) {
            Presence presence = quantity.in(rules);
            boolean present = quantity.isPresent(period);
            if (presence == Presence.FORBIDDEN) {
                findings.addIf(present, forbiddenRule(mode), schedule, period);
            } else {
                boolean noBase = present && quantity.of(period, 1) == null;
                findings.addIf(noBase, ProfileRule.PHASE_VALUES_BASE, schedule, period);
                boolean missing = presence == Presence.REQUIRED && quantity.of(period, 1) == null;
                findings.addIf(missing, missingRule(mode), schedule, period);
            }
        }
    }

    private static ProfileRule forbiddenRule(OperationModeEnum mode) {
        return switch (mode) {
            case CHARGING_ONLY -> ProfileRule.CHARGING_ONLY_FIELDS;
            case LOCAL_FREQUENCY -> ProfileRule.LOCAL_FREQUENCY_FIELDS;
            case IDLE -> ProfileRule.IDLE_FIELDS;
            default -> ProfileRule.MODE_FIELDS;
        };
    }

    private static ProfileRule missingRule(OperationModeEnum mode) {
        return mode == CHARGING_ONLY ? ProfileRule.CHARGING_ONLY_LIMIT : ProfileRule.SETPOINT_MISSING;
    }

    private void checkCurves(OperationModeEnum mode, ChargingSchedule schedule, ChargingSchedulePeriod period) {
        if (mode != LOCAL_FREQUENCY) {
            return;
        }
        List<V2XFreqWattPoint> curve = period.v2xFreqWattCurve();
        boolean noCurve = curve == null || curve.size() < 2 || period.v2xBaseline() == null;
        findings.addIf(noCurve, ProfileRule.FREQ_WATT_CURVE, schedule, period);
        boolean amps = schedule.chargingRateUnit() != ChargingRateUnitEnum.W;
        findings.addIf(amps, ProfileRule.FREQUENCY_UNIT, schedule, period);
        List<V2XSignalWattPoint> signals = period.v2xSignalWattCurve();
        findings.addIf(signals != null && signals.size() < 2, ProfileRule.SIGNAL_CURVE, schedule, period);
        boolean backward = curve != null
                && runsBackward(curve.stream().map(V2XFreqWattPoint::frequency).toList());
        boolean signalsBackward = signals != null
                && runsBackward(signals.stream()
                        .map(point -> BigDecimal.valueOf(point.signal()))
                        .toList());
        findings.addIf(backward || signalsBackward, ProfileRule.CURVE_ORDER, schedule, period);
    }

    private static boolean runsBackward(List<BigDecimal> places) {
        for (int i = 1; i < places.size(); i++) {
            if (places.get(i).compareTo(places.get(i - 1)) < 0) {
                return true;
            }
        }
        return false;
    }

    private void checkValues(ChargingSchedule schedule, ChargingSchedulePeriod period) {
        for (int phase = 1; phase <= 3; phase++) {
            BigDecimal limit = Quantity.LIMIT.of(period, phase);
            BigDecimal dischargeLimit = Quantity.DISCHARGE_LIMIT.of(period, phase);
            boolean negative = limit != null
                    && limit.signum() < 0
                    && policy.negativeLimit() == ValidationPolicy.NegativeLimit.REJECT;
            findings.addIf(negative, ProfileRule.NEGATIVE_LIMIT, schedule, period);
            boolean positive = dischargeLimit != null && dischargeLimit.signum() > 0;
            findings.addIf(positive, ProfileRule.POSITIVE_DISCHARGE_LIMIT, schedule, period);
            BigDecimal setpoint = Quantity.SETPOINT.of(period, phase);
            if (setpoint != null) {
                boolean above = limit != null && setpoint.compareTo(limit) > 0;
                boolean below = dischargeLimit != null && setpoint.compareTo(dischargeLimit) < 0;
                findings.addIf(above || below, ProfileRule.SETPOINT_RANGE, schedule, period);
            }
        }
        boolean phaseValues = false;
        for (Quantity quantity : Quantity.values()) {
            phaseValues |= quantity.hasPhaseValues(period);
        }
        boolean otherPurpose = profile.chargingProfilePurpose() != ChargingProfilePurposeEnum.TX_PROFILE;
        findings.addIf(phaseValues && otherPurpose, ProfileRule.PHASE_VALUES_PURPOSE, schedule, period);
    }
}
