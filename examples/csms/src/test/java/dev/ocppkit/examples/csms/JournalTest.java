package dev.ocppkit.examples.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.csms.StoredMessage;
import dev.ocppkit.model.Action;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final int KEPT = 20;
    private static final int MESSAGES = 200;

    private final Database database = new Database("mem");
    private final Journal journal = new Journal(database, new LiveEvents(), KEPT);

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private boolean add(String identity, int number) {
        TransactionEventRequest event = Events.of("tx-1", number, TransactionEventEnum.UPDATED);
        StoredMessage message =
                new StoredMessage(identity, Action.of(event.getClass()), "" + number, Instant.EPOCH, event);
        return database.run(store -> {
            Transactions.take(store, identity, event);
            return journal.add(store, message);
        });
    }

    private List<String> ids(String identity) {
        return database.run(store -> store.newest("message", identity, "", MESSAGES)).stream()
                .map(message -> message.get("messageId").asString())
                .toList();
    }

    @Test
    void onlyTheNewestMessagesOfEachStationAreKept() {
        for (int number = 0; number < KEPT; number++) {
            assertThat(add("quiet", number)).isTrue();
        }
        for (int number = 0; number < MESSAGES; number++) {
            assertThat(add("busy", number)).isTrue();
        }

        List<String> kept = ids("busy");
        // Messages that came after the last cleaning are there, too.
        assertThat(kept).hasSizeBetween(KEPT, 5 * KEPT);
        for (int age = 0; age < kept.size(); age++) {
            assertThat(kept.get(age)).isEqualTo("" + (MESSAGES - 1 - age));
        }
        assertThat(ids("quiet")).hasSize(KEPT);
    }

    @Test
    void whatMessagesHaveToldIsKeptForEver() {
        for (int number = 0; number < MESSAGES; number++) {
            add("busy", number);
        }

        assertThat(ids("busy")).hasSizeLessThan(MESSAGES);
        assertThat(database.<Integer>run(
                        store -> store.below("event", "busy", "tx-1").size()))
                .isEqualTo(MESSAGES);
        assertThat(database.<Integer>run(
                        store -> store.list("transaction", "busy").size()))
                .isEqualTo(1);
    }

    @Test
    void aRepeatedMessageIsNotAddedAgain() {
        assertThat(add("busy", 1)).isTrue();
        assertThat(add("busy", 1)).isFalse();
        assertThat(ids("busy")).hasSize(1);
    }
}
