package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.CallNotSentException;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.FrameTap;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.validation.Validation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Drives one {@link Session}: brings it what the transport, the callers, the handlers and the clock tell, and carries out
 * what it wants. Everything that touches the session runs in a mailbox, one task at a time; user code runs on the executor.
 */
public final class Connection implements OcppConnection, LinkListener {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final EndpointConfig config;
    private final String identity;
    private final OcppVersion version;
    private final long epoch;
    private final Link link;
    private final Runnable onClosed;
    private final Session session;
    private final Validator validator;
    private final Outbound outbound;
    private final Registration registration;
    private final Interception interception;
    private final Invoker invoker;
    private final Lane lane;
    private final SerialExecutor notifications;
    private final Demand demand;
    private final Alarm alarm;
    private final Mailbox mailbox = new Mailbox();
    private final CompletableFuture<Void> closedFuture = new CompletableFuture<>();
    private volatile boolean open = true;
    private volatile long lastSent;
    private volatile long lastReceived;

    /**
     * Makes a connection; nothing happens before {@link #start}.
     *
     * @param config what it shares with others
     * @param handlers the handlers
     * @param identity the charging station
     * @param version the negotiated version
     * @param epoch its number
     * @param link the transport
     * @param onClosed runs when it is closed, before listeners hear of it
     */
    public Connection(
            EndpointConfig config,
            Handlers handlers,
            String identity,
            OcppVersion version,
            long epoch,
            Link link,
            Runnable onClosed) {
        this.config = config;
        this.identity = identity;
        this.version = version;
        this.epoch = epoch;
        this.link = link;
        this.onClosed = onClosed;
        this.lastSent = config.time().nanoTime();
        this.lastReceived = lastSent;
        this.notifications = new SerialExecutor(config.executor());
        this.demand = new Demand(link, config.limits(), config.buffers());
        this.alarm = new Alarm(config.time(), this::onTimer);
        this.validator = new Validator(
                version,
                config.limits().payload(),
                IdentityPaths.key(identity),
                config.policies().validation(),
                config.policies().quirks(),
                (type, violations) ->
                        notifications.execute(() -> config.listener().tolerated(this, Action.of(type), violations)));
        this.outbound = new Outbound(config, identity, validator);
        this.interception = config.policies().interception();
        this.registration = new Registration(config.role(), config.policies().gate());
        this.session = new Session(new SessionConfig(
                config.role(),
                validator,
                config.limits(),
                handlers.wanted(version),
                registration,
                new SignedPayloads(identity, version, config.policies().signatures()),
                config.policies().replays().of(IdentityPaths.key(identity), version),
                config.policies().reactions()));
        this.invoker = new Invoker(this, handlers, outbound, registration, interception);
        this.lane = new Lane(this::handle);
    }

    /**
     * Tells the listeners, then begins to read.
     *
     * @param then runs on the executor when the listeners were told
     */
    public void start(Runnable then) {
        config.metrics().opened(version);
        notifications.execute(() -> {
            registration.begin(findRegistration());
            UserCode.run(() -> config.listener().opened(this));
            post(now -> {
                demand.begin();
                return List.of();
            });
            then.run();
        });
    }

    private @Nullable RegistrationStatusEnum findRegistration() {
        try {
            return config.policies()
                    .gate()
                    .store()
                    .flatMap(store -> store.find(IdentityPaths.key(identity)))
                    .orElse(null);
        } catch (RuntimeException e) {
            UserCode.registrationsFailed(e);
            return null;
        }
    }

    /** Keeps how a BootNotification is answered; throws what the store throws. */
    void saveRegistration(RegistrationStatusEnum status) {
        config.policies().gate().store().ifPresent(store -> store.save(IdentityPaths.key(identity), status));
    }

    private void saveReceivedRegistration(RegistrationStatusEnum status) {
        try {
            saveRegistration(status);
        } catch (RuntimeException e) {
            UserCode.registrationsFailed(e);
        }
    }

    @Override
    public Validation validation() {
        return validator.validation();
    }

    @Override
    public void validation(Validation changed) {
        validator.validation(Objects.requireNonNull(changed, "changed"));
    }

    @Override
    public Optional<RegistrationStatusEnum> registration() {
        return registration.status();
    }

    /**
     * Returns the end of the connection.
     *
     * @return completed when it is closed
     */
    public CompletableFuture<Void> closedFuture() {
        return closedFuture;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(OcppRequest<R> request) {
        return callOutcome(request, config.callOptions());
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(
            OcppRequest<R> request, CallOptions options) {
        return callOutcome(request, options, config.messageIds().get());
    }

    /**
     * Sends a CALL with an id that was chosen before, as a repetition has.
     *
     * @param <R> the response
     * @param request the request
     * @param options how long it may take
     * @param messageId the id
     * @return what became of it; never completed exceptionally
     */
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(
            OcppRequest<R> request, CallOptions options, String messageId) {
        if (interception.hasNone()) {
            return callDirectly(request, options, messageId);
        }
        Class<? extends OcppResponse> type = request.ocppAction().responseType();
        return Outbound.typed(
                interception.call(request, options, this, (last, chosen) -> callDirectly(last, chosen, messageId)),
                type);
    }

    private <R extends OcppResponse> CompletableFuture<Outcome<R>> callDirectly(
            OcppRequest<R> request, CallOptions options, String messageId) {
        CompletableFuture<Outcome<R>> future = new CompletableFuture<>();
        Class<? extends OcppResponse> type = request.ocppAction().responseType();
        Outbound.Prepared<OutboundCall> prepared = outbound.call(
                request, messageId, options, outcome -> runLater(() -> future.complete(Outbound.typed(outcome, type))));
        OutboundCall call = prepared.message();
        if (call == null) {
            runLater(() -> future.complete(prepared.refusal(request.ocppAction())));
            return future;
        }
        if (config.buffers().isFull()) {
            runLater(() -> call.completion().accept(notSent(call)));
            return future;
        }
        post(now -> {
            call.submittedAt(now);
            return session.submit(call, now);
        });
        Stages.whenDone(future, (outcome, failure) -> {
            if (future.isCancelled()) {
                post(now -> session.cancel(call, now));
            }
        });
        return future;
    }

    private static Outcome<?> notSent(OutboundCall call) {
        return new Outcome.NotSent<>(call.action(), NotSentReason.QUEUE_FULL, List.of());
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<R> call(OcppRequest<R> request) {
        return call(request, config.callOptions());
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<R> call(OcppRequest<R> request, CallOptions options) {
        return Outbound.orThrow(callOutcome(request, options));
    }

    @Override
    public CompletableFuture<Void> send(OcppSend message) {
        return interception.hasNone() ? sendDirectly(message) : interception.send(message, this, this::sendDirectly);
    }

    private CompletableFuture<Void> sendDirectly(OcppSend message) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        Action action = message.ocppAction();
        Outbound.Prepared<OutboundSend> prepared =
                outbound.send(message, reason -> runLater(() -> complete(future, action, reason)));
        OutboundSend send = prepared.message();
        if (send == null) {
            runLater(() -> future.completeExceptionally(prepared.exception(action)));
        } else if (config.buffers().isFull()) {
            send.completion().accept(NotSentReason.QUEUE_FULL);
        } else {
            post(now -> session.submit(send, now));
        }
        return future;
    }

    private static void complete(CompletableFuture<Void> future, Action action, @Nullable NotSentReason reason) {
        if (reason == null) {
            future.complete(null);
        } else {
            future.completeExceptionally(new CallNotSentException(action, reason, List.of()));
        }
    }

    @Override
    public void close(int code, String reason) {
        CloseCodes.check(code, reason);
        post(now -> session.close(code, reason, now));
    }

    /** Gives the connection up without a closing handshake. */
    public void abort() {
        link.abort();
    }

    /**
     * Sends a ping; that it was answered shows in {@link #lastReceived}.
     *
     * @return whether the transport can
     */
    public boolean ping() {
        if (!canPing()) {
            return false;
        }
        Stages.whenDone(link.ping(ByteBuffer.allocate(0)), (done, failure) -> {
            if (failure != null) {
                link.abort();
            }
        });
        return true;
    }

    /**
     * Returns whether the transport sends pings.
     *
     * @return whether it can
     */
    public boolean canPing() {
        return link.capabilities().contains(Link.Capability.PING);
    }

    /**
     * Returns when the transport took the last message.
     *
     * @return nanoseconds of the time source
     */
    public long lastSent() {
        return lastSent;
    }

    /**
     * Returns when the last message or pong came.
     *
     * @return nanoseconds of the time source
     */
    public long lastReceived() {
        return lastReceived;
    }

    /** Begins nothing new, and closes the connection when what is under way has ended. */
    void closeWhenIdle(int code, String reason) {
        post(now -> session.closeWhenIdle(code, reason, now));
    }

    @Override
    public void onText(ByteBuffer utf8) {
        lastReceived = config.time().nanoTime();
        byte[] frame = bytes(utf8);
        Instant at = config.time().now();
        tap(TappedFrame.Direction.IN, at, frame);
        config.metrics().frame(TappedFrame.Direction.IN, frame.length);
        byte[] seen = interception.inbound(this, frame);
        post(now -> {
            demand.received();
            return seen == null ? List.of() : session.frameIn(seen, at, now);
        });
    }

    @Override
    public void onBinary(ByteBuffer bytes) {
        post(session::binaryIn);
    }

    @Override
    public void onPong(ByteBuffer payload) {
        lastReceived = config.time().nanoTime();
    }

    @Override
    public void onClosed(int code, String reason, @Nullable Throwable cause) {
        post(session::closed);
        config.policies()
                .replays()
                .release(IdentityPaths.key(identity), version, config.time().nanoTime());
        onClosed.run();
        config.metrics().closed(version, code);
        notifications.execute(() -> {
            UserCode.run(() -> config.listener().closed(this, code, reason));
            closedFuture.complete(null);
        });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.remaining() == buffer.array().length) {
            return buffer.array();
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private void tap(TappedFrame.Direction direction, Instant at, byte[] frame) {
        FrameTap tap = config.tap();
        if (tap != null) {
            UserCode.run(() ->
                    tap.onFrame(new TappedFrame(direction, identity, version, epoch, at, ByteBuffer.wrap(frame))));
        }
    }

    /** Runs user code, or what leads to it, away from the transport. */
    void runLater(Runnable task) {
        try {
            config.executor().execute(task);
        } catch (RejectedExecutionException e) {
            // The executor was shut down; a caller that waits must not wait for ever.
            UserCode.run(task);
        }
    }

    /** A handler has answered with an error code, or null for a result. */
    void handled(InboundCall call, @Nullable RpcErrorCode code) {
        RpcMetrics metrics = config.metrics();
        if (!metrics.equals(RpcMetrics.NONE)) {
            Action action = call.action();
            Duration took = Duration.between(call.receivedAt(), config.time().now());
            metrics.handled(action == null ? "other" : action.wireName(), version, code, took);
        }
    }

    /** A handler has answered. */
    void answer(InboundCall call, @Nullable OcppResponse response, byte[] frame) {
        post(now -> {
            if (response != null && call.content() instanceof InboundCall.Typed typed) {
                registration.concluded(typed.request(), response);
            }
            List<Effect> effects = session.answer(call, frame, now);
            lane.remove(call);
            return effects;
        });
    }

    /** A handler has taken a SEND. */
    void taken(InboundSend send) {
        post(now -> {
            lane.remove(send);
            return List.of();
        });
    }

    /** Reports something that happened outside the session. */
    void report(RpcEvent event) {
        config.metrics().event(event.kind());
        notifications.execute(() -> config.listener().event(this, event));
    }

    private void handle(Object message) {
        if (message instanceof InboundCall call) {
            runLater(() -> invoker.invoke(call));
        } else if (message instanceof InboundSend send) {
            runLater(() -> invoker.invoke(send));
        }
    }

    private void post(LongFunction<List<Effect>> event) {
        mailbox.post(() -> {
            try {
                long now = config.time().nanoTime();
                for (Effect effect : event.apply(now)) {
                    perform(effect);
                }
                open = session.isOpen();
                demand.update(session.bufferedBytes(), lane.size(), session.awaitsAnswer());
                alarm.set(session.nextDeadline(now), now);
            } catch (RuntimeException e) {
                // A transport or executor broke its contract; the connection cannot go on without a part of its work.
                UserCode.connectionFailed(e);
                link.abort();
            }
        });
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Write write) {
            write(write.frame());
            OutboundCall call = write.call();
            if (call != null) {
                Duration waited = call.since(config.time().nanoTime());
                config.metrics().called(call.action().wireName(), waited);
            }
        } else if (effect instanceof Effect.Complete complete) {
            complete(complete);
        } else if (effect instanceof Effect.CompleteSend complete) {
            complete.send().completion().accept(complete.reason());
        } else if (effect instanceof Effect.DispatchCall dispatch) {
            lane.add(dispatch.call());
        } else if (effect instanceof Effect.DispatchSend dispatch) {
            lane.add(dispatch.send());
        } else if (effect instanceof Effect.Replied replied) {
            replied.call().hooks().replied().forEach(task -> runLater(() -> UserCode.run(task)));
        } else if (effect instanceof Effect.Abandon abandon) {
            lane.remove(abandon.call());
        } else if (effect instanceof Effect.ReplyRejected rejected) {
            CallErrorException error = rejected.error();
            rejected.hooks().rejected().forEach(l -> runLater(() -> UserCode.run(() -> l.accept(error))));
        } else if (effect instanceof Effect.Raise raise) {
            report(raise.event());
        } else if (effect instanceof Effect.Close close) {
            link.close(close.code(), close.reason());
            config.time().schedule(CLOSE_TIMEOUT, link::abort);
        } else if (effect instanceof Effect.Abort) {
            link.abort();
        }
    }

    private void complete(Effect.Complete complete) {
        OutboundCall call = complete.call();
        Duration took = call.since(config.time().nanoTime());
        config.metrics().callEnded(call.action().wireName(), version, complete.outcome(), took);
        if (complete.outcome() instanceof Outcome.Replied<?> replied
                && replied.value() instanceof BootNotificationResponse boot) {
            runLater(() -> {
                saveReceivedRegistration(boot.status());
                call.completion().accept(complete.outcome());
            });
        } else {
            call.completion().accept(complete.outcome());
        }
    }

    private void write(byte[] written) {
        byte[] frame = interception.outbound(this, written);
        if (config.tap() != null) {
            tap(TappedFrame.Direction.OUT, config.time().now(), frame);
        }
        config.metrics().frame(TappedFrame.Direction.OUT, frame.length);
        Stages.whenDone(link.sendText(ByteBuffer.wrap(frame)), (done, failure) -> {
            if (failure == null) {
                lastSent = config.time().nanoTime();
                post(session::sent);
            } else {
                post(now -> session.sendFailed());
            }
        });
    }

    private void onTimer() {
        post(now -> {
            alarm.rang();
            return session.tick(now);
        });
    }

    @Override
    public String toString() {
        return "Connection[" + identity + ", " + version + ", epoch " + epoch + "]";
    }
}
