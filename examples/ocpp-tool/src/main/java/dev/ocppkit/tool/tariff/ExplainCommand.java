package dev.ocppkit.tool.tariff;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.smartcharging.tariff.TimeZones;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffCapabilities;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffFinding;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffValidation;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffVerdict;
import dev.ocppkit.smartcharging.tariff.explain.ExplanationLanguage;
import dev.ocppkit.smartcharging.tariff.explain.TariffExplanation;
import dev.ocppkit.smartcharging.tariff.explain.TariffExplanations;
import dev.ocppkit.tool.ToolCommand;
import dev.ocppkit.tool.input.Document;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Explains a tariff. */
@Command(
        name = "explain",
        description = "Tells in sentences and a table of the week what a tariff means, and what is wrong with it.",
        footer = {"", "Exit status: 0 the tariff is valid, 1 it is not, 2 wrong usage or input."})
public final class ExplainCommand extends ToolCommand {
    @Parameters(paramLabel = "FILE", description = "A tariff as in OCPP 2.1, JSON; - for standard input.")
    private String file;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Time zone of the Charging Station. Default: ${DEFAULT-VALUE}.")
    private String zone;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "Language of the sentences and the table: en or de. Default: ${DEFAULT-VALUE}.")
    private String language;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Shows the week of this date, and plots this day. Default: any week.")
    private @Nullable LocalDate date;

    @Option(names = "--plot", paramLabel = "PNG", description = "Draws the prices over a day into a picture.")
    private @Nullable Path plot;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ExplainCommand() {}

    @Override
    public Integer call() throws IOException {
        ZoneId zoneId =
                TimeZones.parse(zone).orElseThrow(() -> wrong("--zone is not a time zone, like Europe/Amsterdam"));
        ExplanationLanguage words = ExplanationLanguage.ofTag(language)
                .orElseThrow(() -> wrong("--language has no explanations; choose from en, de"));
        Tariff tariff = Document.read(file).official(Tariff.class);
        LocalDate day = date;
        TariffExplanation explanation = day == null
                ? TariffExplanations.explain(tariff, zoneId, words)
                : TariffExplanations.explain(tariff, zoneId, words, day);
        PrintWriter out = commandLine().getOut();
        out.print(explanation.toText());
        TariffVerdict verdict = TariffValidation.validate(tariff, TariffCapabilities.unlimited());
        verdict.findings().forEach(finding -> print(out, finding));
        if (plot != null) {
            TariffPlots.prices(tariff, zoneId, day == null ? LocalDate.of(2024, 1, 1) : day, plot);
        }
        return verdict.isAccepted() ? 0 : 1;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(commandLine(), message);
    }

    private static void print(PrintWriter out, TariffFinding finding) {
        String kind = finding.rule().isError() ? "error" : "warning";
        out.println(kind + " " + finding.pointer() + ": " + finding.text());
    }
}
