package dev.ocppkit.rpc;

import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.internal.Defaults;
import dev.ocppkit.rpc.internal.EndpointConfig;
import dev.ocppkit.rpc.internal.Handlers;
import dev.ocppkit.rpc.internal.Interception;
import dev.ocppkit.rpc.internal.Policies;
import dev.ocppkit.rpc.internal.Quirks;
import dev.ocppkit.rpc.internal.Reactions;
import dev.ocppkit.rpc.internal.ReplayCaches;
import dev.ocppkit.rpc.internal.SharedBuffers;
import dev.ocppkit.rpc.signing.MessageSigner;
import dev.ocppkit.rpc.signing.Signatures;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.spi.TimeSource;
import dev.ocppkit.rpc.validation.QuirkProfiles;
import dev.ocppkit.rpc.validation.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a CSMS and a charging station have in common: handlers for the messages of their peers.
 *
 * <p>Safe for use by several threads. Handlers can be added at any time, each once; an action without handler is answered
 * with NotSupported.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 4.
 */
public abstract sealed class OcppEndpoint permits OcppServer, OcppClient, OcppStation {
    private final Handlers handlers;

    OcppEndpoint(Handlers handlers) {
        this.handlers = handlers;
    }

    /**
     * Adds a handler of requests, for all versions.
     *
     * @param <R> the response
     * @param <Q> the request
     * @param type the class of the request
     * @param handler answers it
     * @throws IllegalStateException if there is one already
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, RequestHandler<Q, R> handler) {
        handlers.add(type, null, now(handler));
    }

    /**
     * Adds a handler of requests for one version; it goes before one for all versions.
     *
     * @param <R> the response
     * @param <Q> the request
     * @param type the class of the request
     * @param version the version
     * @param handler answers it
     * @throws IllegalArgumentException if the version does not have the action
     * @throws IllegalStateException if there is one already
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void on(
            Class<Q> type, OcppVersion version, RequestHandler<Q, R> handler) {
        handlers.add(type, Objects.requireNonNull(version, "version"), now(handler));
    }

    /**
     * Adds a handler of requests that answers later, for all versions.
     *
     * @param <R> the response
     * @param <Q> the request
     * @param type the class of the request
     * @param handler answers it
     * @throws IllegalStateException if there is one already
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void onAsync(
            Class<Q> type, AsyncRequestHandler<Q, R> handler) {
        handlers.add(type, null, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Adds a handler of requests that answers later, for one version; it goes before one for all versions.
     *
     * @param <R> the response
     * @param <Q> the request
     * @param type the class of the request
     * @param version the version
     * @param handler answers it
     * @throws IllegalArgumentException if the version does not have the action
     * @throws IllegalStateException if there is one already
     */
    public <R extends OcppResponse, Q extends OcppRequest<R>> void onAsync(
            Class<Q> type, OcppVersion version, AsyncRequestHandler<Q, R> handler) {
        handlers.add(type, Objects.requireNonNull(version, "version"), Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Adds a handler of messages that are not answered.
     *
     * @param <M> the message
     * @param type the class of the message
     * @param handler takes it
     * @throws IllegalStateException if there is one already
     */
    public <M extends OcppSend> void onSend(Class<M> type, SendHandler<M> handler) {
        handlers.add(type, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Adds a handler of one kind of vendor-specific messages. Those without are answered UnknownVendorId or
     * UnknownMessageId, unless a handler of DataTransferRequest takes them all.
     *
     * <p>Spec: OCPP 2.1 Part 2, P01.FR.05 and P01.FR.06.
     *
     * @param <Q> the data of the request
     * @param <R> the data of the response
     * @param type the kind
     * @param handler answers it
     * @throws IllegalStateException if there is one already
     */
    public <Q extends @Nullable Object, R extends @Nullable Object> void onDataTransfer(
            DataTransferType<Q, R> type, DataTransferHandler<Q, R> handler) {
        handlers.add(type, handler);
    }

    /**
     * Adds a handler of an action that the specification does not have. Vendors' actions are outside the standard: use them
     * only where both sides have agreed on them.
     *
     * @param action the action, as it stands in frames
     * @param handler answers it
     * @throws IllegalArgumentException if the specification has the action in any version
     * @throws IllegalStateException if there is one already
     */
    public void onVendorAction(String action, RawHandler handler) {
        handlers.add(Objects.requireNonNull(action, "action"), Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Sets a handler of all CALLs that have no handler of their own, whether the version has their action or not. What passes
     * the registration gate comes to it as it arrived: its payload is a JSON object, and nothing else was checked.
     *
     * @param handler answers them, for instance by throwing a {@link CallErrorException} with NotSupported
     * @throws IllegalStateException if there is one already
     */
    public void onAny(RawHandler handler) {
        handlers.addCatchAll(Objects.requireNonNull(handler, "handler"));
    }

    private static <R extends OcppResponse, Q extends OcppRequest<R>> AsyncRequestHandler<Q, R> now(
            RequestHandler<Q, R> handler) {
        Objects.requireNonNull(handler, "handler");
        return (request, context) -> CompletableFuture.completedFuture(handler.handle(request, context));
    }

    /**
     * Collects what both roles can be told; not safe for use by several threads.
     *
     * @param <B> the builder itself
     */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits OcppServer.Builder, OcppClient.Builder, OcppStation.Builder {
        private List<OcppVersion> versions = List.of(OcppVersion.V2_1, OcppVersion.V2_0_1);
        private Executor executor = Defaults.executor();
        private TimeSource time = Defaults.time();
        private RpcLimits limits = RpcLimits.defaults();
        private CallOptions callOptions = CallOptions.defaults();
        private ConnectionListener listener = new ConnectionListener() {};
        private @Nullable FrameTap tap;
        private RpcMetrics metrics = RpcMetrics.NONE;
        private Supplier<String> messageIds = () -> UUID.randomUUID().toString();
        private RegistrationGate gate = RegistrationGate.lenient();
        private Signatures signatures = Signatures.extract();
        private @Nullable MessageSigner signer;
        private Validation validation = Validation.strict();
        private HandlerOrder order = HandlerOrder.serial();
        private boolean answersUnknownTypes;
        private boolean failsOnUnreadable;
        private QuirkProfiles quirks = QuirkProfiles.none();
        private final List<Interceptor> interceptors = new ArrayList<>();
        private final List<FrameInterceptor> frameInterceptors = new ArrayList<>();

        Builder() {}

        abstract B self();

        EndpointConfig config(MessageSender role) {
            return new EndpointConfig(
                    role,
                    versions,
                    executor,
                    time,
                    limits,
                    callOptions,
                    listener,
                    tap,
                    messageIds,
                    new SharedBuffers(limits.maxBufferedBytes()),
                    metrics,
                    policies());
        }

        private Policies policies() {
            return new Policies(
                    gate,
                    signatures,
                    signer,
                    new Interception(List.copyOf(interceptors), List.copyOf(frameInterceptors)),
                    validation,
                    new Quirks(quirks),
                    new ReplayCaches(),
                    new Reactions(answersUnknownTypes, failsOnUnreadable),
                    order);
        }

        /**
         * Sets the versions to speak; default 2.1 and 2.0.1. A charging station offers them in this order; a CSMS takes
         * the first that the station offers and that is among them.
         *
         * @param spoken at least one
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        public B versions(OcppVersion... spoken) {
            versions = List.of(spoken).stream().distinct().toList();
            if (versions.isEmpty()) {
                throw new IllegalArgumentException("versions is empty");
            }
            return self();
        }

        /**
         * Sets where handlers, listeners and completions run; default is a virtual thread for each of them on Java 21 and
         * later, and before that a shared pool that grows as needed. Neither keeps the JVM alive.
         *
         * <p>Handlers that wait for answers occupy a thread each, and the completion of an answer needs one more: a pool
         * of fixed size must be greater than the number of handlers that may wait at once.
         *
         * @param where runs tasks on other threads than the caller's; see {@link #nonBlocking} for the exception
         * @return this
         */
        public B executor(Executor where) {
            executor = Objects.requireNonNull(where, "where");
            return self();
        }

        /**
         * Runs handlers, listeners, completions and the authenticator on the thread that brings their message or answer,
         * mostly one of the transport, instead of an executor. That saves two changes of threads for each message, which
         * cost more than everything else the library does about a small one.
         *
         * <p>Only for endpoints whose code never blocks: while a handler waits, no other connection of the thread is
         * served, and a handler that waits for an answer waits for ever. Use {@link OcppEndpoint#onAsync} for what takes
         * its time.
         *
         * @return this
         */
        public B nonBlocking() {
            return executor(Runnable::run);
        }

        /**
         * Sets which messages of one connection may be handled at the same time; default {@link HandlerOrder#serial}.
         *
         * @param handling the order
         * @return this
         */
        public B ordering(HandlerOrder handling) {
            order = Objects.requireNonNull(handling, "handling");
            return self();
        }

        /**
         * Sets the clock and timers; default is the machine's.
         *
         * @param source the time
         * @return this
         */
        public B time(TimeSource source) {
            time = Objects.requireNonNull(source, "source");
            return self();
        }

        /**
         * Sets the bounds; default {@link RpcLimits#defaults}.
         *
         * @param bounds the bounds
         * @return this
         */
        public B limits(RpcLimits bounds) {
            limits = Objects.requireNonNull(bounds, "bounds");
            return self();
        }

        /**
         * Sets how long a CALL waits for its answer; default 30 s.
         *
         * @param timeout the time from when the transport has taken the frame
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public B requestTimeout(Duration timeout) {
            return callOptions(callOptions.withTimeout(timeout));
        }

        /**
         * Sets how long CALLs may take unless the caller says otherwise; default {@link CallOptions#defaults}.
         *
         * @param options the options
         * @return this
         */
        public B callOptions(CallOptions options) {
            callOptions = Objects.requireNonNull(options, "options");
            return self();
        }

        /**
         * Sets who hears of connections; default nobody.
         *
         * @param connections the listener
         * @return this
         */
        public B listener(ConnectionListener connections) {
            listener = Objects.requireNonNull(connections, "connections");
            return self();
        }

        /**
         * Sets who sees every frame; default nobody.
         *
         * @param frames the tap
         * @return this
         */
        public B tap(FrameTap frames) {
            tap = Objects.requireNonNull(frames, "frames");
            return self();
        }

        /**
         * Sets which messages may pass before a station is accepted; default {@link RegistrationGate#lenient}.
         *
         * @param registration the gate
         * @return this
         */
        public B registration(RegistrationGate registration) {
            gate = Objects.requireNonNull(registration, "registration");
            return self();
        }

        /**
         * Sets what is demanded of signatures on incoming messages; default {@link Signatures#extract}.
         *
         * @param demand the demand
         * @return this
         */
        public B signatures(Signatures demand) {
            signatures = Objects.requireNonNull(demand, "demand");
            return self();
        }

        /**
         * Sets what signs outgoing messages; default nobody.
         *
         * @param signs the signer
         * @return this
         */
        public B signer(MessageSigner signs) {
            signer = Objects.requireNonNull(signs, "signs");
            return self();
        }

        /**
         * Sets how payloads are checked; default {@link Validation#strict}. {@link OcppConnection#validation(Validation)}
         * changes it for one connection.
         *
         * @param policies the policies in both directions
         * @return this
         */
        public B validation(Validation policies) {
            validation = Objects.requireNonNull(policies, "policies");
            return self();
        }

        /**
         * Sets whether message types that no version has are answered with MessageTypeNotSupported in OCPP 2.1 too, which
         * only lists that code and demands to ignore them; default false. OCPP 2.0.1 always answers them.
         *
         * <p>Spec: OCPP 2.1 Part 4, 4.1.3 and 4.4.
         *
         * @param answered whether to answer
         * @return this
         */
        public B unknownTypeReply(boolean answered) {
            answersUnknownTypes = answered;
            return self();
        }

        /**
         * Sets whether a CALLERROR with the id {@code -1} ends the outstanding CALL as refused; default false, because the
         * peer may mean an answer of ours as well, and the CALL has its timeout.
         *
         * <p>Spec: OCPP 2.1 Part 4, 4.2.3.
         *
         * @param failed whether the CALL ends
         * @return this
         */
        public B failOutstandingOnUnreadable(boolean failed) {
            failsOnUnreadable = failed;
            return self();
        }

        /**
         * Sets exceptions for known kinds of stations, which a CSMS recognises by their BootNotification; default none.
         *
         * @param profiles the exceptions
         * @return this
         */
        public B quirks(QuirkProfiles profiles) {
            quirks = Objects.requireNonNull(profiles, "profiles");
            return self();
        }

        /**
         * Adds an interceptor of messages, inside those that were added before.
         *
         * @param interceptor stands around messages
         * @return this
         */
        public B interceptor(Interceptor interceptor) {
            interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
            return self();
        }

        /**
         * Adds an interceptor of frames, inside those that were added before.
         *
         * @param interceptor sees frames
         * @return this
         */
        public B interceptor(FrameInterceptor interceptor) {
            frameInterceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
            return self();
        }

        /**
         * Sets what counts and times; default nothing does.
         *
         * @param counts the metrics
         * @return this
         */
        public B metrics(RpcMetrics counts) {
            metrics = Objects.requireNonNull(counts, "counts");
            return self();
        }

        /**
         * Sets what makes message ids; default is random UUIDs.
         *
         * <p>Spec: OCPP 2.1 Part 4, 4.1.4.
         *
         * @param source makes texts of at most 36 characters that never repeat
         * @return this
         */
        public B messageIds(Supplier<String> source) {
            messageIds = Objects.requireNonNull(source, "source");
            return self();
        }
    }
}
