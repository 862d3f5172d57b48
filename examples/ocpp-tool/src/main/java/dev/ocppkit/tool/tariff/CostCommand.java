package dev.ocppkit.tool.tariff;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.smartcharging.tariff.TransactionCosts;
import dev.ocppkit.smartcharging.tariff.limits.LimitCheck;
import dev.ocppkit.smartcharging.tariff.limits.TransactionLimits;
import dev.ocppkit.tool.ToolCommand;
import dev.ocppkit.tool.input.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calculates the cost of a transaction. */
@Command(
        name = "cost",
        description = "Calculates what a transaction costs under its tariffs.",
        footerHeading = "%nInput, a JSON object:%n",
        footer = {
            "  input.timeZone        an IANA name",
            "  input.tariffs[]       tariff as in OCPP 2.1, effectiveFrom, reason",
            "  input.events[]        timestamp, energyWh, chargingState, powerW, currentA, soc",
            "  input.evseKind, payment{brand,recognition}, reservation{receivedAt},",
            "  policy{rounding{scale,mode}, idleStates, idleCounting}   if needed",
            "  runningAt[]           instants for which the running cost is wanted",
            "  transactionLimits[]   limits to look for",
            "",
            "Output: costDetails as in OCPP 2.1, running, limits.",
            "",
            "Exit status: 0 calculated, 1 cannot be calculated, 2 wrong usage or input."
        })
public final class CostCommand extends ToolCommand {
    @Parameters(paramLabel = "FILE", description = "The input; - for standard input.")
    private String file;

    @Option(
            names = "--plot",
            paramLabel = "PNG",
            description = "Draws the cost over the session with its charging periods into a picture.")
    private @Nullable Path plot;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    CostCommand() {}

    @Override
    public Integer call() throws IOException {
        CostCase input = CostCase.read(Document.read(file));
        CostDetails cost = TransactionCosts.cost(input.series(), input.tariffs(), input.context(), input.policy());
        commandLine().getOut().println(output(input, cost).toPrettyString());
        boolean failed = Boolean.TRUE.equals(cost.failureToCalculate());
        if (plot != null && !failed) {
            TariffPlots.cost(input, cost, plot);
        }
        return failed ? 1 : 0;
    }

    private static ObjectNode output(CostCase input, CostDetails cost) {
        ObjectNode output = Json.object();
        output.set("costDetails", Json.tree(cost));
        if (!input.runningAt().isEmpty()) {
            ArrayNode running = output.putArray("running");
            for (Instant at : input.runningAt()) {
                ObjectNode entry = running.addObject().put("timestamp", at.toString());
                entry.set(
                        "costDetails",
                        Json.tree(TransactionCosts.runningCost(
                                input.series(), input.tariffs(), input.context(), input.policy(), at)));
            }
        }
        if (!input.limits().isEmpty()) {
            ArrayNode limits = output.putArray("limits");
            input.limits().forEach(limit -> add(limits, input, limit));
        }
        return output;
    }

    private static void add(ArrayNode limits, CostCase input, TransactionLimit limit) {
        LimitCheck check =
                TransactionLimits.limitReached(input.series(), input.tariffs(), input.context(), input.policy(), limit);
        ObjectNode entry = limits.addObject();
        entry.set("transactionLimit", Json.tree(limit));
        entry.put("reached", check.reached().isPresent());
        check.reached()
                .ifPresent(reached -> entry.put("limit", reached.kind().wireName())
                        .put("triggerReason", reached.triggerReason().wireName())
                        .put("timestamp", reached.at().toString()));
    }
}
