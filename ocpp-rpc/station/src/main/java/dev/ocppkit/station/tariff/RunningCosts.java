package dev.ocppkit.station.tariff;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TotalPrice;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostMeter;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.station.EvseHardware;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the costs of transactions stand. Samples that count for good are those where the charging state has changed, and one
 * every TariffCostCtrlr.Interval[Tariff] seconds; they are in the log, and what came after the last of them is calculated
 * anew each time. So another process gets the same cost from the log.
 */
final class RunningCosts {
    /** The cost of a transaction: up to the last sample in the log, and up to the newest. */
    private record Costing(Tariff tariff, CostLog log, CostMeter logged, CostMeter newest, Sample last) {}

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final CostContext surroundings;
    private final Map<String, Costing> costs = new HashMap<>();

    RunningCosts(StationContext context, DeviceModel model, Evses evses, EvseKindEnum kind) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.surroundings = CostContext.of(ZoneId.systemDefault()).withEvseKind(kind);
    }

    private Sample sample(OngoingTransaction transaction, @Nullable Sample before) {
        EvseHardware evse = evses.get(transaction.evseId());
        Instant now = context.now();
        // The clock follows the CSMS and may be set back; the samples of a transaction may not.
        Instant at = before != null && now.isBefore(before.at()) ? before.at() : now;
        Sample sample = Sample.of(at, evse.importWh())
                .withChargingState(transaction.chargingState())
                .withPower(evse.powerWatts());
        return evse.soc().map(sample::withSoc).orElse(sample);
    }

    private CostMeter start(AppliedTariff tariff) {
        return CostMeter.start(tariff, surroundings, CostPolicy.ofDefaults());
    }

    /** Begins to calculate. */
    void begin(OngoingTransaction transaction, AppliedTariff tariff) {
        CostLog log = CostLog.begin(context.store(), transaction.evseId(), transaction.id());
        Sample first = sample(transaction, null);
        log.add(tariff);
        log.add(first);
        CostMeter meter = start(tariff).advance(first);
        costs.put(transaction.id(), new Costing(tariff.tariff(), log, meter, meter, first));
    }

    /** Goes on with another tariff from now on, or begins with it if there was none. */
    void change(OngoingTransaction transaction, Tariff tariff) {
        AppliedTariff changed = AppliedTariff.changed(tariff, context.now());
        Costing before = costs.get(transaction.id());
        if (before == null) {
            begin(transaction, changed);
            return;
        }
        Sample now = sample(transaction, before.last());
        before.log().add(now);
        before.log().add(changed);
        CostMeter meter = before.logged().advance(now).change(changed);
        costs.put(transaction.id(), new Costing(tariff, before.log(), meter, meter, now));
        context.store().commit();
    }

    /** Takes a sample; called every second. */
    void follow(OngoingTransaction transaction) {
        Costing cost = costs.get(transaction.id());
        if (cost == null) {
            return;
        }
        Sample now = sample(transaction, cost.last());
        CostMeter meter = cost.logged().advance(now);
        boolean counts = !Objects.equals(now.chargingState(), cost.last().chargingState())
                || Duration.between(cost.last().at(), now.at()).toSeconds()
                        >= model.integer("TariffCostCtrlr.Interval[Tariff]");
        if (counts) {
            cost.log().add(now);
        } else {
            cost.log().newest(now);
        }
        costs.put(
                transaction.id(),
                new Costing(
                        cost.tariff(), cost.log(), counts ? meter : cost.logged(), meter, counts ? now : cost.last()));
    }

    /**
     * Goes on with the cost of a transaction of an earlier process. From the newest sample on, no energy was transferred
     * until now as far as anybody knows, so that this time is no charging time.
     *
     * @return the tariff; empty if no cost was calculated
     */
    Optional<Tariff> restore(OngoingTransaction transaction) {
        Optional<CostLog> found = CostLog.find(context.store(), transaction.evseId(), transaction.id());
        try {
            found.ifPresent(log -> restore(transaction, log));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
            context.tell("internal failure: the cost on EVSE " + transaction.evseId() + " cannot be taken up");
        }
        return Optional.ofNullable(costs.get(transaction.id())).map(Costing::tariff);
    }

    private void restore(OngoingTransaction transaction, CostLog log) {
        CostMeter meter = null;
        AppliedTariff tariff = null;
        Sample last = null;
        for (CostLog.Entry entry : log.read()) {
            if (entry.sample() != null && meter != null) {
                last = entry.sample();
                meter = meter.advance(last);
            } else if (entry.tariff() != null) {
                tariff = entry.tariff();
                meter = meter == null ? start(tariff) : meter.change(tariff);
            }
        }
        if (meter == null || tariff == null || last == null) {
            return;
        }
        Sample lastLogged = last;
        Sample end = log.newest()
                .filter(newest -> newest.at().isAfter(lastLogged.at()))
                .orElse(lastLogged)
                .withChargingState(ChargingStateEnum.SUSPENDED_EVSE)
                .withPower(BigDecimal.ZERO);
        log.add(end);
        meter = meter.advance(end);
        costs.put(transaction.id(), new Costing(tariff.tariff(), log, meter, meter, end));
    }

    Optional<Tariff> tariff(String transactionId) {
        return Optional.ofNullable(costs.get(transactionId)).map(Costing::tariff);
    }

    /** The cost up to the newest sample, for events that tell it on the way. */
    Optional<CostDetails> running(String transactionId) {
        return Optional.ofNullable(costs.get(transactionId))
                .map(cost -> cost.newest().runningCost());
    }

    /** The cost of a transaction that ends now. */
    Optional<CostDetails> atEnd(OngoingTransaction transaction) {
        return Optional.ofNullable(costs.get(transaction.id()))
                .map(cost ->
                        cost.logged().advance(sample(transaction, cost.last())).finalCost());
    }

    BigDecimal soFar(String transactionId) {
        return running(transactionId)
                .map(CostDetails::totalCost)
                .map(cost -> cost.total())
                .map(TotalPrice::inclTax)
                .orElse(BigDecimal.ZERO);
    }

    void end(OngoingTransaction transaction) {
        Costing cost = costs.remove(transaction.id());
        if (cost != null) {
            cost.log().clear();
        }
    }
}
