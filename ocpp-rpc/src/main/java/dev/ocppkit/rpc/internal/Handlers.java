package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.rpc.AsyncRequestHandler;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.DataTransferHandler;
import dev.ocppkit.rpc.DataTransferType;
import dev.ocppkit.rpc.MessageContext;
import dev.ocppkit.rpc.RawHandler;
import dev.ocppkit.rpc.SendHandler;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The handlers of an endpoint. A handler for one version goes before one for all. */
public final class Handlers {
    /** A handler of requests whose type is known to fit. */
    @FunctionalInterface
    interface Requests {
        CompletionStage<? extends OcppResponse> handle(OcppRequest<?> request, CallContext context) throws Exception;
    }

    /** A handler of SENDs whose type is known to fit. */
    @FunctionalInterface
    interface Sends {
        void handle(OcppSend message, MessageContext context) throws Exception;
    }

    private final Map<Action, Requests> requests = new ConcurrentHashMap<>();
    private final Map<OcppVersion, Map<Action, Requests>> requestsOfVersion = new EnumMap<>(OcppVersion.class);
    private final Map<Action, Sends> sends = new ConcurrentHashMap<>();
    private final Map<String, RawHandler> rawByAction = new ConcurrentHashMap<>();
    private final DataTransfers dataTransfers = new DataTransfers();
    private volatile @Nullable RawHandler anyRaw;

    /** Makes an empty table. */
    public Handlers() {
        for (OcppVersion version : OcppVersion.values()) {
            requestsOfVersion.put(version, new ConcurrentHashMap<>());
        }
    }

    /**
     * Adds a handler of requests.
     *
     * @param <R> the response
     * @param <Q> the request
     * @param type the class of the request
     * @param version the only version to handle, or null for all
     * @param handler the handler
     * @throws IllegalStateException if there is one already
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void add(
            Class<Q> type, @Nullable OcppVersion version, AsyncRequestHandler<Q, R> handler) {
        Action action = Action.of(type);
        if (version != null && !action.isIn(version)) {
            throw new IllegalArgumentException("OCPP " + version.number() + " has no " + action.wireName());
        }
        Map<Action, Requests> table = version == null ? requests : requestsOfVersion.getOrDefault(version, requests);
        put(table, action, (request, context) -> handler.handle(type.cast(request), context));
    }

    /**
     * Adds a handler of SENDs.
     *
     * @param <M> the message
     * @param type the class of the message
     * @param handler the handler
     * @throws IllegalStateException if there is one already
     */
    public <M extends OcppSend> void add(Class<M> type, SendHandler<M> handler) {
        put(sends, Action.of(type), (message, context) -> handler.handle(type.cast(message), context));
    }

    /**
     * Adds a handler of one kind of vendor-specific messages.
     *
     * @param <Q> the data of the request
     * @param <R> the data of the response
     * @param type the kind
     * @param handler the handler
     * @throws IllegalStateException if there is one already
     */
    public <Q extends @Nullable Object, R extends @Nullable Object> void add(
            DataTransferType<Q, R> type, DataTransferHandler<Q, R> handler) {
        dataTransfers.add(type, handler);
    }

    /**
     * Adds a handler of an action that the specification does not have.
     *
     * @param action the action
     * @param handler the handler
     * @throws IllegalArgumentException if the specification has it
     * @throws IllegalStateException if there is one already
     */
    public void add(String action, RawHandler handler) {
        if (action.isEmpty() || Action.fromWireName(action).isPresent()) {
            throw new IllegalArgumentException("the specification has " + action);
        }
        if (rawByAction.putIfAbsent(action, handler) != null) {
            throw new IllegalStateException(action + " has a handler already");
        }
    }

    /**
     * Sets the handler of everything that has no handler of its own.
     *
     * @param handler the handler
     * @throws IllegalStateException if there is one already
     */
    public synchronized void addCatchAll(RawHandler handler) {
        if (anyRaw != null) {
            throw new IllegalStateException("there is a handler of everything already");
        }
        anyRaw = handler;
    }

    /** Returns what a session needs to know. */
    Wanted wanted(OcppVersion version) {
        return new Wanted() {
            @Override
            public boolean handles(Action action) {
                return Handlers.this.handles(action, version);
            }

            @Override
            public boolean handlesRaw(String action) {
                return raw(action) != null;
            }
        };
    }

    @Nullable
    RawHandler raw(String action) {
        RawHandler own = rawByAction.get(action);
        return own != null ? own : anyRaw;
    }

    private static <H> void put(Map<Action, H> table, Action action, H handler) {
        if (table.putIfAbsent(action, handler) != null) {
            throw new IllegalStateException(action.wireName() + " has a handler already");
        }
    }

    boolean handles(Action action, OcppVersion version) {
        return action.isSend() ? sends.containsKey(action) : requests(action, version) != null;
    }

    @Nullable
    Requests requests(Action action, OcppVersion version) {
        Requests ofVersion = requestsOfVersion.getOrDefault(version, Map.of()).get(action);
        Requests ofAll = ofVersion != null ? ofVersion : requests.get(action);
        return ofAll == null && action == Action.DATA_TRANSFER ? this::transferData : ofAll;
    }

    /** P01.FR.05: without a handler the vendor is unknown, which is no error. */
    private CompletionStage<? extends OcppResponse> transferData(OcppRequest<?> request, CallContext context)
            throws Exception {
        return CompletableFuture.completedFuture(dataTransfers.handle((DataTransferRequest) request, context));
    }

    @Nullable
    Sends sends(Action action) {
        return sends.get(action);
    }
}
