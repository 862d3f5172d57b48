package dev.ocppkit.tool.composite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.Cli;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompositeCommandTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path PICTURES = Path.of(System.getProperty("ocppkit.root"), "docs", "smartcharging");

    /** A station with one profile; the texts to replace stand where each test needs them. */
    private static final String INPUT = """
            {
              "request": {"evseId": 1, "duration": 3600, "chargingRateUnit": "W"},
              "from": "2026-01-15T08:00:00Z",
              "station": {"timeZone": "UTC", "evses": [{"id": 1, "currentType": "AC", "numberPhases": 3}]},
              "installedProfiles": [{"evseId": 1, "chargingProfile": {
                "id": 1, "stackLevel": 0, "chargingProfilePurpose": "TxDefaultProfile",
                "chargingProfileKind": "Absolute",
                "chargingSchedule": [{"id": 1, "chargingRateUnit": "W", "startSchedule": "2026-01-15T08:00:00Z",
                  "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 11000}, {"startPeriod": 600, "limit": 5000}]}]}}]
            }
            """;

    @Test
    void answerIsPrintedAsTheResponse() {
        Cli.Result result = Cli.runWithInput(INPUT, "composite");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        JsonNode expected = MAPPER.readTree("""
                {"status": "Accepted", "schedule": {"evseId": 1, "duration": 3600, "scheduleStart": "2026-01-15T08:00:00Z",
                "chargingRateUnit": "W", "chargingSchedulePeriod": [
                {"startPeriod": 0, "limit": 11000, "numberPhases": 3}, {"startPeriod": 600, "limit": 5000, "numberPhases": 3}]}}
                """);
        assertThat(MAPPER.readTree(result.out())).isEqualTo(expected);
    }

    @Test
    void rejectionIsAnAnswerTooAndItsReasonIsTold() {
        Cli.Result result = Cli.runWithInput(
                INPUT.replace("\"evseId\": 1, \"duration\"", "\"evseId\": 7, \"duration\""), "composite");

        assertThat(result.status()).isZero();
        assertThat(MAPPER.readTree(result.out())).isEqualTo(MAPPER.readTree("{\"status\": \"Rejected\"}"));
        assertThat(result.err()).contains("K08.FR.05", "no such EVSE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "from": "2026-01-15T08:00:00Z"  | "from": "eight"           | /from is not a date
                    "from": "2026-01-15T08:00:00Z", | ''                        | /from is required and missing
                    "timeZone": "UTC"               | "timeZone": "Mars"        | /station/timeZone is not a time zone
                    "timeZone": "UTC"               | "rateUnits": ["A", "X"]   | /station/rateUnits/1 is neither A nor W
                    "timeZone": "UTC"               | "setpointPriority": "Me"  | /station/setpointPriority is none of
                    "timeZone": "UTC"               | "wattsToAmpsPhases": "X"  | /station/wattsToAmpsPhases is none of PERIOD, COMPOSITE
                    "timeZone": "UTC"               | "colour": "red"           | /station has members that are not known: colour
                    "timeZone": "UTC"               | "nominalVoltage": "230"   | /station/nominalVoltage is not a number
                    "timeZone": "UTC"               | "nominalVoltage": 0       | /station is refused: nominalVoltage
                    "timeZone": "UTC"               | "simulateTransaction": 1  | /station/simulateTransaction is neither
                    {"id": 1, "currentType"         | {"id": 0, "currentType"   | /station/evses/0 is refused: id is 0
                    {"id": 1, "currentType"         | {"id": 1.5, "currentType" | /station/evses/0/id is not an integer
                    "currentType": "AC"             | "currentType": "HVDC"     | /station/evses/0/currentType is none of AC, DC
                    "limit": 5000                   | "limit": "much"           | /installedProfiles/0/chargingProfile/chargingSchedule/0/chargingSchedulePeriod/1/limit
                    "installedProfiles": [          | "installedProfiles": [7,  | /installedProfiles/0 is not a JSON object
                    "stackLevel": 0,                | ''                        | /installedProfiles/0/chargingProfile/stackLevel
                    """)
    void mistakesAreToldWithTheirPlace(String right, String wrong, String told) {
        assertThat(INPUT).contains(right);
        Cli.Result result = Cli.runWithInput(INPUT.replace(right, wrong), "composite");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"request\": }", "[1]", "{} {}", "{\"a\": 1, \"a\": 2}", "nonsense"})
    void inputThatIsNoJsonObjectIsRefused(String input) {
        Cli.Result result = Cli.runWithInput(input, "composite");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).startsWith("ocpp-tool: ").doesNotContain("unexpected failure");
    }

    @Test
    void syntaxErrorIsToldWithLineAndColumn() {
        assertThat(Cli.runWithInput("{\n \"request\": }", "composite").err()).contains("line 2, column 13");
    }

    @Test
    void missingFileIsTold() {
        Cli.Result result = Cli.run("composite", "no-such-file.json");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("no-such-file.json: no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2x-day", "stacked-day"})
    void inputsOfThePicturesAreDrawn(String name, @TempDir Path folder) throws IOException {
        Path picture = folder.resolve("picture.png");
        Cli.Result result = Cli.run(
                "composite",
                "--plot",
                picture.toString(),
                PICTURES.resolve(name + ".json").toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        BufferedImage drawn = ImageIO.read(picture.toFile());
        assertThat(drawn.getWidth()).isEqualTo(1200);
        assertThat(PICTURES.resolve(name + ".png")).exists();
    }

    @Test
    void scheduleWithoutAnyLimitIsDrawnToo(@TempDir Path folder) {
        Path picture = folder.resolve("picture.png");
        String nothing = INPUT.substring(0, INPUT.indexOf("\"installedProfiles\"")) + "\"installedProfiles\": []}";
        Cli.Result result = Cli.runWithInput(nothing, "composite", "--plot", picture.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(Files.exists(picture)).isTrue();
    }

    @Test
    void nothingIsDrawnForARejection(@TempDir Path folder) {
        Path picture = folder.resolve("picture.png");
        Cli.Result result = Cli.runWithInput(
                INPUT.replace("\"evseId\": 1, \"duration\"", "\"evseId\": 7, \"duration\""),
                "composite",
                "--plot",
                picture.toString());

        assertThat(result.err()).contains("nothing is drawn");
        assertThat(Files.exists(picture)).isFalse();
    }

    @Test
    void helpFitsTheTerminal() {
        Cli.Result result = Cli.run("composite", "-h");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("--plot", "Exit status");
        assertThat(result.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
