package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.FrameTap;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RawOutcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.RejectedMessageException;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.validation.Validation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection as its users and its transport see it: what callers want goes through {@link Submissions}, what the peer
 * sends to the {@link SessionRunner}, and what it asks for to handlers on the executor.
 */
public final class Connection implements OcppConnection, LinkListener {
    private final EndpointConfig config;
    private final String identity;
    private final OcppVersion version;
    private final long epoch;
    private final Link link;
    private final Runnable onClosed;
    private final Validator validator;
    private final Registration registration;
    private final RegistrationMemory memory;
    private final SessionRunner runner;
    private final Submissions submissions;
    private final Invoker invoker;
    private final SerialExecutor notifications;
    private final CompletableFuture<Void> closedFuture = new CompletableFuture<>();
    private final Liveness liveness;
    private volatile @Nullable String serialNumber;

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
        this.liveness = new Liveness(config.time().nanoTime());
        this.notifications = new SerialExecutor(config.executor());
        Policies policies = config.policies();
        this.validator = new Validator(
                version,
                config.limits().payload(),
                IdentityPaths.key(identity),
                policies.validation(),
                policies.quirks(),
                (type, violations) ->
                        notifications.execute(() -> config.listener().tolerated(this, Action.of(type), violations)));
        this.registration = new Registration(config.role(), policies.gate());
        this.memory = new RegistrationMemory(policies.gate(), identity);
        Session session = new Session(new SessionConfig(
                config.role(),
                validator,
                config.limits(),
                handlers.wanted(version),
                registration,
                new SignedPayloads(identity, version, policies.signatures()),
                policies.replays().of(IdentityPaths.key(identity), version),
                policies.reactions()));
        this.runner = new SessionRunner(this, config, session, link, registration, memory, this::handle);
        Outbound outbound = new Outbound(config, identity, validator);
        this.submissions = new Submissions(this, runner, config.buffers(), outbound, policies.interception());
        this.invoker = new Invoker(this, runner, memory, handlers, outbound, registration, policies.interception());
    }

    /** Demands a serial number of BootNotifications, or none; before {@link #start}. */
    void expectSerialNumber(@Nullable String expected) {
        serialNumber = expected;
    }

    /**
     * Returns whether a request names another serial number than is demanded.
     *
     * <p>Spec: OCPP 2.1 Part 2, B01.FR.11.
     */
    boolean hasWrongSerialNumber(OcppRequest<?> request) {
        String expected = serialNumber;
        if (expected == null || !(request instanceof BootNotificationRequest boot)) {
            return false;
        }
        String named = boot.chargingStation().serialNumber();
        return named != null && !named.equals(expected);
    }

    /**
     * Tells the listeners, then begins to read.
     *
     * @param then runs on the executor when the listeners were told
     */
    public void start(Runnable then) {
        config.metrics().opened(version);
        notifications.execute(() -> {
            registration.begin(memory.find());
            UserCode.run(() -> config.listener().opened(this));
            runner.begin();
            then.run();
        });
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
        return runner.isOpen();
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
        return submissions.call(request, options, messageId);
    }

    @Override
    public CompletableFuture<RawOutcome> callVendorAction(String action, String payload, CallOptions options) {
        return submissions.call(
                VendorCall.of(action, payload, options, config.messageIds().get()));
    }

    @Override
    public CompletableFuture<RawOutcome> callVendorAction(String action, String payload) {
        return callVendorAction(action, payload, config.callOptions());
    }

    @Override
    public CompletableFuture<Void> send(OcppSend message) {
        return submissions.send(message);
    }

    @Override
    public void close(int code, String reason) {
        CloseCodes.check(code, reason);
        runner.close(code, reason);
    }

    /** Begins nothing new, and closes the connection when what is under way has ended. */
    void closeWhenIdle(int code, String reason) {
        runner.closeWhenIdle(code, reason);
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
        liveness.ping(link, config.time().nanoTime());
        return true;
    }

    /** Pings the peer if it has been quiet, and gives it up if it stays so. */
    void lookAfter(Liveness.Policy policy) {
        switch (liveness.verdict(policy, canPing(), config.time().nanoTime())) {
            case PING -> ping();
            case SILENT -> {
                report(new RpcEvent(RpcEvent.Kind.PEER_SILENT, null, null, null, null));
                link.abort();
            }
            case FINE -> {}
        }
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
        return runner.lastSent();
    }

    /**
     * Returns when the last message or pong came.
     *
     * @return nanoseconds of the time source
     */
    public long lastReceived() {
        return liveness.lastReceived();
    }

    @Override
    public void onText(ByteBuffer utf8) {
        liveness.received(config.time().nanoTime());
        byte[] frame = bytes(utf8);
        Instant at = config.time().now();
        tap(TappedFrame.Direction.IN, at, frame);
        config.metrics().frame(TappedFrame.Direction.IN, frame.length);
        runner.frameIn(config.policies().interception().inbound(this, frame), at);
    }

    @Override
    public void onBinary(ByteBuffer bytes) {
        runner.binaryIn();
    }

    @Override
    public void onPong(ByteBuffer payload) {
        liveness.pong(config.time().nanoTime())
                .ifPresent(took -> config.metrics().pong(Duration.ofNanos(took)));
    }

    @Override
    public void onClosed(int code, String reason, @Nullable Throwable cause) {
        if (cause instanceof RejectedMessageException) {
            report(new RpcEvent(RpcEvent.Kind.MESSAGE_REJECTED, null, null, null, null));
        }
        runner.closed();
        config.policies()
                .replays()
                .release(IdentityPaths.key(identity), version, config.time().nanoTime());
        onClosed.run();
        config.metrics().closed(version, code);
        link.traffic().ifPresent(t -> config.metrics().traffic(version, t.received(), t.sent()));
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

    /** Shows a frame to the tap, if there is one; without a time it happens now. */
    void tap(TappedFrame.Direction direction, @Nullable Instant time, byte[] frame) {
        FrameTap tap = config.tap();
        if (tap != null) {
            Instant at = time == null ? config.time().now() : time;
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

    private void handle(Object message) {
        if (message instanceof InboundCall call) {
            runLater(() -> invoker.invoke(call));
        } else if (message instanceof InboundSend send) {
            runLater(() -> invoker.invoke(send));
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

    /** Reports something that no caller and no handler sees. */
    void report(RpcEvent event) {
        config.metrics().event(event.kind());
        PeerLog.happened(this, event);
        notifications.execute(() -> config.listener().event(this, event));
    }

    @Override
    public String toString() {
        return "Connection[" + identity + ", " + version + ", epoch " + epoch + "]";
    }
}
