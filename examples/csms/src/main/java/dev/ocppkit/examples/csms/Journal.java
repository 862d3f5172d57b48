package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.MessageStore;
import dev.ocppkit.csms.ReportPart;
import dev.ocppkit.csms.StoredMessage;
import dev.ocppkit.rpc.MessageContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the messages of stations in the database, and tells browsers that there is something new. */
record Journal(Database database, LiveEvents live) implements MessageStore<Store> {
    @Override
    public <T extends @Nullable Object> T inTransaction(Function<Store, T> work) {
        return database.run(work);
    }

    @Override
    public void heard(Store store, MessageContext context) {
        Stations.seen(store, context.identity(), context.version(), context.receivedAt());
    }

    @Override
    public boolean add(Store store, StoredMessage message) {
        String action = message.action().wireName();
        boolean isNew = store.add(
                "message",
                message.identity(),
                action,
                message.key(),
                Json.object()
                        .put("action", action)
                        .put("messageId", message.messageId())
                        .put("receivedAt", "" + message.receivedAt())
                        .set("payload", Json.tree(message.message())));
        if (isNew) {
            ReportPart.of(message.message()).ifPresent(part -> Stations.part(store, message.identity(), part));
        }
        return isNew;
    }

    @Override
    public void committed(String identity) {
        live.changed("station", identity);
    }
}
