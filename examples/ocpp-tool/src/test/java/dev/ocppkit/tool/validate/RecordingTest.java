package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.FrameRecorder;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.TappedFrame.Direction;
import dev.ocppkit.tool.Cli;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint records can be validated. */
class RecordingTest {
    private static final String AUTHORIZE =
            "[2,\"17\",\"Authorize\",{\"idToken\":{\"idToken\":\"04A2B3\",\"type\":\"ISO14443\"}}]";
    private static final String ACCEPTED = "[3,\"17\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]";

    private static String record(boolean exact, Object... directionsAndFrames) {
        StringWriter out = new StringWriter();
        try (FrameRecorder recorder = exact ? FrameRecorder.exact(out) : FrameRecorder.redacting(out)) {
            for (int i = 0; i < directionsAndFrames.length; i += 2) {
                recorder.onFrame(new TappedFrame(
                        (Direction) directionsAndFrames[i],
                        "CS-1",
                        OcppVersion.V2_1,
                        1,
                        Instant.parse("2026-01-31T12:00:00Z"),
                        ByteBuffer.wrap(((String) directionsAndFrames[i + 1]).getBytes(StandardCharsets.UTF_8))));
            }
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRecordedConversationIsValidWithAndWithoutItsSecrets(boolean exact) {
        String recording = record(exact, Direction.IN, AUTHORIZE, Direction.OUT, ACCEPTED);

        Cli.Result result = Cli.runWithInput(recording, "validate", "--version", "2.1");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("2 frames, 2 valid");
    }

    @Test
    void directionsAreThoseOfTheEndpoint() {
        String recording = record(true, Direction.OUT, AUTHORIZE);

        Cli.Result result = Cli.runWithInput(recording, "validate", "--version", "2.1", "--perspective", "csms");

        assertThat(result.status()).isNotZero();
        assertThat(result.out()).contains("wrongSender");
    }

    @Test
    void whatWasBrokenIsRecordedAsBroken() {
        String recording = record(true, Direction.IN, "[2,\"17\",\"Authorize\",{");

        assertThat(Cli.runWithInput(recording, "validate", "--version", "2.1").status())
                .isNotZero();
    }

    private static String line(String identity, String version, String direction, String frame) {
        return "{\"identity\":\"" + identity + "\",\"version\":\"" + version + "\",\"direction\":\"" + direction
                + "\",\"frame\":" + frame + "}\n";
    }

    @Test
    void stationsAndVersionsOfOneLogAreToldApart() {
        String heartbeat = "[2,\"1\",\"Heartbeat\",{}]";
        String time = "[3,\"1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]";
        String log = line("A", "2.1", "in", heartbeat)
                + line("B", "2.0.1", "in", heartbeat)
                + line("B", "2.0.1", "out", time)
                + line("A", "2.1", "out", time)
                + line(
                        "A",
                        "2.1",
                        "in",
                        "[6,\"2\",\"NotifyPeriodicEventStream\",{\"id\":1,\"pending\":0,"
                                + "\"basetime\":\"2026-01-31T12:00:00Z\",\"data\":[{\"t\":1,\"v\":\"2\"}]}]");

        Cli.Result result = Cli.runWithInput(log, "validate");

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(result.out()).startsWith("OCPP 2.0.1, 2.1: 5 lines").contains("5 frames, 5 valid");
    }

    @Test
    void anAnswerIsForTheCallOfItsOwnStation() {
        String log = line("A", "2.1", "in", "[2,\"1\",\"Heartbeat\",{}]")
                + line("B", "2.1", "out", "[3,\"1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");

        Cli.Result result = Cli.runWithInput(log, "validate");

        assertThat(result.status()).isOne();
        assertThat(result.out()).contains("line 2: CALLRESULT, message id 1, station B, out", "unmatchedResponse");
    }

    @Test
    void aLogThatDoesNotNameItsVersionNeedsTheOption() {
        Cli.Result result = Cli.runWithInput("# log\n[2,\"1\",\"Heartbeat\",{}]\n", "validate");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .contains("line 2 does not name its OCPP version")
                .contains("--version 2.1");
    }
}
