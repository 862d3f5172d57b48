package dev.ocppkit.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.Catalogue;
import dev.ocppkit.codegen.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed catalogue says what the official schemas say, no more and no less, where those are at hand. */
class CatalogueParityTest {
    private static final Optional<Path> OFFICIAL = TestFolders.officialSchemas();
    private static final Map<SpecVersion, String> ID_PREFIX =
            Map.of(SpecVersion.V2_1, "urn:OCPP:Cp:2:2025:", SpecVersion.V2_0_1, "urn:OCPP:Cp:2:2020:");
    private static final Map<SpecVersion, Integer> FILES = Map.of(SpecVersion.V2_1, 181, SpecVersion.V2_0_1, 128);
    private static final Map<SpecVersion, Integer> TYPES = Map.of(SpecVersion.V2_1, 232, SpecVersion.V2_0_1, 143);

    @BeforeAll
    static void tellIfNothingIsCompared() {
        if (OFFICIAL.isEmpty()) {
            System.out.println(
                    "catalogue parity: NOT COMPARED, there is no ../shared/schemas and no -Docppkit.schemas");
        }
    }

    @BeforeEach
    void officialSchemasAreAtHand() {
        assumeTrue(OFFICIAL.isPresent(), "catalogue parity: NOT COMPARED, the official schemas are not at hand");
    }

    @Test
    void catalogueSaysWhatEveryOfficialFileSays() {
        Map<SpecVersion, Integer> compared = new TreeMap<>();
        for (SpecVersion version : SpecVersion.values()) {
            RawCatalogue official = official(version);
            assertThat(Parity.differences(official, catalogue(version)))
                    .as("differences between the official files and the catalogue of OCPP %s", version.folder())
                    .isEmpty();
            compared.put(version, official.files().size());
        }
        System.out.println("catalogue parity: " + compared.get(SpecVersion.V2_1) + " files of OCPP 2.1 compared, "
                + compared.get(SpecVersion.V2_0_1) + " files of OCPP 2.0.1 compared");
        assertThat(compared).isEqualTo(FILES);
    }

    @ParameterizedTest
    @EnumSource(SpecVersion.class)
    void importedSchemasAreTheCataloguesSchemas(SpecVersion version) throws IOException {
        NormalisedSet imported = NormalisedSet.of(
                OfficialSchemas.read(OFFICIAL.orElseThrow()).byVersion().get(version), false);

        Catalogue catalogue = new Catalogue(TestFolders.catalogue());
        assertThat(imported.messages()).hasSize(FILES.get(version)).isEqualTo(ours(catalogue, version, "messages"));
        assertThat(imported.types()).hasSize(TYPES.get(version)).isEqualTo(ours(catalogue, version, "types"));
    }

    /** The control: a comparison that finds nothing proves something only if it finds each of these. */
    @ParameterizedTest
    @MethodSource("mutations")
    void changedCatalogueIsDetected(Mutation mutation) {
        RawCatalogue changed = catalogue(SpecVersion.V2_1).copy();
        mutation.change().accept(changed);

        Set<String> found = Parity.differences(official(SpecVersion.V2_1), changed);
        assertThat(found).containsExactly(mutation.difference());
    }

    static Stream<Mutation> mutations() {
        return Stream.of(
                new Mutation(
                        "maxLength",
                        at("types/StatusInfoType.json", "/properties/reasonCode", p -> p.put("maxLength", 21)),
                        "types/StatusInfoType.json#/properties/reasonCode/maxLength: official 20, catalogue 21"),
                new Mutation(
                        "lost maxLength of items",
                        at(
                                "types/ChargingProfileCriterionType.json",
                                "/properties/chargingLimitSource/items",
                                p -> p.remove("maxLength")),
                        "types/ChargingProfileCriterionType.json#/properties/chargingLimitSource/items/maxLength: "
                                + "official 20, catalogue nothing"),
                new Mutation(
                        "lost required",
                        at("messages/ResetRequest.json", "", s -> s.remove("required")),
                        "messages/ResetRequest.json#/required: official [\"type\"], catalogue nothing"),
                new Mutation(
                        "shorter required",
                        at("types/StreamDataElementType.json", "", s -> ((ArrayNode) s.get("required")).remove(1)),
                        "types/StreamDataElementType.json#/required: official [\"t\", \"v\"], catalogue [\"t\"]"),
                new Mutation(
                        "lost enumeration value",
                        at("types/TariffClearStatusEnumType.json", "", s -> ((ArrayNode) s.get("enum")).remove(2)),
                        "types/TariffClearStatusEnumType.json#/enum: "
                                + "official [\"Accepted\", \"Rejected\", \"NoTariff\"], "
                                + "catalogue [\"Accepted\", \"Rejected\"]"),
                new Mutation(
                        "minimum",
                        at("types/EVSEType.json", "/properties/id", p -> p.put("minimum", 1)),
                        "types/EVSEType.json#/properties/id/minimum: official 0, catalogue 1"),
                new Mutation(
                        "lost maximum",
                        at("types/LimitAtSoCType.json", "/properties/soc", p -> p.remove("maximum")),
                        "types/LimitAtSoCType.json#/properties/soc/maximum: official 100, catalogue nothing"),
                new Mutation(
                        "minItems",
                        at("types/MeterValueType.json", "/properties/sampledValue", p -> p.put("minItems", 0)),
                        "types/MeterValueType.json#/properties/sampledValue/minItems: official 1, catalogue 0"),
                new Mutation(
                        "maxItems",
                        at("types/DERCurveType.json", "/properties/curveData", p -> p.put("maxItems", 11)),
                        "types/DERCurveType.json#/properties/curveData/maxItems: official 10, catalogue 11"),
                new Mutation(
                        "type",
                        at("types/EVSEType.json", "/properties/connectorId", p -> p.put("type", "number")),
                        "types/EVSEType.json#/properties/connectorId/type: official \"integer\", catalogue \"number\""),
                new Mutation(
                        "lost format",
                        at("types/MeterValueType.json", "/properties/timestamp", p -> p.remove("format")),
                        "types/MeterValueType.json#/properties/timestamp/format: "
                                + "official \"date-time\", catalogue nothing"),
                new Mutation(
                        "default",
                        at("types/VariableAttributeType.json", "/properties/constant", p -> p.put("default", true)),
                        "types/VariableAttributeType.json#/properties/constant/default: official false, catalogue true"),
                new Mutation(
                        "other reference",
                        at("messages/ResetRequest.json", "/properties/type", p -> p.put("$ref", "../types/X.json")),
                        "messages/ResetRequest.json#/properties/type/$ref: official ResetEnumType, catalogue X"),
                new Mutation(
                        "broken reference",
                        at("messages/ResetRequest.json", "/properties/type", p -> p.put("$ref", "ResetEnumType.json")),
                        "messages/ResetRequest.json#/properties/type/$ref: "
                                + "official ResetEnumType, catalogue unexpected reference ResetEnumType.json"),
                new Mutation(
                        "opened object",
                        at("types/EVSEType.json", "", s -> s.remove("additionalProperties")),
                        "types/EVSEType.json#/additionalProperties: official false, catalogue nothing"),
                new Mutation(
                        "closed custom data",
                        at("types/CustomDataType.json", "", s -> s.put("additionalProperties", false)),
                        "types/CustomDataType.json#/additionalProperties: official nothing, catalogue false"),
                new Mutation(
                        "keyword from nowhere",
                        at("types/EVSEType.json", "", s -> s.put("minProperties", 1)),
                        "types/EVSEType.json#/minProperties: official nothing, catalogue 1"),
                new Mutation(
                        "swapped properties",
                        at("types/StreamDataElementType.json", "/properties", CatalogueParityTest::moveFirstToEnd),
                        "types/StreamDataElementType.json#/properties: "
                                + "official t, v, customData, catalogue v, customData, t"),
                new Mutation(
                        "lost file", c -> c.files().remove("types/EVSEType.json"), "types/EVSEType.json is missing"),
                new Mutation(
                        "additional file",
                        c -> c.files().put("types/TeapotType.json", c.file("types/EVSEType.json")),
                        "types/TeapotType.json has no official counterpart"));
    }

    /**
     * One way in which a catalogue may go wrong.
     *
     * @param name shown in the report
     * @param change makes the mistake
     * @param difference what the comparison must say, and nothing else
     */
    record Mutation(String name, Consumer<RawCatalogue> change, String difference) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Consumer<RawCatalogue> at(String path, String pointer, Consumer<ObjectNode> change) {
        return catalogue -> change.accept((ObjectNode) catalogue.file(path).at(pointer));
    }

    private static void moveFirstToEnd(ObjectNode node) {
        String first = node.fieldNames().next();
        JsonNode value = node.remove(first);
        node.set(first, value);
    }

    private static RawCatalogue official(SpecVersion version) {
        return RawCatalogue.readOfficial(OFFICIAL.orElseThrow(), ID_PREFIX.get(version));
    }

    private static RawCatalogue catalogue(SpecVersion version) {
        return RawCatalogue.read(TestFolders.catalogue().resolve(version.folder()));
    }

    private static Map<String, ObjectNode> ours(Catalogue catalogue, SpecVersion version, String kind) {
        Map<String, ObjectNode> schemas = catalogue.read(version, kind);
        schemas.replaceAll((name, schema) -> Descriptions.without(schema));
        return schemas;
    }
}
