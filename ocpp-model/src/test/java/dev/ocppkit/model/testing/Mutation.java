package dev.ocppkit.model.testing;

import dev.ocppkit.model.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A document that was changed on purpose.
 *
 * @param kinds what was done to it, in order
 * @param tree the document as a tree
 * @param json the document as text, which may hold what a tree cannot
 * @param expected for a single change the violation to be reported; empty if the document is still valid. The limit is
 *     not told for {@code enum}
 */
public record Mutation(List<MutationKind> kinds, JsonNode tree, byte[] json, List<Violation> expected) {
    /** Returns whether the document was changed once. */
    public boolean isSingle() {
        return kinds.size() == 1;
    }
}
