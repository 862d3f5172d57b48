package dev.ocppkit.security.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.pki.PemCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the security vectors: from the test resources, or from a folder of the same layout. */
public final class Vectors {
    private static final Set<String> NOTES = Set.of("id", "note");

    private Vectors() {}

    public static Path folder() {
        String other = System.getProperty("ocppkit.vectors", "");
        String root = System.getProperty("ocppkit.root", "..");
        return (other.isEmpty()
                        ? Path.of(root, "ocpp-security/src/test/resources/vectors")
                        : Path.of(root).resolve(other))
                .resolve("security")
                .toAbsolutePath()
                .normalize();
    }

    public static JsonNode json(String file) {
        return JsonMapper.shared().readTree(text(file));
    }

    public static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static X509Certificate certificate(String file) {
        return certificates(file).get(0);
    }

    public static List<X509Certificate> certificates(String file) {
        return PemCertificates.read(text(file)).orThrow();
    }

    /** Makes a test of each case; a list without cases fails. */
    public static Stream<DynamicTest> each(JsonNode cases, Collection<String> fields, Consumer<JsonNode> test) {
        assertThat(cases).as("cases").isNotNull();
        assertThat(cases.isEmpty()).as("no cases").isFalse();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            JsonNode one = cases.get(i);
            String name = one.has("id") ? one.get("id").asString() : "case " + (i + 1);
            String title = one.has("note") ? name + " " + one.get("note").asString() : name;
            tests.add(DynamicTest.dynamicTest(title, () -> {
                knows(one, fields);
                test.accept(one);
            }));
        }
        return tests.stream();
    }

    /** Fails if an object has a member that the test does not look at. */
    public static void knows(JsonNode object, Collection<String> fields) {
        Set<String> unknown = new TreeSet<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!fields.contains(member.getKey()) && !NOTES.contains(member.getKey())) {
                unknown.add(member.getKey());
            }
        }
        assertThat(unknown).as("members that this test does not know").isEmpty();
    }

    /** Returns the constant that a name like {@code BadSignature} stands for; fails if there is none. */
    public static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E one : type.getEnumConstants()) {
            if (one.name().replace("_", "").toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        throw new AssertionError(type.getSimpleName() + " has no " + name);
    }

    public static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    public static String optional(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.get(name).asString() : "";
    }
}
