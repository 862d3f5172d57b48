package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import com.sun.codemodel.JClass;
import com.sun.codemodel.JClassContainer;
import com.sun.codemodel.JType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsonschema2pojo.Schema;
import org.jsonschema2pojo.rules.Rule;
import org.jspecify.annotations.Nullable;

/** Turns an enumeration schema into the description of an enum. */
final class EnumerationRule implements Rule<JClassContainer, JType> {
    private final Generation generation;

    EnumerationRule(Generation generation) {
        this.generation = generation;
    }

    @Override
    public JType apply(
            String nodeName, JsonNode node, @Nullable JsonNode parent, JClassContainer container, Schema schema) {
        CatalogueFile file = CatalogueFile.of(schema);
        ClassName name = file.className(true);
        JClass type = container.owner().directClass(name.canonicalName());
        schema.setJavaTypeIfEmpty(type);
        JsonNode sibling = file.sibling201();
        Set<String> values201 = sibling == null ? Set.of() : Set.copyOf(values(sibling));
        generation.add(
                container.owner(),
                new EnumModel(
                        name,
                        file.source(),
                        node.path("description").asText(),
                        values(node),
                        values201,
                        node.path("default").asText(null)));
        return type;
    }

    private static List<String> values(JsonNode node) {
        return node.get("enum").valueStream().map(JsonNode::asText).collect(Collectors.toList());
    }
}
