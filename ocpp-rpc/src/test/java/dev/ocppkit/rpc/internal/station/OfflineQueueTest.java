package dev.ocppkit.rpc.internal.station;

import static dev.ocppkit.rpc.internal.station.Stations.NOW;
import static dev.ocppkit.rpc.internal.station.Stations.event;
import static dev.ocppkit.rpc.internal.station.Stations.queued;
import static dev.ocppkit.rpc.internal.station.Stations.seqNo;
import static dev.ocppkit.rpc.internal.station.Stations.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.MeterValuesRequest;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueEntry;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueLimits;
import dev.ocppkit.rpc.station.queue.QueueRetention;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineQueueTest {
    private final MemoryQueueStore store = new MemoryQueueStore();

    private OfflineQueue queue(int messages) {
        return new OfflineQueue(store, new QueueLimits(messages, 1_000_000), e -> {});
    }

    private List<Integer> seqNos() {
        List<Integer> all = new ArrayList<>();
        store.forEach(entry -> all.add(seqNo(entry.message())));
        return all;
    }

    @Test
    @Tag("E12.FR.05")
    @Tag("E04.FR.08")
    void whenRoomRunsOutEverySecondUpdateGoesAndTheOthersStayInOrder() {
        OfflineQueue queue = queue(8);
        queue.append(queued(event("T", 0, TransactionEventEnum.STARTED, TriggerReasonEnum.AUTHORIZED)));
        for (int i = 1; i <= 7; i++) {
            queue.append(queued(updated("T", i)));
        }
        assertThat(seqNos()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);

        OfflineQueue.Appended appended = queue.append(queued(updated("T", 8)));

        assertThat(appended.dropped()).extracting(e -> seqNo(e.message())).containsExactly(1, 3, 5, 7);
        assertThat(appended.sequence()).isPresent();
        assertThat(seqNos()).containsExactly(0, 2, 4, 6, 8);
    }

    @Test
    @Tag("E12.FR.05")
    void eachTransactionIsThinnedOutByItself() {
        OfflineQueue queue = queue(4);
        queue.append(queued(updated("A", 1)));
        queue.append(queued(updated("B", 11)));
        queue.append(queued(updated("A", 2)));
        queue.append(queued(updated("B", 12)));
        queue.append(queued(updated("A", 3)));
        assertThat(seqNos()).containsExactly(2, 12, 3);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LIMIT_SET",
                "COST_LIMIT_REACHED",
                "ENERGY_LIMIT_REACHED",
                "TIME_LIMIT_REACHED",
                "SOC_LIMIT_REACHED"
            })
    @Tag("E12.FR.04")
    void updatesAboutLimitsAreKept(TriggerReasonEnum reason) {
        assertThat(queued(event("T", 1, TransactionEventEnum.UPDATED, reason)).retention())
                .isEqualTo(QueueRetention.KEEP);
        assertThat(queued(updated("T", 1)).retention()).isEqualTo(QueueRetention.THIN_OUT_LAST);
    }

    @Test
    void whatMayNotBeDroppedIsTakenUntilTwiceTheLimitAndThenRefused() {
        OfflineQueue queue = queue(2);
        for (int i = 0; i < 4; i++) {
            assertThat(queue.append(queued(event("T", i, TransactionEventEnum.ENDED, TriggerReasonEnum.REMOTE_STOP)))
                            .sequence())
                    .isPresent();
        }
        assertThat(queue.append(queued(updated("T", 8))).sequence()).isEmpty();
        assertThat(queue.append(queued(event("T", 9, TransactionEventEnum.ENDED, TriggerReasonEnum.REMOTE_STOP)))
                        .sequence())
                .isEmpty();
        assertThat(seqNos()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void theLimitCountsBytesToo() {
        QueuedMessage message = queued(updated("T", 1));
        OfflineQueue queue =
                new OfflineQueue(store, new QueueLimits(100, message.payload().length() * 2L), e -> {});
        queue.append(message);
        queue.append(queued(updated("T", 2)));
        queue.append(queued(updated("T", 3)));
        assertThat(seqNos()).containsExactly(2, 3);
    }

    @Test
    @Tag("E12.FR.04")
    void transactionsAreDroppedLastAndSecurityEventsNever() {
        OfflineQueue queue = queue(5);
        queue.append(queued(updated("T", 1)));
        queue.append(other("a"));
        queue.append(meterValue());
        queue.append(security());
        queue.append(other("b"));

        assertThat(queue.append(queued(updated("T", 2))).dropped())
                .extracting(e -> e.message().payload())
                .containsExactly(other("a").payload());
        assertThat(queue.append(queued(updated("T", 3))).dropped())
                .extracting(e -> e.message().payload())
                .containsExactly(other("b").payload());
        assertThat(queue.append(queued(updated("T", 4))).dropped())
                .extracting(e -> e.message().retention())
                .containsExactly(QueueRetention.THIN_OUT);
        assertThat(queue.append(queued(updated("T", 5))).dropped())
                .extracting(e -> seqNo(e.message()))
                .containsExactly(1, 3);
    }

    @Test
    void nothingMoreValuableIsDroppedForTheSakeOfAMessage() {
        OfflineQueue queue = queue(1);
        queue.append(queued(updated("T", 1)));
        OfflineQueue.Appended appended = queue.append(other("a"));
        assertThat(appended.sequence()).isEmpty();
        assertThat(appended.dropped()).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aMessageThatIsBeingSentIsNotDropped() {
        OfflineQueue queue = queue(2);
        queue.append(queued(updated("T", 1)));
        queue.append(queued(updated("T", 2)));
        queue.take(QueueLane.TRANSACTION);
        queue.append(queued(updated("T", 3)));
        assertThat(seqNos()).containsExactly(1, 3);
    }

    @Test
    @Tag("E14.FR.04")
    @Tag("E14.FR.05")
    @Tag("E14.FR.07")
    @Tag("E14.FR.08")
    void itKnowsWhichTransactionsHaveMessagesWaiting() {
        OfflineQueue queue = queue(10);
        assertThat(queue.holdsTransactions()).isFalse();
        queue.append(queued(updated("T", 1)));
        QueueEntry first = queue.take(QueueLane.TRANSACTION).orElseThrow();
        assertThat(queue.holds("T")).isTrue();
        assertThat(queue.holds("U")).isFalse();
        assertThat(queue.holdsTransactions()).isTrue();
        queue.remove(List.of(first.sequence()));
        assertThat(queue.holds("T")).isFalse();
        assertThat(queue.holdsTransactions()).isFalse();
    }

    @Test
    @Tag("E04.FR.02")
    void aQueueThatIsOpenedAgainGoesOnWhereItWas() {
        OfflineQueue before = queue(10);
        before.append(queued(updated("T", 1)));
        long second = before.append(queued(updated("T", 2))).sequence().orElseThrow();
        before.attempted(second, 2, "other-id");
        before.remove(List.of(before.take(QueueLane.TRANSACTION).orElseThrow().sequence()));

        OfflineQueue after = queue(10);
        assertThat(after.size()).isEqualTo(1);
        assertThat(after.holds("T")).isTrue();
        QueuedMessage message = after.take(QueueLane.TRANSACTION).orElseThrow().message();
        assertThat(seqNo(message)).isEqualTo(2);
        assertThat(message.attempts()).isEqualTo(2);
        assertThat(message.messageId()).isEqualTo("other-id");
    }

    @Test
    @Tag("A04.FR.02")
    void onlyWhatTheSpecificationWantsIsQueuedUnlessAllMessagesAre() {
        StationSettings settings = new StationSettings();
        assertThat(QueueMessages.lane(updated("T", 1), settings)).isEqualTo(QueueLane.TRANSACTION);
        assertThat(QueueMessages.lane(securityRequest(), settings)).isEqualTo(QueueLane.SECURITY);
        assertThat(QueueMessages.lane(DataTransferRequest.of("v"), settings)).isNull();
        settings.queueAllMessages(true);
        assertThat(QueueMessages.lane(DataTransferRequest.of("v"), settings)).isEqualTo(QueueLane.OTHER);
    }

    private static QueuedMessage other(String vendor) {
        return QueueMessages.toMessage(DataTransferRequest.of(vendor), QueueLane.OTHER, "o", NOW);
    }

    private static QueuedMessage meterValue() {
        return QueueMessages.toMessage(
                MeterValuesRequest.builder().evseId(1).meterValue(List.of()).build(), QueueLane.OTHER, "m", NOW);
    }

    private static SecurityEventNotificationRequest securityRequest() {
        return SecurityEventNotificationRequest.builder()
                .type("FirmwareUpdated")
                .timestamp(NOW)
                .build();
    }

    private static QueuedMessage security() {
        return QueueMessages.toMessage(securityRequest(), QueueLane.SECURITY, "s", NOW);
    }
}
