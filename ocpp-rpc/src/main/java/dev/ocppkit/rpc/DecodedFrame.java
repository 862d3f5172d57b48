package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.TappedFrame.Direction;
import dev.ocppkit.rpc.frame.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that a {@link FrameHistory} kept, for people who look for faults.
 *
 * @param at when it came, or was handed to the transport
 * @param direction whether it came or went
 * @param version the version of the connection
 * @param text the message without secrets; of a long one the beginning and an ellipsis
 * @param type its type, or null if it cannot be read
 * @param messageId its id, or null if it cannot be read
 * @param action its action, for an answer that of its CALL; null if neither is known
 * @param errorCode the code of a CALLERROR or CALLRESULTERROR, else null
 * @param errorDescription the description of one, else null
 * @param faults what is wrong with it; of a long one the payload is not judged
 */
public record DecodedFrame(
        Instant at,
        Direction direction,
        OcppVersion version,
        String text,
        @Nullable MessageType type,
        @Nullable String messageId,
        @Nullable String action,
        @Nullable String errorCode,
        @Nullable String errorDescription,
        List<Fault> faults) {
    /** Checks for null and copies the list. */
    public DecodedFrame {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(text, "text");
        faults = List.copyOf(faults);
    }

    /**
     * Something that is wrong with a message.
     *
     * @param pointer JSON pointer into the payload; empty for the payload or the message as a whole
     * @param rule the rule as one word: the keyword of the violation in lower case; "action" for an action that the
     *     version does not have, "frame" for a broken frame
     * @param violation the broken rule of the payload; null if the fault is outside of it
     * @param text a sentence for people, without the value
     */
    public record Fault(
            String pointer, String rule, @Nullable Violation violation, String text) {
        /** Checks for null. */
        public Fault {
            Objects.requireNonNull(pointer, "pointer");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Leaves out the content. */
    @Override
    public String toString() {
        return "DecodedFrame[" + direction + ", " + type + ", " + action + "]";
    }
}
