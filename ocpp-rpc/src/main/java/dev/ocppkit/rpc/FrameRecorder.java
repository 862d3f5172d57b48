package dev.ocppkit.rpc;

import dev.ocppkit.rpc.internal.FrameLine;
import dev.ocppkit.rpc.internal.FrameRedactor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes every message as a line of JSON: {@code time} (RFC 3339), {@code identity}, {@code version}, {@code epoch},
 * {@code direction} ({@code in} or {@code out}, seen from the endpoint) and {@code frame} (the message as a text). This is
 * what {@code ocpp-tool validate} reads.
 *
 * <pre>{@code
 * try (FrameRecorder recorder = FrameRecorder.redacting(Files.newBufferedWriter(path))) {
 *     OcppServer csms = OcppServer.builder().acceptAll().tap(recorder).build();
 *     ...
 * }
 * }</pre>
 *
 * <p>Writes on the thread that handles the message, so give it a buffered writer. After a failure nothing more is written;
 * {@link #close} tells of it. Safe for use by several threads.
 */
public final class FrameRecorder implements FrameTap, AutoCloseable {
    private final Writer out;
    private final UnaryOperator<String> redactor;
    private boolean closed;
    private long written;
    private @Nullable IOException failure;

    private FrameRecorder(Writer out, UnaryOperator<String> redactor) {
        this.out = Objects.requireNonNull(out, "out");
        this.redactor = Objects.requireNonNull(redactor, "redactor");
    }

    /**
     * Records messages without secrets: stars stand for identification of drivers, passwords, PINs, keys, certificates, values
     * of variables whose name speaks of a secret, and texts with a private key or password in them. What vendors put into
     * DataTransfer and customData is judged by the names of its members. Of a message that is no JSON only the length is
     * recorded.
     *
     * @param out takes the lines; closed with the recorder
     * @return the recorder
     */
    public static FrameRecorder redacting(Writer out) {
        return new FrameRecorder(out, FrameRedactor::redact);
    }

    /**
     * Records what a function leaves of messages, for instance that of {@code ocpp-security}: {@code
     * Redactor.secretsAndIdTokens()::redact}.
     *
     * @param out takes the lines; closed with the recorder
     * @param redactor returns the text to record instead of a message; it does not throw, and is called by several threads
     * @return the recorder
     */
    public static FrameRecorder redacting(Writer out, UnaryOperator<String> redactor) {
        return new FrameRecorder(out, redactor);
    }

    /**
     * Records messages without secrets at the end of a file. Each line is written out at once, so that a killed process leaves
     * whole lines.
     *
     * @param file the file, made if it is not there
     * @return the recorder
     * @throws IOException if the file cannot be opened
     */
    public static FrameRecorder appending(Path file) throws IOException {
        return redacting(
                new LineWriter(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    }

    /**
     * Records messages exactly as they are, with all secrets.
     *
     * @param out takes the lines; closed with the recorder
     * @return the recorder
     */
    public static FrameRecorder exact(Writer out) {
        return new FrameRecorder(out, UnaryOperator.identity());
    }

    @Override
    public void onFrame(TappedFrame frame) {
        String line = FrameLine.of(frame, redactor);
        synchronized (this) {
            if (closed || failure != null) {
                return;
            }
            try {
                out.write(line);
                written++;
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /**
     * Returns how many messages were written.
     *
     * @return the number of lines
     */
    public synchronized long written() {
        return written;
    }

    /**
     * Ends the recording and closes the writer.
     *
     * @throws UncheckedIOException if not everything could be written
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes each text in one piece. */
    private static final class LineWriter extends Writer {
        private final OutputStream out;

        LineWriter(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            out.write(new String(text, offset, length).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
