package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.smartcharging.tariff.*;
import dev.ocppkit.smartcharging.tariff.acceptance.InstalledTariffs;
import dev.ocppkit.smartcharging.tariff.acceptance.InstalledTariffs.Clearing;
import dev.ocppkit.smartcharging.tariff.acceptance.InstalledTariffs.Installation;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffCapabilities;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffDecisions;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffValidation;
import dev.ocppkit.smartcharging.tariff.limits.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tariffs, the cost of transactions calculated by the station itself (I07 to I12), and limits of transactions (E16). */
final class Tariffs {
    private final Station station;
    private InstalledTariffs installed;

    Tariffs(Station station) {
        this.station = station;
        this.installed = InstalledTariffs.none(
                station.evses.stream().map(evse -> evse.id).toList());
        station.on(SetDefaultTariffRequest.class, this::setDefault);
        station.on(GetTariffsRequest.class, this::get);
        station.on(ClearTariffsRequest.class, this::clear);
        station.on(ChangeTransactionTariffRequest.class, this::change);
        station.on(CostUpdatedRequest.class, this::costUpdated);
        station.state
                .all("tariff.", SetDefaultTariffRequest.class)
                .forEach(each -> installed = install(each).tariffs());
    }

    private TariffCapabilities capabilities() {
        return new TariffCapabilities(
                station.model.isTrue("TariffCostCtrlr.Enabled[Tariff]"),
                station.model.integer("TariffCostCtrlr.MaxElements[Tariff]"),
                station.model.isTrue("TariffCostCtrlr.ConditionsSupported[Tariff]"));
    }

    private Installation install(SetDefaultTariffRequest request) {
        return installed.setDefault(request.evseId(), request.tariff(), capabilities(), station.now());
    }

    private SetDefaultTariffResponse setDefault(SetDefaultTariffRequest request) {
        Installation installation = install(request);
        installed = installation.tariffs();
        if (installation.status() == TariffSetStatusEnum.ACCEPTED) {
            station.state.put(
                    "tariff." + request.evseId() + "." + request.tariff().tariffId(), request);
            station.state.commit();
        }
        return SetDefaultTariffResponse.builder()
                .status(installation.status())
                .statusInfo(installation.statusInfo())
                .build();
    }

    private GetTariffsResponse get(GetTariffsRequest request) {
        if (request.evseId() != 0 && station.evse(request.evseId()).isEmpty()) {
            return GetTariffsResponse.builder()
                    .status(TariffGetStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of("UnknownEvse"))
                    .build();
        }
        List<TariffAssignment> assignments = installed.assignments(request.evseId());
        return GetTariffsResponse.builder()
                .status(assignments.isEmpty() ? TariffGetStatusEnum.NO_TARIFF : TariffGetStatusEnum.ACCEPTED)
                .tariffAssignments(assignments.isEmpty() ? null : assignments)
                .build();
    }

    private ClearTariffsResponse clear(ClearTariffsRequest request) {
        Set<String> ids = request.tariffIds() == null ? Set.of() : Set.copyOf(request.tariffIds());
        Clearing clearing = installed.clear(ids, request.evseId());
        installed = clearing.tariffs();
        Set<String> left = installed.assignments(0).stream()
                .map(TariffAssignment::tariffId)
                .collect(Collectors.toSet());
        station.state.keys("tariff.").stream()
                .filter(key -> !left.contains(key.substring(key.indexOf('.', 7) + 1)))
                .forEach(station.state::remove);
        station.state.commit();
        return ClearTariffsResponse.of(clearing.results());
    }

    private ChangeTransactionTariffResponse change(ChangeTransactionTariffRequest request) {
        Evse evse = station.transactions.find(request.transactionId()).orElse(null);
        Tariff current = evse == null ? null : evse.transaction.tariff;
        TariffChangeStatusEnum status = TariffDecisions.change(
                        request.tariff(), capabilities(), evse != null, current == null ? null : current.currency())
                .orElse(TariffChangeStatusEnum.REJECTED);
        if (status == TariffChangeStatusEnum.ACCEPTED) {
            station.afterReply(() -> apply(evse, request));
        }
        return ChangeTransactionTariffResponse.of(status);
    }

    private void apply(Evse evse, ChangeTransactionTariffRequest request) {
        Transaction transaction = evse.transaction;
        if (transaction == null || !transaction.id.equals(request.transactionId())) {
            return;
        }
        AppliedTariff changed = AppliedTariff.changed(request.tariff(), station.now());
        transaction.tariff = request.tariff();
        transaction.cost = transaction.cost == null
                ? meter(changed, evse)
                : transaction.cost.advance(sample(evse)).change(changed);
        station.transactions.update(evse, TriggerReasonEnum.TARIFF_CHANGED);
    }

    private CostUpdatedResponse costUpdated(CostUpdatedRequest request) {
        station.tell("the CSMS says this costs " + request.totalCost().toPlainString() + " so far");
        return CostUpdatedResponse.of();
    }

    /** Keeps the tariff that the CSMS gave for a driver (I08). */
    void driverTariff(IdToken token, Tariff tariff) {
        if (tariff != null && TariffValidation.validate(tariff, capabilities()).isAccepted()) {
            installed = installed.withDriverTariff(token.idToken(), tariff);
        }
    }

    /** Starts to calculate the cost of a transaction that begins. */
    void begin(Evse evse) {
        Transaction transaction = evse.transaction;
        boolean enabled =
                station.version() == OcppVersion.V2_1 && station.model.isTrue("TariffCostCtrlr.Enabled[Cost]");
        if (enabled) {
            installed
                    .tariffFor(transaction.idToken.idToken(), evse.id, station.now())
                    .ifPresent(tariff -> {
                        installed = installed.use(evse.id, tariff.tariffId());
                        transaction.tariff = tariff;
                        transaction.cost = meter(AppliedTariff.accepted(tariff), evse);
                    });
        }
    }

    private CostMeter meter(AppliedTariff tariff, Evse evse) {
        CostContext context = CostContext.of(ZoneId.systemDefault())
                .withEvseKind(station.options.v2x() ? EvseKindEnum.DC : EvseKindEnum.AC);
        return CostMeter.start(tariff, context, CostPolicy.ofDefaults()).advance(sample(evse));
    }

    private Sample sample(Evse evse) {
        Sample sample = Sample.of(station.now(), Meter.decimal(evse.importWh))
                .withChargingState(evse.transaction.state)
                .withPower(Meter.decimal(evse.powerWatts));
        return evse.vehicle == null ? sample : sample.withSoc(Meter.decimal(evse.vehicle.soc()));
    }

    /** Calculates on, tells the running cost, and sees whether a limit is reached. */
    void follow(Evse evse, Instant now) {
        Transaction transaction = evse.transaction;
        if (transaction.cost != null) {
            transaction.cost = transaction.cost.advance(sample(evse));
            int interval = station.model.integer("TariffCostCtrlr.Interval[Cost]");
            boolean due = Duration.between(transaction.costToldAt, now).toSeconds() >= interval;
            if (due && station.model.isTrue("TariffCostCtrlr.Enabled[RunningCost]")) {
                transaction.costToldAt = now;
                CostDetails cost = transaction.cost.runningCost();
                station.transactions.update(
                        evse, TriggerReasonEnum.RUNNING_COST, event -> event.request.costDetails(cost));
            }
        }
        LimitKind reached = transaction.reached == null ? reached(evse, now) : null;
        if (reached != null) {
            transaction.reached = reached;
            transaction.state = ChargingStateEnum.SUSPENDED_EVSE;
            station.tell(reached.wireName() + " reached on EVSE " + evse.id);
            station.transactions.update(evse, reached.triggerReason());
        }
    }

    private LimitKind reached(Evse evse, Instant now) {
        TransactionLimit limit = evse.transaction.limits.effective();
        for (LimitKind kind : LimitKind.values()) {
            BigDecimal value = kind.valueOf(limit);
            if (value != null && measured(kind, evse, now).compareTo(value) >= 0) {
                return kind;
            }
        }
        return null;
    }

    private static BigDecimal measured(LimitKind kind, Evse evse, Instant now) {
        Transaction transaction = evse.transaction;
        return switch (kind) {
            case MAX_COST -> transaction.cost == null ? BigDecimal.ZERO : total(transaction.cost.runningCost());
            case MAX_ENERGY -> Meter.decimal(evse.importWh - transaction.startWh);
            case MAX_TIME ->
                BigDecimal.valueOf(Duration.between(transaction.startedAt, now).toSeconds());
            case MAX_SOC -> evse.vehicle == null ? BigDecimal.ZERO : Meter.decimal(evse.vehicle.soc());
        };
    }

    private static BigDecimal total(CostDetails cost) {
        TotalPrice total = cost.totalCost() == null ? null : cost.totalCost().total();
        return total == null || total.inclTax() == null ? BigDecimal.ZERO : total.inclTax();
    }

    /** Takes the limits that the CSMS sets, and confirms them (E16). */
    void limit(Evse evse, TransactionLimit proposal) {
        Transaction transaction = evse.transaction;
        Set<LimitKind> supported = Set.of(LimitKind.values());
        LimitMerge merge = TransactionLimits.merge(transaction.limits, proposal, LimitActor.CSMS, supported);
        ActiveLimits before = transaction.limits;
        transaction.limits = merge.limits();
        if (before.effective().equals(merge.limits().effective())) {
            return;
        }
        boolean resumes = transaction.reached != null
                && TransactionLimits.resumes(
                        transaction.reached, before.effective(), merge.limits().effective());
        if (resumes) {
            transaction.reached = null;
        }
        merge.announcement()
                .ifPresent(announced -> station.transactions.update(
                        evse, TriggerReasonEnum.LIMIT_SET, event -> event.info.transactionLimit(announced)));
    }

    /** Takes up the limits of a transaction from before a restart; its cost is not calculated any more. */
    void restore(Evse evse, TransactionLimit limit) {
        if (limit != null) {
            evse.transaction.limits = new ActiveLimits(limit, limit);
        }
    }

    /** Puts the final cost into the last event of a transaction. */
    void end(Evse evse, Transactions.Event event) {
        if (evse.transaction.cost != null) {
            event.request.costDetails(
                    evse.transaction.cost.advance(sample(evse)).finalCost());
        }
        installed = installed.release(evse.id);
    }
}
