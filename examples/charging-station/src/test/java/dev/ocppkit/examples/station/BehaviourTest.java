package dev.ocppkit.examples.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // the swarm only has to be there
class BehaviourTest {
    private static List<TransactionEventRequest> events(TestCsms csms) {
        return csms.all(TransactionEventRequest.class);
    }

    private static void assertNoGaps(List<TransactionEventRequest> events) {
        assertThat(events.stream().map(TransactionEventRequest::seqNo).sorted().distinct())
                .containsExactlyElementsOf(
                        IntStream.range(0, events.size()).boxed().toList());
    }

    private static Predicate<TransactionEventRequest> is(TransactionEventEnum type) {
        return event -> event.eventType() == type;
    }

    private static Predicate<TransactionEventRequest> triggered(TriggerReasonEnum reason) {
        return event -> event.triggerReason() == reason;
    }

    /** The power that the vehicle takes, as a meter value tells. */
    private static Predicate<TransactionEventRequest> power(MeasurandEnum measurand, double from, double to) {
        return event -> event.meterValue() != null
                && event.meterValue().get(0).sampledValue().stream()
                        .filter(value -> value.measurand() == measurand)
                        .map(SampledValue::value)
                        .mapToDouble(BigDecimal::doubleValue)
                        .anyMatch(watts -> watts >= from && watts <= to);
    }

    private static RequestStartTransactionRequest remoteStart() {
        return RequestStartTransactionRequest.builder()
                .idToken(IdToken.builder().idToken("R").type("ISO14443").build())
                .remoteStartId(5)
                .evseId(1)
                .build();
    }

    private static SetChargingProfileRequest profile(
            int evse, ChargingProfilePurposeEnum purpose, String transaction, ChargingSchedulePeriod period) {
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(Instant.parse("2026-01-01T00:00:00Z"))
                .chargingSchedulePeriod(List.of(period))
                .build();
        return SetChargingProfileRequest.of(
                evse,
                ChargingProfile.builder()
                        .id(100)
                        .stackLevel(1)
                        .chargingProfilePurpose(purpose)
                        .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                        .transactionId(transaction)
                        .chargingSchedule(List.of(schedule))
                        .build());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    @Tag("B02.FR.01")
    void bootsUntilAcceptedThenChargesOnce(OcppVersion version) throws IOException {
        AtomicInteger boots = new AtomicInteger();
        try (TestCsms csms = new TestCsms()) {
            csms.boot = request -> boots.incrementAndGet() < 3
                    ? TestCsms.registration(RegistrationStatusEnum.PENDING, 1)
                    : TestCsms.accepted();
            try (Swarm swarm = Simulation.start(csms, "CS-B", version, Simulation.with(false, 60, 6))) {
                TransactionEventRequest ended =
                        csms.await(TransactionEventRequest.class, is(TransactionEventEnum.ENDED));
                List<TransactionEventRequest> all = events(csms);
                assertThat(boots).hasValue(3);
                assertThat(csms.received().stream()
                                .limit(3)
                                .map(each -> each.request().getClass().getSimpleName()))
                        .containsOnly("BootNotificationRequest");
                assertThat(csms.all(AuthorizeRequest.class)).hasSize(1);
                assertThat(all.get(0).eventType()).isEqualTo(TransactionEventEnum.STARTED);
                assertThat(all.get(0).triggerReason()).isEqualTo(TriggerReasonEnum.AUTHORIZED);
                assertThat(all.get(0).idToken()).isNotNull();
                assertThat(all.get(0).evse()).isNotNull();
                assertThat(all).anyMatch(triggered(TriggerReasonEnum.CHARGING_STATE_CHANGED));
                assertThat(all).anyMatch(power(MeasurandEnum.POWER_ACTIVE_IMPORT, 11_039, 11_041));
                assertThat(ended.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.LOCAL);
                assertNoGaps(all);
                csms.await(
                        StatusNotificationRequest.class,
                        status -> status.connectorStatus() == ConnectorStatusEnum.OCCUPIED);
                assertThat(csms.problems()).isEmpty();
            }
        }
    }

    @Test
    @Tag("K01.FR.07")
    void theVehicleFollowsAChargingProfileAndItsEnd() throws IOException {
        try (TestCsms csms = new TestCsms();
                Swarm swarm = Simulation.start(csms, "CS-P", OcppVersion.V2_1, Simulation.with(false, 10, 0))) {
            csms.await(StatusNotificationRequest.class);
            csms.call("CS-P", remoteStart());
            csms.await(TransactionEventRequest.class, power(MeasurandEnum.POWER_ACTIVE_IMPORT, 11_039, 11_041));
            ChargingSchedulePeriod low =
                    ChargingSchedulePeriod.builder().startPeriod(0).limit(5_000).build();
            SetChargingProfileResponse set =
                    csms.call("CS-P", profile(1, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, null, low));
            assertThat(set.status()).isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
            csms.await(TransactionEventRequest.class, power(MeasurandEnum.POWER_ACTIVE_IMPORT, 4_999, 5_001));
            ChargingSchedulePeriod none =
                    ChargingSchedulePeriod.builder().startPeriod(0).limit(0).build();
            csms.call("CS-P", profile(1, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, null, none));
            csms.await(
                    TransactionEventRequest.class,
                    event -> event.transactionInfo().chargingState() == ChargingStateEnum.SUSPENDED_EVSE);
            csms.call(
                    "CS-P",
                    ClearChargingProfileRequest.builder().chargingProfileId(100).build());
            int before = events(csms).size();
            csms.await(
                    TransactionEventRequest.class,
                    event -> events(csms).indexOf(event) >= before
                            && event.transactionInfo().chargingState() == ChargingStateEnum.CHARGING);
            assertThat(csms.problems()).isEmpty();
        }
    }

    @Test
    @Tag("Q03.FR.01")
    void aSetpointLetsTheVehicleDischargeAndDerControlsHoldItBack() throws IOException {
        try (TestCsms csms = new TestCsms();
                Swarm swarm = Simulation.start(csms, "CS-V", OcppVersion.V2_1, Simulation.with(true, 10, 0))) {
            csms.await(StatusNotificationRequest.class);
            csms.call("CS-V", remoteStart());
            String id =
                    csms.await(TransactionEventRequest.class).transactionInfo().transactionId();
            csms.await(NotifyEVChargingNeedsRequest.class);
            ChargingSchedulePeriod discharge = ChargingSchedulePeriod.builder()
                    .startPeriod(0)
                    .operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                    .setpoint(-8_000)
                    .build();
            SetChargingProfileResponse set =
                    csms.call("CS-V", profile(1, ChargingProfilePurposeEnum.TX_PROFILE, id, discharge));
            assertThat(set.statusInfo()).isNull();
            csms.call("CS-V", setVariable("SampledDataCtrlr", "TxUpdatedMeasurands", "Power.Active.Export,SoC"));
            csms.await(TransactionEventRequest.class, triggered(TriggerReasonEnum.OPERATION_MODE_CHANGED));
            csms.await(TransactionEventRequest.class, power(MeasurandEnum.POWER_ACTIVE_EXPORT, 7_999, 8_001));
            SetDERControlResponse der = csms.call(
                    "CS-V",
                    SetDERControlRequest.builder()
                            .isDefault(true)
                            .controlId("half")
                            .controlType(DERControlEnum.LIMIT_MAX_DISCHARGE)
                            .limitMaxDischarge(LimitMaxDischarge.builder()
                                    .priority(1)
                                    .pctMaxDischargePower(25)
                                    .build())
                            .build());
            assertThat(der.status()).isEqualTo(DERControlStatusEnum.ACCEPTED);
            csms.await(TransactionEventRequest.class, power(MeasurandEnum.POWER_ACTIVE_EXPORT, 5_499, 5_501));
            assertThat(csms.problems()).isEmpty();
        }
    }

    private static SetVariablesRequest setVariable(String component, String variable, String value) {
        return SetVariablesRequest.of(List.of(SetVariableData.builder()
                .component(Component.of(component))
                .variable(Variable.of(variable))
                .attributeValue(value)
                .build()));
    }

    @Test
    @Tag("E16.FR.05")
    @Tag("I12.FR.02")
    void theCostIsCalculatedAndALimitStopsTheTransfer() throws IOException {
        try (TestCsms csms = new TestCsms()) {
            csms.event = event -> event.eventType() == TransactionEventEnum.STARTED
                    ? TransactionEventResponse.builder()
                            .transactionLimit(TransactionLimit.builder()
                                    .maxEnergy(new BigDecimal(200))
                                    .build())
                            .build()
                    : TransactionEventResponse.of();
            try (Swarm swarm = Simulation.start(csms, "CS-L", OcppVersion.V2_1, Simulation.with(false, 60, 0))) {
                csms.await(StatusNotificationRequest.class);
                Tariff tariff = Tariff.builder()
                        .tariffId("t")
                        .currency("EUR")
                        .energy(TariffEnergy.builder()
                                .prices(List.of(TariffEnergyPrice.builder()
                                        .priceKwh(new BigDecimal("0.50"))
                                        .build()))
                                .build())
                        .build();
                csms.call("CS-L", SetDefaultTariffRequest.of(0, tariff));
                csms.call("CS-L", remoteStart());
                TransactionEventRequest set =
                        csms.await(TransactionEventRequest.class, triggered(TriggerReasonEnum.LIMIT_SET));
                assertThat(set.transactionInfo().transactionLimit().maxEnergy()).isEqualByComparingTo("200");
                TransactionEventRequest reached =
                        csms.await(TransactionEventRequest.class, triggered(TriggerReasonEnum.ENERGY_LIMIT_REACHED));
                assertThat(reached.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.SUSPENDED_EVSE);
                csms.await(TransactionEventRequest.class, triggered(TriggerReasonEnum.RUNNING_COST));
                csms.call(
                        "CS-L",
                        RequestStopTransactionRequest.of(
                                reached.transactionInfo().transactionId()));
                TransactionEventRequest ended =
                        csms.await(TransactionEventRequest.class, is(TransactionEventEnum.ENDED));
                assertThat(ended.costDetails().totalCost().total().inclTax()).isGreaterThan(new BigDecimal("0.09"));
                assertNoGaps(events(csms));
                assertThat(csms.problems()).isEmpty();
            }
        }
    }

    @Test
    @Tag("E04.FR.01")
    @Tag("E12.FR.02")
    void nothingIsLostWhileTheCsmsIsAway() throws IOException {
        try (TestCsms csms = new TestCsms();
                Swarm swarm = Simulation.start(csms, "CS-O", OcppVersion.V2_1, Simulation.with(false, 1, 8))) {
            csms.await(TransactionEventRequest.class, is(TransactionEventEnum.STARTED));
            csms.shut();
            csms.await(() -> swarm.summary().contains("0 transactions"));
            csms.open();
            csms.await(TransactionEventRequest.class, is(TransactionEventEnum.ENDED));
            List<TransactionEventRequest> all = events(csms);
            assertNoGaps(all.stream().distinct().toList());
            assertThat(all).anyMatch(event -> Boolean.TRUE.equals(event.offline()));
            assertThat(csms.all(BootNotificationRequest.class)).hasSize(1);
        }
    }

    @Test
    @Tag("B13.FR.30")
    void aResetWithResumptionKeepsTheTransaction() throws IOException {
        try (TestCsms csms = new TestCsms();
                Swarm swarm = Simulation.start(csms, "CS-R", OcppVersion.V2_1, options -> options)) {
            csms.await(StatusNotificationRequest.class);
            csms.call("CS-R", remoteStart());
            csms.await(
                    TransactionEventRequest.class,
                    event -> event.transactionInfo().chargingState() == ChargingStateEnum.CHARGING);
            ResetResponse reset = csms.call("CS-R", ResetRequest.of(ResetEnum.IMMEDIATE_AND_RESUME));
            assertThat(reset.status()).isEqualTo(ResetStatusEnum.ACCEPTED);
            csms.await(TransactionEventRequest.class, triggered(TriggerReasonEnum.TX_RESUMED));
            csms.await(BootNotificationRequest.class, boot -> boot.reason() == BootReasonEnum.REMOTE_RESET);
            List<TransactionEventRequest> all = events(csms);
            assertThat(all).anyMatch(triggered(TriggerReasonEnum.RESET_COMMAND));
            assertThat(all.stream()
                            .map(event -> event.transactionInfo().transactionId())
                            .distinct())
                    .hasSize(1);
            assertNoGaps(all);
        }
    }

    @Test
    void twentyStationsShareAProcess() throws IOException {
        try (TestCsms csms = new TestCsms()) {
            StationUrl at = StationUrl.parse(csms.url("SW"), null);
            Options options = new Options(
                    at.endpoint(),
                    at.identity(),
                    null,
                    1,
                    null,
                    1,
                    false,
                    List.of(OcppVersion.V2_1),
                    1,
                    null,
                    3,
                    "TOKEN");
            try (Swarm swarm = Simulation.start(options, 20)) {
                csms.await(() -> csms.all(TransactionEventRequest.class).stream()
                                .filter(is(TransactionEventEnum.ENDED))
                                .count()
                        == 20);
                assertThat(swarm.allAccepted()).isTrue();
                assertThat(csms.received().stream()
                                .map(TestCsms.Received::identity)
                                .distinct())
                        .hasSize(20)
                        .contains("SW-1", "SW-20");
                assertThat(csms.problems()).isEmpty();
            }
        }
    }
}
