package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.datatype.ConstantStreamData;
import dev.ocppkit.model.datatype.PeriodicEventStreamParams;
import dev.ocppkit.model.datatype.StreamDataElement;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a monitor that wait to be sent together (N15). */
final class EventStream {
    /** How many values one message holds, and how many wait while the station is offline. */
    static final int MOST = 1000;

    private static final int MILLIS = 3;

    enum State {
        ASKED,
        OPEN,
        REFUSED
    }

    private record Value(Instant at, String text) {}

    final int id;
    final int monitorId;
    State state = State.ASKED;
    private final Deque<Value> waiting = new ArrayDeque<>();
    private PeriodicEventStreamParams params;
    private Instant flushedAt;

    EventStream(int id, int monitorId, PeriodicEventStreamParams params, Instant now) {
        this.id = id;
        this.monitorId = monitorId;
        this.params = params;
        this.flushedAt = now;
    }

    /** Whether a stream with these parameters would ever be flushed, and its messages are not too long. */
    static boolean isPossible(PeriodicEventStreamParams params) {
        int values = orZero(params.values());
        return values <= MOST && (values > 0 || orZero(params.interval()) > 0);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    PeriodicEventStreamParams params() {
        return params;
    }

    void opened(Instant now) {
        state = State.OPEN;
        flushedAt = now;
    }

    void adjust(PeriodicEventStreamParams wanted) {
        params = wanted;
    }

    /** Adds a value; too many push out the oldest. */
    void add(Instant at, String value) {
        waiting.add(new Value(at, value));
        if (waiting.size() > MOST) {
            waiting.remove();
        }
    }

    ConstantStreamData constants() {
        return ConstantStreamData.builder()
                .id(id)
                .variableMonitoringId(monitorId)
                .params(params)
                .build();
    }

    /** What is due now: enough values are there (N15.FR.08), or the interval is over (N15.FR.06). */
    Optional<NotifyPeriodicEventStream> due(Instant now) {
        int interval = orZero(params.interval());
        boolean over = interval > 0 && !now.isBefore(flushedAt.plusSeconds(interval));
        return over || waiting.size() >= most() ? flush(now) : Optional.empty();
    }

    private int most() {
        int values = orZero(params.values());
        return values > 0 ? values : MOST;
    }

    /** The oldest values, as many as one message may hold (N15.FR.07), with the number of those left (N15.FR.04). */
    Optional<NotifyPeriodicEventStream> flush(Instant now) {
        flushedAt = now;
        Value first = waiting.peek();
        if (first == null) {
            return Optional.empty();
        }
        List<StreamDataElement> data = new ArrayList<>();
        for (int i = most(); i > 0 && !waiting.isEmpty(); i--) {
            Value next = waiting.remove();
            long offset = Duration.between(first.at(), next.at()).toMillis();
            data.add(StreamDataElement.of(BigDecimal.valueOf(offset, MILLIS), next.text()));
        }
        return Optional.of(NotifyPeriodicEventStream.builder()
                .id(id)
                .basetime(first.at())
                .pending(waiting.size())
                .data(data)
                .build());
    }
}
