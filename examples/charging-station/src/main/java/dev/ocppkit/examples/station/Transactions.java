package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.model.message.*;
import java.time.Duration;
import java.time.Instant;
import java.util.*;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The transactions (E): starts, changes and ends them, and tells the CSMS. They start when they are authorized, and end
 * when they are not any more or when the cable is gone.
 *
 * <p>An event is written to the disk with its number before it goes to the queue; a crash in between repeats it and
 * leaves no gap.
 */
final class Transactions {
    private static final OcppCodec PRUNING = OcppCodec.of(OcppVersion.V2_0_1).with(WritePolicy.PRUNE);

    private final Station station;

    Transactions(Station station) {
        this.station = station;
        station.on(
                GetTransactionStatusRequest.class,
                request -> station.ocpp().transactionStatus(request, id -> find(id).isPresent()));
    }

    Optional<Evse> find(String transactionId) {
        return station.evses.stream()
                .filter(evse -> evse.transaction != null && evse.transaction.id.equals(transactionId))
                .findFirst();
    }

    /** Starts a transaction. */
    void start(Evse evse, IdToken token, TriggerReasonEnum trigger, Integer remoteStartId, Integer profileId) {
        Transaction transaction =
                new Transaction(UUID.randomUUID().toString(), token, remoteStartId, station.now(), evse.importWh);
        transaction.state = evse.vehicle == null ? ChargingStateEnum.IDLE : ChargingStateEnum.EV_CONNECTED;
        evse.transaction = transaction;
        station.state.put("tx." + evse.id + ".start", transaction.startedAt + " " + transaction.startWh);
        Integer reservation = evse.reservationId == 0 ? null : evse.reservationId;
        station.reservations.used(evse);
        station.charging.transactionStarted(evse, profileId);
        station.tariffs.begin(evse);
        station.tell("transaction started on EVSE " + evse.id);
        Event event = new Event(evse, TransactionEventEnum.STARTED, trigger);
        event.info.remoteStartId(remoteStartId);
        event.request
                .evse(EVSE.builder().id(evse.id).connectorId(1).build())
                .idToken(token)
                .reservationId(reservation)
                .meterValue(read(evse, "SampledDataCtrlr.TxStartedMeasurands", ReadingContextEnum.TRANSACTION_BEGIN));
        event.send();
        station.charging.tellNeeds(evse);
    }

    /** Tells of a change in a transaction. */
    void update(Evse evse, TriggerReasonEnum trigger) {
        update(evse, trigger, event -> {});
    }

    void update(Evse evse, TriggerReasonEnum trigger, Consumer<Event> more) {
        Event event = new Event(evse, TransactionEventEnum.UPDATED, trigger);
        more.accept(event);
        event.send();
    }

    /** Ends a transaction. */
    void end(Evse evse, TriggerReasonEnum trigger, ReasonEnum reason) {
        Transaction transaction = evse.transaction;
        if (transaction == null) {
            return;
        }
        evse.powerWatts = 0;
        evse.offeredWatts = 0;
        transaction.state = evse.vehicle == null ? ChargingStateEnum.IDLE : ChargingStateEnum.EV_CONNECTED;
        Event event = new Event(evse, TransactionEventEnum.ENDED, trigger);
        event.info.stoppedReason(reason);
        event.request.meterValue(read(evse, "SampledDataCtrlr.TxEndedMeasurands", ReadingContextEnum.TRANSACTION_END));
        if (trigger == TriggerReasonEnum.STOP_AUTHORIZED) {
            event.request.idToken(transaction.idToken);
        }
        station.tariffs.end(evse, event);
        event.send();
        evse.transaction = null;
        station.state.remove("tx." + evse.id);
        station.state.commit();
        station.charging.transactionEnded(transaction.id);
        station.display.transactionEnded(transaction.id);
        station.tell("transaction ended on EVSE " + evse.id + ": " + reason.wireName());
        station.availability.changed();
    }

    void endAll() {
        station.evses.forEach(evse -> end(evse, TriggerReasonEnum.ABNORMAL_CONDITION, ReasonEnum.REBOOT));
    }

    /** A car was plugged in. */
    void connected(Evse evse) {
        if (evse.transaction != null) {
            evse.transaction.state = ChargingStateEnum.EV_CONNECTED;
            update(evse, TriggerReasonEnum.CABLE_PLUGGED_IN);
            station.charging.tellNeeds(evse);
        }
    }

    /** The cable is gone, and with it the transaction. */
    void disconnected(Evse evse) {
        end(evse, TriggerReasonEnum.EV_COMMUNICATION_LOST, ReasonEnum.EV_DISCONNECTED);
    }

    /** Looks after all EVSEs, every second: power, charging state, limits, meter values. */
    void tick() {
        Instant now = station.now();
        station.state.put("alive", now.toString());
        for (Evse evse : station.evses) {
            station.power.drive(evse);
            if (evse.vehicle != null && evse.vehicle.wantsToLeave()) {
                station.driver.unplug(evse);
            }
            if (evse.transaction != null) {
                follow(evse, now);
            }
            aligned(evse, now);
            station.state.put("meter." + evse.id, evse.importWh + " " + evse.exportWh);
        }
    }

    private void follow(Evse evse, Instant now) {
        Transaction transaction = evse.transaction;
        ChargingStateEnum state = station.power.state(evse);
        if (state != transaction.state) {
            transaction.state = state;
            if (state == ChargingStateEnum.CHARGING && transaction.powerPathClosedAt == null) {
                transaction.powerPathClosedAt = now;
            }
            update(
                    evse,
                    TriggerReasonEnum.CHARGING_STATE_CHANGED,
                    event ->
                            event.request.numberOfPhasesUsed(state == ChargingStateEnum.CHARGING ? evse.phases : null));
        }
        station.tariffs.follow(evse, now);
        int interval = station.model.integer("SampledDataCtrlr.TxUpdatedInterval");
        boolean due =
                interval > 0 && Duration.between(transaction.sampledAt, now).toMillis() > interval * 1000L - 500;
        if (due && evse.transaction == transaction) {
            transaction.sampledAt = now;
            List<MeterValue> values =
                    read(evse, "SampledDataCtrlr.TxUpdatedMeasurands", ReadingContextEnum.SAMPLE_PERIODIC);
            update(evse, TriggerReasonEnum.METER_VALUE_PERIODIC, event -> event.request.meterValue(values));
        }
    }

    /** Clock-aligned meter values (J01). */
    private void aligned(Evse evse, Instant now) {
        int interval = station.model.integer("AlignedDataCtrlr.Interval");
        boolean due = interval > 0 && now.getEpochSecond() / interval != evse.aligned.getEpochSecond() / interval;
        if (due && evse.aligned.isAfter(Instant.EPOCH) && station.isOnline()) {
            List<MeterValue> values = read(evse, "AlignedDataCtrlr.Measurands", ReadingContextEnum.SAMPLE_CLOCK);
            if (evse.transaction != null) {
                update(evse, TriggerReasonEnum.METER_VALUE_CLOCK, event -> event.request.meterValue(values));
            } else if (values != null) {
                station.send(MeterValuesRequest.of(evse.id, values));
            }
        }
        evse.aligned = now;
    }

    /** Reads what a variable lists; null if that is nothing. */
    List<MeterValue> read(Evse evse, String variable, ReadingContextEnum context) {
        List<MeterValue> values = Meter.read(
                evse,
                station.model.list(variable),
                context,
                station.now(),
                station.grid.frequency(),
                station.version());
        return values.isEmpty() ? null : values;
    }

    private void answered(Evse evse, Transaction transaction, TransactionEventResponse response) {
        IdTokenInfo info = response.idTokenInfo();
        if (info != null) {
            station.authorization.remember(transaction.idToken, info);
        }
        if (evse.transaction != transaction) {
            return;
        }
        boolean refused = info != null && info.status() != AuthorizationStatusEnum.ACCEPTED;
        if (refused && station.model.isTrue("TxCtrlr.StopTxOnInvalidId")) {
            end(evse, TriggerReasonEnum.DEAUTHORIZED, ReasonEnum.DE_AUTHORIZED);
        } else if (response.transactionLimit() != null) {
            station.tariffs.limit(evse, response.transactionLimit());
        }
    }

    /** Takes up what an earlier process left: repeats an event that did not reach the queue, and goes on. */
    void restore() {
        for (Evse evse : station.evses) {
            String meter = station.state.get("meter." + evse.id);
            if (meter != null) {
                String[] values = meter.split(" ", -1);
                evse.importWh = Double.parseDouble(values[0]);
                evse.exportWh = Double.parseDouble(values[1]);
            }
            station.state.get("tx." + evse.id, TransactionEventRequest.class).ifPresent(last -> restore(evse, last));
        }
    }

    private void restore(Evse evse, TransactionEventRequest last) {
        repeatIfLost(evse);
        String[] start = station.state.get("tx." + evse.id + ".start").split(" ", -1);
        String id = last.transactionInfo().transactionId();
        evse.transaction = new Transaction(
                id,
                last.idToken(),
                last.transactionInfo().remoteStartId(),
                Instant.parse(start[0]),
                Double.parseDouble(start[1]));
        evse.transaction.seqNo = last.seqNo() + 1;
        evse.transaction.state = last.transactionInfo().chargingState();
        evse.transaction.powerPathClosedAt = evse.transaction.startedAt;
        station.tariffs.restore(evse, last.transactionInfo().transactionLimit());
        station.driver.returned(evse);
        Instant alive = Instant.parse(station.state.get("alive"));
        long away = Duration.between(alive, station.now()).toSeconds();
        boolean resumable =
                station.version() == OcppVersion.V2_1 && away <= station.model.integer("TxCtrlr.ResumptionTimeout");
        if (resumable) {
            resume(evse);
        } else {
            end(evse, TriggerReasonEnum.ABNORMAL_CONDITION, ReasonEnum.POWER_LOSS);
        }
    }

    private void repeatIfLost(Evse evse) {
        station.state.get("pending." + evse.id, TransactionEventRequest.class).ifPresent(pending -> {
            List<Integer> queued = new ArrayList<>();
            station.state
                    .queue()
                    .forEach(entry -> State.read(
                                    TransactionEventRequest.class,
                                    entry.message().payload())
                            .filter(event -> event.transactionInfo()
                                    .transactionId()
                                    .equals(pending.transactionInfo().transactionId()))
                            .ifPresent(event -> queued.add(event.seqNo())));
            if (!queued.contains(pending.seqNo())) {
                station.deliver(pending, response -> {});
            }
            station.state.remove("pending." + evse.id);
        });
    }

    /** Goes on with all transactions after a reboot (B13). */
    void resumeAll() {
        station.evses.stream().filter(evse -> evse.transaction != null).forEach(this::resume);
    }

    void resume(Evse evse) {
        Transaction transaction = evse.transaction;
        boolean charged = transaction.state == ChargingStateEnum.CHARGING;
        transaction.suspended = charged && !station.model.isTrue("TxCtrlr.AllowEnergyTransferResumption");
        if (transaction.suspended) {
            transaction.state = ChargingStateEnum.SUSPENDED_EVSE;
        }
        update(evse, TriggerReasonEnum.TX_RESUMED);
    }

    /** An event in the making. */
    final class Event {
        final TransactionEventRequest.Builder request;
        final dev.ocppkit.model.datatype.Transaction.Builder info;
        private final Evse evse;

        private Event(Evse evse, TransactionEventEnum type, TriggerReasonEnum trigger) {
            Transaction transaction = evse.transaction;
            this.evse = evse;
            this.info = dev.ocppkit.model.datatype.Transaction.builder()
                    .transactionId(transaction.id)
                    .chargingState(transaction.state)
                    .operationMode(transaction.operationMode)
                    .tariffId(transaction.tariff == null ? null : transaction.tariff.tariffId());
            this.request = TransactionEventRequest.builder()
                    .eventType(type)
                    .timestamp(station.now())
                    .triggerReason(trigger)
                    .seqNo(transaction.seqNo++);
        }

        private void send() {
            Transaction transaction = evse.transaction;
            TransactionEventRequest event =
                    fit(request.transactionInfo(info.build()).build());
            TransactionLimit limits = transaction.limits.effective();
            boolean limited = !limits.equals(TransactionLimit.of());
            TransactionEventRequest snapshot = event.toBuilder()
                    .idToken(transaction.idToken)
                    .transactionInfo(
                            info.transactionLimit(limited ? limits : null).build())
                    .build();
            station.state.put("tx." + evse.id, snapshot);
            station.state.put("pending." + evse.id, event);
            station.state.commit();
            station.deliver(event, response -> answered(evse, transaction, response));
            station.state.remove("pending." + evse.id);
        }

        /** Leaves out what the version of the connection cannot carry. */
        private TransactionEventRequest fit(TransactionEventRequest event) {
            return station.version() == OcppVersion.V2_1
                    ? event
                    : State.read(TransactionEventRequest.class, PRUNING.toJson(event))
                            .orElse(event);
        }
    }

    /** The ids of all transactions. */
    Stream<String> ids() {
        return station.evses.stream().filter(evse -> evse.transaction != null).map(evse -> evse.transaction.id);
    }
}
