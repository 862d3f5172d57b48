package dev.ocppkit.model.testing;

import dev.ocppkit.model.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Changes valid documents of one schema at random places. */
public final class Mutator {
    private static final MutationKind[] KINDS = MutationKind.values();

    private final Schema schema;
    private final Random random;

    /** Makes a mutator for the documents of a schema. */
    public Mutator(Schema schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    /** Returns a copy of a valid document with one change. */
    public Mutation once(JsonNode valid) {
        JsonNode copy = valid.deepCopy();
        List<MutationKind> kinds = new ArrayList<>();
        List<Violation> expected = change(copy, kinds);
        return mutation(copy, kinds, expected);
    }

    /** Returns a copy of a valid document with several changes, which may cover each other. */
    public Mutation several(JsonNode valid) {
        JsonNode copy = valid.deepCopy();
        List<MutationKind> kinds = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            change(copy, kinds);
        }
        return mutation(copy, kinds, List.of());
    }

    /** Makes one change of a kind in a document, if there is a place for it. */
    void change(JsonNode document, MutationKind kind) {
        List<Site> targets =
                Site.of(schema, document).stream().filter(kind::appliesTo).toList();
        if (!targets.isEmpty()) {
            kind.apply(MutationKind.any(targets, random), random);
        }
    }

    private List<Violation> change(JsonNode document, List<MutationKind> kinds) {
        List<Site> sites = Site.of(schema, document);
        while (true) {
            MutationKind kind = KINDS[random.nextInt(KINDS.length)];
            List<Site> targets = sites.stream().filter(kind::appliesTo).toList();
            if (!targets.isEmpty()) {
                kinds.add(kind);
                return kind.apply(MutationKind.any(targets, random), random);
            }
        }
    }

    private Mutation mutation(JsonNode tree, List<MutationKind> kinds, List<Violation> expected) {
        JsonNode document = kinds.contains(MutationKind.NO_OBJECT) ? noObject(tree) : tree;
        if (!kinds.contains(MutationKind.DUPLICATE)) {
            return new Mutation(kinds, document, Json.bytes(document), expected);
        }
        String json = new String(Json.bytes(document), StandardCharsets.UTF_8).replace(MutationKind.REPEATED, "");
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return new Mutation(kinds, Json.tree(text), text, expected);
    }

    private JsonNode noObject(JsonNode tree) {
        return switch (random.nextInt(6)) {
            case 0 -> Json.NODES.nullNode();
            case 1 -> Json.NODES.numberNode(5);
            case 2 -> Json.NODES.stringNode("{}");
            case 3 -> Json.NODES.booleanNode(true);
            case 4 -> Json.NODES.arrayNode();
            default -> Json.NODES.arrayNode().add(tree);
        };
    }
}
