package dev.ocppkit.examples.v2xlab;

import dev.ocppkit.smartcharging.v2x.ModeChange;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import dev.ocppkit.smartcharging.v2x.Setpoints;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of a day. */
final class Summary {
    private static final double WATT_SECONDS_PER_KWH = 3_600_000;
    private static final double KILO = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Simulation day;

    Summary(Simulation day) {
        this.day = day;
    }

    /** Energy into the vehicle at the plug in kWh. */
    double charged() {
        return energy(day.samples().stream()
                .mapToDouble(sample -> Math.max(0, sample.power()))
                .sum());
    }

    /** Energy out of the vehicle at the plug in kWh. */
    double discharged() {
        return energy(day.samples().stream()
                .mapToDouble(sample -> Math.max(0, -sample.power()))
                .sum());
    }

    private static double energy(double sumOfWatts) {
        return sumOfWatts * Day.STEP_SECONDS / WATT_SECONDS_PER_KWH;
    }

    /** State of charge when the vehicle leaves, in percent. */
    double socAtDeparture() {
        return day.samples().stream()
                .filter(sample -> sample.at().isBefore(Day.DEPARTURE))
                .reduce((one, later) -> later)
                .map(Sample::soc)
                .orElseThrow();
    }

    double lowestSoc() {
        return day.samples().stream().mapToDouble(Sample::soc).min().orElseThrow();
    }

    /** How much energy flowed that was not asked for, or did not although it was, in kWh, by the formula of OCPP. */
    double missed() {
        return energy(day.samples().stream().mapToDouble(Summary::residual).sum());
    }

    private static double residual(Sample sample) {
        Command command = sample.command();
        if (command == null || command.setpoint() == null) {
            return 0;
        }
        BigDecimal power = BigDecimal.valueOf(sample.power());
        BigDecimal imported = power.max(BigDecimal.ZERO);
        BigDecimal exported = power.negate().max(BigDecimal.ZERO);
        return Setpoints.residual(command.setpoint(), imported, exported).abs().doubleValue();
    }

    /** Greatest load of the connection in kW, with the vehicle or without it. */
    private double peak(boolean withVehicle) {
        return day.samples().stream()
                        .mapToDouble(sample -> sample.house() + (withVehicle ? sample.power() : 0))
                        .max()
                        .orElseThrow()
                / KILO;
    }

    String text() {
        List<ModeChange> changes = OperationModes.changes(null, day.plan());
        String modes = changes.isEmpty()
                ? "ChargingOnly throughout"
                : changes.stream()
                        .map(change -> change.mode().wireName() + " from "
                                + TIME.format(change.at().atZone(Day.ZONE)))
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                """
                %s: %s
                  plan         %d periods; %s
                  vehicle      %.1f kWh charged, %.1f kWh discharged, %.2f kWh beside the setpoint
                  battery      %.0f %% at noon, %.0f %% at the lowest, %.0f %% at departure
                  connection   at most %.1f kW, %.1f kW without the vehicle
                """,
                day.script().mode().wireName(),
                day.script().text(),
                day.plan().chargingSchedulePeriod().size(),
                modes,
                charged(),
                discharged(),
                missed(),
                Simulation.FIRST_SOC,
                lowestSoc(),
                socAtDeparture(),
                peak(true),
                peak(false));
    }
}
