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
}
