package dev.ocppkit.station.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.station.StationStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationStoreTest {
    private static void keepsTextsAndRecords(StationStore store) {
        store.put("a.2", "two");
        store.put("a.1", ResetRequest.of(ResetEnum.ON_IDLE));
        store.put("b", "other");
        store.put("b", "another");
        assertThat(store.keys("a.")).containsExactly("a.1", "a.2");
        assertThat(store.get("b")).contains("another");
        assertThat(store.get("a.1", ResetRequest.class)).contains(ResetRequest.of(ResetEnum.ON_IDLE));
        assertThat(store.all("a.", ResetRequest.class)).hasSize(1);
        assertThat(store.get("a.2", HeartbeatRequest.class)).isEmpty();
        store.removeAll("a.");
        assertThat(store.keys("")).containsExactly("b");
        store.commit();
    }

    @Test
    void memoryKeepsTextsAndRecords() {
        try (StationStore store = StationStore.inMemory()) {
            keepsTextsAndRecords(store);
        }
    }

    @Test
    void aFileKeepsThemOverTheEndOfTheProcess(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep").resolve("station.mv");
        try (StationStore store = MvStationStore.open(file)) {
            keepsTextsAndRecords(store);
        }
        try (StationStore store = MvStationStore.open(file)) {
            assertThat(store.get("b")).contains("another");
        }
    }

    @Test
    void aMapOfAnyOrderIsListedInAlphabeticalOrderAndToldOfCommitAndClose() {
        List<String> told = new ArrayList<>();
        try (StationStore store =
                StationStore.over(new LinkedHashMap<>(), () -> told.add("commit"), () -> told.add("close"))) {
            store.put("b", "another");
            keepsTextsAndRecords(store);
            store.put("a", "first");
            assertThat(store.keys("")).containsExactly("a", "b");
        }
        assertThat(told).containsExactly("commit", "close");
    }
}
