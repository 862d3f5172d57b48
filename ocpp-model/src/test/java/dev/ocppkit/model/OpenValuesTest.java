package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class OpenValuesTest {
    private static final Path ROOT = Path.of(System.getProperty("ocppkit.root"));

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("IdTokenEnumType", known21(IdTokenTypes::known), IdTokenTypes.known(OcppVersion.V2_0_1)),
                Arguments.of(
                        "ChargingLimitSourceEnumType",
                        known21(ChargingLimitSources::known),
                        ChargingLimitSources.known(OcppVersion.V2_0_1)),
                Arguments.of(
                        "ConnectorEnumType", known21(ConnectorTypes::known), ConnectorTypes.known(OcppVersion.V2_0_1)));
    }

    private static Set<String> known21(java.util.function.Function<OcppVersion, Set<String>> known) {
        return known.apply(OcppVersion.V2_1);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void closedListOf201IsThatOfTheCatalogue(String type, Set<String> v21, Set<String> v201) {
        JsonNode schema = new ObjectMapper()
                .readTree(ROOT.resolve("ocpp-model/src/main/catalogue/2.0.1/types/" + type + ".json"));
        List<String> closed =
                schema.get("enum").valueStream().map(JsonNode::asString).toList();
        assertThat(v201).containsExactlyInAnyOrderElementsOf(closed);
        assertThat(v21).containsAll(v201);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void openListOf21IsThatOfTheAppendix(String type, Set<String> v21, Set<String> v201) throws IOException {
        Path table = ROOT.resolve("../shared/spec/appendices-2.1/" + type.toLowerCase(java.util.Locale.ROOT) + ".csv");
        if (!Files.exists(table)) {
            System.out.println("NOT COMPARED with the appendix, which is not there: " + type);
        }
        Assumptions.assumeTrue(Files.exists(table), "the appendix tables are not there");
        List<String> values = Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split(";")[0].strip())
                .filter(value -> !value.isEmpty())
                .toList();
        assertThat(v21).containsExactlyInAnyOrderElementsOf(values);
    }
}
