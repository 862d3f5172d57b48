package dev.ocppkit.model.testing;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.resource.InputStreamSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/** An independent judge of JSON: the validator of networknt over a schema file, with formats asserted. */
public final class Validators {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_6,
            builder -> builder.resourceLoaders(loaders -> loaders.add(Validators::open))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    /** Opens the file that a reference points to. */
    private static InputStreamSource open(AbsoluteIri iri) {
        return iri.toString().startsWith("file:")
                ? () -> Files.newInputStream(Path.of(URI.create(iri.toString())))
                : null;
    }

    /** Returns the judge by a file. */
    public Judge of(Path file) {
        Schema schema =
                registry.getSchema(SchemaLocation.of(file.toUri().toString()), Json.MAPPER.readTree(file.toFile()));
        schema.initializeValidators();
        return new Judge(schema);
    }

    /**
     * Judges documents by one schema.
     *
     * @param schema the schema
     */
    public record Judge(Schema schema) {
        /** Returns whether a document is valid; one with a number that the validator cannot compare is not. */
        public boolean accepts(JsonNode document) {
            try {
                return schema.validate(document, OutputFormat.BOOLEAN);
            } catch (JsonNodeException e) {
                return false;
            }
        }

        /** Returns what is wrong with a document. */
        public List<Error> errors(JsonNode document) {
            return schema.validate(document);
        }
    }
}
