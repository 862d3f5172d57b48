package dev.ocppkit.station.tariff;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffAssignment;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.model.enumeration.TariffChangeStatusEnum;
import dev.ocppkit.model.enumeration.TariffGetStatusEnum;
import dev.ocppkit.model.enumeration.TariffSetStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.ChangeTransactionTariffRequest;
import dev.ocppkit.model.message.ChangeTransactionTariffResponse;
import dev.ocppkit.model.message.ClearTariffsRequest;
import dev.ocppkit.model.message.ClearTariffsResponse;
import dev.ocppkit.model.message.CostUpdatedRequest;
import dev.ocppkit.model.message.CostUpdatedResponse;
import dev.ocppkit.model.message.GetTariffsRequest;
import dev.ocppkit.model.message.GetTariffsResponse;
import dev.ocppkit.model.message.SetDefaultTariffRequest;
import dev.ocppkit.model.message.SetDefaultTariffResponse;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.acceptance.InstalledTariffs;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffCapabilities;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffDecisions;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffValidation;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import dev.ocppkit.station.transaction.TransactionEvent;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tariffs, and the cost of transactions calculated by the station itself. Default tariffs survive restarts, and
 * so does the cost of a transaction that goes on: it is calculated again from the tariffs and samples that were kept. The
 * time without the process counts as time without charging.
 *
 * <p>Spec: OCPP 2.1 Part 2, I07 to I12.
 */
public final class Tariffs {
    private static final String PREFIX = "tariff.";

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final Transactions transactions;
    private final RunningCosts costs;
    private final Map<String, Instant> toldAt = new HashMap<>();
    private InstalledTariffs installed;

    /**
     * Adds the handlers of SetDefaultTariff, GetTariffs, ClearTariffs, ChangeTransactionTariff and CostUpdated.
     *
     * @param context where the block lives
     * @param model the variables; TariffCostCtrlr is read
     * @param evses the hardware
     * @param transactions the transactions whose cost is calculated
     * @param kind whether the station charges with AC or DC
     */
    public Tariffs(
            StationContext context, DeviceModel model, Evses evses, Transactions transactions, EvseKindEnum kind) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.transactions = transactions;
        this.costs = new RunningCosts(context, model, evses, kind);
        this.installed = InstalledTariffs.none(evses.ids());
        context.on(SetDefaultTariffRequest.class, this::setDefault);
        context.on(GetTariffsRequest.class, this::get);
        context.on(ClearTariffsRequest.class, this::clear);
        context.on(ChangeTransactionTariffRequest.class, this::change);
        context.on(CostUpdatedRequest.class, this::costUpdated);
        context.store()
                .all(PREFIX, SetDefaultTariffRequest.class)
                .forEach(each -> installed = install(each).tariffs());
        transactions.listen(new Costs());
    }

    private TariffCapabilities capabilities() {
        return new TariffCapabilities(
                model.isTrue("TariffCostCtrlr.Enabled[Tariff]"),
                model.integer("TariffCostCtrlr.MaxElements[Tariff]"),
                model.isTrue("TariffCostCtrlr.ConditionsSupported[Tariff]"));
    }

    private InstalledTariffs.Installation install(SetDefaultTariffRequest request) {
        return installed.setDefault(request.evseId(), request.tariff(), capabilities(), context.now());
    }

    private SetDefaultTariffResponse setDefault(SetDefaultTariffRequest request) {
        InstalledTariffs.Installation installation = install(request);
        installed = installation.tariffs();
        if (installation.status() == TariffSetStatusEnum.ACCEPTED) {
            context.store()
                    .put(PREFIX + request.evseId() + "." + request.tariff().tariffId(), request);
            context.store().commit();
        }
        return SetDefaultTariffResponse.builder()
                .status(installation.status())
                .statusInfo(installation.statusInfo())
                .build();
    }

    private GetTariffsResponse get(GetTariffsRequest request) {
        if (request.evseId() != 0 && evses.find(request.evseId()).isEmpty()) {
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
        InstalledTariffs.Clearing clearing = installed.clear(ids, request.evseId());
        installed = clearing.tariffs();
        Set<String> left = installed.assignments(0).stream()
                .map(TariffAssignment::tariffId)
                .collect(Collectors.toSet());
        context.store().keys(PREFIX).stream()
                .filter(key -> !left.contains(key.substring(key.indexOf('.', PREFIX.length()) + 1)))
                .forEach(context.store()::remove);
        context.store().commit();
        return ClearTariffsResponse.of(clearing.results());
    }

    private ChangeTransactionTariffResponse change(ChangeTransactionTariffRequest request) {
        Optional<OngoingTransaction> transaction = transactions.find(request.transactionId());
        String currency =
                costs.tariff(request.transactionId()).map(Tariff::currency).orElse(null);
        TariffChangeStatusEnum status = TariffDecisions.change(
                        request.tariff(), capabilities(), transaction.isPresent(), currency)
                .orElse(TariffChangeStatusEnum.REJECTED);
        if (status == TariffChangeStatusEnum.ACCEPTED) {
            context.afterReply(
                    () -> transactions.find(request.transactionId()).ifPresent(each -> apply(each, request)));
        }
        return ChangeTransactionTariffResponse.of(status);
    }

    private void apply(OngoingTransaction transaction, ChangeTransactionTariffRequest request) {
        costs.change(transaction, request.tariff());
        transactions.update(transaction, TriggerReasonEnum.TARIFF_CHANGED);
    }

    private CostUpdatedResponse costUpdated(CostUpdatedRequest request) {
        context.tell("the CSMS says this costs " + request.totalCost().toPlainString() + " so far");
        return CostUpdatedResponse.of();
    }

    /**
     * Keeps the tariff that the CSMS gave for a driver, for the transaction that follows (I08).
     *
     * @param token the token of the driver
     * @param tariff the tariff, or null if there was none; one that the station cannot calculate with is left out
     */
    public void driverTariff(IdToken token, @Nullable Tariff tariff) {
        if (tariff != null && TariffValidation.validate(tariff, capabilities()).isAccepted()) {
            installed = installed.withDriverTariff(token.idToken(), tariff);
        }
    }

    /**
     * Tells what a transaction costs so far.
     *
     * @param transactionId its id
     * @return the total with taxes, in the currency of the tariff; 0 if there is no tariff
     */
    public BigDecimal costSoFar(String transactionId) {
        return costs.soFar(transactionId);
    }

    /** What transactions have to do with tariffs. */
    private final class Costs implements TransactionListener {
        @Override
        public void starting(OngoingTransaction transaction, StartCause cause, TransactionEvent event) {
            if (context.version() == OcppVersion.V2_1 && model.isTrue("TariffCostCtrlr.Enabled[Cost]")) {
                String token = transaction.idToken().map(IdToken::idToken).orElse(null);
                installed
                        .tariffFor(token, transaction.evseId(), context.now())
                        .ifPresent(tariff -> begin(transaction, tariff, event));
            }
        }

        private void begin(OngoingTransaction transaction, Tariff tariff, TransactionEvent event) {
            installed = installed.use(transaction.evseId(), tariff.tariffId());
            costs.begin(transaction, AppliedTariff.accepted(tariff));
            if (model.isTrue("TariffCostCtrlr.Enabled[RunningCost]")) {
                tell(transaction, event);
            }
        }

        private void tell(OngoingTransaction transaction, TransactionEvent event) {
            toldAt.put(transaction.id(), context.now());
            event.request().costDetails(costs.running(transaction.id()).orElse(null));
        }

        @Override
        public void describe(OngoingTransaction transaction, TransactionEvent event) {
            costs.tariff(transaction.id()).ifPresent(tariff -> event.info().tariffId(tariff.tariffId()));
        }

        @Override
        public void tick(OngoingTransaction transaction) {
            costs.follow(transaction);
            Instant before = toldAt.getOrDefault(transaction.id(), Instant.EPOCH);
            boolean due = Duration.between(before, context.now()).toSeconds()
                            >= model.integer("TariffCostCtrlr.Interval[Cost]")
                    && costs.tariff(transaction.id()).isPresent()
                    && model.isTrue("TariffCostCtrlr.Enabled[RunningCost]");
            if (due) {
                transactions.update(transaction, TriggerReasonEnum.RUNNING_COST, event -> tell(transaction, event));
            }
        }

        @Override
        public void restored(OngoingTransaction transaction) {
            costs.restore(transaction)
                    .ifPresent(tariff -> installed = installed.use(transaction.evseId(), tariff.tariffId()));
        }

        @Override
        public void ending(OngoingTransaction transaction, TransactionEvent event) {
            costs.atEnd(transaction).ifPresent(event.request()::costDetails);
            installed = installed.release(transaction.evseId());
        }

        @Override
        public void ended(OngoingTransaction transaction) {
            costs.end(transaction);
            toldAt.remove(transaction.id());
        }
    }
}
