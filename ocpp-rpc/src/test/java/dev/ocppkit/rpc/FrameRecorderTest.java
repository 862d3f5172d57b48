package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRecorderTest {
    private static final String AUTHORIZE =
            "[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"04A2B3\",\"type\":\"ISO14443\"},\"certificate\":\"PEM\"}]";

    private final StringWriter out = new StringWriter();

    private static TappedFrame frame(String text) {
        return new TappedFrame(
                TappedFrame.Direction.IN,
                "CS-1",
                OcppVersion.V2_1,
                3,
                Instant.parse("2026-01-31T12:00:00.125Z"),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anExactRecordingHoldsTheMessageAsItIs() {
        try (FrameRecorder recorder = FrameRecorder.exact(out)) {
            recorder.onFrame(frame("[2, \"1\",\"Heartbeat\" ,{}]"));
            assertThat(recorder.written()).isEqualTo(1);
        }

        assertThat(out)
                .hasToString(
                        "{\"time\":\"2026-01-31T12:00:00.125Z\",\"identity\":\"CS-1\",\"version\":\"2.1\",\"epoch\":3,"
                                + "\"direction\":\"in\",\"frame\":\"[2, \\\"1\\\",\\\"Heartbeat\\\" ,{}]\"}\n");
    }

    @Test
    void aRedactingRecordingHidesWhoChargesAndKeepsTheShape() {
        try (FrameRecorder recorder = FrameRecorder.redacting(out)) {
            recorder.onFrame(frame(AUTHORIZE));
        }

        assertThat(out.toString())
                .doesNotContain("04A2B3", "PEM")
                .contains("\\\"idToken\\\":{\\\"idToken\\\":\\\"***\\\",\\\"type\\\":\\\"ISO14443\\\"}");
    }

    @Test
    void valuesOfPasswordVariablesAreHiddenAndOthersAreNot() {
        String set = "[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"secret-value\","
                + "\"component\":{\"name\":\"SecurityCtrlr\"},\"variable\":{\"name\":\"%s\"}}]}]";
        try (FrameRecorder recorder = FrameRecorder.redacting(out)) {
            recorder.onFrame(frame(set.formatted("BasicAuthPassword")));
            assertThat(out.toString()).doesNotContain("secret-value");
            recorder.onFrame(frame(set.formatted("OrganizationName")));
        }

        assertThat(out.toString()).contains("secret-value");
    }

    @Test
    void numbersKeepTheirDigitsAndSecretOnesAreZero() {
        try (FrameRecorder recorder = FrameRecorder.redacting(out)) {
            recorder.onFrame(frame("[2,\"1\",\"X\",{\"limit\":16.10,\"simPin\":1234}]"));
        }

        assertThat(out.toString())
                .contains("16.10")
                .contains("\\\"simPin\\\":0")
                .doesNotContain("1234");
    }

    @Test
    void brokenMessagesAreNotShownByARedactingRecorder() {
        try (FrameRecorder recorder = FrameRecorder.redacting(out)) {
            recorder.onFrame(frame("[2,\"1\",\"Authorize\",{\"idToken\":\"04A2B3"));
        }

        assertThat(out.toString()).contains("characters that are no JSON").doesNotContain("04A2B3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"CANARY\",\"component\":{\"name\":"
                        + "\"WebPaymentsCtrlr\"},\"variable\":{\"name\":\"SharedSecret\"}}]}]",
                "[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"CANARY\",\"component\":{\"name\":"
                        + "\"NetworkConfiguration\"},\"variable\":{\"name\":\"Vpn\\u004bey\"}}]}]",
                "[2,\"1\",\"NotifyReport\",{\"reportData\":[{\"variableAttribute\":[{\"value\":\"CANARY\"}],\"variable\":"
                        + "{\"name\":\"ApnPassword\"}}]}]",
                "[2,\"1\",\"DataTransfer\",{\"data\":{\"adminPassword\":\"CANARY\"}}]",
                "[2,\"1\",\"DataTransfer\",{\"data\":\"{\\\"login\\\":{\\\"secret\\\":\\\"CANARY\\\"}}\"}]",
                "[2,\"1\",\"DataTransfer\",{\"data\":\"{\\\"secret\\\":\\\"CANARY\"}]",
                "[2,\"1\",\"DataTransfer\",{\"data\":\"password=CANARY\"}]",
                "[2,\"1\",\"SecurityEventNotification\",{\"techInfo\":\"-----BEGIN EC PRIVATE KEY-----CANARY\"}]",
                "[2,\"1\",\"SecurityEventNotification\",{\"techInfo\":\"Authorization: Basic CANARY\"}]",
                "[4,\"1\",\"InternalError\",\"secret: CANARY\",{\"apiKey\":\"CANARY\"}]"
            })
    void secretsAreHiddenWhereverTheyAre(String message) {
        try (FrameRecorder recorder = FrameRecorder.redacting(out)) {
            recorder.onFrame(frame(message));
        }

        assertThat(out.toString()).doesNotContain("CANARY").contains("***");
    }

    @Test
    void secretsInsideASignedPayloadAreHiddenToo() {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"basicAuthPassword\":\"CANARY\",\"n\":1}".getBytes(StandardCharsets.UTF_8));
        String broken = payload.substring(1);
        try (FrameRecorder recorder = FrameRecorder.redacting(out)) {
            recorder.onFrame(frame("[2,\"1\",\"X-Signed\",{\"payload\":\"" + payload + "\",\"signature\":\"s\"}]"));
            recorder.onFrame(frame("[2,\"1\",\"X-Signed\",{\"payload\":\"" + broken + "\",\"signature\":\"s\"}]"));
        }

        String hidden = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"basicAuthPassword\":\"***\",\"n\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(out.toString()).contains(hidden).doesNotContain(payload, broken);
    }

    @Test
    void anotherRedactorCanBeGiven() {
        try (FrameRecorder recorder = FrameRecorder.redacting(out, text -> "(" + text.length() + ")")) {
            recorder.onFrame(frame("[1]"));
        }

        assertThat(out.toString()).contains("\"frame\":\"(3)\"");
    }

    @Test
    void aFullDiskDoesNotDisturbTheConversation() {
        FrameRecorder recorder = FrameRecorder.exact(new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });

        recorder.onFrame(frame(AUTHORIZE));

        assertThat(recorder.written()).isZero();
        assertThatThrownBy(recorder::close)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
    }
}
