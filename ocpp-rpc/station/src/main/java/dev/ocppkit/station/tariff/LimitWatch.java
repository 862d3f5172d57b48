package dev.ocppkit.station.tariff;

import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.smartcharging.tariff.limits.ActiveLimits;
import dev.ocppkit.smartcharging.tariff.limits.LimitActor;
import dev.ocppkit.smartcharging.tariff.limits.LimitKind;
import dev.ocppkit.smartcharging.tariff.limits.LimitMerge;
import dev.ocppkit.smartcharging.tariff.limits.TransactionLimits;
import dev.ocppkit.station.EvseHardware;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import dev.ocppkit.station.transaction.TransactionEvent;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Limits of transactions by cost, energy, time and state of charge: takes those that the CSMS sets, holds energy back when
 * one is reached, and lets it pass again when it is raised. Limits, and
 * which one was reached, survive restarts.
 *
 * <p>Spec: OCPP 2.1 Part 2, E16.
 */
public final class LimitWatch implements TransactionListener {
    private static final String PREFIX = "limit.";
    private static final String REACHED = "limitReached.";
    private static final Set<LimitKind> SUPPORTED = Set.of(LimitKind.values());

    private final StationContext context;
    private final Evses evses;
    private final Transactions transactions;
    private final Tariffs tariffs;
    private final Map<String, ActiveLimits> limits = new HashMap<>();
    private final Map<String, LimitKind> reached = new HashMap<>();

    /**
     * Listens to the transactions.
     *
     * @param context where the block lives
     * @param evses the hardware
     * @param transactions the transactions
     * @param tariffs knows their cost
     */
    public LimitWatch(StationContext context, Evses evses, Transactions transactions, Tariffs tariffs) {
        this.context = context;
        this.evses = evses;
        this.transactions = transactions;
        this.tariffs = tariffs;
        transactions.listen(this);
    }

    private ActiveLimits limitsOf(OngoingTransaction transaction) {
        return limits.getOrDefault(transaction.id(), ActiveLimits.none());
    }

    @Override
    public void starting(OngoingTransaction transaction, StartCause cause, TransactionEvent event) {
        forget(transaction.evseId());
    }

    private void forget(int evseId) {
        context.store().remove(PREFIX + evseId);
        context.store().remove(REACHED + evseId);
    }

    @Override
    public void tick(OngoingTransaction transaction) {
        if (reached.containsKey(transaction.id())) {
            return;
        }
        firstReached(transaction).ifPresent(kind -> {
            reached.put(transaction.id(), kind);
            context.store().put(REACHED + transaction.evseId(), kind.name());
            context.tell(kind.wireName() + " reached on EVSE " + transaction.evseId());
            transactions.hold(transaction, kind.triggerReason());
        });
    }

    private Optional<LimitKind> firstReached(OngoingTransaction transaction) {
        TransactionLimit limit = limitsOf(transaction).effective();
        for (LimitKind kind : LimitKind.values()) {
            BigDecimal value = kind.valueOf(limit);
            if (value != null && measured(kind, transaction).compareTo(value) >= 0) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private BigDecimal measured(LimitKind kind, OngoingTransaction transaction) {
        EvseHardware evse = evses.get(transaction.evseId());
        return switch (kind) {
            case MAX_COST -> tariffs.costSoFar(transaction.id());
            case MAX_ENERGY -> evse.importWh().subtract(transaction.startWh());
            case MAX_TIME ->
                BigDecimal.valueOf(
                        Duration.between(transaction.startedAt(), context.now()).toSeconds());
            case MAX_SOC -> evse.soc().orElse(BigDecimal.ZERO);
        };
    }

    /** Takes the limits that the CSMS sets, and confirms them (E16). */
    @Override
    public void answered(OngoingTransaction transaction, TransactionEventResponse response) {
        TransactionLimit proposal = response.transactionLimit();
        if (proposal == null || transactions.find(transaction.id()).isEmpty()) {
            return;
        }
        ActiveLimits before = limitsOf(transaction);
        LimitMerge merge = TransactionLimits.merge(before, proposal, LimitActor.CSMS, SUPPORTED);
        TransactionLimit now = merge.limits().effective();
        limits.put(transaction.id(), merge.limits());
        if (before.effective().equals(now)) {
            return;
        }
        context.store().put(PREFIX + transaction.evseId(), now);
        context.store().commit();
        LimitKind stoppedBy = reached.get(transaction.id());
        if (stoppedBy != null && TransactionLimits.resumes(stoppedBy, before.effective(), now)) {
            reached.remove(transaction.id());
            context.store().remove(REACHED + transaction.evseId());
            transactions.release(transaction);
        }
        merge.announcement()
                .ifPresent(announced -> transactions.update(
                        transaction,
                        TriggerReasonEnum.LIMIT_SET,
                        event -> event.info().transactionLimit(announced)));
    }

    @Override
    public void restored(OngoingTransaction transaction) {
        context.store()
                .get(PREFIX + transaction.evseId(), TransactionLimit.class)
                .ifPresent(limit -> limits.put(transaction.id(), new ActiveLimits(limit, limit)));
        context.store()
                .get(REACHED + transaction.evseId())
                .map(LimitKind::valueOf)
                .ifPresent(kind -> {
                    reached.put(transaction.id(), kind);
                    transactions.hold(transaction);
                });
    }

    @Override
    public void ended(OngoingTransaction transaction) {
        limits.remove(transaction.id());
        reached.remove(transaction.id());
        forget(transaction.evseId());
        context.store().commit();
    }
}
