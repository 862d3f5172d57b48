package dev.ocppkit.examples.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.message.ResetResponse;
import dev.ocppkit.rpc.DecodedFrame;
import dev.ocppkit.rpc.FrameHistory;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.TappedFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The file of the argument "--record". */
class RecordTest {
    @TempDir
    private Path folder;

    private static TappedFrame frame(String line) {
        JsonNode json = Json.tree(line);
        return new TappedFrame(
                TappedFrame.Direction.valueOf(json.get("direction").asString().toUpperCase(Locale.ROOT)),
                json.get("identity").asString(),
                OcppVersion.fromNumber(json.get("version").asString()).orElseThrow(),
                json.get("epoch").asLong(),
                Instant.parse(json.get("time").asString()),
                ByteBuffer.wrap(json.get("frame").asString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void allFramesOfBothDirectionsAreRecordedAndValid() throws Exception {
        Path file = folder.resolve("frames.jsonl");
        try (TestCsms csms = new TestCsms("mem", file, "none")) {
            for (OcppVersion version : OcppVersion.values()) {
                OcppClient station = csms.station("CS-" + version.number(), version);
                station.on(ResetRequest.class, (request, context) -> ResetResponse.of(ResetStatusEnum.SCHEDULED));
                TestCsms.connected(station);
                station.call(Events.boot("Wallbox")).join();
                station.call(Events.of("tx-1", 0, TransactionEventEnum.STARTED)).join();
                csms.post("/api/stations/CS-" + version.number() + "/call/Reset", "{\"type\":\"OnIdle\"}");
                station.close().join();
            }
        }

        FrameHistory history = FrameHistory.redacting(100, 10);
        Files.readAllLines(file).stream().map(RecordTest::frame).forEach(history::onFrame);

        for (OcppVersion version : OcppVersion.values()) {
            List<DecodedFrame> frames = history.newest("CS-" + version.number(), 100);
            assertThat(frames)
                    .extracting(frame -> frame.direction() + " " + frame.type() + " " + frame.action())
                    .containsExactlyInAnyOrder(
                            "IN CALL Heartbeat",
                            "OUT CALLRESULT Heartbeat",
                            "IN CALL BootNotification",
                            "OUT CALLRESULT BootNotification",
                            "IN CALL TransactionEvent",
                            "OUT CALLRESULT TransactionEvent",
                            "OUT CALL Reset",
                            "IN CALLRESULT Reset");
            assertThat(frames).allSatisfy(frame -> assertThat(frame.faults()).isEmpty());
        }
        assertThat(file).content().doesNotContain("04E4A2B1"); // the token of the driver
    }
}
