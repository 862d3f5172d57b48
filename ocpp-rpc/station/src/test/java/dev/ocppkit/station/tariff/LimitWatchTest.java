package dev.ocppkit.station.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TariffSetStatusEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.SetDefaultTariffRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LimitWatchTest {
    private final Bench bench = new Bench();

    LimitWatchTest() {
        Tariffs tariffs = new Tariffs(bench.context, bench.model, bench.evses, bench.transactions, EvseKindEnum.AC);
        new LimitWatch(bench.context, bench.evses, bench.transactions, tariffs);
        bench.first.pluggedIn = true;
        bench.first.state = ChargingStateEnum.CHARGING;
    }

    private void limitAtStart(TransactionLimit.Builder limit) {
        bench.context.answer(
                TransactionEventRequest.class,
                request -> TransactionEventResponse.builder()
                        .transactionLimit(request.eventType() == TransactionEventEnum.STARTED ? limit.build() : null)
                        .build());
    }

    private OngoingTransaction start() {
        return bench.transactions.start(1, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
    }

    private List<TriggerReasonEnum> triggers() {
        return bench.context.sent(TransactionEventRequest.class).stream()
                .map(TransactionEventRequest::triggerReason)
                .toList();
    }

    @Test
    @Tag("E16.FR.05")
    void energyIsHeldBackOnceTheLimitIsReached() {
        limitAtStart(TransactionLimit.builder().maxEnergy(new BigDecimal(100)));
        OngoingTransaction transaction = start();
        assertThat(triggers()).containsExactly(TriggerReasonEnum.AUTHORIZED, TriggerReasonEnum.LIMIT_SET);
        bench.first.importWh = new BigDecimal(99);
        bench.context.pass(2);
        assertThat(transaction.allowsEnergy()).isTrue();
        bench.first.importWh = new BigDecimal(100);
        bench.context.pass(3);
        assertThat(transaction.allowsEnergy()).isFalse();
        assertThat(triggers()).containsOnlyOnce(TriggerReasonEnum.ENERGY_LIMIT_REACHED);
    }

    @Test
    @Tag("I12.FR.02")
    void theCostIsToldWhileItRunsAndAtTheEndAndLimitsTheTransaction() {
        Tariff tariff = Tariff.builder()
                .tariffId("t")
                .currency("EUR")
                .energy(TariffEnergy.builder()
                        .prices(List.of(TariffEnergyPrice.builder()
                                .priceKwh(new BigDecimal("0.50"))
                                .build()))
                        .build())
                .build();
        assertThat(bench.context.ask(SetDefaultTariffRequest.of(0, tariff)).status())
                .isEqualTo(TariffSetStatusEnum.ACCEPTED);
        limitAtStart(TransactionLimit.builder().maxCost(new BigDecimal("1.00")));
        OngoingTransaction transaction = start();
        bench.first.importWh = new BigDecimal(1000);
        bench.context.pass(15);
        assertThat(triggers())
                .contains(TriggerReasonEnum.RUNNING_COST)
                .doesNotContain(TriggerReasonEnum.COST_LIMIT_REACHED);
        bench.first.importWh = new BigDecimal(2000);
        bench.context.pass(2);
        assertThat(triggers()).contains(TriggerReasonEnum.COST_LIMIT_REACHED);
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        List<TransactionEventRequest> events = bench.context.sent(TransactionEventRequest.class);
        TransactionEventRequest last = events.get(events.size() - 1);
        assertThat(last.transactionInfo().tariffId()).isEqualTo("t");
        assertThat(last.costDetails().totalCost().total().exclTax()).isEqualByComparingTo("1.00");
    }
}
