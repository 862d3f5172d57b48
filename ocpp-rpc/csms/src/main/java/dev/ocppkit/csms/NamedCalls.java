package dev.ocppkit.csms;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Sends any message of a CSMS by its name and its payload as JSON, for people and programs behind an HTTP API or a command line.
 *
 * <pre>{@code
 * Action action = NamedCalls.action("Reset").orElseThrow();
 * Peer station = csms.station("CS-1");
 * NamedCalls.call(action, OcppVersion.V2_1, json, request -> station.callOutcome(request, options))
 *         .thenAccept(report -> respond(report.httpStatus(), report.toJson()));
 * }</pre>
 */
public final class NamedCalls {
    private NamedCalls() {}

    /**
     * Finds an action.
     *
     * @param name its name, for instance Reset
     * @return the action; empty if a CSMS sends no CALL of this name
     */
    public static Optional<Action> action(String name) {
        return Action.fromWireName(name)
                .filter(known -> !known.isSend() && known.sender() != MessageSender.CHARGING_STATION);
    }

    /**
     * Reads a request and sends it if it is valid.
     *
     * @param action what {@link #action} found
     * @param version the version that the station speaks, or spoke last
     * @param payload the request as JSON in UTF-8
     * @param sender sends a request, for instance {@code station::callOutcome}
     * @return what became of it; NOT_IN_VERSION or INVALID if it was not sent. Fails only if the sender does
     * @throws IllegalArgumentException if the action is no CALL
     */
    public static CompletableFuture<CallReport> call(
            Action action,
            OcppVersion version,
            byte[] payload,
            Function<OcppRequest<?>, ? extends CompletableFuture<? extends Outcome<?>>> sender) {
        if (action.isSend()) {
            throw new IllegalArgumentException(action.wireName() + " is no CALL");
        } else if (!action.isIn(version)) {
            return CompletableFuture.completedFuture(CallReport.notSent(NotSentReason.NOT_IN_VERSION, List.of()));
        }
        ReadResult<? extends OcppRequest<?>> read = OcppCodec.of(version).read(action.requestType(), payload);
        return read.isValid()
                ? sender.apply(read.orThrow()).thenApply(CallReport::of)
                : CompletableFuture.completedFuture(CallReport.notSent(NotSentReason.INVALID, read.violations()));
    }
}
