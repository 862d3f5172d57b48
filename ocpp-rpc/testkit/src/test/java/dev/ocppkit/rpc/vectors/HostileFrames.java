package dev.ocppkit.rpc.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.Peer;
import dev.ocppkit.rpc.RpcErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays one entry of the hostile frames against an endpoint, whatever carries the messages. */
public final class HostileFrames {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Pattern ANSWER_TO_US = Pattern.compile("^\\s*\\[\\s*([34])\\s*,\\s*\"([^\"]*)\"");

    private final HostileCase entry;
    private final Endpoint endpoint;
    private final Peer peer;
    private final RawPeer raw;
    private CompletableFuture<? extends Outcome<?>> outstanding;
    private int marker;

    private HostileFrames(HostileCase entry, Endpoint endpoint, Peer peer, RawPeer raw) {
        this.entry = entry;
        this.endpoint = endpoint;
        this.peer = peer;
        this.raw = raw;
    }

    /** Plays an entry. */
    public static void play(HostileCase entry, Wiring wiring) {
        try (wiring) {
            Endpoint endpoint = new Endpoint(entry);
            Endpoint.Connected connected = endpoint.connect(wiring);
            new HostileFrames(entry, endpoint, connected.peer(), connected.raw()).play(wiring::pass);
        }
    }

    private void play(java.util.function.Consumer<Duration> pass) {
        setUp(pass);
        for (byte[] input : entry.inputs()) {
            if (entry.binary()) {
                raw.binary(input);
            } else {
                raw.text(input);
            }
        }
        if (entry.closed()) {
            assertThat(raw.closeCode()).isEqualTo(entry.closeCode());
            checkBeforeClose(raw.received());
            return;
        }
        List<String> replies = entry.handling() == null ? new ArrayList<>() : repliesWhileHandling();
        replies.addAll(repliesBeforeMarker());
        checkReplies(withoutFirstAnswer(replies));
        checkOutstanding();
        assertThat(raw.isClosed()).isFalse();
    }

    private void setUp(java.util.function.Consumer<Duration> pass) {
        if (!entry.boot().equals("None")) {
            boot("boot");
        }
        if (entry.completed() != null) {
            CompletableFuture<?> done = call(entry.completed(), ownAction(), CallOptions.defaults());
            answer(entry.completed(), ownAction());
            join(done);
        }
        if (entry.timedOut() != null) {
            CompletableFuture<?> late = call(entry.timedOut(), ownAction(), CallOptions.within(SHORT));
            pass.accept(SHORT);
            assertThat(join(late)).isInstanceOf(Outcome.Unknown.class);
        }
        if (entry.outstanding() != null) {
            outstanding = call(entry.outstanding().id(), entry.outstanding().action(), CallOptions.defaults());
        }
        if (entry.answered() != null) {
            String frame = entry.answered().frame().equals("same")
                    ? new String(entry.inputs().get(0), StandardCharsets.UTF_8)
                    : callFrame(entry.answered().id(), Action.DATA_TRANSFER);
            send(frame);
            assertThat(raw.next()).startsWith("[3,\"" + entry.answered().id() + "\"");
        }
        if (entry.handling() != null) {
            send(entry.handling().frame());
            endpoint.awaitHandling();
        }
    }

    private Action ownAction() {
        if (entry.outstanding() != null) {
            return entry.outstanding().action();
        }
        return entry.station() ? Action.HEARTBEAT : Action.GET_VARIABLES;
    }

    private CompletableFuture<? extends Outcome<?>> call(String id, Action action, CallOptions options) {
        endpoint.nextId(id);
        OcppRequest<?> request = Samples.typedRequest(action, entry.version());
        CompletableFuture<? extends Outcome<?>> future = peer.callOutcome(request, options);
        assertThat(raw.next()).startsWith("[2,\"" + id + "\",\"" + action.wireName() + "\"");
        return future;
    }

    private void answer(String id, Action action) {
        send("[3,\"" + id + "\"," + Samples.response(action, entry.version()) + "]");
    }

    private void send(String text) {
        raw.text(text.getBytes(StandardCharsets.UTF_8));
    }

    private String callFrame(String id, Action action) {
        return "[2,\"" + id + "\",\"" + action.wireName() + "\"," + Samples.request(action, entry.version()) + "]";
    }

    /** Registers the station with the status that comes next. */
    private void boot(String id) {
        if (entry.station()) {
            endpoint.nextId(id);
            CompletableFuture<?> booted = peer.callOutcome(
                    Samples.typedRequest(Action.BOOT_NOTIFICATION, entry.version()), CallOptions.defaults());
            assertThat(raw.next()).startsWith("[2,\"" + id + "\",\"BootNotification\"");
            send("[3,\"" + id + "\",{\"currentTime\":\"2026-01-31T12:00:00Z\",\"interval\":300,\"status\":\""
                    + endpoint.nextBootStatus() + "\"}]");
            assertThat(join(booted)).isInstanceOf(Outcome.Replied.class);
        } else {
            send(callFrame(id, Action.BOOT_NOTIFICATION));
            assertThat(raw.next()).startsWith("[3,\"" + id + "\"");
        }
    }

    private static Object join(CompletableFuture<?> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** What no handler sees is refused at once; when it is, the input was read too, and the handler may go on. */
    private List<String> repliesWhileHandling() {
        send("[2,\"probe\",\"Nonsense\",{}]");
        List<String> before = repliesBefore("probe", "4");
        endpoint.release();
        return before;
    }

    /** Sends a valid CALL and returns what came before its answer. */
    private List<String> repliesBeforeMarker() {
        boolean gated = !entry.boot().equals("Accepted");
        Action action = entry.station() ? Action.GET_LOCAL_LIST_VERSION : Action.HEARTBEAT;
        if (!gated) {
            return repliesBefore(action, "3");
        }
        if (!entry.station()) {
            // Accepted only now, a Heartbeat must be answered.
            List<String> replies = repliesBefore(Action.BOOT_NOTIFICATION, "3");
            assertThat(repliesBefore(action, "3")).isEmpty();
            return replies;
        }
        List<String> replies = repliesBefore(action, entry.boot().equals("Rejected") ? "4" : "3");
        boot("again");
        assertThat(repliesBefore(action, "3")).isEmpty();
        return replies;
    }

    private List<String> repliesBefore(Action action, String type) {
        String id = "marker-" + marker++;
        send(callFrame(id, action));
        return repliesBefore(id, type);
    }

    private List<String> repliesBefore(String id, String type) {
        List<String> before = new ArrayList<>();
        String text = raw.next();
        while (!text.contains("\"" + id + "\"")) {
            before.add(text);
            text = raw.next();
        }
        assertThat(text).startsWith("[" + type + ",\"" + id + "\"");
        return before;
    }

    /** The answer to the CALL that was being handled is not because of the input. */
    private List<String> withoutFirstAnswer(List<String> replies) {
        if (entry.handling() != null) {
            String answer = replies.stream()
                    .filter(reply -> reply.startsWith("[3,\"" + entry.handling().id() + "\""))
                    .findFirst()
                    .orElseThrow();
            replies.remove(answer);
        }
        return replies;
    }

    private void checkReplies(List<String> replies) {
        if (entry.reply().isNull()) {
            assertThat(replies).isEmpty();
            return;
        }
        assertThat(replies).hasSize(entry.burst() ? entry.inputs().size() : 1);
        for (int i = 0; i < replies.size(); i++) {
            String expected = entry.reply().toString().replace("%d", String.valueOf(i));
            checkReply(JSON.readTree(expected), JSON.readTree(replies.get(i)), "");
        }
    }

    /** The message that closes the connection is not answered; those before it were. */
    private void checkBeforeClose(List<String> replies) {
        if (entry.reply().isNull()) {
            assertThat(replies).hasSize(entry.inputs().size() - 1);
            replies.forEach(reply -> assertThat(reply).startsWith("[4,\"-1\",\"RpcFrameworkError\""));
        } else {
            checkReplies(replies);
        }
    }

    private static void checkReply(JsonNode expected, JsonNode actual, String place) {
        if (expected.isString() && expected.stringValue().equals("*")) {
            checkAny(actual, place);
        } else if (expected.isContainer()) {
            assertThat(actual.getNodeType()).as(place).isEqualTo(expected.getNodeType());
            assertThat(actual.propertyNames()).as(place).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
            assertThat(actual.size()).as(place).isEqualTo(expected.size());
            expected.properties()
                    .forEach(member ->
                            checkReply(member.getValue(), actual.get(member.getKey()), place + "/" + member.getKey()));
            for (int i = 0; expected.isArray() && i < expected.size(); i++) {
                checkReply(expected.get(i), actual.get(i), place + "/" + i);
            }
        } else {
            assertThat(actual).as(place).isEqualTo(expected);
        }
    }

    private static void checkAny(JsonNode actual, String place) {
        if (place.equals("/3")) {
            assertThat(actual.isString()).as(place).isTrue();
            assertThat(actual.stringValue()
                            .codePointCount(0, actual.stringValue().length()))
                    .isLessThanOrEqualTo(255);
        } else if (place.equals("/4")) {
            assertThat(actual.isObject()).as(place).isTrue();
        } else {
            assertThat(actual.isNull()).as(place).isFalse();
        }
    }

    private void checkOutstanding() {
        if (outstanding == null) {
            return;
        }
        var answer = ANSWER_TO_US.matcher(new String(entry.inputs().get(0), StandardCharsets.UTF_8));
        boolean isAboutIt =
                answer.find() && answer.group(2).equals(entry.outstanding().id());
        if (!isAboutIt) {
            assertThat(outstanding).isNotDone();
            answer(entry.outstanding().id(), entry.outstanding().action());
            assertThat(join(outstanding)).isInstanceOf(Outcome.Replied.class);
        } else if (answer.group(1).equals("4")) {
            assertThat(join(outstanding)).isInstanceOf(Outcome.Refused.class);
        } else {
            checkResult((Outcome<?>) join(outstanding));
        }
    }

    private void checkResult(Outcome<?> outcome) {
        if (outcome instanceof Outcome.InvalidReply<?> invalid && !entry.reply().isNull()) {
            RpcErrorCode code = RpcErrorCode.fromWireName(entry.reply().get(2).stringValue())
                    .orElseThrow();
            assertThat(invalid.code()).isEqualTo(code);
        } else if (entry.version() == OcppVersion.V2_1 && entry.reply().isNull()) {
            assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        }
    }

    /** Returns whether the default context has a handler of an action. */
    static boolean isHandled(Action action, MessageSender peer) {
        return action.isIn(OcppVersion.V2_0_1)
                && !action.isSend()
                && action.sender().allows(peer);
    }

    /** Gives a response its smallest content. */
    static OcppResponse response(Action action, OcppVersion version) {
        return Samples.typedResponse(action, version);
    }
}
