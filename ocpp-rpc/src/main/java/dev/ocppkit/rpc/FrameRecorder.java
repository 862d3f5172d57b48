package dev.ocppkit.rpc;

import dev.ocppkit.rpc.internal.FrameLine;
import dev.ocppkit.rpc.internal.FrameRedactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
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
}
