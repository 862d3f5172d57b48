package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.rpc.station.queue.QueueEntry;

/** One transmission of a queued message. Compared by identity. */
public final class Shot {
    private final QueueEntry entry;
    private final OcppRequest<?> request;
    private final String messageId;

    Shot(QueueEntry entry, OcppRequest<?> request, String messageId) {
        this.entry = entry;
        this.request = request;
        this.messageId = messageId;
    }

    QueueEntry entry() {
        return entry;
    }

    OcppRequest<?> request() {
        return request;
    }

    String messageId() {
        return messageId;
    }
}
