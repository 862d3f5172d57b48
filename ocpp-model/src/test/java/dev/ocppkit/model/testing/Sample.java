package dev.ocppkit.model.testing;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A random document of a random message or datatype.
 *
 * @param version the version whose schema it follows
 * @param name simple name of the record
 * @param schema the schema
 * @param tree the document
 */
public record Sample(OcppVersion version, String name, Schema schema, JsonNode tree) {
    /** Returns a valid document. */
    public static Sample valid(OcppVersion version, Random random) {
        List<String> names = List.copyOf(Catalogue.of(version).records().keySet());
        String name = MutationKind.any(names, random);
        Schema schema = Catalogue.of(version).records().get(name);
        return new Sample(
                version, name, schema, Instances.withMilliseconds(random).next(schema));
    }

    /** Returns a document with one or several random changes. */
    public static Sample changed(OcppVersion version, Random random) {
        Sample valid = valid(version, random);
        Mutator mutator = new Mutator(valid.schema, random);
        Mutation mutation = random.nextBoolean() ? mutator.once(valid.tree) : mutator.several(valid.tree);
        return valid.with(mutation.tree());
    }

    /** Returns a document with unknown members and texts that the enumerations do not have, and no other fault. */
    public static Sample withUnknownContent(OcppVersion version, Random random) {
        Sample valid = valid(version, random);
        JsonNode tree = valid.tree.deepCopy();
        Mutator mutator = new Mutator(valid.schema, random);
        for (int i = random.nextInt(6); i >= 0; i--) {
            mutator.change(tree, MutationKind.EXTRA_MEMBER);
            mutator.change(tree, MutationKind.WRONG_ENUM);
        }
        return valid.with(tree);
    }

    /** Returns the same sample with another document. */
    public Sample with(JsonNode other) {
        return new Sample(version, name, schema, other);
    }

    /** Returns the record of the sample. */
    public Class<? extends OcppRecord> type() {
        return Catalogue.recordOf(name);
    }

    /** Returns the document as text. */
    public byte[] json() {
        return Json.bytes(tree);
    }

    /**
     * Returns the document in a form whose equality means the same content: dates as instants to the millisecond, and
     * without a null in the place of a free value, which reads as absent.
     */
    public Object content() {
        JsonNode copy = tree.deepCopy();
        for (Site site : Site.of(schema, copy)) {
            if (site.schema().kind() == Schema.Kind.DATE_TIME) {
                site.replace(Json.NODES.stringNode(instant(site.value().asString())));
            } else if (site.schema().kind() == Schema.Kind.ANY && site.value().isNull()) {
                ((ObjectNode) site.parent()).remove(site.name());
            }
        }
        return Json.comparable(copy);
    }

    private static String instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public String toString() {
        return version.number() + " " + name + " " + new String(json(), StandardCharsets.UTF_8);
    }
}
