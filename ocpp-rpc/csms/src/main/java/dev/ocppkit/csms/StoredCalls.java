package dev.ocppkit.csms;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.Peer;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Messages of a CSMS whose effects are kept in the database: what must be known before a station gets a message, and what a station
 * has agreed to.
 *
 * <pre>{@code
 * StoredCalls<Transaction> calls = new StoredCalls<>(store);
 * calls.before(RequestStartTransactionRequest.class, (transaction, identity, start) -> tokens.add(transaction, start.idToken()));
 * calls.after(GetVariablesRequest.class, (transaction, identity, request, response) -> variables.take(transaction, response));
 * smartCharging.addTo(calls);
 * calls.send(csms.station("CS-1"), GetVariablesRequest.of(wanted));
 * }</pre>
 *
 * <p>Each effect is a transaction of its own; if it fails, that is logged, and the message is sent and its outcome told all the
 * same. Add all effects before the first message, on one thread; sending is safe for use by several threads.
 *
 * @param <S> an open transaction of the database
 */
public final class StoredCalls<S> {
    private static final System.Logger LOG = System.getLogger(StoredCalls.class.getName());

    private final MessageStore<S> store;
    private final Map<Class<?>, Before<S, OcppRequest<?>>> before = new HashMap<>();
    private final Map<Class<?>, After<S, OcppRequest<?>, OcppResponse>> after = new HashMap<>();

    /**
     * An effect of a message that is about to be sent.
     *
     * @param <S> an open transaction of the database
     * @param <Q> the request
     */
    @FunctionalInterface
    public interface Before<S, Q> {
        /**
         * Keeps something.
         *
         * @param transaction the transaction
         * @param identity the identity of the station
         * @param request the request
         */
        void keep(S transaction, String identity, Q request);
    }

    /**
     * An effect of a message that was answered.
     *
     * @param <S> an open transaction of the database
     * @param <Q> the request
     * @param <R> the response
     */
    @FunctionalInterface
    public interface After<S, Q, R> {
        /**
         * Keeps something.
         *
         * @param transaction the transaction
         * @param identity the identity of the station
         * @param request the request
         * @param response what the station answered, Accepted or not
         */
        void keep(S transaction, String identity, Q request, R response);
    }

    /**
     * Makes an object without effects.
     *
     * @param store whose transactions the effects get
     */
    public StoredCalls(MessageStore<S> store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Adds what happens before a request is sent; a second effect of the same request replaces the first one.
     *
     * @param type the request
     * @param effect what to keep
     * @param <Q> the request
     */
    public <Q extends OcppRequest<?>> void before(Class<Q> type, Before<S, ? super Q> effect) {
        before.put(type, (transaction, identity, request) -> effect.keep(transaction, identity, type.cast(request)));
    }

    /**
     * Adds what happens when a request is answered; a second effect of the same request replaces the first one.
     *
     * @param type the request
     * @param effect what to keep
     * @param <R> the response
     * @param <Q> the request
     */
    @SuppressWarnings("unchecked") // a request is answered with its response
    public <R extends OcppResponse, Q extends OcppRequest<R>> void after(
            Class<Q> type, After<S, ? super Q, ? super R> effect) {
        after.put(
                type,
                (transaction, identity, request, response) ->
                        effect.keep(transaction, identity, type.cast(request), (R) response));
    }

    /**
     * Sends a message, and logs a warning if it is not answered with a response.
     *
     * @param station the station
     * @param request the message
     */
    public void send(Peer station, OcppRequest<?> request) {
        var unused = send(station, request, CallOptions.defaults()).thenAccept(outcome -> {
            if (!outcome.isReplied()) {
                LOG.log(Level.WARNING, "{0}: {1}", station.identity(), outcome);
            }
        });
    }

    /**
     * Sends a message.
     *
     * @param station the station
     * @param request the message
     * @param options how long to wait
     * @param <R> the response
     * @return what became of it, after its effects are kept; see {@link Peer#callOutcome}
     */
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> send(
            Peer station, OcppRequest<R> request, CallOptions options) {
        String identity = station.identity();
        Before<S, OcppRequest<?>> first = before.get(request.getClass());
        if (first != null) {
            keep(transaction -> first.keep(transaction, identity, request));
        }
        After<S, OcppRequest<?>, OcppResponse> then = after.get(request.getClass());
        return station.callOutcome(request, options).whenComplete((outcome, failure) -> {
            if (then != null && outcome instanceof Outcome.Replied<R> replied) {
                keep(transaction -> then.keep(transaction, identity, request, replied.value()));
            }
        });
    }

    private void keep(Consumer<S> effect) {
        try {
            boolean unused = store.inTransaction(transaction -> {
                effect.accept(transaction);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The database failed", e);
        }
    }
}
