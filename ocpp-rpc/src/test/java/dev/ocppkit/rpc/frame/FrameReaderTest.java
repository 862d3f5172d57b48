package dev.ocppkit.rpc.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    @Test
    void headerOfACallEndsAtThePayload() {
        FrameResult result = header(" [2, \"id-1\", \"Heartbeat\" , {}] ");

        assertThat(result).isEqualTo(new FrameHeader(MessageType.CALL, "id-1", "Heartbeat", null, null, 27));
    }

    @Test
    void headerOfAnErrorHasCodeAndDescription() {
        FrameResult result = header("[4,\"id-1\",\"GenericError\",\"\",{\"a\":1}]");

        assertThat(result).isEqualTo(new FrameHeader(MessageType.CALLERROR, "id-1", null, "GenericError", "", 28));
    }

    @Test
    void headerIsReadableEvenIfThePayloadIsBroken() {
        assertThat(header("[2,\"id-1\",\"Heartbeat\",{\"a\":tru")).isInstanceOf(FrameHeader.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{}|NO_FRAME|",
                "[]|NO_FRAME|",
                "[|NO_FRAME|",
                "[\"2\",\"id-1\",\"Heartbeat\",{}]|NO_FRAME|id-1",
                "[9,\"id-1\",{}]|UNKNOWN_TYPE|id-1",
                "[2]|BROKEN_WRAPPER|",
                "[2,7,\"Heartbeat\",{}]|BROKEN_WRAPPER|",
                "[2,\"\",\"Heartbeat\",{}]|BROKEN_WRAPPER|",
                "[2,\"id-1\"]|BROKEN_WRAPPER|id-1",
                "[2,\"id-1\",\"Heartbeat\"]|BROKEN_WRAPPER|id-1",
                "[2,\"id-1\",\"Heart|BROKEN_WRAPPER|id-1"
            })
    void whatCouldBeReadOfABrokenFrameIsKept(String text, FrameProblem.Kind kind, String id) {
        FrameProblem problem = (FrameProblem) header(text);

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.messageId()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"{\"a\":[1,{}]}]|12", "7]|1", "-1.5e3]|6", "null]|4", "\"a]\"]|4", "{|-1", "tru]|-1", "|-1"})
    void payloadIsSkippedToItsEnd(String text, int end) {
        byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);

        assertThat(FrameReader.skipPayload(bytes, 0, bytes.length)).isEqualTo(end);
    }

    @Test
    void frameMayEndWithSpace() {
        assertThat(FrameReader.checkEnd(" ] \n".getBytes(StandardCharsets.UTF_8), 0, 4))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",1]", "}", "] ]", "]x"})
    void frameMustEndBehindThePayload(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(FrameReader.checkEnd(bytes, 0, bytes.length)).isNotNull();
    }

    private static FrameResult header(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FrameReader.readHeader(bytes, 0, bytes.length);
    }
}
