package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.LimitAtSoC;
import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.smartcharging.SetpointPriority;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random station with random profiles that are valid by themselves, and a query. */
record Scenario(CompositeQuery query, StationState station, List<InstalledProfile> installed) {
    /** One day before the clocks go forward in Europe, an ordinary day, and one before they go back. */
    private static final List<Instant> DAYS = List.of(
            Instant.parse("2026-03-28T20:00:00Z"),
            Instant.parse("2026-06-10T08:00:00Z"),
            Instant.parse("2026-10-24T20:00:00Z"));

    static Scenario random(Random random) {
        return new Maker(random).scenario();
    }

    CompositeResult result() {
        return CompositeSchedules.composite(query, station, installed);
    }

    Scenario with(CompositeQuery newQuery) {
        return new Scenario(newQuery, station, installed);
    }

    Scenario with(List<InstalledProfile> profiles) {
        return new Scenario(query, station, profiles);
    }

    /** Returns the period that a schedule has at a second after its start. */
    static ChargingSchedulePeriod at(List<ChargingSchedulePeriod> periods, long second) {
        ChargingSchedulePeriod found = periods.get(0);
        for (ChargingSchedulePeriod period : periods) {
            found = period.startPeriod() <= second ? period : found;
        }
        return found;
    }

    private static final class Maker {
        private final Random random;
        private final Instant from;
        /** No two profiles of a purpose share a level, so that nothing depends on the order of installation. */
        private final Map<ChargingProfilePurposeEnum, List<Integer>> levels =
                new EnumMap<>(ChargingProfilePurposeEnum.class);

        private int id;

        Maker(Random random) {
            this.random = random;
            this.from = DAYS.get(random.nextInt(DAYS.size())).plusSeconds(random.nextInt(30_000));
        }

        Scenario scenario() {
            List<EvseState> evses = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 1; i <= count; i++) {
                evses.add(evse(i));
            }
            StationState station = StationState.builder()
                    .evses(evses)
                    .nominalVoltage(BigDecimal.valueOf(chance(70) ? 230 : 120))
                    .zone(ZoneId.of(chance(60) ? "Europe/Amsterdam" : "UTC").getRules())
                    .offlineSince(chance(20) ? from.plusSeconds(random.nextInt(4000)) : null)
                    .setpointPriority(chance(30) ? SetpointPriority.CSMS : SetpointPriority.EXTERNAL_SYSTEM)
                    .localLimit(chance(20) ? localLimit() : null)
                    .build();
            List<InstalledProfile> installed = new ArrayList<>();
            int profiles = random.nextInt(10);
            for (int i = 0; i < profiles; i++) {
                installed.add(profile(evses));
            }
            return new Scenario(query(count), station, installed);
        }

        private CompositeQuery query(int evses) {
            return CompositeQuery.builder(random.nextInt(evses + 1), from, 1 + random.nextInt(40) * 3600)
                    .unit(chance(50) ? ChargingRateUnitEnum.A : ChargingRateUnitEnum.W)
                    .simulateTransaction(chance(90))
                    .wattsToAmpsPhases(chance(70) ? WattsToAmpsPhases.PERIOD : WattsToAmpsPhases.COMPOSITE)
                    .scheduleIndex(chance(90) ? 0 : 1)
                    .evSchedules(chance(20) ? List.of(new EvSchedule(1, near(), limits(true))) : List.of())
                    .build();
        }

        private EvseState evse(int number) {
            boolean ac = chance(80);
            EvseState evse =
                    ac ? EvseState.ac(number, 1 + random.nextInt(3)) : EvseState.dc(number, BigDecimal.valueOf(400));
            return evse.withLocalLimit(chance(25) ? localLimit() : null)
                    .withTransaction(chance(75) ? transaction("tx-" + number) : null);
        }

        private TransactionState transaction(String name) {
            return TransactionState.of(name, near())
                    .withPriorityCharging(chance(30))
                    .withSoc(chance(50) ? BigDecimal.valueOf(random.nextInt(101)) : null);
        }

        private LocalLimit localLimit() {
            BigDecimal watts = chance(60) ? BigDecimal.valueOf(1000L * random.nextInt(25)) : null;
            BigDecimal amps = watts == null || chance(40) ? BigDecimal.valueOf(random.nextInt(33)) : null;
            return new LocalLimit(watts, amps);
        }

        private InstalledProfile profile(List<EvseState> evses) {
            ChargingProfilePurposeEnum[] purposes = {
                ChargingProfilePurposeEnum.TX_PROFILE,
                ChargingProfilePurposeEnum.TX_PROFILE,
                ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE,
                ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE,
                ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE,
                ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS,
                ChargingProfilePurposeEnum.PRIORITY_CHARGING,
                ChargingProfilePurposeEnum.LOCAL_GENERATION
            };
            ChargingProfilePurposeEnum purpose = purposes[random.nextInt(purposes.length)];
            int evse = switch (purpose) {
                case CHARGING_STATION_MAX_PROFILE -> 0;
                case TX_PROFILE -> 1 + random.nextInt(evses.size());
                default -> random.nextInt(evses.size() + 1);
            };
            ChargingProfileKindEnum kind = kind(purpose);
            ChargingProfile.Builder profile = ChargingProfile.builder()
                    .id(++id)
                    .stackLevel(level(purpose))
                    .chargingProfilePurpose(purpose)
                    .chargingProfileKind(kind)
                    .transactionId(purpose == ChargingProfilePurposeEnum.TX_PROFILE ? "tx-" + evse : null)
                    .validFrom(chance(15) ? near() : null)
                    .validTo(chance(15) ? near().plusSeconds(20_000) : null);
            if (kind == ChargingProfileKindEnum.RECURRING) {
                profile.recurrencyKind(chance(80) ? RecurrencyKindEnum.DAILY : RecurrencyKindEnum.WEEKLY);
            }
            if (kind == ChargingProfileKindEnum.DYNAMIC) {
                profile.dynUpdateTime(near());
            }
            if (chance(20)) {
                profile.maxOfflineDuration(random.nextInt(8000));
            }
            List<ChargingSchedule> schedules = new ArrayList<>();
            schedules.add(schedule(purpose, kind));
            if (purpose == ChargingProfilePurposeEnum.TX_PROFILE && chance(20)) {
                schedules.add(schedule(purpose, kind));
            }
            ChargingProfile made = profile.chargingSchedule(schedules).build();
            return InstalledProfile.of(evse, made).withRandomDelays(delays(made));
        }

        private ChargingProfileKindEnum kind(ChargingProfilePurposeEnum purpose) {
            return switch (random.nextInt(6)) {
                case 0, 1 -> ChargingProfileKindEnum.ABSOLUTE;
                case 2, 3 -> ChargingProfileKindEnum.RECURRING;
                case 4 ->
                    purpose == ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE
                            ? ChargingProfileKindEnum.ABSOLUTE
                            : ChargingProfileKindEnum.RELATIVE;
                default -> ChargingProfileKindEnum.DYNAMIC;
            };
        }

        private int level(ChargingProfilePurposeEnum purpose) {
            List<Integer> used = levels.computeIfAbsent(purpose, any -> new ArrayList<>());
            int level = random.nextInt(50);
            while (used.contains(level)) {
                level++;
            }
            used.add(level);
            return level;
        }

        private ChargingSchedule schedule(ChargingProfilePurposeEnum purpose, ChargingProfileKindEnum kind) {
            boolean clock = kind == ChargingProfileKindEnum.ABSOLUTE || kind == ChargingProfileKindEnum.RECURRING;
            boolean watts = chance(60);
            List<ChargingSchedulePeriod> periods = new ArrayList<>();
            int count = kind == ChargingProfileKindEnum.DYNAMIC ? 1 : 1 + random.nextInt(5);
            int start = 0;
            for (int i = 0; i < count; i++) {
                periods.add(period(start, purpose, watts));
                start += 1 + (chance(50) ? random.nextInt(400) : 900 * random.nextInt(30));
            }
            boolean transactional = purpose == ChargingProfilePurposeEnum.TX_PROFILE
                    || purpose == ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
            return ChargingSchedule.builder()
                    .id(++id)
                    .chargingRateUnit(watts ? ChargingRateUnitEnum.W : ChargingRateUnitEnum.A)
                    .chargingSchedulePeriod(periods)
                    .startSchedule(clock ? near() : null)
                    .duration(chance(50) ? Integer.valueOf(1 + random.nextInt(40) * 2500) : null)
                    .useLocalTime(clock && chance(40) ? Boolean.TRUE : null)
                    .randomizedDelay(transactional && chance(20) ? Integer.valueOf(900) : null)
                    .limitAtSoC(chance(15) ? LimitAtSoC.of(random.nextInt(101), value(watts)) : null)
                    .build();
        }

        private ChargingSchedule limits(boolean watts) {
            List<ChargingSchedulePeriod> periods = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                periods.add(ChargingSchedulePeriod.builder()
                        .startPeriod(i * 3000)
                        .limit(value(watts))
                        .build());
            }
            return ChargingSchedule.builder()
                    .id(++id)
                    .chargingRateUnit(watts ? ChargingRateUnitEnum.W : ChargingRateUnitEnum.A)
                    .chargingSchedulePeriod(periods)
                    .duration(chance(50) ? Integer.valueOf(10_000) : null)
                    .build();
        }

        private ChargingSchedulePeriod period(int start, ChargingProfilePurposeEnum purpose, boolean watts) {
            OperationModeEnum mode = mode(purpose);
            ChargingSchedulePeriod.Builder period = ChargingSchedulePeriod.builder()
                    .startPeriod(start)
                    .operationMode(mode == OperationModeEnum.CHARGING_ONLY && chance(80) ? null : mode);
            int phases = chance(60) ? 3 : 1 + random.nextInt(3);
            if (phases < 3 || chance(50)) {
                period.numberPhases(phases);
            }
            if (phases == 1 && chance(30)) {
                period.phaseToUse(1 + random.nextInt(3));
            }
            boolean own = purpose == ChargingProfilePurposeEnum.TX_PROFILE;
            boolean limited = mode == OperationModeEnum.CHARGING_ONLY
                    || (chance(60) && mode != OperationModeEnum.IDLE && mode != OperationModeEnum.LOCAL_FREQUENCY);
            if (limited) {
                period.limit(value(watts));
                if (own && chance(25)) {
                    period.limitL2(value(watts)).limitL3(chance(50) ? value(watts) : null);
                }
            }
            if (mode == OperationModeEnum.IDLE) {
                period.evseSleep(chance(50) ? true : null).preconditioningRequest(chance(50) ? true : null);
            }
            if (mode == OperationModeEnum.LOCAL_FREQUENCY) {
                period.v2xBaseline(BigDecimal.valueOf(random.nextInt(3) * 100))
                        .v2xFreqWattCurve(List.of(point("49.8", -5000), point("50.2", 5000)));
            }
            bidirectional(period, mode, own, watts);
            return period.build();
        }

        private void bidirectional(
                ChargingSchedulePeriod.Builder period, OperationModeEnum mode, boolean own, boolean watts) {
            boolean setpoints = mode == OperationModeEnum.CENTRAL_SETPOINT
                    || mode == OperationModeEnum.CENTRAL_FREQUENCY
                    || mode == OperationModeEnum.EXTERNAL_SETPOINT;
            if ((setpoints || mode == OperationModeEnum.EXTERNAL_LIMITS) && chance(50)) {
                period.dischargeLimit(value(watts).negate());
                if (own && chance(25)) {
                    period.dischargeLimitL2(value(watts).negate());
                }
            }
            if (setpoints && chance(90)) {
                period.setpoint(signed(watts));
                if (own && chance(25)) {
                    period.setpointL2(signed(watts)).setpointL3(chance(50) ? signed(watts) : null);
                }
            }
            if (setpoints && chance(20)) {
                period.setpointReactive(signed(watts));
            }
        }

        private OperationModeEnum mode(ChargingProfilePurposeEnum purpose) {
            OperationModeEnum[] modes = switch (purpose) {
                case TX_PROFILE, TX_DEFAULT_PROFILE ->
                    new OperationModeEnum[] {
                        OperationModeEnum.CENTRAL_SETPOINT,
                        OperationModeEnum.CENTRAL_SETPOINT,
                        OperationModeEnum.CENTRAL_FREQUENCY,
                        OperationModeEnum.LOCAL_FREQUENCY,
                        OperationModeEnum.LOCAL_LOAD_BALANCING,
                        OperationModeEnum.EXTERNAL_LIMITS,
                        OperationModeEnum.EXTERNAL_SETPOINT,
                        OperationModeEnum.IDLE
                    };
                case CHARGING_STATION_EXTERNAL_CONSTRAINTS ->
                    new OperationModeEnum[] {OperationModeEnum.EXTERNAL_LIMITS, OperationModeEnum.EXTERNAL_SETPOINT};
                default -> new OperationModeEnum[] {OperationModeEnum.CHARGING_ONLY};
            };
            return chance(50) ? OperationModeEnum.CHARGING_ONLY : modes[random.nextInt(modes.length)];
        }

        private List<List<Integer>> delays(ChargingProfile profile) {
            return profile.chargingSchedule().stream()
                    .map(schedule -> RandomizedDelays.draw(schedule, random))
                    .toList();
        }

        private Instant near() {
            return from.plusSeconds(random.nextInt(40_000) - 20_000);
        }

        /** Few different values, so that ties are frequent; some with decimals. */
        private BigDecimal value(boolean watts) {
            BigDecimal value = BigDecimal.valueOf((watts ? 1000L : 2L) * random.nextInt(12));
            return chance(20) ? value.add(new BigDecimal("0.7")) : value;
        }

        private BigDecimal signed(boolean watts) {
            return chance(50) ? value(watts) : value(watts).negate();
        }

        private static V2XFreqWattPoint point(String hertz, int watts) {
            return V2XFreqWattPoint.builder()
                    .frequency(new BigDecimal(hertz))
                    .power(BigDecimal.valueOf(watts))
                    .build();
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }
    }
}
