package dev.ocppkit.model.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value in a document, together with its schema.
 *
 * @param pointer its JSON pointer
 * @param schema its schema
 * @param value the value
 * @param parent what it stands in; null for the document
 * @param name its name, if the parent is an object
 * @param index its position, if the parent is an array
 */
public record Site(String pointer, Schema schema, JsonNode value, JsonNode parent, String name, int index) {
    /** Lists all values of a document that are of the type that a schema gives them. */
    public static List<Site> of(Schema schema, JsonNode document) {
        List<Site> sites = new ArrayList<>();
        collect(new Site("", schema, document, null, "", -1), sites);
        return sites;
    }

    private static void collect(Site site, List<Site> sites) {
        if (!site.schema.kind().matches(site.value)) {
            return;
        }
        sites.add(site);
        if (site.schema.kind() == Schema.Kind.OBJECT) {
            site.value.properties().forEach(member -> {
                Schema schema = site.schema.members().get(member.getKey());
                if (schema != null) {
                    collect(site.member(member.getKey(), schema, member.getValue()), sites);
                }
            });
        } else if (site.schema.kind() == Schema.Kind.ARRAY) {
            for (int i = 0; i < site.value.size(); i++) {
                String place = site.pointer + "/" + i;
                collect(new Site(place, site.schema.item(), site.value.get(i), site.value, "", i), sites);
            }
        }
    }

    private Site member(String memberName, Schema memberSchema, JsonNode memberValue) {
        return new Site(pointerOf(memberName), memberSchema, memberValue, value, memberName, -1);
    }

    /** Returns the pointer of a member of this object. */
    public String pointerOf(String member) {
        return pointer + "/" + Json.escape(member);
    }

    /** Puts another value in the place of this one. */
    public void replace(JsonNode other) {
        if (parent instanceof ObjectNode object) {
            object.set(name, other);
        } else {
            ((ArrayNode) parent).set(index, other);
        }
    }
}
