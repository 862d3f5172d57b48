package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.OcppEncodeException;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.FrameResult;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.proxy.ProxyDecision;
import dev.ocppkit.rpc.proxy.ProxyFrame;
import dev.ocppkit.rpc.proxy.ProxyInterceptor;
import dev.ocppkit.rpc.proxy.ProxyStation;
import dev.ocppkit.rpc.spi.Link;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One charging station and its CSMS with a local controller between them. Everything happens in one mailbox.
 *
 * <p>A message is read from one side when the one before it was written to the other, so that neither side is faster than the
 * other can take.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 6.
 */
final class Relay implements RelayLeg.Owner, ProxyStation {
    private static final int REMEMBERED_IDS = 64;
    private static final int MAX_WAITING_CALLS = 16;
    private static final String ID_PREFIX = "lc-";

    /** Hears what a relay cannot do itself. */
    interface Owner {
        /** Opens another connection to the CSMS, after a while. */
        void reconnect(Relay relay);

        void ended(Relay relay);
    }

    private final ProxyConfig config;
    private final Owner owner;
    private final String identity;
    private final OcppVersion version;
    private final OcppCodec codec;
    private final Mailbox mailbox = new Mailbox();
    private final RelayLeg station;
    private final LocalAnswers local;
    private final StoredCalls stored;
    private final Recent<Boolean> ownIds = new Recent<>(REMEMBERED_IDS);
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile @Nullable RelayLeg csms;
    private boolean ending;

    Relay(ProxyConfig config, Owner owner, String identity, OcppVersion version) {
        this.config = config;
        this.owner = owner;
        this.identity = identity;
        this.version = version;
        this.codec = OcppCodec.of(version);
        this.station = new RelayLeg(config, this, mailbox);
        this.local = new LocalAnswers(codec);
        this.stored = new StoredCalls(config.maxStored());
    }

    /** Returns a leg for a connection to the CSMS that is being opened. */
    RelayLeg newUpstream() {
        return new RelayLeg(config, this, mailbox);
    }

    RelayLeg stationLeg() {
        return station;
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    CompletableFuture<Void> closedFuture() {
        return closed;
    }

    /** Takes the connection of the station, and that of the CSMS unless there is none. */
    void start(Link stationLink) {
        mailbox.post(() -> {
            station.opened(stationLink);
            station.requestMore();
            RelayLeg upstream = csms;
            if (upstream != null) {
                upstream.requestMore();
            } else if (!ending) {
                upstreamMissing();
            }
        });
    }

    /** Takes a connection of the CSMS; nothing is read from it before {@link #start}. */
    void upstream(RelayLeg leg, Link link) {
        mailbox.post(() -> {
            leg.opened(link);
            csms = leg;
        });
    }

    /** Goes on with another connection of the CSMS. */
    void upstreamAgain(RelayLeg leg, Link link) {
        mailbox.post(() -> {
            leg.opened(link);
            if (ending) {
                leg.close(CloseCodes.GOING_AWAY, "");
                return;
            }
            csms = leg;
            leg.requestMore();
            forwardStored();
        });
    }

    void close(int code, String reason) {
        mailbox.post(() -> end(code, reason));
    }

    private void end(int code, String reason) {
        ending = true;
        station.close(code, reason);
        RelayLeg upstream = csms;
        if (upstream != null) {
            upstream.close(code, reason);
        }
    }

    /** Looks after both sides. */
    void lookAfter(Liveness.Policy policy) {
        mailbox.post(() -> {
            station.lookAfter(policy);
            RelayLeg upstream = csms;
            if (upstream != null) {
                upstream.lookAfter(policy);
            }
        });
    }

    private @Nullable RelayLeg openUpstream() {
        RelayLeg upstream = csms;
        return upstream != null && upstream.isOpen() ? upstream : null;
    }

    private void upstreamMissing() {
        csms = null;
        if (config.standalone() == null) {
            end(CloseCodes.GOING_AWAY, "The CSMS is not reachable.");
        } else {
            owner.reconnect(this);
        }
    }

    @Override
    public void lost(RelayLeg leg, int code, String reason) {
        if (leg == station) {
            boolean first = !closed.isDone();
            end(mirrored(code), code == mirrored(code) ? reason : "");
            if (first) {
                owner.ended(this);
                closed.complete(null);
            }
        } else if (leg == csms) {
            stored.interrupted();
            if (ending || config.standalone() == null) {
                end(mirrored(code), code == mirrored(code) ? reason : "");
            } else {
                upstreamMissing();
            }
        }
    }

    /** Returns the code to close the other leg with. */
    private static int mirrored(int code) {
        boolean sendable = code >= 1000 && code < 5000 && code != 1004 && code != 1005 && code != 1006 && code != 1015;
        return sendable ? code : CloseCodes.GOING_AWAY;
    }

    @Override
    public void received(RelayLeg leg, byte[] frame) {
        FrameResult header = FrameReader.readHeader(frame, 0, frame.length);
        ProxyFrame seen = seen(leg, header, frame);
        config.taps().forEach(tap -> UserCode.run(() -> tap.accept(seen)));
        MessageType type = seen.type();
        String id = seen.messageId();
        boolean answer = type == MessageType.CALLRESULT || type == MessageType.CALLERROR;
        if (id != null && answer && isForUs(leg, id, frame)) {
            leg.requestMore();
        } else if (id != null && type == MessageType.CALLRESULTERROR && local.knows(leg, id)) {
            // It is about an answer of ours, which the other side knows nothing of.
            leg.requestMore();
        } else {
            act(leg, seen, frame, decide(seen));
        }
    }

    private boolean isForUs(RelayLeg leg, String id, byte[] frame) {
        return leg.slot().answered(id, frame) || ownIds.get(id) != null || (leg == csms && stored.knows(id));
    }

    private ProxyFrame seen(RelayLeg leg, FrameResult result, byte[] frame) {
        FrameHeader header = result instanceof FrameHeader whole ? whole : null;
        return new ProxyFrame(
                leg == station ? ProxyFrame.Direction.FROM_STATION : ProxyFrame.Direction.FROM_CSMS,
                identity,
                version,
                config.time().now(),
                header == null ? null : header.type(),
                header == null ? null : header.messageId(),
                header == null ? null : header.action(),
                ByteBuffer.wrap(frame));
    }

    private ProxyDecision decide(ProxyFrame frame) {
        for (ProxyInterceptor interceptor : config.interceptors()) {
            ProxyDecision decision;
            try {
                decision = interceptor.decide(frame);
            } catch (RuntimeException e) {
                UserCode.handlerFailed("interceptor", e);
                return new ProxyDecision.Block(RpcErrorCode.INTERNAL_ERROR, "The local controller failed.");
            }
            if (!(decision instanceof ProxyDecision.Forward)) {
                return decision;
            }
        }
        return ProxyDecision.forward();
    }

    private void act(RelayLeg leg, ProxyFrame seen, byte[] frame, ProxyDecision decision) {
        boolean call = seen.type() == MessageType.CALL;
        if (decision instanceof ProxyDecision.Answer answer && call) {
            leg.write(local.result(leg, seen, answer.response()), leg::requestMore);
        } else if (decision instanceof ProxyDecision.Block block) {
            block(leg, seen, block);
        } else if (decision instanceof ProxyDecision.Replace replace) {
            byte[] replaced = replaced(seen, replace.message());
            if (replaced == null) {
                block(leg, seen, new ProxyDecision.Block(RpcErrorCode.INTERNAL_ERROR, "The local controller failed."));
            } else {
                forward(leg, seen, replaced);
            }
        } else {
            forward(leg, seen, frame);
        }
    }

    private void block(RelayLeg leg, ProxyFrame seen, ProxyDecision.Block block) {
        if (seen.type() == MessageType.CALL) {
            leg.write(local.error(leg, seen, block.code(), block.description()), leg::requestMore);
        } else {
            leg.requestMore();
        }
    }

    private byte @Nullable [] replaced(ProxyFrame seen, OcppMessage message) {
        MessageType type = seen.type();
        String id = seen.messageId();
        if (type == null || id == null || type.isError()) {
            return null;
        }
        try {
            byte[] payload = codec.toBytes(message);
            return seen.action() == null
                    ? RpcJson.result(id, payload, null)
                    : RpcJson.request(type, id, seen.action(), payload, null);
        } catch (OcppEncodeException e) {
            return null;
        }
    }

    private void forward(RelayLeg leg, ProxyFrame seen, byte[] frame) {
        RelayLeg target = leg == station ? openUpstream() : station;
        boolean call = seen.type() == MessageType.CALL;
        if (leg == station && call && (target == null || mustQueue(seen))) {
            standalone(seen, frame);
        } else if (target == null) {
            // Nobody waits for an answer to an answer, and a SEND is never answered.
            leg.requestMore();
        } else if (call && seen.messageId() != null) {
            // A CALL that waits for its turn does not keep the answers behind it waiting, unless there are too many.
            boolean crowded = target.slot().relayedWaiting() >= MAX_WAITING_CALLS;
            Runnable written = crowded ? leg::requestMore : () -> {};
            target.slot().submit(new CallSlot.Entry(seen.messageId(), frame, null, written));
            if (!crowded) {
                leg.requestMore();
            }
        } else {
            target.write(frame, leg::requestMore);
        }
    }

    /** What is to be delivered in order goes behind what waits already. */
    private boolean mustQueue(ProxyFrame seen) {
        return !stored.isEmpty() && forwardsLater(seen);
    }

    private boolean forwardsLater(ProxyFrame seen) {
        return config.standalone() != null && config.standalone().forwardLater(seen);
    }

    private void standalone(ProxyFrame seen, byte[] frame) {
        Optional<OcppResponse> answer = Optional.empty();
        if (config.standalone() != null) {
            try {
                answer = config.standalone().answer(seen);
            } catch (RuntimeException e) {
                UserCode.handlerFailed("standalone", e);
            }
        }
        boolean later = answer.isPresent() && forwardsLater(seen);
        if (answer.isEmpty() || (later && !stored.add(seen.messageId(), frame))) {
            ProxyDecision.Block block =
                    new ProxyDecision.Block(RpcErrorCode.INTERNAL_ERROR, "The CSMS is not reachable.");
            block(station, seen, block);
            return;
        }
        station.write(local.result(station, seen, answer.get()), station::requestMore);
        forwardStored();
    }

    private void forwardStored() {
        RelayLeg upstream = openUpstream();
        if (upstream != null) {
            stored.sendNext(upstream, this::forwardStored);
        }
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public boolean isConnected() {
        return station.isOpen();
    }

    @Override
    public boolean isUpstreamConnected() {
        return openUpstream() != null;
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> call(OcppRequest<R> request) {
        return call(() -> station, MessageSender.CSMS, request);
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callUpstream(OcppRequest<R> request) {
        return call(this::openUpstream, MessageSender.CHARGING_STATION, request);
    }

    private <R extends OcppResponse> CompletableFuture<Outcome<R>> call(
            Supplier<@Nullable RelayLeg> leg, MessageSender as, OcppRequest<R> request) {
        CompletableFuture<Outcome<R>> future = new CompletableFuture<>();
        Class<? extends OcppResponse> type = request.ocppAction().responseType();
        mailbox.post(() -> submit(
                leg.get(),
                as,
                request,
                outcome -> config.executor().execute(() -> future.complete(Outbound.typed(outcome, type)))));
        return future;
    }

    private void submit(
            @Nullable RelayLeg leg, MessageSender as, OcppRequest<?> request, Consumer<Outcome<?>> completion) {
        Action action = request.ocppAction();
        NotSentReason reason = reasonNotToSend(leg, as, action);
        if (leg == null || reason != null) {
            completion.accept(
                    new Outcome.NotSent<>(action, reason == null ? NotSentReason.NOT_CONNECTED : reason, List.of()));
            return;
        }
        String id = ID_PREFIX + UUID.randomUUID().toString().replace("-", "");
        byte[] frame;
        try {
            frame = RpcJson.request(MessageType.CALL, id, request, codec);
        } catch (OcppEncodeException e) {
            completion.accept(new Outcome.NotSent<>(action, NotSentReason.INVALID, e.violations()));
            return;
        }
        ownIds.put(id, Boolean.TRUE);
        OwnCall call = new OwnCall(action, id, codec, config.callTimeout(), completion);
        leg.slot().submit(new CallSlot.Entry(id, frame, call, () -> {}));
    }

    private @Nullable NotSentReason reasonNotToSend(@Nullable RelayLeg leg, MessageSender as, Action action) {
        if (leg == null || !leg.isOpen()) {
            return NotSentReason.NOT_CONNECTED;
        }
        if (!action.isIn(version)) {
            return NotSentReason.NOT_IN_VERSION;
        }
        if (!action.sender().allows(as)) {
            return NotSentReason.WRONG_DIRECTION;
        }
        return leg.slot().ownWaiting() >= config.limits().maxQueuedCalls() ? NotSentReason.QUEUE_FULL : null;
    }

    @Override
    public String toString() {
        return "Relay[" + identity + ", " + version + "]";
    }

    /** Answers that the other side never sees; remembers which, in case the peer complains about them. */
    private static final class LocalAnswers {
        private final OcppCodec codec;
        private final Recent<RelayLeg> answered = new Recent<>(REMEMBERED_IDS);

        LocalAnswers(OcppCodec codec) {
            this.codec = codec;
        }

        boolean knows(RelayLeg leg, String id) {
            return answered.get(id) == leg;
        }

        byte[] result(RelayLeg leg, ProxyFrame call, OcppResponse response) {
            String id = call.messageId() == null ? "-1" : call.messageId();
            answered.put(id, leg);
            try {
                return RpcJson.result(id, response, codec);
            } catch (OcppEncodeException e) {
                return error(leg, call, RpcErrorCode.INTERNAL_ERROR, "The local controller failed.");
            }
        }

        byte[] error(RelayLeg leg, ProxyFrame call, RpcErrorCode code, String description) {
            String id = call.messageId() == null ? "-1" : call.messageId();
            answered.put(id, leg);
            return RpcJson.error(MessageType.CALLERROR, id, code, description, Map.of());
        }
    }
}
