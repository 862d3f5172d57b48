package dev.ocppkit.station.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.model.datatype.TariffTimePrice;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TariffChangeStatusEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.ChangeTransactionTariffRequest;
import dev.ocppkit.model.message.SetDefaultTariffRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.StationStore;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cost of a transaction, and its limits, over the end of the process. */
class RestartTest {
    private final StationStore store = StationStore.inMemory();
    private Bench bench = bench(store);

    private static Bench bench(StationStore store) {
        Bench made = new Bench(store);
        Tariffs tariffs = new Tariffs(made.context, made.model, made.evses, made.transactions, EvseKindEnum.AC);
        new LimitWatch(made.context, made.evses, made.transactions, tariffs);
        made.first.pluggedIn = true;
        made.first.state = ChargingStateEnum.CHARGING;
        return made;
    }

    /** Another process finds the store and the meter, some time later. */
    private void restart(int secondsLater) {
        Bench next = bench(store);
        next.first.importWh = bench.first.importWh;
        next.context.proceed(bench.context.now().plusSeconds(secondsLater));
        bench = next;
        bench.context.start();
    }

    private static Tariff tariff(String id, String perKwh, String perMinute) {
        return Tariff.builder()
                .tariffId(id)
                .currency("EUR")
                .energy(TariffEnergy.builder()
                        .prices(List.of(TariffEnergyPrice.builder()
                                .priceKwh(new BigDecimal(perKwh))
                                .build()))
                        .build())
                .chargingTime(TariffTime.builder()
                        .prices(List.of(TariffTimePrice.builder()
                                .priceMinute(new BigDecimal(perMinute))
                                .build()))
                        .build())
                .build();
    }

    private OngoingTransaction start() {
        bench.context.ask(SetDefaultTariffRequest.of(0, tariff("first", "0.50", "0.60")));
        return bench.transactions.start(1, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
    }

    private void charge(int seconds, int wattHours) {
        bench.first.importWh = bench.first.importWh.add(new BigDecimal(wattHours));
        bench.context.pass(seconds);
    }

    private Stream<TransactionEventRequest> events(TransactionEventEnum type) {
        return bench.context.sent(TransactionEventRequest.class).stream().filter(event -> event.eventType() == type);
    }

    private CostDetails end() {
        bench.transactions.end(
                bench.transactions.on(1).orElseThrow(), TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        return events(TransactionEventEnum.ENDED).findFirst().orElseThrow().costDetails();
    }

    private static BigDecimal total(CostDetails cost) {
        return cost.totalCost().total().exclTax();
    }

    @Test
    @Tag("I12.FR.02")
    void theFirstEventTellsTheCostToo() {
        start();
        TransactionEventRequest started =
                events(TransactionEventEnum.STARTED).findFirst().orElseThrow();
        assertThat(total(started.costDetails())).isEqualByComparingTo("0");
        assertThat(started.costDetails().chargingPeriods()).isNull();
    }

    @Test
    @Tag("I12.FR.01")
    @Tag("E04.FR.01")
    void nothingOfTheCostIsLostOrCountedTwice() {
        start();
        charge(1, 0);
        charge(90, 1000);
        restart(120);
        charge(1, 0);
        charge(29, 500);
        CostDetails cost = end();
        assertThat(cost.totalUsage().energy()).isEqualByComparingTo("1500");
        // The first second passes before the state is known; the time without the process is none of charging.
        assertThat(cost.totalUsage().chargingTime()).isEqualTo(90 + 29);
        assertThat(cost.totalUsage().idleTime()).isEqualTo(1 + 121);
        assertThat(total(cost)).isEqualByComparingTo(new BigDecimal("0.75").add(new BigDecimal("1.19")));
    }

    /** Whatever of the memory is safe at the moment of the crash, what was told before and what comes after fit. */
    @Test
    @Tag("I12.FR.01")
    void aCrashAtAnyMomentLosesNothing() {
        RecordingStore recording = new RecordingStore();
        bench = bench(recording);
        OngoingTransaction transaction = start();
        charge(1, 0);
        charge(70, 700);
        bench.context.ask(ChangeTransactionTariffRequest.of(tariff("second", "0.50", "0"), transaction.id()));
        charge(5, 50);
        Bench crashed = bench;
        int taken = 0;
        for (StationStore left : recording.moments()) {
            bench = bench(left);
            bench.first.importWh = crashed.first.importWh;
            bench.context.proceed(crashed.context.now().plusSeconds(1));
            bench.context.start();
            if (bench.transactions.find(transaction.id()).isPresent()) {
                taken++;
                CostDetails cost = end();
                assertThat(cost.totalUsage().energy()).isEqualByComparingTo("750");
                assertThat(cost.totalCost().energy().exclTax()).isEqualByComparingTo("0.375");
            }
        }
        assertThat(taken).isGreaterThan(100);
    }

    @Test
    @Tag("I12.FR.02")
    void theCostThatRunsGoesOnWhereItWas() {
        start();
        charge(70, 1000);
        restart(10);
        charge(1, 0);
        TransactionEventRequest told = events(TransactionEventEnum.UPDATED)
                .filter(event -> event.triggerReason() == TriggerReasonEnum.RUNNING_COST)
                .findFirst()
                .orElseThrow();
        assertThat(told.costDetails().totalUsage().energy()).isEqualByComparingTo("1000");
        assertThat(told.transactionInfo().tariffId()).isEqualTo("first");
    }

    @Test
    @Tag("I11.FR.02")
    void aTariffThatWasChangedStaysChanged() {
        OngoingTransaction transaction = start();
        charge(1, 0);
        charge(10, 1000);
        assertThat(bench.context
                        .ask(ChangeTransactionTariffRequest.of(tariff("second", "1.00", "0"), transaction.id()))
                        .status())
                .isEqualTo(TariffChangeStatusEnum.ACCEPTED);
        charge(10, 1000);
        restart(1);
        restart(1);
        charge(10, 1000);
        CostDetails cost = end();
        assertThat(total(cost)).isEqualByComparingTo("2.60");
        assertThat(events(TransactionEventEnum.ENDED)
                        .findFirst()
                        .orElseThrow()
                        .transactionInfo()
                        .tariffId())
                .isEqualTo("second");
    }

    @Test
    @Tag("I12.FR.01")
    @Tag("B13.FR.05")
    void aTransactionThatCannotGoOnEndsWithItsCost() {
        start();
        charge(1, 0);
        charge(20, 1000);
        restart(1000);
        TransactionEventRequest ended =
                events(TransactionEventEnum.ENDED).findFirst().orElseThrow();
        assertThat(ended.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.POWER_LOSS);
        assertThat(total(ended.costDetails())).isEqualByComparingTo("0.70");
        assertThat(store.keys("cost.")).isEmpty();
    }

    @Test
    @Tag("E16.FR.05")
    void aLimitThatWasReachedHoldsAndIsNotToldAgain() {
        bench.context.answer(
                TransactionEventRequest.class,
                request -> TransactionEventResponse.builder()
                        .transactionLimit(TransactionLimit.builder()
                                .maxCost(new BigDecimal("0.40"))
                                .build())
                        .build());
        start();
        charge(1, 0);
        charge(10, 1000);
        assertThat(bench.transactions.on(1).orElseThrow().allowsEnergy()).isFalse();
        restart(1);
        assertThat(bench.transactions.on(1).orElseThrow().allowsEnergy()).isFalse();
        bench.context.pass(3);
        assertThat(bench.context.sent(TransactionEventRequest.class))
                .extracting(TransactionEventRequest::triggerReason)
                .contains(TriggerReasonEnum.TX_RESUMED)
                .doesNotContain(TriggerReasonEnum.COST_LIMIT_REACHED);
    }

    @Test
    void aCostThatCannotBeReadIsNotCalculated() {
        start();
        charge(5, 10);
        store.put("cost.1.1", "nonsense");
        restart(1);
        assertThat(end()).isNull();
        assertThat(bench.context.news).anyMatch(news -> news.contains("cannot be taken up"));
    }
}
