package dev.ocppkit.tool.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.Cli;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnergyCommandsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path VECTORS =
            Path.of(System.getProperty("ocppkit.root"), "ocpp-smartcharging/src/test/resources/vectors/smartcharging");

    private static final Map<String, String> COMMANDS = Map.of(
            "freqwatt", "freqwatt",
            "localLoadBalancing", "balance",
            "operationMode", "check-profile",
            "profileValidation", "check-profile",
            "freqDroop", "der",
            "derLifecycle", "der");

    private static final Set<String> COMPARED =
            Set.of("setpoints", "power", "status", "reasonCode", "supersededIds", "activeNow", "remaining");

    private static final String BALANCE = """
            {"localLoadBalancing": {"UpperThreshold": 10000, "LowerThreshold": -5000, "UpperOffset": 0, "LowerOffset": 0},
             "loads": [13000, 9000, -7000]}
            """;

    private static final String DER = """
            {"ratings": {"maxW": 10000, "maxVar": 4000, "nominalVoltage": 230, "nominalFrequency": 50},
             "controls": [
               {"isDefault": true, "controlId": "l", "controlType": "LimitMaxDischarge",
                "limitMaxDischarge": {"priority": 1, "pctMaxDischargePower": 50}},
               {"isDefault": true, "controlId": "v", "controlType": "VoltVar", "curve": {"priority": 1,
                "yUnit": "PctMaxVar", "curveData": [{"x": 92, "y": 44}, {"x": 98, "y": 0}, {"x": 102, "y": 0}, {"x": 108, "y": -44}]}}],
             "samples": [
               {"at": "2026-01-15T08:00:00Z", "frequency": 50, "voltage": 230, "setpoint": -8000},
               {"at": "2026-01-15T09:00:00Z", "frequency": 50, "voltage": 218.5, "setpoint": 3000}]}
            """;

    private static final String PRICES = """
            {"absolutePriceSchedule": {"timeAnchor": "2026-01-15T08:00:00Z", "priceScheduleID": 1, "currency": "EUR",
             "language": "en", "priceAlgorithm": "power", "priceRuleStacks": [
             {"duration": 3600, "priceRule": [{"energyFee": {"exponent": -2, "value": 30}, "powerRangeStart": {"exponent": 0, "value": 0}}]},
             {"duration": 3600, "priceRule": [{"energyFee": {"exponent": -2, "value": 10}, "powerRangeStart": {"exponent": 0, "value": 0}}]}]},
             "at": [{"at": "2026-01-15T08:00:00Z", "power": 7000}, {"at": "2026-01-15T10:00:00Z"}],
             "powerProfile": [{"start": "2026-01-15T08:30:00Z", "end": "2026-01-15T09:30:00Z", "power": 8000}],
             "cheapest": {"from": "2026-01-15T08:00:00Z", "to": "2026-01-15T10:00:00Z", "seconds": 3600, "power": 1000}}
            """;

    private static final String PROFILE = """
            {"station": {"evses": [{"id": 1}], "rateUnits": ["W"], "supportedOperationModes": ["CentralSetpoint"]},
             "request": {"evseId": 1, "chargingProfile": {"id": 1, "stackLevel": 0, "chargingProfilePurpose": "TxDefaultProfile",
             "chargingProfileKind": "Absolute", "chargingSchedule": [{"id": 3, "chargingRateUnit": "W",
             "startSchedule": "2026-01-15T00:00:00Z", "chargingSchedulePeriod": [
             {"startPeriod": 0, "operationMode": "CentralSetpoint", "limit": 11000, "dischargeLimit": -6000, "setpoint": 7000},
             {"startPeriod": 3600, "operationMode": "CentralSetpoint", "limit": 8000, "dischargeLimit": -6000, "setpoint": 9000},
             {"startPeriod": 7200, "limit": 5000}]}]}}}
            """;

    private static final String LEVELS = """
            {"priceLevelSchedule": {"timeAnchor": "2026-01-15T08:00:00Z", "priceScheduleId": 1, "numberOfPriceLevels": 2,
             "priceLevelScheduleEntries": [{"duration": 60, "priceLevel": 2}]}, "at": [{"at": "2026-01-15T08:00:59Z"}]}
            """;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> vectorsAreAnsweredAsExpected() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            List<DynamicTest> tests = files.sorted()
                    .map(EnergyCommandsTest::read)
                    .filter(vector ->
                            COMMANDS.containsKey(vector.get("category").stringValue()))
                    .map(vector -> DynamicTest.dynamicTest(vector.get("id").stringValue(), () -> check(vector)))
                    .toList();
            assertThat(tests).hasSizeGreaterThan(60);
            return tests.stream();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(JsonNode vector) {
        Cli.Result result = Cli.runWithInput(
                vector.get("input").toString(),
                COMMANDS.get(vector.get("category").stringValue()));
        assertThat(result.status()).as(result.err()).isZero();
        JsonNode answer = MAPPER.readTree(result.out());
        for (String name : vector.get("expected").propertyNames()) {
            JsonNode expected = vector.get("expected").get(name);
            if (name.equals("setpoints") || name.equals("power")) {
                assertThat(decimals(answer.get(name)))
                        .usingElementComparator(BigDecimal::compareTo)
                        .isEqualTo(decimals(expected));
            } else if (COMPARED.contains(name)) {
                assertThat(answer.get(name)).as(name).isEqualTo(expected);
            }
        }
    }

    private static List<BigDecimal> decimals(JsonNode array) {
        return array.valueStream().map(JsonNode::decimalValue).toList();
    }

    @Test
    void faultsAreToldBesideTheAnswer() {
        Cli.Result result = Cli.runWithInput("""
                {"station": {"evses": [{"id": 1}], "rateUnits": ["A"]}, "existing": [], "request": {"evseId": 1,
                 "chargingProfile": {"id": 1, "stackLevel": 0, "chargingProfilePurpose": "TxDefaultProfile",
                 "chargingProfileKind": "Recurring", "chargingSchedule": [{"id": 3, "chargingRateUnit": "W",
                 "startSchedule": "2026-01-15T00:00:00Z", "chargingSchedulePeriod": [{"startPeriod": 60, "limit": 1}]}]}}}
                """, "check-profile");
        assertThat(MAPPER.readTree(result.out()).get("reasonCode").stringValue())
                .isEqualTo("UnsupportedRateUnit");
        assertThat(result.err())
                .contains("UnsupportedRateUnit, K01.FR.26", "InvalidProfile, K01.FR.60")
                .contains("InvalidSchedule, K01.FR.31: the first startPeriod is not 0 (schedule 3, startPeriod 60)");
    }

    @Test
    void swingingOffsetsAreToldOf() {
        String input = BALANCE.replace("\"UpperOffset\": 0", "\"UpperOffset\": -16000")
                .replace("\"LowerOffset\": 0", "\"LowerOffset\": 16000");
        assertThat(Cli.runWithInput(input, "balance").err()).contains("swing for ever");
        assertThat(Cli.runWithInput(BALANCE, "balance").err()).isEmpty();
    }

    @Test
    void derStepsSayWhatDecided() {
        JsonNode steps = MAPPER.readTree(Cli.runWithInput(DER, "der").out()).get("steps");
        assertThat(steps.get(0).get("setpoint").decimalValue()).isEqualByComparingTo("-5000");
        assertThat(steps.get(0).get("effects").get(0).get("controlType").stringValue())
                .isEqualTo("LimitMaxDischarge");
        assertThat(steps.get(1).get("setpoint").decimalValue()).isEqualByComparingTo("3000");
        assertThat(steps.get(1).get("reactive").decimalValue()).isEqualByComparingTo("880");
        assertThat(steps.get(1).get("effects").isEmpty()).isTrue();
    }

    @Test
    void picturesAreDrawn() throws IOException {
        drawn(BALANCE, "balance");
        drawn(DER, "der");
        drawn(DER, "der", "--curve", "VoltVar");
        drawn(read(VECTORS.resolve("FD-002.json")).get("input").toString(), "der");
        drawn(read(VECTORS.resolve("FW-012.json")).get("input").toString(), "freqwatt");
        drawn(PRICES, "price");
        drawn(LEVELS, "price");
        drawn(PROFILE, "check-profile");
    }

    private void drawn(String input, String... command) throws IOException {
        Path file = folder.resolve(String.join("", command) + ".png");
        String[] arguments = Stream.concat(Stream.of(command), Stream.of("--plot", file.toString()))
                .toArray(String[]::new);
        Cli.Result result = Cli.runWithInput(input, arguments);
        assertThat(result.status()).as(result.err()).isZero();
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isGreaterThan(800);
        // More than the background.
        assertThat(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .satisfies(pixels -> assertThat(
                                java.util.Arrays.stream(pixels).distinct().count())
                        .isGreaterThan(10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance|{}|/localLoadBalancing is required and missing",
                "balance|{\"localLoadBalancing\": {\"UpperThreshold\": 1, \"LowerThreshold\": 1}, \"loads\": [1]}|/localLoadBalancing is refused",
                "balance|{\"localLoadBalancing\": {\"UpperThreshold\": 1, \"LowerThreshold\": 0}, \"loads\": [\"x\"]}|/loads/0 is not a number",
                "balance|{\"localLoadBalancing\": {\"UpperThreshold\": 1, \"LowerThreshold\": 0}, \"loads\": [1], \"x\": 1}|not known: x",
                "freqwatt|{\"samples\": []}|is refused",
                "freqwatt|{\"v2xFreqWattCurve\": [{\"frequency\": 50}]}|/v2xFreqWattCurve/0/power is required and missing",
                "check-profile|{}|/station is required and missing",
                "check-profile|{\"source\": \"x\", \"chargingProfile\": {}}|/source is none of",
                "check-profile|{\"station\": {\"supportedOperationModes\": [\"x\"]}}|/station/supportedOperationModes/0 is not a value",
                "der|{\"now\": \"today\"}|/now is not a date",
                "der|{\"samples\": [], \"ratings\": {}}|/ratings/maxW is required and missing",
                "der|{\"freqDroop\": {}}|/freqDroop",
                "price|{}|/absolutePriceSchedule is required and missing",
                "der|[]|is not a JSON object",
                "der|{|line 1"
            })
    void whatIsWrongIsToldWithItsPlace(String command, String input, String complaint) {
        Cli.Result result = Cli.runWithInput(input, command);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(complaint);
    }

    @Test
    void pricesAreLookedUpAndAddedUp() {
        JsonNode answer = MAPPER.readTree(Cli.runWithInput(PRICES, "price").out());
        assertThat(answer.get("prices").get(0).decimalValue()).isEqualByComparingTo("0.3");
        assertThat(answer.get("prices").get(1).isNull()).isTrue();
        assertThat(answer.get("cost").get("total").decimalValue()).isEqualByComparingTo("1.6");
        assertThat(answer.get("windows").get(0).get("start").stringValue()).isEqualTo("2026-01-15T09:00:00Z");
        assertThat(MAPPER.readTree(Cli.runWithInput(LEVELS, "price").out())
                        .get("prices")
                        .get(0)
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void unknownCurveIsRefused() {
        Path file = folder.resolve("none.png");
        Cli.Result result = Cli.runWithInput(DER, "der", "--plot", file.toString(), "--curve", "WattPF");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--curve");
    }

    @Test
    void profileWithARepeatedScheduleIdIsDrawnWithItsFault(@TempDir Path folder) throws IOException {
        String one = "{\"id\": 3, \"chargingRateUnit\": \"W\", \"startSchedule\": \"2026-01-15T00:00:00Z\","
                + " \"chargingSchedulePeriod\": [{\"startPeriod\": 0, \"limit\": 5000}]}";
        String profile = """
                {"station": {"evses": [{"id": 1}]}, "request": {"evseId": 1, "chargingProfile": {"id": 1, "stackLevel": 0,
                 "chargingProfilePurpose": "TxDefaultProfile", "chargingProfileKind": "Absolute",
                 "chargingSchedule": [%s, %s]}}}
                """.formatted(one, one);
        Path picture = folder.resolve("p.png");
        Cli.Result result = Cli.runWithInput(profile, "check-profile", "--plot", picture.toString());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(ImageIO.read(picture.toFile())).isNotNull();
    }

    @Test
    void theOnlyReadingOfABalanceIsSeen(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("b.png");
        String input = BALANCE.replace("[13000, 9000, -7000]", "[3000]");
        assertThat(Cli.runWithInput(input, "balance", "--plot", picture.toString())
                        .status())
                .isZero();
        BufferedImage image = ImageIO.read(picture.toFile());
        // The line of the load, beside the short piece of it in the legend.
        assertThat(longestRun(image, 0xFF1F5FAF)).isGreaterThan(300);
    }

    private static int longestRun(BufferedImage image, int color) {
        int longest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            int run = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                run = image.getRGB(x, y) == color ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }
}
