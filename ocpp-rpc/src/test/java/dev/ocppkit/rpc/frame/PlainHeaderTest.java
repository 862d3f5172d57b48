package dev.ocppkit.rpc.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHeaderTest {
    private static final int SPACE_BEFORE = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"id-1\",\"Heartbeat\",{}]",
                " [ 2 , \"id-1\" ,\t\"Heartbeat\"\r\n, {\"a\":tru",
                "[3,\"id-1\",{\"currentTime\":",
                "[6,\"\u007f\",\"\",{",
            })
    void plainHeadersNeedNoParser(String frame) {
        assertThat(plain(bytes(frame))).isNotNull().isEqualTo(parsed(bytes(frame)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[2",
                "[2.0,\"id-1\",\"Heartbeat\",{}]",
                "[02,\"id-1\",\"Heartbeat\",{}]",
                "[9,\"id-1\",\"Heartbeat\",{}]",
                "[2,\"\",\"Heartbeat\",{}]",
                "[2,\"id\\u002d1\",\"Heartbeat\",{}]",
                "[2,\"id-\u00e9\",\"Heartbeat\",{}]",
                "[2,\"id\n1\",\"Heartbeat\",{}]",
                "[2,\"id-1\",{},\"Heartbeat\",{}]",
                "[2,\"id-1\",\"Heartbeat\",null]",
                "[2,\"id-1\",\"Heartbeat\"]",
                "[2,\"id-1\",\"Heart",
                "[4,\"id-1\",\"GenericError\",\"\",{}]",
            })
    void whatLooksDifferentIsLeftToTheParser(String frame) {
        assertThat(plain(bytes(frame))).isNull();
    }

    @Property
    void aParserWouldFindTheSame(@ForAll("frames") byte[] frame) {
        FrameHeader plain = plain(frame);

        if (plain != null) {
            assertThat(parsed(frame)).isEqualTo(plain);
        }
    }

    /** Frames of which any byte may be wrong, or which may end anywhere. */
    @Provide
    Arbitrary<byte[]> frames() {
        Arbitrary<String> tokens = Arbitraries.of(
                "[", "]", "{", "}", ",", ",", "2", "3", "4", "6", "-", ".", "\"", "\\", " ", "\n", "\u0001", "\u00e9",
                "a");
        Arbitrary<String> random = tokens.list().ofMaxSize(12).map(list -> String.join("", list));
        Arbitrary<String> right = Arbitraries.of(
                "[2,\"id-1\",\"Heartbeat\",{}]",
                "[3,\"id-1\",{}]",
                "[6, \"id-1\" , \"Stream\",\t{\"a\":1}]",
                "[5,\"i\",\"\",\"\",{}]");
        return Combinators.combine(
                        right,
                        random,
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 3))
                .as((frame, inserted, at, dropped) -> {
                    int start = Math.min(at, frame.length());
                    int end = Math.min(start + dropped, frame.length());
                    return bytes(frame.substring(0, start) + inserted + frame.substring(end));
                });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The frame stands within a longer array, whose other bytes must not matter. */
    private static byte[] within(byte[] frame) {
        byte[] buffer = new byte[SPACE_BEFORE + frame.length + 10];
        Arrays.fill(buffer, (byte) '{');
        System.arraycopy(frame, 0, buffer, SPACE_BEFORE, frame.length);
        return buffer;
    }

    private static FrameHeader plain(byte[] frame) {
        return PlainHeader.read(within(frame), SPACE_BEFORE, frame.length);
    }

    private static FrameResult parsed(byte[] frame) {
        return FrameReader.parseHeader(within(frame), SPACE_BEFORE, frame.length);
    }
}
