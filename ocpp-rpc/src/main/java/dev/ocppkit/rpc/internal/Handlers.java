package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.AsyncRequestHandler;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.MessageContext;
import dev.ocppkit.rpc.SendHandler;
import java.util.EnumMap;
import java.util.Map;
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
        return ofVersion != null ? ofVersion : requests.get(action);
    }

    @Nullable
    Sends sends(Action action) {
        return sends.get(action);
    }
}
