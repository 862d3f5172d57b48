package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.SmartChargingBlock;
import dev.ocppkit.model.*;
import dev.ocppkit.model.message.GetVariablesResponse;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.rpc.*;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** Sends messages to stations and keeps what they agree to. */
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
            // A driver whom the CSMS itself starts a transaction for is known to it.
            ObjectNode token = Json.tree(start.idToken()).put("status", "Accepted");
            database.changeOrLog(
                    store -> store.add("token", "", "", start.idToken().idToken(), token));
        }
        return station.callOutcome(request, options).whenComplete((outcome, none) -> {
            if (outcome instanceof Outcome.Replied<R> replied) {
                database.changeOrLog(store -> keep(store, station.identity(), request, replied.value()));
            }
        });
    }

    private static void keep(Store store, String identity, OcppRequest<?> request, OcppResponse response) {
        SmartChargingBlock.answered(new Profiles(), store, identity, request, response, Instant.now());
        if (response instanceof GetVariablesResponse values) {
            Stations.values(store, identity, values.getVariableResult());
        }
    }
}
