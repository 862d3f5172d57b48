package dev.ocppkit.examples.csms;

import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.time.Instant;
import java.util.List;

/** Messages of a scripted station. */
final class Events {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Events() {}

    /** An event with a register that counts 100 Wh and a power that grows with the sequence number. */
    static TransactionEventRequest of(String transactionId, int seqNo, TransactionEventEnum type) {
        Instant at = START.plusSeconds(60L * seqNo);
        return TransactionEventRequest.builder()
                .eventType(type)
                .timestamp(at)
                .triggerReason(TriggerReasonEnum.METER_VALUE_PERIODIC)
                .seqNo(seqNo)
                .transactionInfo(Transaction.builder()
                        .transactionId(transactionId)
                        .chargingState(ChargingStateEnum.CHARGING)
                        .build())
                .evse(EVSE.of(1))
                .idToken(IdToken.builder().idToken("04E4A2B1").type("ISO14443").build())
                .meterValue(List.of(MeterValue.of(
                        List.of(
                                sample(MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER, 5_000 + 100 * seqNo),
                                sample(MeasurandEnum.POWER_ACTIVE_IMPORT, 6_000 + 200 * seqNo)),
                        at)))
                .build();
    }

    private static SampledValue sample(MeasurandEnum measurand, int value) {
        return SampledValue.builder().measurand(measurand).value(value).build();
    }

    static NotifyReportRequest report(int requestId, int seqNo, boolean continued, String variable, String value) {
        return NotifyReportRequest.builder()
                .requestId(requestId)
                .seqNo(seqNo)
                .tbc(continued)
                .generatedAt(START)
                .reportData(List.of(ReportData.builder()
                        .component(Component.builder()
                                .name("EVSE")
                                .evse(EVSE.of(1))
                                .build())
                        .variable(Variable.of(variable))
                        .variableAttribute(
                                List.of(VariableAttribute.builder().value(value).build()))
                        .build()))
                .build();
    }

    static BootNotificationRequest boot(String model) {
        ChargingStation station = ChargingStation.builder()
                .model(model)
                .vendorName("Example")
                .serialNumber("SN-1")
                .build();
        return BootNotificationRequest.of(station, BootReasonEnum.POWER_UP);
    }
}
