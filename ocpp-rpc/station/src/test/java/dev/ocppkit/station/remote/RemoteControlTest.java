package dev.ocppkit.station.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingNeeds;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.RequestStartStopStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.enumeration.UnlockStatusEnum;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.RequestStartTransactionResponse;
import dev.ocppkit.model.message.RequestStopTransactionRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.UnlockConnectorRequest;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.StationStore;
import dev.ocppkit.station.authorization.Authorization;
import dev.ocppkit.station.availability.Availability;
import dev.ocppkit.station.charging.ChargingHardware;
import dev.ocppkit.station.charging.SmartCharging;
import dev.ocppkit.station.reservation.Reservations;
import dev.ocppkit.station.transaction.OngoingTransaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RemoteControlTest {
    private static final ChargingHardware HARDWARE = new ChargingHardware() {
        @Override
        public EvseState describe(int evseId) {
            return EvseState.ac(evseId, 3).withLocalLimit(LocalLimit.ofWatts(new BigDecimal(22_080)));
        }

        @Override
        public Optional<EnergyTransferModeEnum> energyTransfer(int evseId) {
            return Optional.empty();
        }

        @Override
        public Optional<ChargingNeeds> needs(int evseId, OcppVersion version) {
            return Optional.empty();
        }
    };

    private final StationStore memory = StationStore.inMemory();
    private final Bench bench = new Bench(memory);
    private final SmartCharging charging = charging(bench);

    RemoteControlTest() {
        Availability availability = new Availability(bench.context, bench.model, bench.evses, bench.transactions);
        RemoteControl.Blocks blocks = new RemoteControl.Blocks(
                bench.transactions,
                new Authorization(bench.context, bench.model, bench.transactions),
                new Reservations(bench.context, bench.model, bench.evses, availability, bench.transactions),
                availability,
                charging);
        new RemoteControl(bench.context, bench.model, bench.evses, blocks);
    }

    private static SmartCharging charging(Bench bench) {
        return new SmartCharging(bench.context, bench.model, bench.evses, bench.transactions, HARDWARE);
    }

    private static ChargingProfile profile(ChargingProfilePurposeEnum purpose, int watts) {
        return ChargingProfile.builder()
                .id(9)
                .stackLevel(0)
                .chargingProfilePurpose(purpose)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(List.of(ChargingSchedule.builder()
                        .id(1)
                        .chargingRateUnit(ChargingRateUnitEnum.W)
                        .startSchedule(Instant.parse("2026-01-01T00:00:00Z"))
                        .chargingSchedulePeriod(List.of(ChargingSchedulePeriod.builder()
                                .startPeriod(0)
                                .limit(watts)
                                .build()))
                        .build()))
                .build();
    }

    private RequestStartTransactionResponse start(Integer evse, ChargingProfile profile) {
        return bench.context.ask(RequestStartTransactionRequest.builder()
                .idToken(Bench.token("R"))
                .remoteStartId(42)
                .evseId(evse)
                .chargingProfile(profile)
                .build());
    }

    @Test
    @Tag("F02.FR.01")
    void aRemoteStartBringsItsProfileAlong() {
        assertThat(start(1, profile(ChargingProfilePurposeEnum.TX_PROFILE, 4000))
                        .status())
                .isEqualTo(RequestStartStopStatusEnum.ACCEPTED);
        OngoingTransaction transaction = bench.transactions.on(1).orElseThrow();
        TransactionEventRequest started =
                bench.context.sent(TransactionEventRequest.class).get(0);
        assertThat(started.triggerReason()).isEqualTo(TriggerReasonEnum.REMOTE_START);
        assertThat(started.transactionInfo().remoteStartId()).isEqualTo(42);
        assertThat(charging.periodOf(1).orElseThrow().limit()).isEqualByComparingTo("4000");
        assertThat(start(1, null).statusInfo().reasonCode()).isEqualTo("TxInProgress");
        assertThat(start(9, null).statusInfo().reasonCode()).isEqualTo("UnknownEvse");
        bench.context.ask(RequestStopTransactionRequest.of(transaction.id()));
        assertThat(bench.transactions.all()).isEmpty();
        assertThat(bench.model.text("SmartChargingCtrlr.Entries[ChargingProfiles]"))
                .isEqualTo("0");
    }

    @Test
    @Tag("F03.FR.08")
    void anUnknownTransactionIsNotStopped() {
        assertThat(bench.context.ask(RequestStopTransactionRequest.of("nobody")).status())
                .isEqualTo(RequestStartStopStatusEnum.REJECTED);
    }

    @Test
    void aConnectorInUseIsNotUnlocked() {
        assertThat(unlock(1)).isEqualTo(UnlockStatusEnum.UNLOCKED);
        start(1, null);
        assertThat(unlock(1)).isEqualTo(UnlockStatusEnum.ONGOING_AUTHORIZED_TRANSACTION);
        assertThat(unlock(9)).isEqualTo(UnlockStatusEnum.UNKNOWN_CONNECTOR);
    }

    private UnlockStatusEnum unlock(int evse) {
        return bench.context
                .ask(UnlockConnectorRequest.builder()
                        .evseId(evse)
                        .connectorId(1)
                        .build())
                .status();
    }

    @Test
    @Tag("K01.FR.07")
    void aProfileHoldsAtOnceAndAfterARestart() {
        SetChargingProfileRequest request =
                SetChargingProfileRequest.of(1, profile(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, 5000));
        assertThat(bench.context.ask(request).status()).isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
        start(1, null);
        assertThat(charging.periodOf(1).orElseThrow().limit()).isEqualByComparingTo("5000");
        Bench next = new Bench(memory);
        SmartCharging again = charging(next);
        next.context.start();
        assertThat(again.periodOf(1).orElseThrow().limit()).isEqualByComparingTo("5000");
    }

    @Test
    void aSignificantChangeOfTheOfferIsToldWhileCharging() {
        start(1, null);
        bench.first.state = ChargingStateEnum.CHARGING;
        bench.context.pass(1);
        OngoingTransaction transaction = bench.transactions.on(1).orElseThrow();
        int before = bench.context.sent.size();
        charging.offered(transaction, null, new BigDecimal(10_000), new BigDecimal(10_100));
        assertThat(bench.context.sent).hasSize(before);
        charging.offered(transaction, null, new BigDecimal(10_000), new BigDecimal(6_000));
        assertThat(bench.context.sent).hasSize(before + 1);
    }
}
