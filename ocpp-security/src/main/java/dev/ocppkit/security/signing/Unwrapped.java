package dev.ocppkit.security.signing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message without its signature.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.2: it is handled like any other, whatever became of the signature.
 */
public final class Unwrapped {
    private final byte @Nullable [] frame;
    private final SignatureStatus signature;

    Unwrapped(byte @Nullable [] frame, SignatureStatus signature) {
        this.frame = frame;
        this.signature = signature;
    }

    /**
     * Returns the message without signature.
     *
     * @return a copy of its octets; empty if there is no message in what arrived
     */
    public Optional<byte[]> frame() {
        return frame == null ? Optional.empty() : Optional.of(frame.clone());
    }

    /**
     * Returns the message without signature.
     *
     * @return its text; empty if there is no message in what arrived
     */
    public Optional<String> text() {
        return frame == null ? Optional.empty() : Optional.of(new String(frame, StandardCharsets.UTF_8));
    }

    /**
     * Returns what is known about the signature.
     *
     * @return its status
     */
    public SignatureStatus signature() {
        return signature;
    }

    /** Shows the status and nothing of the message. */
    @Override
    public String toString() {
        return "Unwrapped[" + signature + "]";
    }
}
