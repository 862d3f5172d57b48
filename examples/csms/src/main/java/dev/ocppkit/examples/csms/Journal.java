package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.*;
import dev.ocppkit.model.OcppVersion;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the messages of stations in the database, and tells browsers that there is something new. */
record Journal(Database database, LiveEvents live, int messagesPerStation) implements MessageStore<Store> {
    /** Keys are hashes: about one message in sixteen has this one, and throws away those that are too old. */
    private static final String CLEANING = "0";

    @Override
    public <T extends @Nullable Object> T inTransaction(Function<Store, T> work) {
        return database.run(work);
    }

    @Override
    public void heard(Store store, String identity, OcppVersion version, Instant at) {
        Stations.seen(store, identity, version, at);
    }

    @Override
    public boolean add(Store store, StoredMessage message) {
        String identity = message.identity();
        String key = message.key();
        if (!store.add("message", identity, message.action().wireName(), key, Json.object(CsmsJson.message(message)))) {
            return false;
        }
        if (key.startsWith(CLEANING)) {
            store.keepNewest("message", identity, messagesPerStation);
        }
        ReportPart.of(message.message()).ifPresent(part -> Stations.part(store, identity, part));
        return true;
    }

    @Override
    public void committed(String identity) {
        live.changed("station", identity);
    }
}
