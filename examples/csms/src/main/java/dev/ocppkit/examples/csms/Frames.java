package dev.ocppkit.examples.csms;

import dev.ocppkit.model.*;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.FrameTap;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.TappedFrame.Direction;
import dev.ocppkit.rpc.frame.*;
import dev.ocppkit.security.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** The last frames of each station, in memory, for people who look for faults. They are decoded when somebody looks. */
final class Frames implements FrameTap {
    private static final int MAX_PER_STATION = 200;
    private static final int MAX_STATIONS = 500;
    private static final int MAX_LENGTH = 8_192;

    private final LiveEvents live;
    /** By the time of the last frame, so that the quietest station is forgotten first. */
    private final LinkedHashMap<String, Deque<Kept>> byStation = new LinkedHashMap<>(16, 0.75f, true);

    Frames(LiveEvents live) {
        this.live = live;
    }

    private record Kept(Instant at, Direction direction, OcppVersion version, String text, int length) {}

    @Override
    public void onFrame(TappedFrame frame) {
        String text = frame.text();
        Kept kept = new Kept(
                frame.at(),
                frame.direction(),
                frame.version(),
                text.substring(0, Math.min(text.length(), MAX_LENGTH)),
                text.length());
        keep(key(frame.identity()), kept);
        live.changed("frame", frame.identity());
    }

    private synchronized void keep(String station, Kept frame) {
        Deque<Kept> frames = byStation.computeIfAbsent(station, none -> new ArrayDeque<>());
        frames.addLast(frame);
        if (frames.size() > MAX_PER_STATION) {
            frames.removeFirst();
        }
        if (byStation.size() > MAX_STATIONS) {
            byStation.remove(byStation.keySet().iterator().next());
        }
    }

    /** The last frames of a station, the newest first, with what is wrong with them. */
    List<Map<String, @Nullable Object>> list(String identity, int limit) {
        List<Kept> kept;
        synchronized (this) {
            kept = List.copyOf(byStation.getOrDefault(key(identity), new ArrayDeque<>()));
        }
        Map<String, Action> calls = new HashMap<>();
        ArrayDeque<Map<String, @Nullable Object>> decoded = new ArrayDeque<>();
        for (Kept frame : kept) {
            decoded.addFirst(decode(frame, calls));
            if (decoded.size() > limit) {
                decoded.removeLast();
            }
        }
        return new ArrayList<>(decoded);
    }

    private static Map<String, @Nullable Object> decode(Kept frame, Map<String, Action> calls) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("time", frame.at());
        view.put("direction", frame.direction() == Direction.IN ? "in" : "out");
        view.put("version", frame.version().number());
        byte[] utf8 = frame.text().getBytes(StandardCharsets.UTF_8);
        FrameResult result = FrameReader.readHeader(utf8, 0, utf8.length);
        if (frame.length() > frame.text().length()) {
            view.put("text", frame.text().substring(0, 200) + "…");
            view.put("violations", List.of());
        } else if (result instanceof FrameHeader header) {
            view.put("text", Redactor.secrets().redact(frame.text()));
            decode(frame, header, utf8, calls, view);
        } else {
            view.put("text", frame.text());
            view.put("violations", List.of(Map.of("pointer", "", "rule", "frame", "text", problem(result))));
        }
        return view;
    }

    private static void decode(
            Kept frame,
            FrameHeader header,
            byte[] utf8,
            Map<String, Action> calls,
            Map<String, @Nullable Object> view) {
        view.put("type", header.type().name());
        view.put("messageId", header.messageId());
        // An answer does not name its action; it goes the other way than its CALL.
        boolean isIn = (frame.direction() == Direction.IN) == header.type().hasAction();
        String call = (isIn ? "in " : "out ") + header.messageId();
        Action action = header.type().hasAction()
                ? Action.fromWireName(Objects.requireNonNull(header.action())).orElse(null)
                : calls.get(call);
        view.put("action", action == null ? header.action() : action.wireName());
        if (action != null && header.type().hasAction()) {
            calls.put(call, action);
        }
        if (header.errorCode() != null) {
            view.put("errorCode", header.errorCode());
            view.put("errorDescription", header.errorDescription());
        }
        view.put("violations", violations(frame.version(), header, action, utf8));
    }

    private static List<Map<String, @Nullable Object>> violations(
            OcppVersion version, FrameHeader header, @Nullable Action action, byte[] utf8) {
        if (header.type() == MessageType.CALLERROR || header.type() == MessageType.CALLRESULTERROR) {
            return List.of();
        } else if (action == null) {
            return header.type().hasAction()
                    ? List.of(Map.of("pointer", "", "rule", "action", "text", "There is no such action."))
                    : List.of();
        }
        Class<? extends OcppMessage> type = switch (header.type()) {
            case CALL -> action.isSend() ? null : action.requestType();
            case CALLRESULT -> action.responseType();
            default -> action.isSend() ? action.sendType() : null;
        };
        return type == null || !action.isIn(version)
                ? List.of(Map.of("pointer", "", "rule", "action", "text", "This version does not have it."))
                : OcppCodec.of(version)
                        .readPrefix(type, utf8, header.payloadStart(), utf8.length - header.payloadStart())
                        .violations()
                        .stream()
                        .map(Frames::describe)
                        .toList();
    }

    static Map<String, @Nullable Object> describe(Violation violation) {
        return Map.of(
                "pointer",
                violation.pointer(),
                "rule",
                violation.keyword().name().toLowerCase(Locale.ROOT),
                "text",
                violation.text());
    }

    private static String problem(FrameResult result) {
        return result instanceof FrameProblem problem ? problem.description() : "It is no OCPP frame.";
    }

    private static String key(String identity) {
        return identity.toLowerCase(Locale.ROOT);
    }
}
