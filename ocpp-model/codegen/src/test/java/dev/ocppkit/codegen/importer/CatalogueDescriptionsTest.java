package dev.ocppkit.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The prose of the committed catalogue is complete and our own, and its message facts fit the messages. */
class CatalogueDescriptionsTest {
    private static final RawCatalogue CURRENT =
            RawCatalogue.read(TestFolders.catalogue().resolve("2.1"));
    private static final RawCatalogue OLDER =
            RawCatalogue.read(TestFolders.catalogue().resolve("2.0.1"));
    private static final JsonNode FACTS =
            Catalogue.readJson(TestFolders.catalogue().resolve("actions.json"));

    private static final List<String> OFFICIAL_IDS = List.of("urn:OCPP:Cp:2:2025:", "urn:OCPP:Cp:2:2020:");

    /** The datatypes in which a property cannot be used rightly from its name alone. */
    enum Group {
        SMART_CHARGING(
                "ACChargingParametersType",
                "AbsolutePriceScheduleType",
                "AdditionalSelectedServicesType",
                "ChargingLimitType",
                "ChargingNeedsType",
                "ChargingProfileCriterionType",
                "ChargingProfileType",
                "ChargingSchedulePeriodType",
                "ChargingScheduleType",
                "ChargingScheduleUpdateType",
                "ClearChargingProfileType",
                "CompositeScheduleType",
                "ConsumptionCostType",
                "CostType",
                "DCChargingParametersType",
                "LimitAtSoCType",
                "OverstayRuleListType",
                "OverstayRuleType",
                "PriceLevelScheduleEntryType",
                "PriceLevelScheduleType",
                "PriceRuleStackType",
                "PriceRuleType",
                "RationalNumberType",
                "RelativeTimeIntervalType",
                "SalesTariffEntryType",
                "SalesTariffType",
                "TaxRuleType",
                "TransactionLimitType"),
        V2X(
                "EVAbsolutePriceScheduleEntryType",
                "EVAbsolutePriceScheduleType",
                "EVEnergyOfferType",
                "EVPowerScheduleEntryType",
                "EVPowerScheduleType",
                "EVPriceRuleType",
                "V2XChargingParametersType",
                "V2XFreqWattPointType",
                "V2XSignalWattPointType"),
        DER(
                "DERChargingParametersType",
                "DERCurveGetType",
                "DERCurvePointsType",
                "DERCurveType",
                "EnterServiceGetType",
                "EnterServiceType",
                "FixedPFGetType",
                "FixedPFType",
                "FixedVarGetType",
                "FixedVarType",
                "FreqDroopGetType",
                "FreqDroopType",
                "GradientGetType",
                "GradientType",
                "HysteresisType",
                "LimitMaxDischargeGetType",
                "LimitMaxDischargeType",
                "ReactivePowerParamsType",
                "VoltageParamsType"),
        TARIFF_AND_COST(
                "ChargingPeriodType",
                "ClearTariffsResultType",
                "CostDetailsType",
                "CostDimensionType",
                "PriceType",
                "TariffAssignmentType",
                "TariffConditionsFixedType",
                "TariffConditionsType",
                "TariffEnergyPriceType",
                "TariffEnergyType",
                "TariffFixedPriceType",
                "TariffFixedType",
                "TariffTimePriceType",
                "TariffTimeType",
                "TariffType",
                "TaxRateType",
                "TotalCostType",
                "TotalPriceType",
                "TotalUsageType"),
        METERING("MeterValueType", "SampledValueType", "SignedMeterValueType", "UnitOfMeasureType");

        private final List<String> types;

        Group(String... types) {
            this.types = List.of(types);
        }
    }

    @Test
    void catalogueHoldsNothingBesidesTheTwoVersionsAndTheMessageFacts() throws IOException {
        try (Stream<Path> children = Files.list(TestFolders.catalogue())) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrder("2.1", "2.0.1", "actions.json");
        }
    }

    @Test
    void everyMessageAndTypeIsDescribedWithItsPlaceInTheSpecification() {
        assertThat(CURRENT.files()).hasSize(181 + 232);
        assertThat(CURRENT.files())
                .allSatisfy((path, schema) ->
                        assertThat(schema.path("description").asText()).containsPattern("\\S.* Spec: \\S"));
    }

    @ParameterizedTest
    @EnumSource(Group.class)
    void everyPropertyOfTheGroupIsDescribed(Group group) {
        assertThat(CURRENT.folder("types")).containsKeys(group.types.toArray(String[]::new));

        assertThat(group.types.stream().flatMap(CatalogueDescriptionsTest::propertiesWithoutDescription))
                .isEmpty();
    }

    @Test
    void propertyWithoutDescriptionWouldBeNoticed() {
        JsonNode schema = CURRENT.file("types/LimitAtSoCType.json").deepCopy();
        ((ObjectNode) schema.at("/properties/limit")).remove("description");

        assertThat(withoutDescription(schema)).containsExactly("limit");
    }

    @Test
    void everyActionHasItsFactsAndNoOtherHas() {
        assertThat(names(FACTS.path("actions"))).hasSize(91).isEqualTo(actions(CURRENT));
    }

    @Test
    void everyActionHasASenderAndAKnownBlock() {
        assertThat(String.join("", names(FACTS.path("blocks")))).isEqualTo("ABCDEFGHIJKLMNOPQRS");
        assertThat(FACTS.path("actions").properties()).allSatisfy(action -> {
            assertThat(action.getValue().path("sender").asText()).isIn("CS", "CSMS", "BOTH");
            assertThat(names(FACTS.path("blocks")))
                    .contains(action.getValue().path("block").asText());
        });
    }

    @Test
    void actionWithoutResponseIsTheOneThatIsSent() {
        Map<String, String> kinds = facts("kind");

        assertThat(kinds).containsEntry("NotifyPeriodicEventStream", "SEND");
        assertThat(kinds.values().stream().filter("CALL"::equals)).hasSize(90);
        assertThat(kinds)
                .allSatisfy((action, kind) -> assertThat(messagesOf(action))
                        .containsExactlyElementsOf(
                                kind.equals("SEND")
                                        ? List.of(action)
                                        : List.of(action + "Request", action + "Response")));
    }

    @Test
    void actionIsAsOldAsItsMessages() {
        Set<String> older = actions(OLDER);

        assertThat(older).hasSize(64);
        assertThat(facts("since"))
                .allSatisfy((action, since) -> assertThat(since).isEqualTo(older.contains(action) ? "2.0.1" : "2.1"));
    }

    @Test
    void descriptionsShareNoRunOfWordsWithTheOfficialTexts() throws IOException {
        Map<String, String> ours = new TreeMap<>(descriptions("2.1/", CURRENT));
        ours.putAll(descriptions("2.0.1/", OLDER));
        Map<String, String> official = officialTexts();
        SharedRuns runs = new SharedRuns(ours);

        official.forEach(runs::compareWith);

        assertThat(official).hasSizeGreaterThan(181 + 128);
        System.out.println("catalogue prose: " + ours.size() + " descriptions compared with " + official.size()
                + " official texts, " + runs.found().size() + " shared runs of " + SharedRuns.LENGTH + " words");
        assertThat(ours).hasSizeGreaterThan(1000);
        assertThat(runs.found()).isEmpty();
    }

    @Test
    void runOfWordsIsFoundWhateverItsCaseAndPunctuation() {
        SharedRuns runs = new SharedRuns(Map.of("ours", "So: one, two three FOUR `five` six seven eight; then."));

        assertThat(runs.compareWith("seven", "one two three four five six seven nine")
                        .found())
                .isEmpty();
        assertThat(runs.compareWith("eight", "One two\nthree _four_ five, six seven eight!")
                        .found())
                .containsExactly("[ours] shares \"one two three four five six seven eight\" with eight");
    }

    @Test
    void officialDescriptionWouldBeFoundInTheOfficialTexts() throws IOException {
        Map<String, String> official = officialTexts();
        JsonNode schema = RawCatalogue.readOfficial(
                        TestFolders.officialSchemas().orElseThrow(), OFFICIAL_IDS.get(0))
                .file("ClearTariffsResponse.json");
        SharedRuns runs = new SharedRuns(Map.of("copied", String.join("\n", descriptionsIn(schema))));

        official.forEach(runs::compareWith);

        assertThat(runs.found().stream().map(run -> run.replaceFirst(".* with ", "")))
                .contains(OFFICIAL_IDS.get(0) + "ClearTariffsResponse.json")
                .contains("OCPP-2.1_edition1_part2_specification.md");
    }

    private static Stream<String> propertiesWithoutDescription(String type) {
        return withoutDescription(CURRENT.file("types/" + type + ".json")).map(property -> type + "." + property);
    }

    private static Stream<String> withoutDescription(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .filter(property -> !property.getKey().equals("customData"))
                .filter(property ->
                        property.getValue().path("description").asText().isBlank())
                .map(Map.Entry::getKey);
    }

    private static Set<String> actions(RawCatalogue catalogue) {
        return catalogue.folder("messages").keySet().stream()
                .map(message -> message.replaceFirst("(Request|Response)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> messagesOf(String action) {
        return Stream.of("", "Request", "Response")
                .map(action::concat)
                .filter(CURRENT.folder("messages")::containsKey)
                .toList();
    }

    private static Map<String, String> facts(String fact) {
        return FACTS.path("actions").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        action -> action.getValue().path(fact).asText()));
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> descriptions(String prefix, RawCatalogue catalogue) {
        Map<String, String> descriptions = new TreeMap<>();
        catalogue.files().forEach((path, schema) -> {
            descriptions.put(prefix + path, schema.path("description").asText());
            schema.path("properties")
                    .properties()
                    .forEach(property -> descriptions.put(
                            prefix + path + "#" + property.getKey(),
                            property.getValue().path("description").asText()));
        });
        descriptions.values().removeIf(String::isBlank);
        return descriptions;
    }

    /** Returns the descriptions of the official schemas and the specification, or ends the test where there are none. */
    private static Map<String, String> officialTexts() throws IOException {
        Optional<Path> schemas = TestFolders.officialSchemas();
        Optional<Path> specification = TestFolders.specification();
        boolean atHand = schemas.isPresent() && specification.isPresent();
        if (!atHand) {
            System.out.println("catalogue prose: NOT COMPARED, the official texts are not at hand");
        }
        assumeTrue(atHand, "catalogue prose: NOT COMPARED, the official texts are not at hand");
        Map<String, String> texts = new TreeMap<>();
        OFFICIAL_IDS.forEach(id -> RawCatalogue.readOfficial(schemas.orElseThrow(), id)
                .files()
                .forEach((name, schema) -> texts.put(id + name, String.join("\n", descriptionsIn(schema)))));
        try (Stream<Path> files = Files.walk(specification.orElseThrow())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static List<String> descriptionsIn(JsonNode node) {
        List<String> descriptions = new ArrayList<>();
        JsonNode description = node.path("description");
        if (description.isTextual()) {
            descriptions.add(description.asText());
        }
        node.forEach(child -> descriptions.addAll(descriptionsIn(child)));
        return descriptions;
    }
}
