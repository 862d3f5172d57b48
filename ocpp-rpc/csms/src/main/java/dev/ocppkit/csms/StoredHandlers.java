package dev.ocppkit.csms;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.model.message.Get15118EVCertificateRequest;
import dev.ocppkit.model.message.NotifyEVChargingScheduleRequest;
import dev.ocppkit.model.message.NotifyEVChargingScheduleResponse;
import dev.ocppkit.rpc.MessageContext;
import dev.ocppkit.rpc.OcppServer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handlers of a CSMS that keep what stations tell: each runs in one transaction of the database, together with the journal of
 * messages, and its answer leaves after the commit. So a message that was answered is never lost, and one that was not comes again.
 *
 * <pre>{@code
 * StoredHandlers<Transaction> handlers = new StoredHandlers<>(csms, store);
 * handlers.on(AuthorizeRequest.class, message -> AuthorizeResponse.of(tokens.info(message.store(), message.request())));
 * handlers.take(BootNotificationRequest.class, message -> stations.booted(message), this::accepted);
 * handlers.keepOthers();
 * }</pre>
 *
 * <p>Add all handlers before the server starts, on one thread.
 *
 * @param <S> an open transaction of the database
 */
public final class StoredHandlers<S> {
    private final OcppServer server;
    private final MessageStore<S> store;
    private final Set<Action> added = EnumSet.noneOf(Action.class);

    /**
     * Makes handlers for a server; none is added yet.
     *
     * @param server the server
     * @param store where messages are kept
     */
    public StoredHandlers(OcppServer server, MessageStore<S> store) {
        this.server = Objects.requireNonNull(server, "server");
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Adds a handler.
     *
     * @param type the request
     * @param handler answers it; if it throws, nothing is kept
     * @param <R> the response
     * @param <Q> the request
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void on(
            Class<Q> type, Function<Received<S, Q>, R> handler) {
        Action action = Action.of(type);
        added.add(action);
        server.on(type, (request, context) -> {
            R answer = store.inTransaction(transaction -> {
                heard(transaction, context);
                boolean isNew = store.add(transaction, message(action, request, context));
                return handler.apply(new Received<>(request, transaction, isNew, context));
            });
            store.committed(context.identity());
            return answer;
        });
    }

    /**
     * Adds a handler of a request that is always answered in the same way.
     *
     * @param type the request
     * @param taker does something with it
     * @param answer makes the response
     * @param <R> the response
     * @param <Q> the request
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void take(
            Class<Q> type, Consumer<Received<S, Q>> taker, Supplier<R> answer) {
        on(type, message -> {
            taker.accept(message);
            return answer.get();
        });
    }

    /**
     * Keeps a request in the journal and does nothing else with it.
     *
     * @param type the request
     * @param answer makes the response
     * @param <R> the response
     * @param <Q> the request
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void keep(Class<Q> type, Supplier<R> answer) {
        on(type, message -> answer.get());
    }

    /**
     * Answers a request that is not worth keeping, for instance Heartbeat; only that the station was heard of is kept.
     *
     * @param type the request
     * @param answer makes the response
     * @param <R> the response
     * @param <Q> the request
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void pass(Class<Q> type, Supplier<R> answer) {
        added.add(Action.of(type));
        server.on(
                type,
                (request, context) -> store.inTransaction(transaction -> {
                    heard(transaction, context);
                    return answer.get();
                }));
    }

    /**
     * Keeps all messages that no handler was added for and that want no decision: those of stations whose response may be empty,
     * and SENDs. DataTransfer is answered with UnknownVendorId, NotifyEVChargingSchedule with Accepted, and Get15118EVCertificate
     * with {@link CertificateBlock#noContractPool}.
     */
    public void keepOthers() {
        keepOther(DataTransferRequest.class, () -> DataTransferResponse.of(DataTransferStatusEnum.UNKNOWN_VENDOR_ID));
        keepOther(
                NotifyEVChargingScheduleRequest.class,
                () -> NotifyEVChargingScheduleResponse.of(GenericStatusEnum.ACCEPTED));
        keepOther(Get15118EVCertificateRequest.class, CertificateBlock::noContractPool);
        for (Action action : Action.values()) {
            boolean isOther = action.sender() != MessageSender.CSMS && added.add(action);
            if (isOther && action.isSend()) {
                keepSend(Objects.requireNonNull(action.sendType(), "sendType"));
            } else if (isOther) {
                keepEmpty(action);
            }
        }
    }

    private <R extends OcppResponse, Q extends OcppRequest<R>> void keepOther(Class<Q> type, Supplier<R> answer) {
        if (!added.contains(Action.of(type))) {
            keep(type, answer);
        }
    }

    private <M extends OcppSend> void keepSend(Class<M> type) {
        Action action = Action.of(type);
        server.onSend(type, (message, context) -> {
            boolean unused =
                    store.inTransaction(transaction -> store.add(transaction, message(action, message, context)));
            store.committed(context.identity());
        });
    }

    @SuppressWarnings("unchecked") // an action binds its request to its response
    private <R extends OcppResponse, Q extends OcppRequest<R>> void keepEmpty(Action action) {
        Class<R> type = (Class<R>) action.responseType();
        ReadResult<R> empty = OcppCodec.of(OcppVersion.V2_1).read(type, "{}");
        if (empty.isValid()) {
            keep((Class<Q>) action.requestType(), empty::orThrow);
        }
    }

    private void heard(S transaction, MessageContext context) {
        store.heard(transaction, context.identity(), context.version(), context.receivedAt());
    }

    private static StoredMessage message(Action action, OcppMessage message, MessageContext context) {
        return new StoredMessage(context.identity(), action, context.messageId(), context.receivedAt(), message);
    }
}
