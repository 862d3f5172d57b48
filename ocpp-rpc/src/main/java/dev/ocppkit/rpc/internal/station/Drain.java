package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.station.StationVariables;
import dev.ocppkit.rpc.station.queue.QueueEntry;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is queued: of each lane the first message, again until it is answered, then the next. After the k-th failure
 * it waits k times the interval; after the last the message is given up. A lost connection is no failure.
 *
 * <p>A retry keeps its id under 2.1 unless the CSMS refused it, so that the CSMS can tell a repetition from a new message;
 * under 2.0.1 each transmission has a new one.
 *
 * <p>Spec: OCPP 2.1 Part 2, E04.FR.02, E12.FR.02, E13, A04.FR.02; Part 4, 4.1.4.
 */
final class Drain {
    /** What the outcome of a transmission means. */
    enum Verdict {
        /** The CSMS has it. */
        DELIVERED,
        /** The CSMS failed to process it. */
        FAILED,
        /** It was not heard of; the connection is gone, or something else is in the way. */
        LATER,
        /** It can never be sent. */
        HOPELESS
    }

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long STORE_PAUSE = Duration.ofSeconds(10).toNanos();
    private static final long SHORTEST_ENDLESS_WAIT = Duration.ofSeconds(10).toNanos();
    private static final int GREATEST_FACTOR = 10;

    private static final class Lane {
        private @Nullable Shot underway;
        private @Nullable Long notBefore;
    }

    private final OfflineQueue queue;
    private final StationVariables variables;
    private final Supplier<String> ids;
    private final Map<QueueLane, Lane> lanes = new EnumMap<>(QueueLane.class);

    Drain(OfflineQueue queue, StationVariables variables, Supplier<String> ids) {
        this.queue = queue;
        this.variables = variables;
        this.ids = ids;
        for (QueueLane lane : QueueLane.values()) {
            lanes.put(lane, new Lane());
        }
    }

    /** Returns what is to be sent or given up now. */
    List<StationEffect> pump(OcppVersion version, long now) {
        List<StationEffect> effects = new ArrayList<>();
        lanes.forEach((name, lane) -> {
            while (lane.underway == null && isDue(lane, now)) {
                Optional<QueueEntry> first = queue.take(name);
                if (first.isEmpty()) {
                    lane.notBefore = queue.isEmpty(name) ? null : now + STORE_PAUSE;
                    return;
                }
                lane.notBefore = null;
                effects.add(fire(lane, first.get(), version));
            }
        });
        return effects;
    }

    private static boolean isDue(Lane lane, long now) {
        return lane.notBefore == null || now - lane.notBefore >= 0;
    }

    private StationEffect fire(Lane lane, QueueEntry entry, OcppVersion version) {
        QueuedMessage message = entry.message();
        Optional<OcppRequest<?>> request = QueueMessages.toRequest(message);
        if (request.isEmpty()) {
            queue.remove(List.of(entry.sequence()));
            return new StationEffect.Settle(
                    entry, new Outcome.NotSent<>(message.action(), NotSentReason.INVALID, List.of()), true);
        }
        String id = version == OcppVersion.V2_0_1 ? ids.get() : message.messageId();
        Shot shot = new Shot(entry, request.get(), id);
        lane.underway = shot;
        return new StationEffect.Deliver(shot);
    }

    /** A transmission came to its end; returns what that means for the sender, or null if it is not over. */
    StationEffect.@Nullable Settle concluded(Shot shot, Outcome<?> outcome, long now) {
        Lane lane = lanes.get(shot.entry().message().lane());
        if (lane == null || lane.underway != shot) {
            return null;
        }
        lane.underway = null;
        return switch (verdict(outcome)) {
            case DELIVERED -> settle(shot, outcome, false);
            case HOPELESS -> settle(shot, outcome, true);
            case LATER -> {
                queue.release(shot.entry().sequence());
                lane.notBefore = outcome instanceof Outcome.NotSent<?> ? now + PAUSE : null;
                yield null;
            }
            case FAILED -> failed(lane, shot, outcome, now);
        };
    }

    private StationEffect.Settle settle(Shot shot, Outcome<?> outcome, boolean discarded) {
        queue.remove(List.of(shot.entry().sequence()));
        return new StationEffect.Settle(shot.entry(), outcome, discarded);
    }

    private StationEffect.@Nullable Settle failed(Lane lane, Shot shot, Outcome<?> outcome, long now) {
        QueuedMessage message = shot.entry().message();
        int failures = message.attempts() + 1;
        if (isLast(message.lane(), failures, outcome)) {
            return settle(shot, outcome, true);
        }
        String nextId = outcome instanceof Outcome.Refused<?> ? ids.get() : message.messageId();
        queue.attempted(shot.entry().sequence(), failures, nextId);
        lane.notBefore = now + waitAfter(message.lane(), failures);
        return null;
    }

    private boolean isLast(QueueLane lane, int failures, Outcome<?> outcome) {
        // A CSMS that has no use for such messages will have none for the next one; but E13 knows no exception.
        boolean useless = outcome instanceof Outcome.Refused<?> refused
                && (refused.code() == RpcErrorCode.NOT_IMPLEMENTED || refused.code() == RpcErrorCode.NOT_SUPPORTED);
        return switch (lane) {
            case TRANSACTION -> failures >= variables.messageAttempts();
            // Guaranteed delivery, A04.FR.02.
            case SECURITY -> useless;
            case OTHER -> useless || failures >= variables.messageAttempts();
        };
    }

    private long waitAfter(QueueLane lane, int failures) {
        long step = Nanos.of(variables.messageAttemptInterval());
        return lane == QueueLane.SECURITY
                ? Math.max(step, SHORTEST_ENDLESS_WAIT) * Math.min(failures, GREATEST_FACTOR)
                : step * failures;
    }

    static Verdict verdict(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Replied<?> || outcome instanceof Outcome.InvalidReply<?>) {
            // A CALLRESULT means that the message was taken, even if the answer is of no use.
            return Verdict.DELIVERED;
        }
        if (outcome instanceof Outcome.Unknown<?> unknown) {
            return unknown.cause() == Outcome.Unknown.Cause.TIMEOUT ? Verdict.FAILED : Verdict.LATER;
        }
        if (outcome instanceof Outcome.NotSent<?> notSent) {
            return switch (notSent.reason()) {
                case INVALID, NOT_IN_VERSION, WRONG_DIRECTION -> Verdict.HOPELESS;
                // An interceptor of our own stands in for the CSMS; it may think otherwise later.
                case VETOED -> Verdict.FAILED;
                default -> Verdict.LATER;
            };
        }
        return Verdict.FAILED;
    }

    /** Returns when something is due, as far as time alone decides. */
    OptionalLong due(long now) {
        long soonest = Long.MAX_VALUE;
        for (Map.Entry<QueueLane, Lane> entry : lanes.entrySet()) {
            Lane lane = entry.getValue();
            if (lane.underway == null && lane.notBefore != null && !queue.isEmpty(entry.getKey())) {
                soonest = Math.min(soonest, Math.max(0, lane.notBefore - now));
            }
        }
        return soonest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(now + soonest);
    }
}
