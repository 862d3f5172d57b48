package dev.ocppkit.examples.v2xlab;

import static dev.ocppkit.examples.v2xlab.Profiles.DISCHARGE_LIMIT;
import static dev.ocppkit.examples.v2xlab.Profiles.LATE;
import static dev.ocppkit.examples.v2xlab.Profiles.LIMIT;
import static dev.ocppkit.examples.v2xlab.Profiles.chargeForDeparture;
import static dev.ocppkit.examples.v2xlab.Profiles.isEvery;
import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.TX_PROFILE;
import static dev.ocppkit.model.enumeration.OperationModeEnum.CENTRAL_FREQUENCY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.CENTRAL_SETPOINT;
import static dev.ocppkit.model.enumeration.OperationModeEnum.CHARGING_ONLY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.EXTERNAL_LIMITS;
import static dev.ocppkit.model.enumeration.OperationModeEnum.EXTERNAL_SETPOINT;
import static dev.ocppkit.model.enumeration.OperationModeEnum.IDLE;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_FREQUENCY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_LOAD_BALANCING;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.LimitAtSoC;
import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.v2x.AfrrSignal;
import dev.ocppkit.smartcharging.v2x.PowerCurve;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What the CSMS and external systems do, one script for each operation mode. */
enum Scripts {
    /** A profile for every day keeps the evening free, and lets the battery fill slowly at the end. */
    CHARGING_ONLY_DAY(CHARGING_ONLY, true, "A daily profile of the CSMS: 4 kW, 2 kW in the evening, 3 kW above 85 %.") {
        @Override
        void plugIn(Station station) {
            LimitAtSoC slowly = LimitAtSoC.builder().soc(85).limit(3_000).build();
            ChargingSchedule schedule = Profiles.schedule(
                            List.of(period(0, 4_000), period(5 * HOUR, 2_000), period(10 * HOUR, LIMIT)))
                    .startSchedule(Day.START)
                    .limitAtSoC(slowly)
                    .randomizedDelay(900)
                    .build();
            var profile = Profiles.profile(2, TX_DEFAULT_PROFILE, ChargingProfileKindEnum.RECURRING, schedule);
            station.install(
                    profile.toBuilder().recurrencyKind(RecurrencyKindEnum.DAILY).build(),
                    ProfileSource.CSMS,
                    Day.START);
        }
    },

    /** The grid operator lowers the limit in the evening; the CSMS has left room for it. */
    EXTERNAL_LIMITS_DAY(
            EXTERNAL_LIMITS, true, "The grid operator allows 3 kW, 1.4 kW in the evening, and lets go at 23:00.") {
        @Override
        void plugIn(Station station) {
            plan(station, Profiles.from("12:00", EXTERNAL_LIMITS).build(), chargeForDeparture());
            planOutside(
                    station,
                    Profiles.from("12:00", EXTERNAL_LIMITS).limit(3_000).build());
        }

        @Override
        void step(Station station, Instant now, BigDecimal frequency, long house) {
            limitAt(station, now, "17:30", 1_400);
            limitAt(station, now, "20:30", 3_000);
            if (now.equals(Day.at("23:00"))) {
                station.release(OUTSIDE);
            }
        }

        private void limitAt(Station station, Instant now, String time, int watts) {
            if (now.equals(Day.at(time))) {
                ChargingScheduleUpdate update =
                        ChargingScheduleUpdate.builder().limit(watts).build();
                station.updateFromOutside(OUTSIDE, update, now);
            }
        }
    },

    /** The CSMS knows the prices of the day ahead. */
    CENTRAL_SETPOINT_DAY(CENTRAL_SETPOINT, true, "The CSMS plans: charge at noon, discharge in the evening.") {
        @Override
        void plugIn(Station station) {
            plan(
                    station,
                    central("12:00", 6_000),
                    central("15:00", 0),
                    central("17:30", -5_000),
                    central("20:00", -2_000),
                    central("22:00", 0),
                    chargeForDeparture());
        }

        private ChargingSchedulePeriod central(String time, int setpoint) {
            return bounded(time, CENTRAL_SETPOINT).setpoint(setpoint).build();
        }
    },

    /** An energy management system in the house takes the sun's surplus each quarter of an hour. */
    EXTERNAL_SETPOINT_DAY(EXTERNAL_SETPOINT, true, "An energy management system follows the house every 15 minutes.") {
        @Override
        void plugIn(Station station) {
            plan(station, bounded("12:00", EXTERNAL_SETPOINT).build(), chargeForDeparture());
            planOutside(
                    station,
                    Profiles.from("12:00", EXTERNAL_SETPOINT).setpoint(0).build());
        }

        @Override
        void step(Station station, Instant now, BigDecimal frequency, long house) {
            if (now.equals(Day.at(LATE))) {
                station.release(OUTSIDE);
            } else if (isEvery(15 * 60, now)) {
                ChargingScheduleUpdate update =
                        ChargingScheduleUpdate.builder().setpoint(-house).build();
                station.updateFromOutside(OUTSIDE, update, now);
            }
        }
    },

    /** The CSMS measures the frequency itself; for half an hour in the evening it cannot be reached. */
    CENTRAL_FREQUENCY_DAY(
            CENTRAL_FREQUENCY, false, "The CSMS sends a setpoint each 30 s; from 20:00 to 20:30 it is away.") {
        @Override
        void plugIn(Station station) {
            ChargingSchedule schedule = Profiles.schedule(List.of(period(0, 2_000), period(15 * HOUR + HALF, LIMIT)))
                    .startSchedule(Day.START)
                    .build();
            station.install(
                    Profiles.profile(2, TX_DEFAULT_PROFILE, ChargingProfileKindEnum.ABSOLUTE, schedule),
                    ProfileSource.CSMS,
                    Day.START);
            ChargingSchedulePeriod period =
                    Profiles.from("12:00", CENTRAL_FREQUENCY).setpoint(0).build();
            station.install(Profiles.dynamic(3, TX_PROFILE, 90, period), ProfileSource.CSMS, Day.START);
        }

        @Override
        void step(Station station, Instant now, BigDecimal frequency, long house) {
            boolean away = !now.isBefore(Day.at("20:00")) && now.isBefore(Day.at("20:30"));
            if (now.equals(Day.at(LATE))) {
                station.clear(3);
            } else if (now.isBefore(Day.at(LATE)) && isEvery(30, now) && !away) {
                ChargingScheduleUpdate update = ChargingScheduleUpdate.builder()
                        .setpoint(RESPONSE.powerAt(frequency))
                        .build();
                station.updateFromCsms(3, update, now);
            }
        }
    },

    /** The station measures the frequency; the grid operator asks for reserve besides. */
    LOCAL_FREQUENCY_DAY(
            LOCAL_FREQUENCY, false, "The station follows the frequency; aFRR signals from 16:00 to 17:00.") {
        @Override
        void plugIn(Station station) {
            ChargingSchedulePeriod period = Profiles.from("12:00", LOCAL_FREQUENCY)
                    .v2xBaseline(500)
                    .v2xFreqWattCurve(CURVE)
                    .v2xSignalWattCurve(List.of(
                            V2XSignalWattPoint.of(-100, BigDecimal.valueOf(-4_000)),
                            V2XSignalWattPoint.of(100, BigDecimal.valueOf(4_000))))
                    .build();
            plan(station, period, chargeForDeparture());
        }

        @Override
        void step(Station station, Instant now, BigDecimal frequency, long house) {
            signalAt(station, now, "16:00", -60);
            signalAt(station, now, "16:20", -100);
            signalAt(station, now, "16:40", 50);
            signalAt(station, now, "17:00", 0);
        }

        private void signalAt(Station station, Instant now, String time, int signal) {
            if (now.equals(Day.at(time))) {
                station.signal(new AfrrSignal(now, signal));
            }
        }
    },

    /** The station keeps the load of the house between two thresholds. */
    LOCAL_LOAD_BALANCING_DAY(LOCAL_LOAD_BALANCING, true, "The station keeps the house between -0.5 kW and 1 kW.") {
        @Override
        void plugIn(Station station) {
            plan(station, bounded("12:00", LOCAL_LOAD_BALANCING).build(), chargeForDeparture());
        }
    },

    /** Nothing flows until it is time to charge. */
    IDLE_DAY(IDLE, true, "Nothing flows until 03:30; the vehicle may warm its battery from 03:00 on.") {
        @Override
        void plugIn(Station station) {
            plan(
                    station,
                    Profiles.from("12:00", IDLE).evseSleep(true).build(),
                    Profiles.from("03:00", IDLE).preconditioningRequest(true).build(),
                    chargeForDeparture());
        }
    };

    /** Points in Hz and W, with a dead band. */
    static final List<V2XFreqWattPoint> CURVE = List.of(
            point("49.80", -7_000),
            point("49.98", -500),
            point("49.99", 0),
            point("50.01", 0),
            point("50.02", 500),
            point("50.20", 7_000));

    private static final PowerCurve RESPONSE = PowerCurve.ofFrequency(CURVE);
    private static final int OUTSIDE = -1;
    private static final int HOUR = 3600;
    private static final int HALF = 1800;

    private final OperationModeEnum mode;
    private final boolean house;
    private final String text;

    Scripts(OperationModeEnum mode, boolean house, String text) {
        this.mode = mode;
        this.house = house;
        this.text = text;
    }

    private static V2XFreqWattPoint point(String hertz, int watts) {
        return V2XFreqWattPoint.builder()
                .frequency(new BigDecimal(hertz))
                .power(BigDecimal.valueOf(watts))
                .build();
    }

    private static ChargingSchedulePeriod period(int start, int limit) {
        return ChargingSchedulePeriod.builder().startPeriod(start).limit(limit).build();
    }

    /** The CSMS sends a profile for the transaction. */
    private static void plan(Station station, ChargingSchedulePeriod... periods) {
        station.install(Profiles.transaction(3, periods), ProfileSource.CSMS, Day.START);
    }

    /** An external system sends its first values. */
    private static void planOutside(Station station, ChargingSchedulePeriod period) {
        station.install(
                Profiles.dynamic(OUTSIDE, CHARGING_STATION_EXTERNAL_CONSTRAINTS, null, period),
                ProfileSource.EXTERNAL_SYSTEM,
                Day.START);
    }

    /** A period within which the vehicle may charge and discharge. */
    private static ChargingSchedulePeriod.Builder bounded(String time, OperationModeEnum mode) {
        return Profiles.from(time, mode).limit(LIMIT).dischargeLimit(DISCHARGE_LIMIT);
    }

    OperationModeEnum mode() {
        return mode;
    }

    /** Whether the load of the house is what matters, and not the frequency. */
    boolean isAboutHouse() {
        return house;
    }

    String text() {
        return text;
    }

    /** Installs the profiles with which the day begins. */
    abstract void plugIn(Station station);

    /** Does what is due at an instant. */
    void step(Station station, Instant now, BigDecimal frequency, long house) {
        // Most scripts say all at the beginning.
    }
}
