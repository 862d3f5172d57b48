package dev.ocppkit.examples.v2xlab;

import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One day under one script.
 *
 * @param script the script
 * @param plan the composite schedule that the station reported at the beginning
 * @param samples what was, each ten seconds
 */
record Simulation(Scripts script, CompositeSchedule plan, List<Sample> samples) {
    /** State of charge at the beginning, in percent. */
    static final double FIRST_SOC = 45;

    /** Runs a day; the same seed gives the same day. */
    static Simulation run(Scripts script, long seed) {
        Grid grid = new Grid(seed);
        House house = new House(seed + 1);
        Vehicle vehicle = new Vehicle(FIRST_SOC);
        Station station = new Station(Day.START, seed + 2);
        station.install(Profiles.stationMax(), ProfileSource.CSMS, Day.START);
        script.plugIn(station);
        CompositeSchedule plan = station.composite(Day.START, Duration.between(Day.START, Day.DEPARTURE));

        List<Sample> samples = new ArrayList<>();
        double power = 0;
        for (Instant now = Day.START; now.isBefore(Day.END); now = now.plusSeconds(Day.STEP_SECONDS)) {
            long second = Duration.between(Day.START, now).toSeconds();
            BigDecimal frequency = grid.measure(second, Day.STEP_SECONDS);
            long load = house.measure(second, Day.hour(now), Day.STEP_SECONDS);
            if (now.equals(Day.DEPARTURE)) {
                station.unplug();
            }
            Command command = null;
            double before = power;
            power = 0;
            if (now.isBefore(Day.DEPARTURE)) {
                script.step(station, now, frequency, load);
                BigDecimal total = BigDecimal.valueOf(load + Math.round(before));
                command = station.commandAt(now, frequency, total, percent(vehicle.soc()));
                power = vehicle.run(capped(command), Day.STEP_SECONDS);
            }
            samples.add(new Sample(now, frequency, load, command, power, vehicle.soc()));
        }
        return new Simulation(script, plan, List.copyOf(samples));
    }

    private static BigDecimal percent(double soc) {
        return BigDecimal.valueOf(soc).setScale(1, RoundingMode.DOWN);
    }

    /** A vehicle keeps to the limits whatever it would like. */
    private static double capped(Command command) {
        double wanted = command.wanted();
        SetpointCaps caps = command.caps();
        if (wanted >= 0) {
            return caps.limit() == null ? wanted : Math.min(wanted, caps.limit().doubleValue());
        }
        boolean charging = command.mode() == OperationModeEnum.CHARGING_ONLY;
        if (charging) {
            return 0;
        }
        return caps.dischargeLimit() == null
                ? wanted
                : Math.max(wanted, caps.dischargeLimit().doubleValue());
    }
}
