package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.NotSentReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A SEND on its way to the peer. Compared by identity. */
final class OutboundSend {
    private final Action action;
    private final String messageId;
    private final byte[] frame;
    private final Consumer<@Nullable NotSentReason> completion;

    /**
     * @param completion takes null when the transport has taken the frame, else why it was not sent; the session only
     *     carries it
     */
    OutboundSend(Action action, String messageId, byte[] frame, Consumer<@Nullable NotSentReason> completion) {
        this.action = action;
        this.messageId = messageId;
        this.frame = frame;
        this.completion = completion;
    }

    Action action() {
        return action;
    }

    String messageId() {
        return messageId;
    }

    byte[] frame() {
        return frame;
    }

    Consumer<@Nullable NotSentReason> completion() {
        return completion;
    }
}
