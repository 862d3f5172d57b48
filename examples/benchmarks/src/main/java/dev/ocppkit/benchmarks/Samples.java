package dev.ocppkit.benchmarks;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.ReportData;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.datatype.UnitOfMeasure;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableAttribute;
import dev.ocppkit.model.datatype.VariableCharacteristics;
import dev.ocppkit.model.enumeration.AttributeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.DataEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.enumeration.PhaseEnum;
import dev.ocppkit.model.enumeration.ReadingContextEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyReportRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the records that are measured, with content as stations and CSMS send it. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final PhaseEnum[] PHASES = {PhaseEnum.L1, PhaseEnum.L2, PhaseEnum.L3};
    private static final int PERIODS = 24;
    private static final int REPORTED_VARIABLES = 150;

    private Samples() {}

    static OcppRecord heartbeatRequest() {
        return HeartbeatRequest.of();
    }

    static OcppRecord heartbeatResponse() {
        return HeartbeatResponse.of(NOON);
    }

    static OcppRecord transactionEvent() {
        return TransactionEventRequest.builder()
                .eventType(TransactionEventEnum.UPDATED)
                .timestamp(NOON.plusMillis(125))
                .triggerReason(TriggerReasonEnum.METER_VALUE_PERIODIC)
                .seqNo(17)
                .transactionInfo(Transaction.builder()
                        .transactionId("5d1f8f6a-2d2e-4c55-a7c4-0f6f0f3e9b11")
                        .chargingState(ChargingStateEnum.CHARGING)
                        .timeSpentCharging(1860)
                        .build())
                .meterValue(MeterValue.builder()
                        .timestamp(NOON)
                        .sampledValue(meterReading())
                        .build())
                .numberOfPhasesUsed(3)
                .evse(EVSE.builder().id(2).connectorId(1).build())
                .build();
    }

    private static List<SampledValue> meterReading() {
        List<SampledValue> values = new ArrayList<>();
        values.add(sampled(1234567.8, MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER, null, "Wh"));
        values.add(sampled(10874, MeasurandEnum.POWER_ACTIVE_IMPORT, null, "W"));
        for (int i = 0; i < PHASES.length; i++) {
            values.add(sampled(15.74 + i / 8.0, MeasurandEnum.CURRENT_IMPORT, PHASES[i], "A"));
        }
        for (int i = 0; i < PHASES.length; i++) {
            values.add(sampled(229.5 + i / 4.0, MeasurandEnum.VOLTAGE, PHASES[i], "V"));
        }
        return values;
    }

    private static SampledValue sampled(double value, MeasurandEnum measurand, @Nullable PhaseEnum phase, String unit) {
        return SampledValue.builder()
                .value(value)
                .measurand(measurand)
                .context(ReadingContextEnum.SAMPLE_PERIODIC)
                .phase(phase)
                .unitOfMeasure(UnitOfMeasure.builder().unit(unit).build())
                .build();
    }

    static OcppRecord chargingProfile() {
        ChargingProfile profile = ChargingProfile.builder()
                .id(4711)
                .stackLevel(3)
                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_PROFILE)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(ChargingSchedule.builder()
                        .id(1)
                        .chargingRateUnit(ChargingRateUnitEnum.W)
                        .startSchedule(NOON)
                        .duration(PERIODS * 3600)
                        .chargingSchedulePeriod(periods())
                        .build())
                .validFrom(NOON)
                .validTo(NOON.plusSeconds(PERIODS * 3600L))
                .transactionId("5d1f8f6a-2d2e-4c55-a7c4-0f6f0f3e9b11")
                .build();
        return SetChargingProfileRequest.builder()
                .evseId(2)
                .chargingProfile(profile)
                .build();
    }

    private static List<ChargingSchedulePeriod> periods() {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        for (int hour = 0; hour < PERIODS; hour++) {
            periods.add(ChargingSchedulePeriod.builder()
                    .startPeriod(hour * 3600)
                    .limit(11000 - hour * 62.5)
                    .dischargeLimit(-5000L)
                    .setpoint(3680.5 - hour * 150)
                    .numberPhases(3)
                    .operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                    .build());
        }
        return periods;
    }

    static OcppRecord notifyReport() {
        List<ReportData> report = new ArrayList<>();
        for (int i = 0; i < REPORTED_VARIABLES; i++) {
            report.add(reported(i));
        }
        return NotifyReportRequest.builder()
                .requestId(99)
                .generatedAt(NOON)
                .seqNo(0)
                .reportData(report)
                .tbc(true)
                .build();
    }

    private static ReportData reported(int number) {
        return ReportData.builder()
                .component(Component.builder()
                        .name("Connector")
                        .evse(EVSE.builder().id(number % 8 + 1).connectorId(1).build())
                        .build())
                .variable(Variable.builder().name("Variable" + number).build())
                .variableAttribute(VariableAttribute.builder()
                        .type(AttributeEnum.ACTUAL)
                        .value(Integer.toString(number * 37))
                        .mutability(MutabilityEnum.READ_WRITE)
                        .persistent(true)
                        .constant(false)
                        .build())
                .variableCharacteristics(VariableCharacteristics.builder()
                        .dataType(DataEnum.DECIMAL)
                        .supportsMonitoring(true)
                        .unit("W")
                        .minLimit(0)
                        .maxLimit(22080.5)
                        .build())
                .build();
    }
}
