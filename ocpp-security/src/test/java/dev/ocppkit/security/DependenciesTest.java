package dev.ocppkit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The list of run-time dependencies says what the build says. */
class DependenciesTest {
    private static final Path ROOT = Path.of(System.getProperty("ocppkit.root"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ocpp-model",
                "ocpp-rpc",
                "ocpp-rpc/testkit",
                "ocpp-rpc/netty",
                "ocpp-rpc/store",
                "ocpp-rpc/station",
                "ocpp-rpc/jakarta",
                "ocpp-security",
                "ocpp-security/http",
                "ocpp-smartcharging"
            })
    void everyDependencyOfAModuleIsListedWithItsVersion(String module) throws Exception {
        Map<String, String> versions = managedVersions();
        String list = section(text(pom(module), "artifactId"));
        List<Element> dependencies = dependencies(pom(module));
        assertThat(dependencies).isNotEmpty();
        for (Element dependency : dependencies) {
            String name = text(dependency, "artifactId");
            boolean own = "dev.ocppkit".equals(text(dependency, "groupId"));
            if (!own && !name.equals("jspecify") && !"test".equals(text(dependency, "scope"))) {
                assertThat(list.lines().filter(line -> line.contains(shortened(name))))
                        .as("%s of %s", name, module)
                        .anyMatch(line -> line.contains(version(versions, dependency)));
            }
        }
    }

    /** The list does not repeat what names of one line begin with, and leaves out what a module has through another. */
    private static String shortened(String name) {
        return name.equals("jakarta.websocket-client-api") ? "-client-api" : name;
    }

    /** The lines of a module and those of modules that it is built on. */
    private static String section(String module) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/dependencies.md"));
        StringBuilder section = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("| `")) {
                inside = line.startsWith("| `" + module + "`") || line.startsWith("| `ocpp-model`");
            }
            if (inside && line.startsWith("|")) {
                section.append(line).append('\n');
            }
        }
        assertThat(section.toString()).as("lines of " + module).contains("| `" + module + "`");
        return section.toString();
    }

    private static Element pom(String module) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(module).resolve("pom.xml").toFile())
                .getDocumentElement();
    }

    private static Map<String, String> managedVersions() throws Exception {
        Element root = pom("");
        Map<String, String> properties = new HashMap<>();
        children(children(root, "properties").get(0), null)
                .forEach(property -> properties.put("${" + property.getTagName() + "}", property.getTextContent()));
        Map<String, String> versions = new HashMap<>();
        children(
                        children(children(root, "dependencyManagement").get(0), "dependencies")
                                .get(0),
                        "dependency")
                .forEach(managed -> versions.put(
                        name(managed), properties.getOrDefault(text(managed, "version"), text(managed, "version"))));
        return versions;
    }

    private static String version(Map<String, String> versions, Element dependency) {
        String ofBom = versions.getOrDefault(text(dependency, "groupId") + ":junit-bom", "");
        return versions.getOrDefault(name(dependency), ofBom);
    }

    private static String name(Element dependency) {
        return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
    }

    private static List<Element> dependencies(Element pom) {
        return children(children(pom, "dependencies").get(0), "dependency");
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            Stream.of(node)
                    .filter(Element.class::isInstance)
                    .map(Element.class::cast)
                    .filter(element -> name == null || element.getTagName().equals(name))
                    .forEach(found::add);
        }
        return found;
    }
}
