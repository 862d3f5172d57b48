package dev.ocppkit.smartcharging.validation;

import static dev.ocppkit.model.enumeration.OperationModeEnum.CENTRAL_FREQUENCY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.EXTERNAL_LIMITS;
import static dev.ocppkit.model.enumeration.OperationModeEnum.EXTERNAL_SETPOINT;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_FREQUENCY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_LOAD_BALANCING;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.v2x.OperationModes;

/** The rules that bind the CSMS alone; a station does not refuse for them. */
final class CsmsChecks {
    private final ProfileRequest request;
    private final ChargingProfile profile;
    private final ValidationContext context;
    private final Findings findings;

    CsmsChecks(ProfileRequest request, ValidationContext context, Findings findings) {
        this.request = request;
        this.profile = request.profile();
        this.context = context;
        this.findings = findings;
    }

    void run() {
        Integer externalIds = context.capabilities().maxExternalConstraintsId();
        findings.addIf(externalIds != null && profile.id() <= externalIds, ProfileRule.CSMS_ID_RANGE);
        for (ChargingSchedule schedule : profile.chargingSchedule()) {
            for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
                check(schedule, period);
            }
        }
    }

    private void check(ChargingSchedule schedule, ChargingSchedulePeriod period) {
        OperationModeEnum mode = OperationModes.of(period);
        boolean limits = Quantity.LIMIT.isPresent(period) || Quantity.DISCHARGE_LIMIT.isPresent(period);
        boolean setpoints = Quantity.SETPOINT.isPresent(period) || Quantity.SETPOINT_REACTIVE.isPresent(period);
        if (mode == CENTRAL_FREQUENCY) {
            boolean dynamic = profile.chargingProfileKind() == ChargingProfileKindEnum.DYNAMIC;
            findings.addIf(!dynamic, ProfileRule.CSMS_CENTRAL_FREQUENCY_KIND, schedule, period);
            findings.addIf(limits, ProfileRule.CSMS_CENTRAL_FREQUENCY_LIMITS, schedule, period);
            boolean endless = schedule.duration() == null;
            findings.addIf(endless, ProfileRule.CSMS_CENTRAL_FREQUENCY_DURATION, schedule, period);
        }
        boolean external = (mode == EXTERNAL_LIMITS && limits) || (mode == EXTERNAL_SETPOINT && setpoints);
        findings.addIf(external, ProfileRule.CSMS_EXTERNAL_VALUES, schedule, period);
        findings.addIf(
                mode == LOCAL_LOAD_BALANCING && limits, ProfileRule.CSMS_LOAD_BALANCING_LIMITS, schedule, period);
        boolean curve = period.v2xFreqWattCurve() != null || period.v2xSignalWattCurve() != null;
        findings.addIf(curve && mode != LOCAL_FREQUENCY, ProfileRule.CSMS_UNUSED_CURVE, schedule, period);
        boolean phaseValues = false;
        for (Quantity quantity : Quantity.values()) {
            phaseValues |= quantity.hasPhaseValues(period);
        }
        boolean txProfile = profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.TX_PROFILE;
        findings.addIf(phaseValues && txProfile && !vehicleIsKnown(), ProfileRule.CSMS_PHASE_VALUES, schedule, period);
    }

    private boolean vehicleIsKnown() {
        return context.station()
                .evse(request.evseId())
                .map(EvseState::transaction)
                .map(TransactionState::transactionId)
                .filter(context.needs()::containsKey)
                .isPresent();
    }
}
