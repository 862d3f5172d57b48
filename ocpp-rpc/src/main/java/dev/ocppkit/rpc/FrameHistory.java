package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.internal.FrameDecoder;
import dev.ocppkit.rpc.internal.FrameRedactor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Keeps the last messages of each charging station in memory, for a page or a command that shows what goes on.
 *
 * <pre>{@code
 * FrameHistory history = FrameHistory.redacting(200, 500);
 * OcppServer csms = OcppServer.builder().acceptAll().tap(history).build();
 * ...
 * history.newest("CS-1", 20).forEach(frame -> System.out.println(frame.at() + " " + frame.text()));
 * }</pre>
 *
 * <p>Messages are decoded, checked and freed from secrets when somebody looks, so that keeping them costs little; until then
 * they are in memory as they were on the wire, of messages over 8192 bytes only the beginning without secrets. If there are
 * too many stations, the one that was quiet for the longest time is forgotten. Identities are compared without case. Safe
 * for use by several threads.
 */
public final class FrameHistory implements FrameTap {
    private final int framesPerStation;
    private final int stations;
    private final UnaryOperator<String> redactor;
    /** By the time of the last frame, so that the quietest station is the first. */
    private final LinkedHashMap<String, Deque<FrameDecoder.Kept>> byStation = new LinkedHashMap<>(16, 0.75f, true);

    private FrameHistory(int framesPerStation, int stations, UnaryOperator<String> redactor) {
        if (framesPerStation < 1 || stations < 1) {
            throw new IllegalArgumentException("framesPerStation and stations must be at least 1");
        }
        this.framesPerStation = framesPerStation;
        this.stations = stations;
        this.redactor = Objects.requireNonNull(redactor, "redactor");
    }

    /**
     * Makes a history that shows messages without secrets and identification of drivers, as {@link FrameRecorder#redacting}
     * writes them.
     *
     * @param framesPerStation how many messages are kept of each station, at least 1
     * @param stations of how many stations, at least 1
     * @return an empty history
     * @throws IllegalArgumentException if a number is less than 1
     */
    public static FrameHistory redacting(int framesPerStation, int stations) {
        return new FrameHistory(framesPerStation, stations, FrameRedactor::redact);
    }

    /**
     * Makes a history that shows what a function leaves of messages, for instance that of {@code ocpp-security}: {@code
     * Redactor.secrets()::redact}.
     *
     * @param framesPerStation how many messages are kept of each station, at least 1
     * @param stations of how many stations, at least 1
     * @param redactor returns the text to show instead of a message; it does not throw, and is called by several threads
     * @return an empty history
     * @throws IllegalArgumentException if a number is less than 1
     */
    public static FrameHistory redacting(int framesPerStation, int stations, UnaryOperator<String> redactor) {
        return new FrameHistory(framesPerStation, stations, redactor);
    }

    @Override
    public void onFrame(TappedFrame frame) {
        FrameDecoder.Kept kept = FrameDecoder.keep(frame, redactor);
        synchronized (this) {
            Deque<FrameDecoder.Kept> frames =
                    byStation.computeIfAbsent(key(frame.identity()), none -> new ArrayDeque<>());
            frames.addLast(kept);
            if (frames.size() > framesPerStation) {
                frames.removeFirst();
            }
            if (byStation.size() > stations) {
                byStation.remove(byStation.keySet().iterator().next());
            }
        }
    }

    /**
     * Returns the last messages of a station.
     *
     * @param identity the identity, in any case
     * @param limit how many at most, at least 0
     * @return the messages, the newest first; empty for a station that is not known
     * @throws IllegalArgumentException if the limit is negative
     */
    public List<DecodedFrame> newest(String identity, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative: " + limit);
        }
        List<FrameDecoder.Kept> kept;
        synchronized (this) {
            kept = List.copyOf(byStation.getOrDefault(key(identity), new ArrayDeque<>()));
        }
        // All of them, since an answer does not name its action: its CALL is before it.
        Map<String, Action> calls = new HashMap<>();
        List<DecodedFrame> decoded = new ArrayList<>();
        for (FrameDecoder.Kept frame : kept) {
            decoded.add(FrameDecoder.decode(frame, calls, redactor));
        }
        Collections.reverse(decoded);
        return List.copyOf(decoded.subList(0, Math.min(limit, decoded.size())));
    }

    private static String key(String identity) {
        return identity.toLowerCase(Locale.ROOT);
    }
}
