package dev.ocppkit.examples.csms;

import dev.ocppkit.model.*;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.rpc.*;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends any message of a CSMS to a station and tells what became of it. */
final class CallApi {
    private final OcppServer server;
    private final Orders orders;

    CallApi(OcppServer server, Orders orders) {
        this.server = server;
        this.orders = orders;
    }

    /** An answer over HTTP. */
    record Answer(int status, Map<String, @Nullable Object> body) {}

    /**
     * Sends a message.
     *
     * @param version the version that the station speaks, or spoke last
     * @return never completed exceptionally
     */
    CompletableFuture<Answer> call(
            String identity, OcppVersion version, String actionName, byte[] payload, CallOptions options) {
        Action action = Action.fromWireName(actionName)
                .filter(known -> !known.isSend() && known.sender() != MessageSender.CHARGING_STATION)
                .orElseThrow(() -> new HttpProblem(404, "A CSMS sends no such action."));
        if (!action.isIn(version)) {
            return CompletableFuture.completedFuture(notSent(409, NotSentReason.NOT_IN_VERSION, List.of()));
        }
        return send(identity, OcppCodec.of(version).read(action.requestType(), payload), options);
    }

    private CompletableFuture<Answer> send(
            String identity, ReadResult<? extends OcppRequest<?>> read, CallOptions options) {
        return read.isValid()
                ? send(identity, read.orThrow(), options)
                : CompletableFuture.completedFuture(notSent(400, NotSentReason.INVALID, read.violations()));
    }

    private <R extends OcppResponse> CompletableFuture<Answer> send(
            String identity, OcppRequest<R> request, CallOptions options) {
        return orders.send(server.station(identity), request, options).thenApply(CallApi::answer);
    }

    private static Answer answer(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Replied<?> replied) {
            return answer(200, "replied", Map.of("response", Json.tree(replied.value())));
        } else if (outcome instanceof Outcome.Refused<?> refused) {
            return answer(
                    502, "refused", Map.of("errorCode", refused.wireCode(), "errorDescription", refused.description()));
        } else if (outcome instanceof Outcome.InvalidReply<?> invalid) {
            return answer(
                    502,
                    "invalid",
                    Map.of("errorCode", invalid.code().wireName(), "violations", list(invalid.violations())));
        } else if (outcome instanceof Outcome.Unknown<?> unknown) {
            return answer(504, "unknown", Map.of("cause", unknown.cause().name()));
        }
        Outcome.NotSent<?> notSent = (Outcome.NotSent<?>) outcome;
        int status = switch (notSent.reason()) {
            case INVALID -> 400;
            case QUEUE_FULL, QUEUE_TIMEOUT, STOPPED, CANCELLED -> 503;
            default -> 409;
        };
        return notSent(status, notSent.reason(), notSent.violations());
    }

    private static Answer notSent(int status, NotSentReason reason, List<Violation> violations) {
        return answer(status, "notSent", Map.of("reason", reason.name(), "violations", list(violations)));
    }

    private static Answer answer(int status, String outcome, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("outcome", outcome);
        body.putAll(more);
        return new Answer(status, body);
    }

    private static List<Map<String, @Nullable Object>> list(List<Violation> violations) {
        return violations.stream().map(Frames::describe).toList();
    }
}
