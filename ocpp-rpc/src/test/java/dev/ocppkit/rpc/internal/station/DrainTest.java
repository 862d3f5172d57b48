package dev.ocppkit.rpc.internal.station;

import static dev.ocppkit.model.OcppVersion.V2_0_1;
import static dev.ocppkit.model.OcppVersion.V2_1;
import static dev.ocppkit.rpc.internal.station.Stations.NOW;
import static dev.ocppkit.rpc.internal.station.Stations.queued;
import static dev.ocppkit.rpc.internal.station.Stations.seconds;
import static dev.ocppkit.rpc.internal.station.Stations.seqNo;
import static dev.ocppkit.rpc.internal.station.Stations.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueLimits;
import dev.ocppkit.rpc.station.queue.QueueRetention;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrainTest {
    private static final Outcome<?> DELIVERED =
            new Outcome.Replied<>(TransactionEventResponse.builder().build());
    private static final Outcome<?> TIMEOUT = unknown(Outcome.Unknown.Cause.TIMEOUT);
    private static final Outcome<?> LOST = unknown(Outcome.Unknown.Cause.CONNECTION_LOST);

    private final StationSettings settings =
            new StationSettings().messageAttempts(3).messageAttemptInterval(Duration.ofSeconds(60));
    private final OfflineQueue queue = new OfflineQueue(new MemoryQueueStore(), QueueLimits.defaults(), e -> {});
    private int ids;
    private final Drain drain = new Drain(queue, settings, () -> "new-" + ++ids);

    private static Outcome<?> unknown(Outcome.Unknown.Cause cause) {
        return new Outcome.Unknown<OcppResponse>(Action.TRANSACTION_EVENT, "x", cause, Duration.ZERO);
    }

    private static Outcome<?> refused(RpcErrorCode code) {
        return new Outcome.Refused<OcppResponse>(Action.TRANSACTION_EVENT, code, code.wireName(), "", Map.of());
    }

    private static Outcome<?> notSent(NotSentReason reason) {
        return new Outcome.NotSent<OcppResponse>(Action.TRANSACTION_EVENT, reason, List.of());
    }

    private @Nullable Shot shot(OcppVersion version, long now) {
        List<StationEffect> effects = drain.pump(version, now);
        return effects.isEmpty() ? null : ((StationEffect.Deliver) effects.get(0)).shot();
    }

    private Shot shotAt(long now) {
        Shot shot = shot(V2_1, now);
        assertThat(shot).isNotNull();
        return shot;
    }

    @Test
    @Tag("E12.FR.02")
    void messagesGoOneAfterTheOtherInTheirOrder() {
        for (int i = 1; i <= 3; i++) {
            queue.append(queued(updated("T", i)));
        }
        for (int i = 1; i <= 3; i++) {
            Shot shot = shotAt(0);
            assertThat(seqNo(shot.entry().message())).isEqualTo(i);
            assertThat(shot.messageId()).isEqualTo("id-" + i);
            assertThat(drain.pump(V2_1, 0)).isEmpty();
            assertThat(drain.concluded(shot, DELIVERED, 0)).isNotNull();
        }
        assertThat(drain.pump(V2_1, 0)).isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    @Tag("E13.FR.02")
    @Tag("E13.FR.03")
    @Tag("E13.FR.04")
    @Tag("TC_E_41_CS")
    void afterEachFailureItWaitsLongerAndAfterTheLastItGoesOnWithTheNext() {
        queue.append(queued(updated("T", 1)));
        queue.append(queued(updated("T", 2)));
        assertThat(drain.concluded(shotAt(0), TIMEOUT, seconds(30))).isNull();
        assertThat(drain.due(seconds(30))).hasValue(seconds(90));
        assertThat(shot(V2_1, seconds(89))).isNull();
        assertThat(drain.concluded(shotAt(seconds(90)), TIMEOUT, seconds(120))).isNull();
        assertThat(drain.due(seconds(120))).hasValue(seconds(240));

        StationEffect.Settle given = drain.concluded(shotAt(seconds(240)), TIMEOUT, seconds(270));

        assertThat(given).isNotNull();
        assertThat(given.discarded()).isTrue();
        assertThat(seqNo(shotAt(seconds(270)).entry().message())).isEqualTo(2);
    }

    @Test
    @Tag("E13.FR.02")
    void numberOfAttemptsAndIntervalAreReadAtEachStep() {
        queue.append(queued(updated("T", 1)));
        settings.messageAttemptInterval(Duration.ofSeconds(5));
        drain.concluded(shotAt(0), TIMEOUT, 0);
        assertThat(drain.due(0)).hasValue(seconds(5));
        settings.messageAttempts(2);
        StationEffect.Settle given = drain.concluded(shotAt(seconds(5)), TIMEOUT, seconds(5));
        assertThat(given).isNotNull();
        assertThat(given.discarded()).isTrue();
    }

    @Test
    @Tag("E13.FR.02")
    void aLostConnectionIsNoFailure() {
        queue.append(queued(updated("T", 1)));
        for (int i = 0; i < 10; i++) {
            assertThat(drain.concluded(shotAt(0), LOST, 0)).isNull();
        }
        assertThat(shotAt(0).entry().message().attempts()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_CONNECTED", "QUEUE_FULL", "QUEUE_TIMEOUT", "CANCELLED"})
    void whatWasNotSentIsSentAfterAPause(NotSentReason reason) {
        queue.append(queued(updated("T", 1)));
        assertThat(drain.concluded(shotAt(0), notSent(reason), 0)).isNull();
        assertThat(drain.due(0)).hasValue(seconds(1));
        assertThat(shotAt(seconds(1)).entry().message().attempts()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID", "NOT_IN_VERSION", "WRONG_DIRECTION"})
    void whatCanNeverBeSentIsDiscarded(NotSentReason reason) {
        queue.append(queued(updated("T", 1)));
        StationEffect.Settle given = drain.concluded(shotAt(0), notSent(reason), 0);
        assertThat(given).isNotNull();
        assertThat(given.discarded()).isTrue();
        assertThat(queue.size()).isZero();
    }

    @Test
    void whatCannotBeReadIsDiscardedAndTheNextGoesOut() {
        queue.append(new QueuedMessage(
                QueueLane.TRANSACTION,
                QueueRetention.KEEP,
                Action.TRANSACTION_EVENT,
                "p",
                0,
                "T",
                NOW,
                "{\"eventType"));
        queue.append(queued(updated("T", 2)));
        List<StationEffect> effects = drain.pump(V2_1, 0);
        assertThat(effects).hasSize(2);
        assertThat(effects.get(0))
                .isInstanceOfSatisfying(
                        StationEffect.Settle.class,
                        s -> assertThat(s.discarded()).isTrue());
        assertThat(effects.get(1)).isInstanceOf(StationEffect.Deliver.class);
    }

    @Test
    void under21ARetryKeepsItsIdUnlessTheCsmsRefused() {
        queue.append(queued(updated("T", 1)));
        Shot first = shotAt(0);
        assertThat(first.messageId()).isEqualTo("id-1");
        drain.concluded(first, LOST, 0);
        Shot second = shotAt(0);
        assertThat(second.messageId()).isEqualTo("id-1");
        drain.concluded(second, TIMEOUT, 0);
        Shot third = shotAt(seconds(60));
        assertThat(third.messageId()).isEqualTo("id-1");
        settings.messageAttempts(9);
        drain.concluded(third, refused(RpcErrorCode.INTERNAL_ERROR), 0);
        assertThat(shotAt(seconds(120)).messageId()).isEqualTo("new-1");
    }

    @Test
    void under201EachTransmissionHasANewId() {
        queue.append(queued(updated("T", 1)));
        Shot first = shot(V2_0_1, 0);
        assertThat(first).isNotNull();
        assertThat(first.messageId()).isEqualTo("new-1");
        drain.concluded(first, LOST, 0);
        Shot second = shot(V2_0_1, 0);
        assertThat(second).isNotNull();
        assertThat(second.messageId()).isEqualTo("new-2");
    }

    @Test
    void anAnswerThatCannotBeReadStillMeansThatTheMessageArrived() {
        queue.append(queued(updated("T", 1)));
        StationEffect.Settle settled = drain.concluded(
                shotAt(0),
                new Outcome.InvalidReply<>(Action.TRANSACTION_EVENT, "x", RpcErrorCode.FORMAT_VIOLATION, List.of()),
                0);
        assertThat(settled).isNotNull();
        assertThat(settled.discarded()).isFalse();
    }

    @Test
    @Tag("A04.FR.02")
    void securityEventsAreTriedForEverAndDoNotHoldUpTransactions() {
        queue.append(QueueMessages.toMessage(
                SecurityEventNotificationRequest.builder()
                        .type("FirmwareUpdated")
                        .timestamp(NOW)
                        .build(),
                QueueLane.SECURITY,
                "s",
                NOW));
        long now = 0;
        for (int i = 0; i < 50; i++) {
            Shot shot = shotAt(now);
            assertThat(shot.entry().message().attempts()).isEqualTo(i);
            assertThat(drain.concluded(shot, refused(RpcErrorCode.INTERNAL_ERROR), now))
                    .isNull();
            now = drain.due(now).orElseThrow();
        }
        queue.append(queued(updated("T", 1)));
        assertThat(seqNo(shotAt(now - 1).entry().message())).isEqualTo(1);

        StationEffect.Settle given = drain.concluded(shotAt(now), refused(RpcErrorCode.NOT_IMPLEMENTED), now);
        assertThat(given).isNotNull();
        assertThat(given.discarded()).isTrue();
    }

    @Test
    void anOutcomeOfAnotherTransmissionCountsForNothing() {
        queue.append(queued(updated("T", 1)));
        Shot first = shotAt(0);
        drain.concluded(first, LOST, 0);
        Shot second = shotAt(0);
        assertThat(drain.concluded(first, DELIVERED, 0)).isNull();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(drain.concluded(second, DELIVERED, 0)).isNotNull();
    }
}
