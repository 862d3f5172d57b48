package dev.ocppkit.model.testing;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds members that only OCPP 2.1 has to a document of OCPP 2.0.1. */
public final class Grafts {
    private final Random random;
    private final Set<String> pointers = new TreeSet<>();

    /** Starts with no member added. */
    public Grafts(Random random) {
        this.random = random;
    }

    /** Returns the pointers of the members that were added. */
    public Set<String> pointers() {
        return pointers;
    }

    /** Adds members to a document, at random, and always those that OCPP 2.1 requires. */
    public void addTo(JsonNode document, Schema v201, Schema v21) {
        add(document, v201, v21, "");
    }

    private void add(JsonNode value, Schema v201, Schema v21, String pointer) {
        if (v201.kind() == Schema.Kind.OBJECT) {
            for (Map.Entry<String, Schema> member : v21.members().entrySet()) {
                addMember((ObjectNode) value, member, v201, v21, pointer + "/" + Json.escape(member.getKey()));
            }
        } else if (v201.kind() == Schema.Kind.ARRAY) {
            for (int i = 0; i < value.size(); i++) {
                add(value.get(i), v201.item(), v21.item(), pointer + "/" + i);
            }
        }
    }

    private void addMember(
            ObjectNode object, Map.Entry<String, Schema> member, Schema v201, Schema v21, String pointer) {
        String name = member.getKey();
        Schema older = v201.members().get(name);
        if (older != null) {
            if (object.has(name)) {
                add(object.get(name), older, member.getValue(), pointer);
            }
        } else if (v21.required().contains(name) || random.nextInt(3) == 0) {
            object.set(name, Instances.withMilliseconds(random).next(member.getValue()));
            pointers.add(pointer);
        }
    }
}
