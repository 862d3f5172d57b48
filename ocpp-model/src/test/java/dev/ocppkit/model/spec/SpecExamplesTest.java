package dev.ocppkit.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.spec.Examples.Example;
import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Json;
import dev.ocppkit.model.testing.Schema;
import dev.ocppkit.model.testing.Validators;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The examples of the specification, read from its text where that is at hand. What the schemas allow must be decoded;
 * what they do not allow must be refused, and is printed with our reason.
 */
class SpecExamplesTest {
    private static final Path FOLDER = Catalogue.ROOT.resolve("../shared/spec").normalize();
    private static final Validators VALIDATORS = new Validators();
    private static final Map<Path, Validators.Judge> JUDGES = new HashMap<>();

    @BeforeAll
    static void specificationIsAtHand() {
        if (!Files.isDirectory(FOLDER)) {
            System.out.println("examples of the specification: NOT READ, there is no ../shared/spec");
        }
        assumeTrue(Files.isDirectory(FOLDER), "examples of the specification: NOT READ, there is no ../shared/spec");
    }

    /**
     * One way to read an example.
     *
     * @param record simple name of the record
     * @param json the payload
     * @param result what the codec says
     */
    private record Reading(String record, JsonNode json, ReadResult<? extends OcppRecord> result) {}

    @ParameterizedTest
    @CsvSource({
        "V2_1,   OCPP-2.1_edition1_part2_specification.md,          20, 3",
        "V2_1,   OCPP-2.1_edition1_part4_ocpp-j-specification.md,    3, 1",
        "V2_1,   OCPP-2.1_edition2_part4_ocpp-j-specification.txt,   3, 1",
        "V2_0_1, OCPP-2.0.1_edition3_part2_specification.md,         0, 3",
        "V2_0_1, OCPP-2.0.1_edition3_part4_ocpp-j-specification.md,  3, 0"
    })
    void validExamplesAreDecodedAndOthersRefused(OcppVersion version, String file, int valid, int invalid) {
        List<Example> examples = Examples.in(FOLDER.resolve(file)).stream()
                .filter(example -> !isSchema(example.json()))
                .flatMap(SpecExamplesTest::payloads)
                .toList();
        List<String> refused = new ArrayList<>();
        int decoded = 0;
        int unknown = 0;
        for (Example example : examples) {
            List<Reading> readings = readings(version, example);
            readings.forEach(reading -> assertAgreesWithTheSchema(version, example, reading));
            if (readings.isEmpty()) {
                unknown++;
            } else if (readings.stream().anyMatch(reading -> reading.result().isValid())) {
                decoded++;
            } else {
                refused.add(describe(example, readings));
            }
        }

        System.out.println("examples of " + file + ": " + decoded + " decoded, " + refused.size() + " refused, "
                + unknown + " that are no message or datatype");
        refused.forEach(System.out::println);
        assertThat(decoded).isGreaterThanOrEqualTo(valid);
        assertThat(refused).hasSizeGreaterThanOrEqualTo(invalid);
    }

    private static boolean isSchema(JsonNode json) {
        return Stream.of("javaType", "maxLength", "$ref").anyMatch(keyword -> json.findValue(keyword) != null);
    }

    /** Unwraps lists of objects; a frame stays whole. */
    private static Stream<Example> payloads(Example example) {
        if (example.json().isObject() || isFrame(example.json())) {
            return Stream.of(example);
        }
        return StreamSupport.stream(example.json().spliterator(), false)
                .filter(JsonNode::isObject)
                .map(example::with);
    }

    private static boolean isFrame(JsonNode json) {
        return json.isArray()
                && json.size() > 2
                && json.get(0).isInt()
                && json.get(1).isString();
    }

    private static List<Reading> readings(OcppVersion version, Example example) {
        JsonNode json = example.json();
        if (!isFrame(json)) {
            return fitting(version, "", json);
        }
        return switch (json.get(0).asInt()) {
            case 2, 6 -> List.of(reading(version, recordOf(json.get(2).asString()), json.get(3)));
            case 3 -> fitting(version, "Response", json.get(2));
            default -> List.of();
        };
    }

    private static String recordOf(String actionName) {
        Action action = Action.fromWireName(actionName).orElseThrow();
        return action.isSend() ? actionName : actionName + "Request";
    }

    /** Reads an object as every record that has its members and requires no others. */
    private static List<Reading> fitting(OcppVersion version, String suffix, JsonNode json) {
        return Catalogue.of(version).records().entrySet().stream()
                .filter(record -> record.getKey().endsWith(suffix) && fits(record.getValue(), json))
                .map(record -> reading(version, record.getKey(), json))
                .toList();
    }

    private static boolean fits(Schema schema, JsonNode json) {
        return schema.members().keySet().containsAll(json.propertyNames())
                && json.propertyNames().containsAll(schema.required());
    }

    private static Reading reading(OcppVersion version, String record, JsonNode json) {
        return new Reading(record, json, OcppCodec.of(version).read(Catalogue.recordOf(record), Json.bytes(json)));
    }

    private static void assertAgreesWithTheSchema(OcppVersion version, Example example, Reading reading) {
        Validators.Judge judge = JUDGES.computeIfAbsent(file(version, reading.record()), VALIDATORS::of);
        assertThat(reading.result().isValid())
                .as("%s as %s: %s", example.place(), reading.record(), reading.result())
                .isEqualTo(judge.accepts(reading.json()));
    }

    private static Path file(OcppVersion version, String record) {
        Catalogue catalogue = Catalogue.of(version);
        String name = catalogue.records().get(record).name();
        Path message = catalogue.file(name);
        return catalogue.messages().containsKey(name)
                ? message
                : message.resolveSibling("../types").resolve(name + ".json").normalize();
    }

    private static String describe(Example example, List<Reading> readings) {
        Reading closest = readings.stream()
                .min(Comparator.comparingInt(reading -> reading.result().violationCount()))
                .orElseThrow();
        List<String> reasons =
                closest.result().violations().stream().map(Violation::text).toList();
        return "  " + example.place() + " as " + closest.record() + ": " + String.join(" ", reasons);
    }
}
