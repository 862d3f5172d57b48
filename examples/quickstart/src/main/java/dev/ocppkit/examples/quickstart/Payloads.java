package dev.ocppkit.examples.quickstart;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The larger messages of the quickstart. Builders name every member; what is left out is absent on the wire. */
final class Payloads {
    static final BootReasonEnum POWER_UP = BootReasonEnum.POWER_UP;
    static final IdToken TOKEN =
            IdToken.builder().idToken("04E4A2B1").type("ISO14443").build();
    static final ChargingStation STATION =
            ChargingStation.builder().model("Wallbox V2X").vendorName("Example").build();

    private Payloads() {}

    static StatusNotificationRequest occupied() {
        return StatusNotificationRequest.builder()
                .timestamp(Instant.now())
                .connectorStatus(ConnectorStatusEnum.OCCUPIED)
                .evseId(1)
                .connectorId(1)
                .build();
    }

    static TransactionEventRequest event(
            TransactionEventEnum type, TriggerReasonEnum trigger, int seqNo, double wattHours) {
        SampledValue energy = SampledValue.builder()
                .value(wattHours)
                .measurand(MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER)
                .build();
        return TransactionEventRequest.builder()
                .eventType(type)
                .timestamp(Instant.now())
                .triggerReason(trigger)
                .seqNo(seqNo)
                .transactionInfo(Transaction.of("tx-1"))
                .evse(EVSE.of(1))
                .idToken(TOKEN)
                .meterValue(List.of(MeterValue.of(List.of(energy), Instant.now())))
                .build();
    }

    static NotifyPeriodicEventStream stream() {
        return NotifyPeriodicEventStream.builder()
                .id(1)
                .pending(0)
                .basetime(Instant.now())
                .data(List.of(StreamDataElement.of(new BigDecimal("0.5"), "7012.4")))
                .build();
    }

    /** OCPP 2.1: charge with 7 kW, then give 5 kW back to the grid. OCPP 2.0.1 knows limits only. */
    static ChargingProfile profile(OcppVersion version, String transactionId) {
        return version == OcppVersion.V2_1
                ? profile(transactionId, setpoint(0, 7_000), setpoint(1_800, -5_000))
                : profile(
                        transactionId,
                        ChargingSchedulePeriod.builder()
                                .startPeriod(0)
                                .limit(7_000)
                                .build());
    }

    private static ChargingSchedulePeriod setpoint(int startSeconds, double watts) {
        return ChargingSchedulePeriod.builder()
                .startPeriod(startSeconds)
                .operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                .limit(11_000)
                .dischargeLimit(-11_000)
                .setpoint(watts)
                .build();
    }

    private static ChargingProfile profile(String transactionId, ChargingSchedulePeriod... periods) {
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(Instant.now())
                .duration(3_600)
                .chargingSchedulePeriod(List.of(periods))
                .build();
        return ChargingProfile.builder()
                .id(1)
                .stackLevel(0)
                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_PROFILE)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .transactionId(transactionId)
                .chargingSchedule(List.of(schedule))
                .build();
    }
}
