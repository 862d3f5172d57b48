package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final int MAX = 20;

    @Property
    void linesAreTheSameHoweverTheBytesArrive(
            @ForAll("logs") String log, @ForAll @IntRange(min = 1, max = 30) int chunk) throws IOException {
        assertThat(read(log, chunk)).isEqualTo(expected(log));
    }

    @Provide
    Arbitrary<String> logs() {
        // Often an end of line, and often many bytes without one.
        return Arbitraries.strings()
                .withChars('a', '\n', '\r')
                .ofMaxLength(200)
                .map(text -> text.replace("aaa", "a".repeat(15)));
    }

    @Test
    void lineOfTheGreatestLengthIsWhole() throws IOException {
        String line = "a".repeat(MAX);

        assertThat(read(line + "\n" + line + "\r\n" + line, 7)).containsExactly(line, line, line);
    }

    @Test
    void longLinesLeaveTheLinesAfterThemAlone() throws IOException {
        String log = "a".repeat(100_000) + "\nb\n" + "c".repeat(21) + "\nd\n" + "e".repeat(50_000);

        assertThat(read(log, 1000))
                .containsExactly("a".repeat(MAX) + "!", "b", "c".repeat(MAX) + "!", "d", "e".repeat(MAX) + "!");
    }

    @Test
    void memoryIsBoundedByTheLengthOfALine() throws IOException {
        int max = 100_000;
        LineReader lines = new LineReader(new Endless(50_000_000), max, () -> {});

        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.length()).isEqualTo(max);
        assertThat(lines.buffer()).hasSizeLessThan(max + 10_000);
        assertThat(lines.bytesRead()).isEqualTo(50_000_000);
        assertThat(lines.next()).isFalse();
    }

    private static List<String> read(String log, int chunk) throws IOException {
        byte[] bytes = log.getBytes(StandardCharsets.US_ASCII);
        LineReader lines = new LineReader(new Chunks(bytes, chunk), MAX, () -> {});
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            String line = new String(lines.buffer(), lines.offset(), lines.length(), StandardCharsets.US_ASCII);
            all.add(line + (lines.isTooLong() ? "!" : ""));
            assertThat(lines.lineNumber()).isEqualTo(all.size());
        }
        return all;
    }

    private static List<String> expected(String log) {
        List<String> all = new ArrayList<>();
        String rest = log;
        while (!rest.isEmpty()) {
            int newline = rest.indexOf('\n');
            String line = newline < 0 ? rest : rest.substring(0, newline);
            rest = newline < 0 ? "" : rest.substring(newline + 1);
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            all.add(line.length() > MAX ? line.substring(0, MAX) + "!" : line);
        }
        return all;
    }

    /** Gives few bytes at a time. */
    private static final class Chunks extends ByteArrayInputStream {
        private final int size;

        Chunks(byte[] bytes, int size) {
            super(bytes);
            this.size = size;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, size));
        }
    }

    /** Has many bytes and no end of line. */
    private static final class Endless extends InputStream {
        private int left;

        Endless(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, left);
            java.util.Arrays.fill(target, offset, offset + count, (byte) 'a');
            left -= count;
            return count;
        }
    }
}
