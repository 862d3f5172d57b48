package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.DecodedFrame.Fault;
import dev.ocppkit.rpc.TappedFrame.Direction;
import dev.ocppkit.rpc.frame.MessageType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameHistoryTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

    private final FrameHistory history = FrameHistory.redacting(3, 2);

    private static TappedFrame frame(Direction direction, String identity, OcppVersion version, String text) {
        ByteBuffer utf8 = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        return new TappedFrame(direction, identity, version, 1, AT, utf8);
    }

    private void in(String text) {
        history.onFrame(frame(Direction.IN, "CS-1", OcppVersion.V2_1, text));
    }

    private void out(String text) {
        history.onFrame(frame(Direction.OUT, "CS-1", OcppVersion.V2_1, text));
    }

    private DecodedFrame newest() {
        return history.newest("CS-1", 1).get(0);
    }

    @Test
    void theNewestIsFirstAndTheOldestIsForgotten() {
        for (int i = 1; i <= 4; i++) {
            in("[2,\"" + i + "\",\"Heartbeat\",{}]");
        }

        assertThat(history.newest("cs-1", 9))
                .extracting(DecodedFrame::messageId)
                .containsExactly("4", "3", "2");
        assertThat(history.newest("CS-1", 2))
                .extracting(DecodedFrame::messageId)
                .containsExactly("4", "3");
        assertThat(history.newest("CS-1", 0)).isEmpty();
    }

    @Test
    void theStationThatWasQuietForLongestIsForgotten() {
        in("[2,\"1\",\"Heartbeat\",{}]");
        for (String other : List.of("CS-2", "CS-3")) {
            history.onFrame(frame(Direction.IN, other, OcppVersion.V2_1, "[2,\"1\",\"Heartbeat\",{}]"));
        }

        assertThat(history.newest("CS-1", 9)).isEmpty();
        assertThat(history.newest("CS-2", 9)).hasSize(1);
        assertThat(history.newest("CS-3", 9)).hasSize(1);
    }

    @Test
    void anAnswerHasTheActionOfTheCallThatWentTheOtherWay() {
        in("[2,\"7\",\"Heartbeat\",{}]");
        out("[2,\"7\",\"ClearCache\",{}]");
        in("[3,\"7\",{\"status\":\"Accepted\"}]");

        DecodedFrame answer = newest();

        assertThat(answer.action()).isEqualTo("ClearCache");
        assertThat(answer.type()).isEqualTo(MessageType.CALLRESULT);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void brokenRulesOfThePayloadAreTold() {
        out("[2,\"1\",\"Reset\",{\"type\":\"Now\",\"evseId\":-1}]");

        assertThat(newest().faults()).extracting(Fault::pointer).containsExactlyInAnyOrder("/type", "/evseId");
        assertThat(newest().faults()).extracting(Fault::violation).hasOnlyElementsOfType(Violation.class);
        assertThat(newest().faults()).extracting(Fault::rule).containsExactlyInAnyOrder("enum", "minimum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2,\"1\",\"NoSuchAction\",{}]", "[2,\"1\",\"NotifyPeriodicEventStream\",{}]"})
    void anActionThatDoesNotExistIsAFaultOutsideOfThePayload(String text) {
        in(text);

        assertThat(newest().faults()).extracting(Fault::rule).containsExactly("action");
        assertThat(newest().faults().get(0).violation()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2,1", "", "x"})
    void aBrokenFrameIsAFaultOutsideOfThePayload(String text) {
        in(text);

        assertThat(newest().faults()).extracting(Fault::rule).containsExactly("frame");
        assertThat(newest().faults().get(0).violation()).isNull();
    }

    @Test
    void whatTheVersionDoesNotHaveIsAFault() {
        String text = "[2,\"1\",\"AFRRSignal\",{\"timestamp\":\"2026-01-31T12:00:00Z\",\"signal\":1}]";
        out(text);
        assertThat(newest().faults()).isEmpty();

        history.onFrame(frame(Direction.OUT, "CS-1", OcppVersion.V2_0_1, text));

        assertThat(newest().faults()).extracting(Fault::rule).containsExactly("action");
    }

    @Test
    void errorsAreShownWithCodeAndDescription() {
        in("[4,\"1\",\"InternalError\",\"No.\",{}]");

        assertThat(newest().errorCode()).isEqualTo("InternalError");
        assertThat(newest().errorDescription()).isEqualTo("No.");
    }

    @Test
    void longMessagesAreCutAndNeitherTheyNorShortOnesShowSecrets() {
        String csr = "Q1NS".repeat(3_000);
        in("[2,\"1\",\"SignCertificate\",{\"csr\":\"" + csr + "\"}]");
        assertThat(newest().text()).hasSizeLessThan(300).doesNotContain("Q1NS");
        assertThat(newest().type()).isNull();

        in("[2,\"1\",\"SignCertificate\",{\"csr\":\"Q1NS\"}]");
        assertThat(newest().text()).doesNotContain("Q1NS").contains("SignCertificate");
        in("[2,\"1\",\"SignCertificate\",{\"csr\":\"Q1NS\"}\u2026");
        assertThat(newest().text()).doesNotContain("Q1NS");
        assertThat(newest()).asString().doesNotContain("csr");
    }

    @Property(tries = 200)
    void anyTextIsShownSomehow(@ForAll String text) {
        in(text);

        assertThat(history.newest("CS-1", 9)).isNotEmpty();
    }

    @Test
    void sizesMustMakeSense() {
        assertThatThrownBy(() -> FrameHistory.redacting(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrameHistory.redacting(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> history.newest("CS-1", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoTapsSeeTheSameOneAfterTheOther() {
        List<String> seen = new ArrayList<>();
        FrameTap first = frame -> seen.add("first " + frame.identity());

        first.andThen(frame -> seen.add("second " + frame.identity()))
                .onFrame(frame(Direction.IN, "CS-1", OcppVersion.V2_1, "[]"));

        assertThat(seen).containsExactly("first CS-1", "second CS-1");
    }

    @Test
    void aRecordingIsAppendedAndEachLineIsInTheFileAtOnce(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("frames.jsonl");
        for (int run = 1; run <= 2; run++) {
            try (FrameRecorder recorder = FrameRecorder.appending(file)) {
                recorder.onFrame(frame(Direction.IN, "CS-1", OcppVersion.V2_1, "[2,\"\u00e9\",\"Heartbeat\",{}]"));
                assertThat(Files.readAllLines(file)).hasSize(run).allMatch(line -> line.contains("\u00e9"));
            }
        }
    }
}
