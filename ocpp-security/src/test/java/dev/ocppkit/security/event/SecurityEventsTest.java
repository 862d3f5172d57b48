package dev.ocppkit.security.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityEventsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final SecurityLog log = new SecurityLog(100);

    private SecurityEvents open(int capacity) {
        return new SecurityEvents(log, new FileEventStorage(folder.resolve("events")), CLOCK, capacity);
    }

    @Test
    @Tag("A04.FR.01")
    @Tag("A04.FR.04")
    void allEventsAreLoggedAndOnlyCriticalOnesAreSent() {
        SecurityEvents events = open(10);
        events.raise(SecurityEventType.INVALID_MESSAGES, "not critical");
        events.raise(SecurityEventType.FIRMWARE_UPDATED, "critical");
        assertThat(log.export()).hasSize(2);
        assertThat(events.next().orElseThrow().type()).isEqualTo("FirmwareUpdated");
        assertThat(events.waiting()).isEqualTo(1);
    }

    @Test
    @Tag("A04.FR.02")
    void waitingEventsSurviveARestartInTheirOrder() {
        SecurityEvents events = open(10);
        events.raise(SecurityEventType.STARTUP_OF_THE_DEVICE, "");
        events.raise(SecurityEventType.TAMPER_DETECTION_ACTIVATED, "door");
        SecurityEvents restarted = open(10);
        assertThat(restarted.next().orElseThrow().type()).isEqualTo("StartupOfTheDevice");
        restarted.answered();
        assertThat(restarted.next().orElseThrow().techInfo()).isEqualTo("door");
        assertThat(open(10).waiting()).isEqualTo(1);
    }

    @Test
    void repetitionsAreCounted() {
        SecurityEvents events = open(10);
        for (int i = 0; i < 17; i++) {
            events.raise(SecurityEventType.INVALID_CSMS_CERTIFICATE, "EXPIRED");
        }
        assertThat(events.waiting()).isEqualTo(1);
        assertThat(events.next().orElseThrow().techInfo()).isEqualTo("EXPIRED (x17)");
    }

    @Test
    void fullQueueTellsOnceThatEventsAreLost() {
        SecurityEvents events = open(3);
        for (int i = 0; i < 10; i++) {
            events.raise(SecurityEventType.TAMPER_DETECTION_ACTIVATED, "sensor " + i);
        }
        assertThat(events.waiting()).isEqualTo(3);
        List<String> types = new ArrayList<>();
        while (events.next().isPresent()) {
            types.add(events.next().orElseThrow().type());
            events.answered();
        }
        assertThat(types).containsExactly("TamperDetectionActivated", "TamperDetectionActivated", "MemoryExhaustion");
        assertThat(log.export()).hasSize(11);
    }

    @Test
    void clearedLogBeginsWithThatEvent() {
        SecurityEvents events = open(10);
        events.raise(SecurityEventType.INVALID_MESSAGES, "");
        events.clearLog();
        assertThat(log.export()).hasSize(1).first().asString().contains("SecurityLogWasCleared");
    }

    @Test
    @Tag("N01.FR.03")
    void changesOfTheLogShow() {
        SecurityEvents events = open(10);
        for (int i = 0; i < 5; i++) {
            events.raise(SecurityEventType.INVALID_MESSAGES, "number " + i);
        }
        List<String> lines = log.export();
        assertThat(SecurityLog.isIntact(lines)).isTrue();
        List<String> shorter = new ArrayList<>(lines);
        shorter.remove(2);
        assertThat(SecurityLog.isIntact(shorter)).isFalse();
        List<String> changed = new ArrayList<>(lines);
        changed.set(1, lines.get(1).replace("number", "Number"));
        assertThat(SecurityLog.isIntact(changed)).isFalse();
    }

    @Test
    void textsOfPeersCannotForgeLines() {
        SecurityEvents events = open(10);
        events.maintenanceLogin(false, "admin'\r\n2026 critical FirmwareUpdated", "192.0.2.1\u2028x");
        assertThat(log.export()).hasSize(1);
        assertThat(log.export().get(0))
                .doesNotContain("\n")
                .doesNotContain("\u2028")
                .contains("{'admin\\'");
        events.clockSet(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(log.export()).hasSize(1);
        events.clockSet(Duration.ofSeconds(-50), Duration.ofSeconds(10));
        assertThat(log.export()).hasSize(2);
    }

    @Test
    void criticalTypesAreThoseOfTheAppendix() {
        long critical = List.of(SecurityEventType.values()).stream()
                .filter(SecurityEventType::isCritical)
                .count();
        assertThat(SecurityEventType.values()).hasSize(21);
        assertThat(critical).isEqualTo(16);
        assertThat(SecurityEventType.fromWireName("InvalidTLSVersion")).contains(SecurityEventType.INVALID_TLS_VERSION);
    }
}
