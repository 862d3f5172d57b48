package dev.ocppkit.model.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One schema of the catalogue with its references resolved.
 *
 * @param name the file it comes from, without extension; empty for the inline schema of a member
 * @param kind what it describes
 * @param members for objects, the known members
 * @param required for objects, the members that must be there
 * @param open for objects, whether members of other names are allowed
 * @param item for arrays, the schema of the items, else null
 * @param min for arrays the least number of items, for numbers the least value, else null
 * @param max for arrays and texts the greatest length, for numbers the greatest value, else null
 * @param texts for enumerations, the allowed texts
 */
public record Schema(
        String name,
        Kind kind,
        Map<String, Schema> members,
        Set<String> required,
        boolean open,
        Schema item,
        BigDecimal min,
        BigDecimal max,
        List<String> texts) {
    /** What a schema describes. */
    public enum Kind {
        OBJECT("object"),
        ARRAY("array"),
        TEXT("string"),
        ENUM("string"),
        DATE_TIME("string"),
        INTEGER("integer"),
        NUMBER("number"),
        BOOLEAN("boolean"),
        ANY("any");

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }

        /** Returns the JSON Schema type. */
        public String typeName() {
            return typeName;
        }

        /** Returns whether a value is of the type; 1.0 and 1.5 both count as integers here. */
        public boolean matches(JsonNode value) {
            return switch (this) {
                case TEXT, ENUM, DATE_TIME -> value.isString();
                case INTEGER, NUMBER -> value.isNumber();
                case BOOLEAN -> value.isBoolean();
                case ARRAY -> value.isArray();
                case OBJECT -> value.isObject();
                case ANY -> true;
            };
        }
    }

    /** Returns the bound as an int, or the given number if there is none. */
    public int maxOr(int unbounded) {
        return max == null ? unbounded : max.intValueExact();
    }

    /** Returns the bound as an int, or the given number if there is none. */
    public int minOr(int unbounded) {
        return min == null ? unbounded : min.intValueExact();
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.toString() : name;
    }
}
