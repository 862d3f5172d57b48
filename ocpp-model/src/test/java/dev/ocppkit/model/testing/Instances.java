package dev.ocppkit.model.testing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random valid JSON of a schema.
 *
 * <p>Each instance has a budget of nodes; once it is used up, optional members are left out and lists are as short as
 * they may be, so that nested schemas stay small.
 */
public final class Instances {
    private static final int LONG_LIST = 24;

    private final Random random;
    private final int fractionDigits;
    private double optionalShare;
    private int budget;

    /** Makes a generator that takes its randomness from a source; dates have up to nine digits of fraction. */
    public Instances(Random random) {
        this(random, 9);
    }

    private Instances(Random random, int fractionDigits) {
        this.random = random;
        this.fractionDigits = fractionDigits;
    }

    /** Makes a generator whose dates are not finer than what is written. */
    public static Instances withMilliseconds(Random random) {
        return new Instances(random, 3);
    }

    /** Returns the next instance of a schema. */
    public JsonNode next(Schema schema) {
        optionalShare = new double[] {0, 0.2, 0.5, 0.9, 1}[random.nextInt(5)];
        budget = 5 + random.nextInt(random.nextInt(20) == 0 ? 400 : 60);
        return value(schema);
    }

    private JsonNode value(Schema schema) {
        budget--;
        return switch (schema.kind()) {
            case OBJECT -> object(schema);
            case ARRAY -> array(schema);
            case TEXT -> Json.NODES.stringNode(Scalars.textUpTo(random, schema.maxOr(60)));
            case ENUM ->
                Json.NODES.stringNode(
                        schema.texts().get(random.nextInt(schema.texts().size())));
            case DATE_TIME -> Json.NODES.stringNode(Scalars.dateTime(random, fractionDigits));
            case INTEGER -> integer(schema);
            case NUMBER -> Json.NODES.numberNode(Scalars.decimal(random, schema.min(), schema.max()));
            case BOOLEAN -> Json.NODES.booleanNode(random.nextBoolean());
            case ANY -> free(3);
        };
    }

    private JsonNode integer(Schema schema) {
        int value = Scalars.integer(random, schema.min(), schema.max());
        return random.nextInt(30) != 0
                ? Json.NODES.numberNode(value)
                : Json.NODES.numberNode(BigDecimal.valueOf(value).setScale(1 + random.nextInt(3)));
    }

    private ObjectNode object(Schema schema) {
        ObjectNode object = Json.NODES.objectNode();
        for (Map.Entry<String, Schema> member : schema.members().entrySet()) {
            boolean wanted = budget > 0 && random.nextDouble() < optionalShare;
            if (schema.required().contains(member.getKey()) || wanted) {
                object.set(member.getKey(), value(member.getValue()));
            }
        }
        if (schema.open()) {
            addFreeMembers(object, schema);
        }
        return object;
    }

    private void addFreeMembers(ObjectNode object, Schema schema) {
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = Scalars.textUpTo(random, 20);
            if (!schema.members().containsKey(name)) {
                object.set(name, free(3));
            }
        }
    }

    private ArrayNode array(Schema schema) {
        int min = schema.minOr(0);
        int max = schema.maxOr(min + 30);
        ArrayNode array = Json.NODES.arrayNode();
        for (int i = size(min, max); i > 0; i--) {
            array.add(value(schema.item()));
        }
        return array;
    }

    private int size(int min, int max) {
        if (budget <= 0) {
            return min;
        }
        if (random.nextInt(max > LONG_LIST ? 500 : 20) == 0) {
            return max;
        }
        return Math.min(max, min + random.nextInt(3));
    }

    /** Returns any JSON value. */
    public JsonNode free(int depth) {
        budget--;
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Json.NODES.nullNode();
            case 1 -> Json.NODES.booleanNode(random.nextBoolean());
            case 2 -> Json.NODES.numberNode(random.nextLong());
            case 3 -> Json.NODES.numberNode(Scalars.decimal(random, null, null));
            case 4, 5 -> Json.NODES.stringNode(Scalars.textUpTo(random, 300));
            case 6 -> freeArray(depth - 1);
            default -> freeObject(depth - 1);
        };
    }

    private ArrayNode freeArray(int depth) {
        ArrayNode array = Json.NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(free(depth));
        }
        return array;
    }

    private ObjectNode freeObject(int depth) {
        ObjectNode object = Json.NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(Scalars.textUpTo(random, 12), free(depth));
        }
        return object;
    }
}
