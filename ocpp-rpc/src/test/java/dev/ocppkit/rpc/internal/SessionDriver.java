package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.signing.Signatures;
import dev.ocppkit.rpc.validation.QuirkProfiles;
import dev.ocppkit.rpc.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Feeds a session with events and collects what it wants. The transport takes messages at once unless it is held up. */
final class SessionDriver {
    static final Instant ARRIVAL = Instant.parse("2026-01-31T12:00:00Z");

    final List<InboundCall> dispatched = new ArrayList<>();
    final List<InboundSend> sends = new ArrayList<>();
    final List<Outcome<?>> outcomes = new ArrayList<>();
    final List<@Nullable NotSentReason> sendOutcomes = new ArrayList<>();
    final List<RpcEvent.Kind> events = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final Set<Action> unhandled = new HashSet<>();
    boolean gateOpen = true;

    private final OcppCodec codec;
    private final Session session;
    private final List<String> written = new ArrayList<>();
    private boolean transportIsBusy;
    private long now = Long.MAX_VALUE - 1_000_000_000L;

    private SessionDriver(MessageSender role, OcppVersion version, RpcLimits limits) {
        this(role, version, limits, new ReplayCache(), new Reactions(false, false));
    }

    private SessionDriver(
            MessageSender role, OcppVersion version, RpcLimits limits, ReplayCache replays, Reactions reactions) {
        codec = OcppCodec.of(version);
        session = new Session(new SessionConfig(
                role,
                validator(version, limits),
                limits,
                action -> !unhandled.contains(action),
                new SwitchedGate(),
                new SignedPayloads("CS-1", version, Signatures.extract()),
                replays,
                reactions));
    }

    private static Validator validator(OcppVersion version, RpcLimits limits) {
        return new Validator(
                version,
                limits.payload(),
                "cs-1",
                Validation.strict(),
                new Quirks(QuirkProfiles.none()),
                (type, violations) -> {});
    }

    /** Lets everything pass or nothing. */
    private final class SwitchedGate implements Gate {
        @Override
        public boolean admits(String action) {
            return gateOpen;
        }

        @Override
        public boolean allows(Action action) {
            return gateOpen;
        }

        @Override
        public void concluded(OcppRequest<?> request, OcppResponse response) {}
    }

    static SessionDriver csms(OcppVersion version, Reactions reactions) {
        return new SessionDriver(MessageSender.CSMS, version, RpcLimits.defaults(), new ReplayCache(), reactions);
    }

    /** A CSMS on a further connection of the same station. */
    static SessionDriver csms(OcppVersion version, ReplayCache replays) {
        return new SessionDriver(
                MessageSender.CSMS, version, RpcLimits.defaults(), replays, new Reactions(false, false));
    }

    static SessionDriver csms(OcppVersion version) {
        return csms(version, RpcLimits.defaults());
    }

    static SessionDriver csms(OcppVersion version, RpcLimits limits) {
        return new SessionDriver(MessageSender.CSMS, version, limits);
    }

    static SessionDriver station(OcppVersion version) {
        return new SessionDriver(MessageSender.CHARGING_STATION, version, RpcLimits.defaults());
    }

    /** Feeds a text message and returns what was written because of it. */
    List<String> in(String frame) {
        return in(frame.getBytes(StandardCharsets.UTF_8));
    }

    /** Feeds a text message, valid UTF-8 or not. */
    List<String> in(byte[] frame) {
        return collect(session.frameIn(frame, ARRIVAL, now));
    }

    OutboundCall call(String id, OcppRequest<?> request) {
        return call(id, request, CallOptions.defaults());
    }

    OutboundCall call(String id, OcppRequest<?> request, CallOptions options) {
        byte[] frame = RpcJson.request(MessageType.CALL, id, request, codec);
        OutboundCall call = new OutboundCall(request, id, frame, options, outcomes::add);
        collect(session.submit(call, now));
        return call;
    }

    void send(String id, OcppSend message) {
        byte[] frame = RpcJson.request(MessageType.SEND, id, message, codec);
        collect(session.submit(new OutboundSend(message.ocppAction(), id, frame, sendOutcomes::add), now));
    }

    List<String> answer(InboundCall call, OcppResponse response) {
        return collect(session.answer(call, RpcJson.result(call.messageId(), response, codec), now));
    }

    void cancel(OutboundCall call) {
        collect(session.cancel(call, now));
    }

    List<String> pass(Duration time) {
        now += time.toNanos();
        return collect(session.tick(now));
    }

    Duration untilDeadline() {
        return Duration.ofNanos(session.nextDeadline(now).orElseThrow() - now);
    }

    boolean hasDeadline() {
        return session.nextDeadline(now).isPresent();
    }

    void closed() {
        collect(session.closed(now));
    }

    void close(int code, String reason) {
        collect(session.close(code, reason, now));
    }

    void binary() {
        collect(session.binaryIn(now));
    }

    /** From now on the transport takes nothing until {@link #releaseTransport}. */
    void holdTransport() {
        transportIsBusy = true;
    }

    List<String> releaseTransport() {
        transportIsBusy = false;
        return collect(session.sent(now));
    }

    /** Returns all that was written so far. */
    List<String> written() {
        return List.copyOf(written);
    }

    private List<String> collect(List<Effect> wanted) {
        int before = written.size();
        perform(wanted);
        return List.copyOf(written.subList(before, written.size()));
    }

    private void perform(List<Effect> wanted) {
        effects.addAll(wanted);
        for (Effect effect : wanted) {
            if (effect instanceof Effect.Write write) {
                written.add(new String(write.frame(), StandardCharsets.UTF_8));
                if (!transportIsBusy) {
                    perform(session.sent(now));
                }
            } else if (effect instanceof Effect.Complete complete) {
                complete.call().completion().accept(complete.outcome());
            } else if (effect instanceof Effect.CompleteSend complete) {
                complete.send().completion().accept(complete.reason());
            } else if (effect instanceof Effect.DispatchCall dispatch) {
                dispatched.add(dispatch.call());
            } else if (effect instanceof Effect.DispatchSend dispatch) {
                sends.add(dispatch.send());
            } else if (effect instanceof Effect.Raise raise) {
                events.add(raise.event().kind());
            }
        }
    }
}
