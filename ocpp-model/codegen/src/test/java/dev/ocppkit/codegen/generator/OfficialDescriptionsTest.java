package dev.ocppkit.codegen.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.Catalogue;
import dev.ocppkit.codegen.SpecVersion;
import dev.ocppkit.codegen.importer.SchemaImporter;
import dev.ocppkit.codegen.importer.TestFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build with {@code -Docpp.schemas} does: the official descriptions in the Javadoc, and the same code. */
class OfficialDescriptionsTest {
    private static final Optional<Path> OFFICIAL = TestFolders.officialSchemas();
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COMMENT_LINE_START = Pattern.compile("\\s*\\n\\s*\\*\\s*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .,]{20,}");

    @TempDir
    static Path folder;

    private static Path imported;
    private static Map<String, String> local;

    @BeforeAll
    static void importAndGenerate() throws IOException {
        if (OFFICIAL.isEmpty()) {
            String reason = "official descriptions: NOT TESTED, the official schemas are not at hand";
            System.out.println(reason);
            assumeTrue(false, reason);
        }
        // A path with a space and a letter beyond ASCII, because references between the files are URIs.
        imported = folder.resolve("imported catälogue");
        SchemaImporter.main(new String[] {
            OFFICIAL.orElseThrow().toString(),
            imported.toString(),
            TestFolders.catalogue().toString()
        });
        local = ModelGeneration.run(imported, folder.resolve("local"));
    }

    @Test
    void officialDescriptionsOfTypesAreInTheJavadoc() {
        Map<String, String> plain = plainDescriptions();

        assertThat(plain).hasSizeGreaterThan(50);
        assertThat(plain)
                .allSatisfy((type, description) ->
                        assertThat(flat(source(type))).as(type).contains(description));
        System.out.println("official descriptions: " + plain.size() + " types compared with their Javadoc");
    }

    @Test
    void codeIsTheSameAsThatOfTheCommittedCatalogue() {
        Map<String, String> committed = ModelGeneration.run(TestFolders.catalogue(), folder.resolve("committed"));

        assertThat(local.keySet()).hasSizeGreaterThan(800).isEqualTo(committed.keySet());
        assertThat(local)
                .allSatisfy((file, source) ->
                        assertThat(withoutComments(source)).as(file).isEqualTo(withoutComments(committed.get(file))));
        assertThat(local).isNotEqualTo(committed);
    }

    /** Returns the official descriptions that need no escapes, by type. */
    private static Map<String, String> plainDescriptions() {
        Map<String, String> plain = new TreeMap<>();
        Map<String, ObjectNode> before = new Catalogue(TestFolders.catalogue()).read(SpecVersion.V2_1, Catalogue.TYPES);
        new Catalogue(imported).read(SpecVersion.V2_1, Catalogue.TYPES).forEach((name, schema) -> {
            String description = schema.path("description").asText();
            boolean official =
                    !description.equals(before.get(name).path("description").asText());
            if (official
                    && PLAIN.matcher(description).matches()
                    && !Names.javaType(name).equals("CustomData")) {
                plain.put(Names.javaType(name), description);
            }
        });
        return plain;
    }

    private static String source(String type) {
        String datatype = local.get("dev/ocppkit/model/datatype/" + type + ".java");
        return datatype == null ? local.get("dev/ocppkit/model/enumeration/" + type + ".java") : datatype;
    }

    private static String flat(String source) {
        return COMMENT_LINE_START.matcher(source).replaceAll(" ");
    }

    private static String withoutComments(String source) {
        return COMMENT.matcher(source).replaceAll("");
    }
}
