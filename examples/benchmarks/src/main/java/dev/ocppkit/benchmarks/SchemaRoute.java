package dev.ocppkit.benchmarks;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The generic way to a checked record: a tree, a validator that interprets the schema, then data binding. */
final class SchemaRoute {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_6,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonMapper mapper;
    private final Schema schema;
    private final Class<?> type;

    SchemaRoute(JsonMapper mapper, Class<?> type) {
        this.mapper = mapper;
        this.type = type;
        this.schema =
                SCHEMAS.getSchema(SchemaLocation.of("classpath:catalogue/messages/" + type.getSimpleName() + ".json"));
    }

    Object read(byte[] json) {
        JsonNode tree = mapper.readTree(json);
        if (!schema.validate(tree).isEmpty()) {
            throw new IllegalArgumentException("the document breaks the schema");
        }
        return mapper.treeToValue(tree, type);
    }
}
