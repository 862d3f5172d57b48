package dev.ocppkit.rpc.store;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueRetention;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How a queued message is written into the store: a flat JSON object of texts, which a person can read too. */
final class MessageJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MessageJson() {}

    static String write(QueuedMessage message) {
        StringWriter out = new StringWriter(message.payload().length() + 256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("lane", message.lane().name());
            json.writeStringProperty("retention", message.retention().name());
            json.writeStringProperty("action", message.action().wireName());
            json.writeStringProperty("id", message.messageId());
            json.writeStringProperty("attempts", Integer.toString(message.attempts()));
            if (message.transactionId() != null) {
                json.writeStringProperty("transaction", message.transactionId());
            }
            json.writeStringProperty("at", message.queuedAt().toString());
            json.writeStringProperty("payload", message.payload());
            json.writeEndObject();
        }
        return out.toString();
    }

    /** Reads a message; empty if a newer version of the library, or nobody, wrote it. */
    static Optional<QueuedMessage> read(String text) {
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                values.put(name, json.getString());
            }
            Optional<Action> action = Action.fromWireName(value(values, "action"));
            if (action.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new QueuedMessage(
                    QueueLane.valueOf(value(values, "lane")),
                    QueueRetention.valueOf(value(values, "retention")),
                    action.get(),
                    value(values, "id"),
                    Integer.parseInt(value(values, "attempts")),
                    transaction(values),
                    Instant.parse(value(values, "at")),
                    value(values, "payload")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String transaction(Map<String, String> values) {
        return values.get("transaction");
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
