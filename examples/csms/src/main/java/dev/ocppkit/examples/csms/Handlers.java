package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.ReportPart;
import dev.ocppkit.model.*;
import dev.ocppkit.rpc.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Wraps the handlers of messages: each runs in one database transaction, together with the journal of messages, and its
 * answer leaves after the commit. So a message that was answered is never lost, and one that was not comes again.
 */
final class Handlers {
    private final OcppServer server;
    private final Database database;
    private final LiveEvents live;

    Handlers(OcppServer server, Database database, LiveEvents live) {
        this.server = server;
        this.database = database;
        this.live = live;
    }

    /**
     * A message that is being handled.
     *
     * @param isNew false if the station repeats it, so that nothing may happen twice
     */
    record Received<Q extends OcppRequest<?>>(Q request, Store store, boolean isNew, CallContext context) {
        String identity() {
            return context.identity();
        }
    }

    /** Answers a message; what it writes is undone if it throws. */
    interface Handler<Q extends OcppRequest<?>, R> {
        R answer(Received<Q> message) throws SQLException;
    }

    /** Does something with a message that is always answered in the same way. */
    interface Taker<Q extends OcppRequest<?>> {
        void take(Received<Q> message) throws SQLException;
    }

    <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Handler<Q, R> handler) {
        server.on(type, (request, context) -> {
            R answer = database.run(store -> {
                seen(store, context);
                boolean isNew = journal(store, Action.of(type), request, context);
                return handler.answer(new Received<>(request, store, isNew, context));
            });
            live.changed("station", context.identity());
            return answer;
        });
    }

    <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Taker<Q> taker, Supplier<R> answer) {
        on(type, message -> {
            taker.take(message);
            return answer.get();
        });
    }

    /** For parts of reports: what they tell is taken, and how much of the report is there. */
    <R extends OcppResponse, Q extends OcppRequest<R>> void part(Class<Q> type, Taker<Q> taker, Supplier<R> answer) {
        on(
                type,
                message -> {
                    taker.take(message);
                    if (message.isNew()) {
                        ReportPart part = ReportPart.of(message.request()).orElseThrow();
                        Stations.part(message.store(), message.identity(), part);
                    }
                },
                answer);
    }

    /** For messages that the journal keeps and nothing else happens to. */
    <R extends OcppResponse, Q extends OcppRequest<R>> void keep(Class<Q> type, Supplier<R> answer) {
        on(type, message -> {}, answer);
    }

    /** For messages that are not worth keeping. */
    <R extends OcppResponse, Q extends OcppRequest<R>> void pass(Class<Q> type, Supplier<R> answer) {
        server.on(type, (request, context) -> {
            database.change(store -> seen(store, context));
            return answer.get();
        });
    }

    /** For messages that have no answer. */
    <M extends OcppSend> void keep(Class<M> type) {
        server.onSend(type, (message, context) -> {
            Object unused = database.run(store -> journal(store, Action.of(type), message, context));
            live.changed("station", context.identity());
        });
    }

    private static void seen(Store store, MessageContext context) throws SQLException {
        Stations.seen(store, context.identity(), context.version(), context.receivedAt());
    }

    /**
     * Keeps a message, unless the station repeats it because it did not hear the answer. Simple stations count messages anew
     * after a restart, so a message is the same only if both its id and its payload are.
     */
    private static boolean journal(Store store, Action action, OcppMessage message, MessageContext context)
            throws SQLException {
        ObjectNode kept = Json.object()
                .put("action", action.wireName())
                .put("messageId", context.messageId())
                .put("receivedAt", "" + context.receivedAt())
                .set("payload", Json.tree(message));
        String id = digest(context.messageId() + kept.get("payload"));
        return store.add("message", context.identity(), action.wireName(), id, kept);
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
