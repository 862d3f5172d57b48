package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import com.sun.codemodel.JClass;
import com.sun.codemodel.JPackage;
import com.sun.codemodel.JType;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsonschema2pojo.Schema;
import org.jsonschema2pojo.rules.Rule;
import org.jsonschema2pojo.rules.RuleFactory;
import org.jspecify.annotations.Nullable;

/** Turns an object schema into the description of a record. */
final class RecordRule implements Rule<JPackage, JType> {
    private final RuleFactory rules;
    private final Generation generation;

    RecordRule(RuleFactory rules, Generation generation) {
        this.rules = rules;
        this.generation = generation;
    }

    @Override
    public JType apply(String nodeName, JsonNode node, @Nullable JsonNode parent, JPackage container, Schema schema) {
        CatalogueFile file = CatalogueFile.of(schema);
        ClassName name = file.className(false);
        JClass type = container.owner().directClass(name.canonicalName());
        // Set before the properties are walked, because types may refer to themselves.
        schema.setJavaTypeIfEmpty(type);
        if (!name.equals(Names.CUSTOM_DATA)) {
            generation.attachRegistries(container.owner(), file.root());
            generation.add(container.owner(), record(file, name, node, container, schema));
        }
        return type;
    }

    private RecordModel record(CatalogueFile file, ClassName name, JsonNode node, JPackage container, Schema schema) {
        JsonNode sibling = file.sibling201();
        Set<String> required = required(node);
        Set<String> required201 = sibling == null ? Set.of() : required(sibling);
        List<Component> components = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
            String wireName = entry.getKey();
            JsonNode property = entry.getValue();
            JsonNode property201 =
                    sibling == null ? null : sibling.path("properties").get(wireName);
            ValueType type = typeOf(wireName, property, node, container, schema);
            Rules.Resolver closedIn201 = type.item() == ValueType.Scalar.STRING ? file::resolve201 : null;
            Rules v21 = Rules.of(property, required.contains(wireName), null);
            Rules v201 =
                    property201 == null ? null : Rules.of(property201, required201.contains(wireName), closedIn201);
            components.add(new Component(
                    wireName,
                    type,
                    v21,
                    v201,
                    v21.required() && (sibling == null || (v201 != null && v201.required())),
                    property.path("description").asText(),
                    property.get("default")));
        }
        return new RecordModel(
                name,
                file.source(),
                kind(file),
                sibling == null,
                node.path("description").asText(),
                components);
    }

    private ValueType typeOf(String wireName, JsonNode property, JsonNode node, JPackage container, Schema schema) {
        // Arrays are resolved relative to the property, so it needs a schema of its own.
        URI id = URI.create(schema.getId().toString().replaceFirst("#.*$", "") + "#/properties/" + wireName);
        Schema own = new Schema(id, property, schema);
        JType type = rules.getSchemaRule().apply(wireName, property, node, container, own);
        return ValueType.of(type.boxify().fullName());
    }

    private static Set<String> required(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static RecordModel.Kind kind(CatalogueFile file) {
        if (!file.isMessage()) {
            return RecordModel.Kind.DATATYPE;
        }
        if (file.name().endsWith("Request")) {
            return RecordModel.Kind.REQUEST;
        }
        return file.name().endsWith("Response") ? RecordModel.Kind.RESPONSE : RecordModel.Kind.SEND;
    }
}
