package dev.ocppkit.tool.energy;

import dev.ocppkit.smartcharging.v2x.LoadBalancingSetpoints;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works out setpoints of local load balancing. */
@Command(
        name = "balance",
        description = "Works out setpoints that keep the load of a building between two thresholds.",
        footerHeading = "%nInput, one JSON object:%n",
        footer = {
            "  localLoadBalancing       UpperThreshold, LowerThreshold, UpperOffset, LowerOffset in W",
            "  loads                    measured loads in W, the vehicle included, in order",
            "  initialSetpoint          setpoint before the first one in W; absent: 0",
            "  limit, dischargeLimit    caps in W; absent: none",
            "",
            "Output: setpoints in W, one for each load.",
            "Exit status: 0, or 2 for wrong usage or an input that cannot be used."
        })
public final class BalanceCommand extends DocumentCommand {
    @Option(
            names = "--plot",
            paramLabel = "FILE.png",
            description = "Also draws loads, thresholds and setpoints over the readings.")
    private @Nullable Path plot;

    /** Creates the command; its fields are set from the command line. */
    public BalanceCommand() {}

    @Override
    Object answer(Members input) throws IOException {
        LoadBalancingSettings settings = input.object("localLoadBalancing", BalanceCommand::settings);
        if (settings == null) {
            throw input.wrong("localLoadBalancing", "is required and missing");
        }
        SetpointCaps caps = new SetpointCaps(input.number("limit"), input.number("dischargeLimit"));
        BigDecimal setpoint = Numbers.orElse(input, "initialSetpoint", BigDecimal.ZERO);
        List<BigDecimal> loads = Numbers.list(input, "loads");
        List<BigDecimal> setpoints = new ArrayList<>();
        for (BigDecimal load : loads) {
            setpoint = LoadBalancingSetpoints.step(settings, setpoint, load, caps);
            setpoints.add(setpoint);
        }
        if (settings.maySwing()) {
            tell("the offsets aim beyond the opposite thresholds, so that the setpoint may swing for ever");
        }
        if (plot != null) {
            draw(settings, loads, setpoints, plot);
        }
        return Map.of("setpoints", setpoints);
    }

    private static LoadBalancingSettings settings(Members form) throws InputException {
        return new LoadBalancingSettings(
                Numbers.required(form, "UpperThreshold"),
                Numbers.required(form, "LowerThreshold"),
                Numbers.orElse(form, "UpperOffset", BigDecimal.ZERO),
                Numbers.orElse(form, "LowerOffset", BigDecimal.ZERO));
    }

    private static void draw(
            LoadBalancingSettings settings, List<BigDecimal> loads, List<BigDecimal> setpoints, Path target)
            throws IOException {
        List<BigDecimal> readings = new ArrayList<>();
        for (int i = 1; i <= loads.size(); i++) {
            readings.add(BigDecimal.valueOf(i));
        }
        BigDecimal last = BigDecimal.valueOf(loads.size() + 1L);
        new Picture("Local load balancing", "reading", "power in W, drawn from the grid above zero")
                .steps("load", readings, loads)
                .steps("setpoint", readings, setpoints)
                .level("upper threshold", BigDecimal.ONE, last, settings.upperThreshold())
                .level("lower threshold", BigDecimal.ONE, last, settings.lowerThreshold())
                .save(target);
    }
}
