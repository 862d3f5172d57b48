package dev.ocppkit.examples.csms;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.SendHandler;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Wraps the handlers of messages: each runs in one database transaction together with the journal, and its answer leaves
 * after the commit. So a message that was answered is never lost, and one that was not is sent again by the station.
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
    record Received<Q>(Q request, Tx tx, boolean isNew, CallContext context) {
        String identity() {
            return context.identity();
        }
    }

    /** Answers a message; what it writes is undone if it throws. */
    interface Handler<Q, R> {
        R answer(Received<Q> message) throws SQLException;
    }

    /** Does something with a message that needs no particular answer. */
    interface Taker<Q> {
        void take(Received<Q> message) throws SQLException;
    }

    <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Handler<Q, R> handler) {
        String action = Action.of(type).wireName();
        server.on(type, (request, context) -> {
            R answer = database.run(tx -> {
                Stations.seen(tx, context.identity(), context.version(), context.receivedAt());
                boolean isNew = Journal.add(tx, action, request, context);
                return handler.answer(new Received<>(request, tx, isNew, context));
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

    /** For messages that the journal keeps and nothing else happens to. */
    <R extends OcppResponse, Q extends OcppRequest<R>> void keep(Class<Q> type, Supplier<R> answer) {
        on(type, message -> {}, answer);
    }

    /** For messages that are not worth keeping. */
    <R extends OcppResponse, Q extends OcppRequest<R>> void pass(Class<Q> type, Supplier<R> answer) {
        server.on(type, (request, context) -> {
            database.run(tx -> Stations.seen(tx, context.identity(), context.version(), context.receivedAt()));
            return answer.get();
        });
    }

    <M extends OcppSend> void onSend(Class<M> type) {
        String action = Action.of(type).wireName();
        SendHandler<M> handler = (message, context) -> {
            database.run(tx -> Journal.add(tx, action, message, context));
            live.changed("station", context.identity());
        };
        server.onSend(type, handler);
    }
}
