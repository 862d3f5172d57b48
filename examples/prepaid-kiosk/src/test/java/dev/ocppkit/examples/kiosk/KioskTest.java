package dev.ocppkit.examples.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.payment.WebPayment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Amounts by hand: 24 kW are 0.4 kWh a minute, 0.24 EUR with tax until 18:00 and 0.168 EUR from then on; 1.20 EUR to start.
 */
class KioskTest {
    @TempDir
    private Path out;

    private String play(String limit) throws IOException {
        return play(limit, List.of("en", "de"));
    }

    private String play(String limit, List<String> languages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Transcript transcript = new Transcript(new PrintStream(bytes, true, UTF_8));
        Kiosk.run(Choice.parse(limit).orElseThrow(), languages, out, transcript);
        return bytes.toString(UTF_8);
    }

    private String receipt(String name) throws IOException {
        return Files.readString(out.resolve(name)).replaceAll(" +", " ");
    }

    @Test
    void costIsMetToTheCent() throws IOException {
        String text = play("cost:20");
        // 17:30 to 18:00: 7.20 and 1.20 to start; the other 11.60 last 69.048 min: 27.619 kWh
        assertThat(text).contains("19:09:02  display  | 39.619 kWh, 20.00 EUR, now 0.42 EUR/kWh: maxCost is reached");
        assertThat(receipt("receipt-card.txt"))
                .contains("from 17:30 12.000 kWh", "from 18:00 27.619 kWh", "start 1.00 EUR", "tax 3.33 EUR")
                .contains("paid 20.00 EUR", "https://pay.example/receipt/PSP-1");
        // At night: 18.80 EUR at 0.168 a minute are 111.905 min, 44.762 kWh
        assertThat(receipt("receipt-web.txt")).contains("44.762 kWh", "paid 20.00 EUR");
        assertThat(text).contains("20.00 EUR settled, 0.00 EUR released");
    }

    @Test
    void energyIsMetToTheWattHour() throws IOException {
        String text = play("energy:15");
        // 12 kWh until 18:00, 3 kWh in 7.5 min: 1.20 + 7.20 + 1.26
        assertThat(text).contains("18:07:30  display  | 15.000 kWh, 9.66 EUR, now 0.42 EUR/kWh: maxEnergy is reached");
        assertThat(text).contains("9.66 EUR settled, 40.34 EUR released");
        // 1.20 + 15 x 0.42
        assertThat(receipt("receipt-web.txt")).contains("paid 7.50 EUR");
    }

    @Test
    void timeIsMetToTheSecond() throws IOException {
        String text = play("time:60");
        // 1.20 + 7.20 + 12 kWh x 0.42
        assertThat(text).contains("18:30:00  display  | 24.000 kWh, 13.44 EUR, now 0.42 EUR/kWh: maxTime is reached");
        // 1.20 + 24 x 0.42
        assertThat(receipt("receipt-web.txt")).contains("paid 11.28 EUR");
    }

    @Test
    void bothSidesTellTheSameStory() throws IOException {
        String text = play("cost:20");
        assertThat(text)
                .contains("[en] 0.60 EUR/kWh, from 18:00", "[de] 0,60 EUR/kWh, ab 18 Uhr")
                .contains("18:00:00  display  | 12.000 kWh, 8.40 EUR, now 0.42 EUR/kWh: the price changes")
                .contains("tx-1 Updated (CostLimitReached), 20.00 EUR")
                .contains("tx-2 Updated (LimitSet)")
                .contains("tx-1 calculated again from", "the cost is right")
                .doesNotContain("differs")
                .endsWith("csms     | the code is not valid, please scan it again\n");
        assertThat(play("cost:20")).isEqualTo(text);
    }

    @Test
    void codeInThePictureOpensThePaymentPage() throws IOException {
        play("energy:15");
        String url = QrCode.read(out.resolve("qr.png"));
        WebPayment payment = Evening.URL.parse(url).orElseThrow().payment();
        assertThat(url).startsWith("https://pay.example/KIOSK-1/1?t=").endsWith("&v=v1&maxenergy=15000&maxcost=50");
        assertThat(payment.station()).isEqualTo("KIOSK-1");
        assertThat(payment.maxEnergyWh()).isEqualTo(15_000);
        assertThat(payment.maxCost()).isEqualByComparingTo("50");
    }

    @ParameterizedTest
    @CsvSource({"cost:20, 20 EUR", "energy:7.5, 7.5 kWh", "time:60, 60 minutes"})
    void choicesAreRead(String text, String meaning) {
        assertThat(Choice.parse(text).map(Choice::toString)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cost", "cost:", "cost:0", "cost:-1", "energy:1e9", "power:3", "time:12345"})
    void otherChoicesAreNot(String text) {
        assertThat(Choice.parse(text)).isEmpty();
    }

    @Test
    void tariffIsExplainedInEveryLanguageOfTheDisplay() throws IOException {
        assertThat(play("energy:1"))
                .contains("display  |   Energy costs 0.50 EUR per kWh plus tax (0.60 with tax) from 06:00 to 18:00.")
                .contains(
                        "display  |   Energie kostet 0,50 EUR je kWh zuzüglich Steuer (0,60 mit Steuer) von 06:00 bis")
                .contains("display  |   Sonst kostet Energie 0,35 EUR je kWh zuzüglich Steuer (0,42 mit Steuer).");
    }

    @Test
    void languageThatIsNotThereIsShownOnceAsWhatItFallsBackTo() throws IOException {
        String text = play("energy:1", List.of("xx", "en"));
        assertThat(text).contains("[en] 0.60 EUR/kWh").doesNotContain("[xx]").doesNotContain("[de]");
        assertThat(text.split("Energy costs 0.50", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--limit cost:1.20", "--limit cost:0.01", "--limit x", "--nothing"})
    void badArgumentsEndWithStatus2AndAMessage(String arguments) {
        StringWriter err = new StringWriter();
        int status = Main.commandLine().setErr(new PrintWriter(err)).execute(arguments.split(" "));
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("--").doesNotContain("\tat ");
    }

    @Test
    void folderThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(out.resolve("file"), "");
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setErr(new PrintWriter(err))
                .execute("--out", file.resolve("below").toString());
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).startsWith("prepaid-kiosk: cannot write ").doesNotContain("\tat ");
    }

    @Test
    void readmeShowsWhatIsPrinted() throws IOException {
        Path readme = Path.of(System.getProperty("ocppkit.root"), "examples", "prepaid-kiosk", "README.md");
        String text = Files.readString(readme);
        List<String> shown = text.substring(text.indexOf("```text\n") + 8, text.lastIndexOf("```"))
                .lines()
                .toList();
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(play("cost:20").lines().toList()).containsSubsequence(shown);
    }
}
