package dev.ocppkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the quickstart prints is what a newcomer sees first. */
@Timeout(120)
class QuickstartTest {
    private static List<String> lines;

    @BeforeAll
    static void run() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> steps(String station) {
        return lines.stream()
                .filter(line -> line.matches(".*\\b" + station + "\\b.*"))
                .map(line -> line.replace(station, "CS"))
                .toList();
    }

    @Test
    void theStationOf21PlaysTheWholeStory() {
        assertThat(steps("STATION-21"))
                .containsExactly(
                        "==== CS is connected and speaks OCPP 2.1",
                        "CS --> CSMS  CALL BootNotification",
                        "CSMS --> CS  CALLRESULT BootNotification",
                        "CS --> CSMS  CALL StatusNotification",
                        "CSMS --> CS  CALLRESULT StatusNotification",
                        "CS --> CSMS  CALL Authorize",
                        "CSMS --> CS  CALLRESULT Authorize",
                        "CS --> CSMS  CALL TransactionEvent",
                        "CSMS --> CS  CALLRESULT TransactionEvent",
                        "CSMS --> CS  CALL SetChargingProfile",
                        "CS --> CSMS  CALLRESULT SetChargingProfile",
                        "CS --> CSMS  CALL TransactionEvent",
                        "CSMS --> CS  CALLRESULT TransactionEvent",
                        "CS --> CSMS  SEND NotifyPeriodicEventStream",
                        "CS --> CSMS  CALL TransactionEvent",
                        "CSMS --> CS  CALLRESULT TransactionEvent");
    }

    @Test
    void theStationOf201PlaysItWithoutSend() {
        assertThat(steps("STATION-201"))
                .hasSize(15)
                .startsWith("==== CS is connected and speaks OCPP 2.0.1", "CS --> CSMS  CALL BootNotification")
                .contains("CSMS --> CS  CALL SetChargingProfile")
                .noneMatch(step -> step.contains("SEND"));
    }

    @Test
    void framesAreShownAsTheyAreOnTheWireAndAsRecords() {
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "  wire    \\[2,\"[0-9a-f-]{36}\",\"BootNotification\",\\{\"chargingStation\":\\{.*"));
        assertThat(lines)
                .contains("  decoded BootNotificationRequest[chargingStation=ChargingStation[model=Wallbox V2X, "
                        + "vendorName=Example],");
        assertThat(lines).allMatch(line -> line.length() <= 120);
    }

    @Test
    void onlyTheStationOf21GetsSetpoints() {
        String text = String.join("", lines);
        int second = text.indexOf("==== STATION-201");

        assertThat(text.substring(0, second)).contains("CentralSetpoint").contains("\"setpoint\":-5000");
        assertThat(text.substring(second)).contains("\"limit\":7000").doesNotContain("etpoint");
    }
}
