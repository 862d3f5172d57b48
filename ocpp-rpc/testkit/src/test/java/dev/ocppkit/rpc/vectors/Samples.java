package dev.ocppkit.rpc.vectors;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The smallest valid payload of any message: what the catalogue requires and nothing more. */
public final class Samples {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path CATALOGUE =
            Path.of(System.getProperty("ocppkit.root"), "ocpp-model", "src", "main", "catalogue");

    private Samples() {}

    /** Returns the payload of a request. */
    public static String request(Action action, OcppVersion version) {
        return sample(action.wireName() + "Request", version);
    }

    /** Returns the payload of a response. */
    public static String response(Action action, OcppVersion version) {
        return sample(action.wireName() + "Response", version);
    }

    /** Returns a request. */
    public static OcppRequest<?> typedRequest(Action action, OcppVersion version) {
        return OcppCodec.of(version)
                .read(action.requestType(), request(action, version))
                .orThrow();
    }

    /** Returns a response. */
    public static OcppResponse typedResponse(Action action, OcppVersion version) {
        return OcppCodec.of(version)
                .read(action.responseType(), response(action, version))
                .orThrow();
    }

    private static String sample(String message, OcppVersion version) {
        Path file = CATALOGUE.resolve(version.number()).resolve("messages").resolve(message + ".json");
        return sample(read(file), file).toString();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode sample(JsonNode schema, Path file) {
        if (schema.has("$ref")) {
            Path other = file.resolveSibling(schema.get("$ref").asString()).normalize();
            return sample(read(other), other);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (schema.path("type").asString("string")) {
            case "object" -> object(schema, file);
            case "array" -> array(schema, file);
            case "integer", "number" ->
                nodes.numberNode(Math.max(0, schema.path("minimum").asInt(0)));
            case "boolean" -> nodes.booleanNode(false);
            default -> nodes.stringNode(schema.has("format") ? "2026-01-31T12:00:00Z" : "x");
        };
    }

    private static ObjectNode object(JsonNode schema, Path file) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (JsonNode name : schema.path("required")) {
            object.set(name.asString(), sample(schema.get("properties").get(name.asString()), file));
        }
        return object;
    }

    private static ArrayNode array(JsonNode schema, Path file) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(0)); i++) {
            array.add(sample(schema.get("items"), file));
        }
        return array;
    }
}
