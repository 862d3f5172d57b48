package dev.ocppkit.tool.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        Cli.Result result = Cli.runWithInput("{\"input\":{\"zone\":1}}", "cost", "-");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("unknown fields [zone]");
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
