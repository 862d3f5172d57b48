package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * All messages and types of one version in the catalogue's form.
 *
 * @param messages the request, response and SEND schemas by name
 * @param types the datatypes and enumerations by name; each is defined alike in every official file
 */
public record NormalisedSet(Map<String, ObjectNode> messages, Map<String, ObjectNode> types) {

    /**
     * Normalises the official files of one version.
     *
     * @param files the official schemas by message name
     * @param withDescriptions whether their descriptions are kept
     * @throws ImportException if a file holds something unknown, or if two files define one type differently
     */
    public static NormalisedSet of(Map<String, ObjectNode> files, boolean withDescriptions) {
        Map<String, ObjectNode> messages = new TreeMap<>();
        Map<String, ObjectNode> types = new TreeMap<>();
        files.forEach((name, official) -> {
            SchemaNormaliser normaliser = new SchemaNormaliser(name, official, withDescriptions);
            messages.put(name, normaliser.message());
            normaliser.types((type, pointer, schema) -> {
                ObjectNode earlier = types.putIfAbsent(type, schema);
                if (earlier != null && !Descriptions.without(earlier).equals(Descriptions.without(schema))) {
                    throw new ImportException(
                            name + ".json", pointer, "defines " + type + " differently from an earlier file");
                }
            });
        });
        return new NormalisedSet(messages, types);
    }
}
