package dev.ocppkit.rpc.store;

import static dev.ocppkit.rpc.store.Messages.entries;
import static dev.ocppkit.rpc.store.Messages.message;
import static dev.ocppkit.rpc.store.Messages.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueRetention;
import dev.ocppkit.rpc.station.queue.QueueStoreException;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvQueueStoreTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("queue.mv");
    }

    @Test
    void whatIsKeptIsFoundAgainInItsOrder() {
        QueuedMessage odd = new QueuedMessage(
                QueueLane.SECURITY,
                QueueRetention.THIN_OUT,
                Action.SECURITY_EVENT_NOTIFICATION,
                "\"id\"\n\u00e4",
                7,
                null,
                Instant.parse("2026-01-31T12:00:00.123456789Z"),
                "{\"a\":\"\\u0000\u20ac\ud83d\ude00\"}");
        try (MvQueueStore store = MvQueueStore.open(file)) {
            store.append(message(1));
            store.append(odd);
            store.append(message(3));
        }
        try (MvQueueStore store = MvQueueStore.open(file)) {
            assertThat(entries(store)).extracting(e -> e.message()).containsExactly(message(1), odd, message(3));
            assertThat(entries(store)).extracting(e -> e.sequence()).isSorted();
        }
    }

    @Test
    void placesAscendOverRestartsAndRemovals() {
        long first;
        try (MvQueueStore store = MvQueueStore.open(file)) {
            first = store.append(message(1));
            long second = store.append(message(2));
            assertThat(second).isGreaterThan(first);
            store.remove(List.of(second));
            assertThat(store.append(message(3))).isGreaterThan(second);
        }
        try (MvQueueStore store = MvQueueStore.open(file)) {
            assertThat(store.append(message(4))).isGreaterThan(first);
            assertThat(numbers(store)).containsExactly(1L, 3L, 4L);
        }
    }

    @Test
    void attemptsAreRememberedAndUnknownPlacesPassedOver() {
        try (MvQueueStore store = MvQueueStore.open(file)) {
            long place = store.append(message(1));
            store.attempted(place, 2, "next");
            store.attempted(place + 1, 9, "none");
            store.remove(List.of(place + 1, place + 2));
        }
        try (MvQueueStore store = MvQueueStore.open(file)) {
            assertThat(entries(store))
                    .singleElement()
                    .satisfies(e -> assertThat(e.message()).isEqualTo(message(1).attempted(2, "next")))
                    .satisfies(e -> assertThat(store.read(e.sequence())).contains(e.message()));
            assertThat(store.read(99)).isEmpty();
        }
    }

    @Test
    void anInterruptedThreadCanGoOnWriting() {
        try (MvQueueStore store = MvQueueStore.open(file)) {
            Thread.currentThread().interrupt();
            store.append(message(1));
            assertThat(Thread.interrupted()).isTrue();
            store.append(message(2));
            assertThat(numbers(store)).containsExactly(1L, 2L);
        }
    }

    @Test
    void theFileDoesNotGrowWithWhatPassesThroughIt() throws IOException {
        try (MvQueueStore store = MvQueueStore.open(file)) {
            long greatest = 0;
            for (long i = 0; i < 1500; i++) {
                long place = store.append(message(i));
                store.remove(List.of(place));
                greatest = Math.max(greatest, Files.size(file));
            }
            assertThat(greatest).isLessThan(2_000_000);
        }
    }

    @Test
    void aFileIsOpenOnceAtATime() {
        try (MvQueueStore store = MvQueueStore.open(file)) {
            assertThatThrownBy(() -> MvQueueStore.open(file)).isInstanceOf(QueueStoreException.class);
            store.append(message(1));
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        MvQueueStore store = MvQueueStore.open(file);
        store.close();
        store.close();
        assertThatThrownBy(() -> store.append(message(1))).isInstanceOf(QueueStoreException.class);
    }

    @Test
    void aDamagedFileIsNotTakenForAnEmptyOne() throws IOException {
        Files.writeString(file, "this is no store, ".repeat(1000));
        assertThatThrownBy(() -> MvQueueStore.open(file)).isInstanceOf(QueueStoreException.class);
        assertThat(Files.readString(file)).startsWith("this is no store");
    }

    @Test
    void aFolderThatIsNotThereIsReported() {
        assertThatThrownBy(() -> MvQueueStore.open(folder.resolve("none").resolve("queue.mv")))
                .isInstanceOf(QueueStoreException.class);
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        try (MvQueueStore store = MvQueueStore.open(file)) {
            store.append(message(1));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                assertThat(Files.getPosixFilePermissions(file))
                        .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            }
        }
    }

    @Test
    void aMessageThatNobodyCanReadStaysAndDoesNotHideTheOthers() {
        assertThat(MessageJson.read("{\"lane\":\"TRANSACTION\"")).isEmpty();
        assertThat(MessageJson.read("{\"lane\":\"TRANSACTION\"}")).isEmpty();
        String known = MessageJson.write(message(1));
        assertThat(MessageJson.read(known)).contains(message(1));
        assertThat(MessageJson.read(known.replace("TransactionEvent", "Future")))
                .isEmpty();
        assertThat(MessageJson.read(known.replace("KEEP", "FUTURE"))).isEmpty();
    }
}
