package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import dev.ocppkit.codegen.Catalogue;
import dev.ocppkit.codegen.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsonschema2pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The file that a schema was read from.
 *
 * @param root the catalogue's folder
 * @param kind {@code types} or {@code messages}
 * @param name the schema's name
 */
record CatalogueFile(Path root, String kind, String name) {

    static CatalogueFile of(Schema schema) {
        Path path = Path.of(java.net.URI.create(schema.getId().toString().replaceFirst("#.*$", "")));
        int last = path.getNameCount() - 1;
        String file = path.getName(last).toString();
        return new CatalogueFile(
                path.resolve("../../..").normalize(),
                path.getName(last - 1).toString(),
                file.substring(0, file.length() - ".json".length()));
    }

    boolean isMessage() {
        return kind.equals(Catalogue.MESSAGES);
    }

    /** Returns the path below the catalogue, for the header of a generated file. */
    String source() {
        return SpecVersion.V2_1.folder() + "/" + kind + "/" + name + ".json";
    }

    ClassName className(boolean enumeration) {
        if (isMessage()) {
            return ClassName.get(Names.MESSAGE, name);
        }
        String javaName = Names.javaType(name);
        if (javaName.equals(Names.CUSTOM_DATA.simpleName())) {
            return Names.CUSTOM_DATA;
        }
        return ClassName.get(enumeration ? Names.ENUMERATION : Names.DATATYPE, javaName);
    }

    /** Returns the schema of the same name in OCPP 2.0.1, or null if that version has none. */
    @Nullable
    JsonNode sibling201() {
        Path file = folder201().resolve(name + ".json");
        return Files.exists(file) ? Catalogue.readJson(file) : null;
    }

    /** Reads the target of a reference in the 2.0.1 sibling. */
    JsonNode resolve201(String reference) {
        return Catalogue.readJson(folder201().resolve(reference).normalize());
    }

    private Path folder201() {
        return new Catalogue(root).folder(SpecVersion.V2_0_1, kind);
    }
}
