package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.Peer;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Sends messages to stations and keeps in mind what they agree to. */
final class Orders {
    private static final System.Logger LOG = System.getLogger(Orders.class.getName());

    private final Database database;

    Orders(Database database) {
        this.database = database;
    }

    /** Sends a message and logs if nothing comes of it. */
    void send(Peer station, OcppRequest<?> request) {
        var unused = send(station, request, CallOptions.defaults()).thenAccept(outcome -> {
            if (!outcome.isReplied()) {
                LOG.log(Level.WARNING, "{0}: {1}", station.identity(), outcome);
            }
        });
    }

    <R extends OcppResponse> CompletableFuture<Outcome<R>> send(
            Peer station, OcppRequest<R> request, CallOptions options) {
        if (request instanceof RequestStartTransactionRequest start) {
            keep(tx -> {
                Tokens.addIfUnknown(tx, start.idToken());
                return true;
            });
        }
        return station.callOutcome(request, options).whenComplete((outcome, none) -> {
            if (outcome instanceof Outcome.Replied<R> replied) {
                keep(tx -> {
                    Profiles.answered(tx, station.identity(), request, replied.value());
                    return true;
                });
            }
        });
    }

    private void keep(Database.Work<Boolean> work) {
        try {
            database.run(work);
        } catch (SQLException e) {
            LOG.log(Level.ERROR, "The database failed", e);
        }
    }
}
