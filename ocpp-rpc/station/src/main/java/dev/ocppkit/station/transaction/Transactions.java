package dev.ocppkit.station.transaction;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.ReadingContextEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.station.EvseHardware;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a station, at most one on each EVSE: starts, changes and ends them, tells the CSMS, and takes up those
 * of an earlier process. The firmware decides when one starts and ends (TxStartPoint, TxStopPoint); this class ends it by
 * itself when the vehicle is gone and when the CSMS does not accept its token (TxCtrlr.StopTxOnInvalidId).
 *
 * <p>Every event is in the memory with its number before it goes to the queue, so that a crash at any moment leaves no gap.
 *
 * <p>Spec: OCPP 2.1 Part 2, E01 to E17, B13 (resumption).
 */
public final class Transactions {
    private static final OcppCodec PRUNING = OcppCodec.of(OcppVersion.V2_0_1).with(WritePolicy.PRUNE);

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final TransactionMemory memory;
    private final Map<Integer, OngoingTransaction> byEvse = new TreeMap<>();
    private final List<TransactionListener> listeners = new ArrayList<>();

    /**
     * Adds the handler of GetTransactionStatus, looks at the transactions every second from now on, and takes up those of
     * an earlier process when the station starts.
     *
     * @param context where the block lives
     * @param model the variables; TxCtrlr and SampledDataCtrlr are read
     * @param evses the hardware
     */
    public Transactions(StationContext context, DeviceModel model, Evses evses) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.memory = new TransactionMemory(context);
        context.on(
                GetTransactionStatusRequest.class,
                request -> context.transactionStatus(request, id -> find(id).isPresent()));
        context.everySecond(this::tick);
        context.listen(new StationContext.Lifecycle() {
            @Override
            public void started() {
                restore();
            }

            @Override
            public void rebooted() {
                all().forEach(Transactions.this::resume);
            }
        });
    }

    /**
     * Adds somebody who hears of transactions.
     *
     * @param listener who hears of them
     */
    public void listen(TransactionListener listener) {
        listeners.add(listener);
    }

    /**
     * Finds a transaction.
     *
     * @param id its id
     * @return the transaction; empty if none of this id goes on
     */
    public Optional<OngoingTransaction> find(String id) {
        return byEvse.values().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * Finds the transaction of an EVSE.
     *
     * @param evseId the number of the EVSE
     * @return the transaction; empty if none goes on there
     */
    public Optional<OngoingTransaction> on(int evseId) {
        return Optional.ofNullable(byEvse.get(evseId));
    }

    /**
     * Lists all transactions.
     *
     * @return those that go on, in the order of their EVSEs
     */
    public List<OngoingTransaction> all() {
        return List.copyOf(byEvse.values());
    }

    /**
     * Starts a transaction.
     *
     * @param evseId where it starts
     * @param token for whom
     * @param cause why
     * @return the transaction
     * @throws IllegalStateException if one goes on there
     */
    public OngoingTransaction start(int evseId, IdToken token, StartCause cause) {
        if (byEvse.containsKey(evseId)) {
            throw new IllegalStateException("a transaction goes on at EVSE " + evseId);
        }
        EvseHardware evse = evses.get(evseId);
        String id = UUID.randomUUID().toString();
        OngoingTransaction transaction =
                new OngoingTransaction(id, evseId, token, cause.remoteStartId(), context.now(), evse.importWh());
        transaction.state = idleState(evse);
        byEvse.put(evseId, transaction);
        memory.started(transaction);
        context.tell("transaction started on EVSE " + evseId);
        TransactionEvent event = event(transaction, TransactionEventEnum.STARTED, cause.trigger());
        event.info().remoteStartId(cause.remoteStartId());
        event.request()
                .evse(EVSE.builder().id(evseId).connectorId(1).build())
                .idToken(token)
                .meterValue(read(evseId, "SampledDataCtrlr.TxStartedMeasurands", ReadingContextEnum.TRANSACTION_BEGIN));
        listeners.forEach(each -> each.starting(transaction, cause, event));
        send(transaction, event);
        listeners.forEach(each -> each.started(transaction));
        return transaction;
    }

    private static ChargingStateEnum idleState(EvseHardware evse) {
        return evse.isPluggedIn() ? ChargingStateEnum.EV_CONNECTED : ChargingStateEnum.IDLE;
    }

    /**
     * Tells of a change in a transaction.
     *
     * @param transaction a transaction that goes on
     * @param trigger what has changed
     */
    public void update(OngoingTransaction transaction, TriggerReasonEnum trigger) {
        update(transaction, trigger, event -> {});
    }

    /**
     * Tells of a change in a transaction.
     *
     * @param transaction a transaction that goes on
     * @param trigger what has changed
     * @param more adds to the event
     */
    public void update(OngoingTransaction transaction, TriggerReasonEnum trigger, Consumer<TransactionEvent> more) {
        TransactionEvent event = event(transaction, TransactionEventEnum.UPDATED, trigger);
        more.accept(event);
        send(transaction, event);
    }

    /**
     * Ends a transaction, after its power path was opened; does nothing if it is over.
     *
     * @param transaction the transaction
     * @param trigger what is told as the trigger
     * @param reason why it ends
     */
    public void end(OngoingTransaction transaction, TriggerReasonEnum trigger, ReasonEnum reason) {
        int evseId = transaction.evseId();
        if (byEvse.get(evseId) != transaction) {
            return;
        }
        EvseHardware evse = evses.get(evseId);
        evse.stopPower();
        transaction.state = idleState(evse);
        TransactionEvent event = event(transaction, TransactionEventEnum.ENDED, trigger);
        event.info().stoppedReason(reason);
        event.request()
                .meterValue(read(evseId, "SampledDataCtrlr.TxEndedMeasurands", ReadingContextEnum.TRANSACTION_END));
        if (trigger == TriggerReasonEnum.STOP_AUTHORIZED) {
            event.request().idToken(transaction.idToken().orElse(null));
        }
        listeners.forEach(each -> each.ending(transaction, event));
        send(transaction, event);
        byEvse.remove(evseId);
        memory.ended(evseId);
        context.tell("transaction ended on EVSE " + evseId + ": " + reason.wireName());
        listeners.forEach(each -> each.ended(transaction));
    }

    /** Ends all transactions because the station goes down and will not take them up again. */
    public void endAll() {
        all().forEach(each -> end(each, TriggerReasonEnum.ABNORMAL_CONDITION, ReasonEnum.REBOOT));
    }

    /**
     * A vehicle was connected.
     *
     * @param evseId where
     */
    public void pluggedIn(int evseId) {
        on(evseId).ifPresent(transaction -> {
            transaction.state = ChargingStateEnum.EV_CONNECTED;
            update(transaction, TriggerReasonEnum.CABLE_PLUGGED_IN);
            listeners.forEach(each -> each.pluggedIn(transaction));
        });
    }

    /**
     * The vehicle is gone, and with it the transaction.
     *
     * @param evseId where
     */
    public void unplugged(int evseId) {
        on(evseId)
                .ifPresent(transaction ->
                        end(transaction, TriggerReasonEnum.EV_COMMUNICATION_LOST, ReasonEnum.EV_DISCONNECTED));
    }

    /**
     * Holds energy back because a limit is reached, and tells the CSMS.
     *
     * @param transaction the transaction
     * @param trigger which limit
     */
    public void hold(OngoingTransaction transaction, TriggerReasonEnum trigger) {
        hold(transaction);
        update(transaction, trigger);
    }

    /**
     * Holds energy back in a transaction of an earlier process because of a limit that was reached and told there.
     *
     * @param transaction the transaction
     */
    public void hold(OngoingTransaction transaction) {
        transaction.held = true;
        transaction.state = ChargingStateEnum.SUSPENDED_EVSE;
    }

    /**
     * Lets energy pass again after {@link #hold(OngoingTransaction, TriggerReasonEnum)}; the next change of the charging state tells the CSMS.
     *
     * @param transaction the transaction
     */
    public void release(OngoingTransaction transaction) {
        transaction.held = false;
    }

    /**
     * Goes on with a transaction after a reboot of the station or of the EVSE (B13), and tells the CSMS. Without
     * TxCtrlr.AllowEnergyTransferResumption energy is held back if it was transferred before.
     *
     * @param transaction the transaction
     */
    public void resume(OngoingTransaction transaction) {
        boolean charged = transaction.state == ChargingStateEnum.CHARGING;
        transaction.suspended = charged && !model.isTrue("TxCtrlr.AllowEnergyTransferResumption");
        if (transaction.suspended) {
            transaction.state = ChargingStateEnum.SUSPENDED_EVSE;
        }
        update(transaction, TriggerReasonEnum.TX_RESUMED);
    }

    /**
     * Reads the meter of an EVSE as a variable wants it.
     *
     * @param evseId the EVSE
     * @param variable the name of a variable that lists measurands
     * @param reason why it is read
     * @return the values, or null if there is none
     */
    public @Nullable List<MeterValue> read(int evseId, String variable, ReadingContextEnum reason) {
        return MeterReader.read(evses.get(evseId), model.list(variable), reason, context.now(), context.version());
    }

    private void tick() {
        Instant now = context.now();
        memory.alive(now);
        for (OngoingTransaction transaction : all()) {
            follow(transaction, now);
            if (byEvse.get(transaction.evseId()) == transaction) {
                listeners.forEach(each -> each.tick(transaction));
            }
        }
    }

    private void follow(OngoingTransaction transaction, Instant now) {
        EvseHardware evse = evses.get(transaction.evseId());
        ChargingStateEnum state = evse.chargingState();
        if (state == transaction.state) {
            return;
        }
        transaction.state = state;
        boolean charging = state == ChargingStateEnum.CHARGING;
        if (charging && transaction.powerPathClosedAt == null) {
            transaction.powerPathClosedAt = now;
        }
        update(
                transaction,
                TriggerReasonEnum.CHARGING_STATE_CHANGED,
                event -> event.request()
                        .numberOfPhasesUsed(charging ? evse.phasesInUse().orElse(null) : null));
    }

    private void answered(OngoingTransaction transaction, TransactionEventResponse response) {
        IdTokenInfo info = response.idTokenInfo();
        boolean refused = info != null && info.status() != AuthorizationStatusEnum.ACCEPTED;
        if (refused && model.isTrue("TxCtrlr.StopTxOnInvalidId")) {
            end(transaction, TriggerReasonEnum.DEAUTHORIZED, ReasonEnum.DE_AUTHORIZED);
        }
        listeners.forEach(each -> each.answered(transaction, response));
    }

    /** Takes up what an earlier process left: repeats an event that did not reach the queue, and goes on. */
    private void restore() {
        for (int evseId : evses.ids()) {
            memory.lost(evseId).ifPresent(event -> context.deliver(event, response -> {}));
            memory.queued(evseId);
            memory.restore(evseId).ifPresent(this::restore);
        }
    }

    private void restore(OngoingTransaction transaction) {
        byEvse.put(transaction.evseId(), transaction);
        listeners.forEach(each -> each.restored(transaction));
        long away = Duration.between(memory.lastAlive(), context.now()).toSeconds();
        boolean resumable = context.version() == OcppVersion.V2_1 && away <= model.integer("TxCtrlr.ResumptionTimeout");
        if (resumable) {
            resume(transaction);
        } else {
            end(transaction, TriggerReasonEnum.ABNORMAL_CONDITION, ReasonEnum.POWER_LOSS);
        }
    }

    private TransactionEvent event(
            OngoingTransaction transaction, TransactionEventEnum type, TriggerReasonEnum trigger) {
        return new TransactionEvent(
                TransactionEventRequest.builder()
                        .eventType(type)
                        .timestamp(context.now())
                        .triggerReason(trigger)
                        .seqNo(transaction.seqNo++),
                Transaction.builder().transactionId(transaction.id()).chargingState(transaction.state));
    }

    private void send(OngoingTransaction transaction, TransactionEvent event) {
        listeners.forEach(each -> each.describe(transaction, event));
        TransactionEventRequest request =
                fit(event.request().transactionInfo(event.info().build()).build());
        memory.keep(transaction, request);
        context.deliver(request, response -> answered(transaction, response));
        memory.queued(transaction.evseId());
    }

    /** Leaves out what the version of the connection cannot carry. */
    private TransactionEventRequest fit(TransactionEventRequest event) {
        return context.version() == OcppVersion.V2_1
                ? event
                : OcppCodec.of(OcppVersion.V2_0_1)
                        .read(TransactionEventRequest.class, PRUNING.toJson(event))
                        .orThrow();
    }
}
