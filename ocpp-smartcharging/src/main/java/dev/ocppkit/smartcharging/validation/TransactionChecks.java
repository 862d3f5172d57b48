package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.PriceLevelSchedule;
import dev.ocppkit.model.datatype.SalesTariff;
import dev.ocppkit.model.datatype.V2XChargingParameters;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ControlModeEnum;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.TransactionState;
import org.jspecify.annotations.Nullable;

/** The rules that tie a profile to a transaction and to what its vehicle said. */
final class TransactionChecks {
    private final ProfileRequest request;
    private final ChargingProfile profile;
    private final ValidationContext context;
    private final Findings findings;
    private final @Nullable TransactionState transaction;
    private final @Nullable NotifyEVChargingNeedsRequest needs;

    TransactionChecks(ProfileRequest request, ValidationContext context, Findings findings) {
        this.request = request;
        this.profile = request.profile();
        this.context = context;
        this.findings = findings;
        this.transaction = context.station()
                .evse(request.evseId())
                .map(EvseState::transaction)
                .orElse(null);
        this.needs = transaction == null ? null : context.needs().get(transaction.transactionId());
    }

    void run() {
        boolean txProfile = profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.TX_PROFILE;
        if (request.source() == ProfileSource.REQUEST_START) {
            findings.addIf(!txProfile, ProfileRule.REQUEST_START_PURPOSE);
            findings.addIf(profile.transactionId() != null, ProfileRule.REQUEST_START_TRANSACTION);
        } else if (txProfile) {
            checkTransaction();
        }
        checkSchedules(txProfile);
        if (txProfile && needs != null) {
            checkPhaseValues(needs);
        }
    }

    private void checkTransaction() {
        String id = profile.transactionId();
        findings.addIf(id == null, ProfileRule.TRANSACTION_ID);
        if (request.evseId() == 0) {
            findings.add(ProfileRule.TX_PROFILE_EVSE);
            return;
        }
        if (transaction == null) {
            findings.add(ProfileRule.NO_TRANSACTION);
            return;
        }
        boolean other = id != null && !id.equals(transaction.transactionId());
        findings.addIf(other, ProfileRule.OTHER_TRANSACTION);
        boolean early = context.awaitingNeeds().contains(transaction.transactionId());
        findings.addIf(early, ProfileRule.TOO_EARLY);
    }

    private void checkSchedules(boolean txProfile) {
        boolean dynamicControl =
                needs != null && needs.chargingNeeds().controlMode() == ControlModeEnum.DYNAMIC_CONTROL;
        boolean mayHaveSeveral = txProfile && needs != null && !dynamicControl;
        findings.addIf(profile.chargingSchedule().size() > 1 && !mayHaveSeveral, ProfileRule.SEVERAL_SCHEDULES);
        Integer tuples = needs == null || !txProfile ? null : needs.maxScheduleTuples();
        if (tuples == null) {
            return;
        }
        for (ChargingSchedule schedule : profile.chargingSchedule()) {
            int periods = schedule.chargingSchedulePeriod().size();
            int prices = priceEntries(schedule);
            int most = dynamicControl ? periods + prices : Math.max(periods, prices);
            findings.addIf(most > tuples, ProfileRule.SCHEDULE_TUPLES, schedule);
        }
    }

    private static int priceEntries(ChargingSchedule schedule) {
        AbsolutePriceSchedule absolute = schedule.absolutePriceSchedule();
        PriceLevelSchedule level = schedule.priceLevelSchedule();
        SalesTariff tariff = schedule.salesTariff();
        return (absolute == null ? 0 : absolute.priceRuleStacks().size())
                + (level == null ? 0 : level.priceLevelScheduleEntries().size())
                + (tariff == null ? 0 : tariff.salesTariffEntry().size());
    }

    private void checkPhaseValues(NotifyEVChargingNeedsRequest sent) {
        V2XChargingParameters vehicle = sent.chargingNeeds().v2xChargingParameters();
        for (ChargingSchedule schedule : profile.chargingSchedule()) {
            for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
                boolean announced = announced(period, vehicle, 2) && announced(period, vehicle, 3);
                findings.addIf(!announced, ProfileRule.PHASE_VALUES_VEHICLE, schedule, period);
            }
        }
    }

    private static boolean announced(
            ChargingSchedulePeriod period, @Nullable V2XChargingParameters vehicle, int phase) {
        boolean charging = Quantity.LIMIT.of(period, phase) != null;
        boolean discharging = Quantity.DISCHARGE_LIMIT.of(period, phase) != null
                || Quantity.SETPOINT.of(period, phase) != null
                || Quantity.SETPOINT_REACTIVE.of(period, phase) != null;
        if (vehicle == null) {
            return !charging && !discharging;
        }
        boolean charges = (phase == 2 ? vehicle.maxChargePowerL2() : vehicle.maxChargePowerL3()) != null;
        boolean discharges = (phase == 2 ? vehicle.maxDischargePowerL2() : vehicle.maxDischargePowerL3()) != null;
        return (charges || !charging) && (discharges || !discharging);
    }
}
