package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The descriptions of a catalogue schema, which stand at its top and at each of its properties. */
public final class Descriptions {
    private static final String DESCRIPTION = "description";

    private Descriptions() {}

    /**
     * Returns the structure of a schema alone.
     *
     * @param schema a catalogue schema; it stays as it is
     * @return a copy without descriptions
     */
    public static ObjectNode without(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove(DESCRIPTION);
        for (JsonNode property : copy.path("properties")) {
            ((ObjectNode) property).remove(DESCRIPTION);
            if (property.path("items") instanceof ObjectNode items) {
                items.remove(DESCRIPTION);
            }
        }
        return copy;
    }

    /**
     * Puts the descriptions of the old schema into the new one, where that has none of its own.
     *
     * @param old the schema with descriptions
     * @param fresh the schema that gets them, changed in place
     */
    static void keep(ObjectNode old, ObjectNode fresh) {
        describe(fresh, old);
        for (Map.Entry<String, JsonNode> property : fresh.path("properties").properties()) {
            describe((ObjectNode) property.getValue(), old.path("properties").path(property.getKey()));
        }
    }

    private static void describe(ObjectNode target, JsonNode source) {
        if (target.has(DESCRIPTION) || !source.has(DESCRIPTION)) {
            return;
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        target.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        target.removeAll();
        JsonNode schemaKeyword = members.remove("$schema");
        if (schemaKeyword != null) {
            target.set("$schema", schemaKeyword);
        }
        target.set(DESCRIPTION, source.get(DESCRIPTION));
        members.forEach(target::set);
    }
}
