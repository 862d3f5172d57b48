package dev.ocppkit.tool.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TariffCommandsTest {

    private static final Path CASE = Path.of("src/test/resources/tariff/complex-day.json");
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void costPrintsTheDetailsOfTheCase() throws IOException {
        Cli.Result result = Cli.run("cost", CASE.toString());
        JsonNode expected =
                MAPPER.readTree(Files.readAllBytes(CASE)).get("expected").get("costDetails");
        JsonNode printed = MAPPER.readTree(result.out()).get("costDetails");
        assertThat(result.status()).isZero();
        assertThat(printed.get("totalCost").get("total").get("inclTax").decimalValue())
                .isEqualByComparingTo(
                        expected.get("totalCost").get("total").get("inclTax").decimalValue());
        assertThat(printed.get("chargingPeriods").size()).isEqualTo(6);
    }

    @Test
    void costTellsRunningCostAndLimits() throws IOException {
        String json = Files.readString(CASE).replaceFirst("\\{", """
                        {"runningAt": ["2026-06-05T15:20:00Z"], "transactionLimits": [{"maxEnergy": 5000}],
                        """);
        Cli.Result result = Cli.runWithInput(json, "cost", "-");
        JsonNode output = MAPPER.readTree(result.out());
        assertThat(output.get("running")
                        .get(0)
                        .get("costDetails")
                        .get("totalUsage")
                        .get("energy")
                        .intValue())
                .isEqualTo(5000);
        assertThat(output.get("limits").get(0).get("timestamp").asString()).isEqualTo("2026-06-05T15:20:00Z");
    }

    @Test
    void costOfAnImpossibleSeriesExitsWithOne() throws IOException {
        String json = Files.readString(CASE).replace("2026-06-05T15:40:00Z", "2026-06-05T14:40:00Z");
        Cli.Result result = Cli.runWithInput(json, "cost", "-");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("\"failureReason\" : \"the samples are not in the order of time\"");
    }

    @Test
    void unknownFieldsAreRefused() {
        Cli.Result result = Cli.runWithInput(
                "{\"input\":{\"timeZone\":\"UTC\",\"zone\":1,\"tariffs\":[],\"events\":[]}}", "cost", "-");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("/input has members that are not known: zone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cost|{'input':{},'input':{}}|uplicate",
                "cost|{'input':{}} 1|railing",
                "cost|[]|the input is not a JSON object",
                "cost|{'input':{'events':[],'tariffs':[]}}|/input/timeZone is required and missing",
                "cost|{'input':{'events':[{'timestamp':'2026-06-05T15:00:00Z'}],'tariffs':[]}}|/input/events/0/energyWh",
                "cost|{'input':{'events':[],'tariffs':[{'tariff':{'tariffId':'t'}}]}}|/input/tariffs/0/tariff/currency is",
                "tariff explain|{'tariffId':'t','tariffId':'u'}|uplicate",
                "tariff explain|{'tariffId':'t'}|/currency is required and missing"
            })
    void inputsAreReadAsStrictlyAsThoseOfAllCommandsAndTellThePlace(String command, String json, String told) {
        Cli.Result result = Cli.runWithInput(json.replace('\'', '"'), (command + " -").split(" "));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(told).doesNotContain("\tat ");
    }

    @Test
    void explainSpeaksGermanToo() throws IOException {
        Cli.Result result = Cli.run("tariff", "explain", tariff().toString(), "--language", "de-AT");
        assertThat(result.status()).isZero();
        assertThat(result.lines())
                .contains("Energie kostet 0,45 EUR je kWh zuzüglich Steuer (0,567 mit Steuer) von 08:00 bis 18:00.")
                .anyMatch(line -> line.startsWith("Freitag     09:00-18:00"));
        Cli.Result other = Cli.run("tariff", "explain", tariff().toString(), "--language", "nl");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("--language");
    }

    @Test
    void costAndPricesAreDrawn() throws IOException {
        Path cost = folder.resolve("cost.png");
        Path prices = folder.resolve("prices.png");
        assertThat(Cli.run("cost", CASE.toString(), "--plot", cost.toString()).status())
                .isZero();
        assertThat(Cli.run(
                                "tariff",
                                "explain",
                                tariff().toString(),
                                "--date",
                                "2026-06-05",
                                "--plot",
                                prices.toString())
                        .status())
                .isZero();
        assertThat(ImageIO.read(cost.toFile()).getWidth()).isEqualTo(1200);
        assertThat(ImageIO.read(prices.toFile()).getHeight()).isEqualTo(600);
    }

    @Test
    void explainTellsSentencesTableAndWarnings() throws IOException {
        Cli.Result result = Cli.run("tariff", "explain", tariff().toString(), "--zone", "Europe/Madrid");
        assertThat(result.status()).isZero();
        assertThat(result.lines())
                .contains("Energy costs 0.45 EUR per kWh plus tax (0.567 with tax) from 08:00 to 18:00.")
                .anyMatch(line -> line.startsWith("Friday     09:00-18:00"))
                .contains("warning /idleTime/prices: Usage is free when no condition holds.");
    }

    private Path tariff() throws IOException {
        JsonNode root = MAPPER.readTree(Files.readAllBytes(CASE));
        Path file = folder.resolve("tariff.json");
        Files.writeString(
                file, root.get("input").get("tariffs").get(0).get("tariff").toString());
        return file;
    }
}
