package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.PriceLevelSchedule;
import dev.ocppkit.smartcharging.price.PowerSegment;
import dev.ocppkit.smartcharging.price.PriceCosts;
import dev.ocppkit.smartcharging.price.PriceSchedules;
import dev.ocppkit.smartcharging.price.PriceTotal;
import dev.ocppkit.smartcharging.price.PriceWindow;
import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks prices up and adds them up. */
@Command(
        name = "price",
        description = "Looks prices up in a price schedule of ISO 15118, and adds them up.",
        footerHeading = "%nInput, one JSON object:%n",
        footer = {
            "  absolutePriceSchedule or priceLevelSchedule",
            "  at               list of at and power in W: which energy fee or level holds",
            "  powerProfile     list of start, end and power in W: what it costs, taxes included",
            "  overstaySeconds  how long the vehicle stayed too long; absent: 0",
            "  cheapest         from, to, seconds and power: the windows with the least energy cost",
            "",
            "Output: prices (null where there is none), cost and windows, as far as asked for.",
            "Exit status: 0, or 2 for wrong usage or an input that cannot be used."
        })
public final class PriceCommand extends DocumentCommand {
    @Option(
            names = "--plot",
            paramLabel = "FILE.png",
            description = "Also draws the prices over time, with the cheapest windows.")
    private @Nullable Path plot;

    /** Creates the command; its fields are set from the command line. */
    public PriceCommand() {}

    private record Moment(Instant at, BigDecimal watts) {}

    private record Search(Instant from, Instant to, Duration length, BigDecimal watts) {}

    @Override
    Object answer(Members input) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<Moment> moments = input.objects("at", PriceCommand::moment);
        if (input.has("priceLevelSchedule")) {
            PriceLevelSchedule levels = input.official("priceLevelSchedule", PriceLevelSchedule.class);
            answer.put(
                    "prices",
                    nullable(
                            moments,
                            moment ->
                                    PriceSchedules.levelAt(levels, moment.at()).map(l -> (Object) l)));
            if (plot != null) {
                PricePlot.draw(levels, plot);
            }
            return answer;
        }
        AbsolutePriceSchedule schedule = input.official("absolutePriceSchedule", AbsolutePriceSchedule.class);
        if (!moments.isEmpty()) {
            answer.put(
                    "prices",
                    nullable(
                            moments,
                            moment -> PriceSchedules.energyFeeAt(schedule, moment.at(), moment.watts())
                                    .map(fee -> (Object) fee)));
        }
        List<PowerSegment> profile = input.objects("powerProfile", PriceCommand::segment);
        Duration overstay = Duration.ofSeconds(input.integer("overstaySeconds", 0));
        if (!profile.isEmpty()) {
            answer.put(
                    "cost",
                    PriceCosts.session(schedule, profile, overstay)
                            .map(PriceCommand::form)
                            .orElse(null));
        }
        Search search = input.object("cheapest", PriceCommand::search);
        List<PriceWindow> windows = List.of();
        if (search != null) {
            windows = PriceSchedules.cheapestWindows(
                    schedule, search.from(), search.to(), search.length(), search.watts());
            answer.put("windows", windows.stream().map(PriceCommand::form).toList());
        }
        if (plot != null) {
            PricePlot.draw(schedule, windows, search == null ? null : search.watts(), plot);
        }
        return answer;
    }

    /** Looks one thing up at a moment. */
    private interface Lookup {
        Optional<Object> at(Moment moment);
    }

    private static List<@Nullable Object> nullable(List<Moment> moments, Lookup lookup) {
        List<@Nullable Object> found = new ArrayList<>();
        for (Moment moment : moments) {
            found.add(lookup.at(moment).orElse(null));
        }
        return found;
    }

    private static Moment moment(Members form) throws InputException {
        return new Moment(form.instant("at"), Numbers.orElse(form, "power", BigDecimal.ZERO));
    }

    private static PowerSegment segment(Members form) throws InputException {
        return new PowerSegment(form.instant("start"), form.instant("end"), Numbers.required(form, "power"));
    }

    private static Search search(Members form) throws InputException {
        int seconds = form.integer("seconds");
        if (seconds <= 0) {
            throw form.wrong("seconds", "is not above 0");
        }
        return new Search(
                form.instant("from"), form.instant("to"), Duration.ofSeconds(seconds), Numbers.required(form, "power"));
    }

    private static Map<String, Object> form(PriceTotal total) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("energy", total.energy());
        form.put("parking", total.parking());
        form.put("overstay", total.overstay());
        form.put("services", total.services());
        form.put("total", total.total());
        return form;
    }

    private static Map<String, Object> form(PriceWindow window) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("start", window.start().toString());
        form.put("end", window.end().toString());
        form.put("cost", window.cost());
        return form;
    }
}
