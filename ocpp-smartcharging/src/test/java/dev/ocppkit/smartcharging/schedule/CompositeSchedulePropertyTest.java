package dev.ocppkit.smartcharging.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any station with any profiles. */
class CompositeSchedulePropertyTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Arbitraries.randomValue(Scenario::random);
    }

    @Property(tries = 3000)
    void agreesWithTheEvaluationOfSingleInstants(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        SlowEvaluator slow = new SlowEvaluator(scenario.query(), scenario.station(), scenario.installed());
        CompositeSchedule schedule = schedule(scenario);
        for (int second : samples(schedule, random)) {
            SlowEvaluator.Result expected = slow.at(schedule.scheduleStart().plusSeconds(second));
            ChargingSchedulePeriod actual = Scenario.at(schedule.chargingSchedulePeriod(), second);
            String when = "second " + second + " of " + schedule;
            assertSame(actual.limit(), actual.limitL2(), actual.limitL3(), expected.limit, "limit, " + when);
            assertSame(
                    actual.dischargeLimit(),
                    actual.dischargeLimitL2(),
                    actual.dischargeLimitL3(),
                    expected.dischargeLimit,
                    "dischargeLimit, " + when);
            assertSame(
                    actual.setpoint(),
                    actual.setpointL2(),
                    actual.setpointL3(),
                    expected.setpoint,
                    "setpoint, " + when);
            assertSame(
                    actual.setpointReactive(),
                    actual.setpointReactiveL2(),
                    actual.setpointReactiveL3(),
                    expected.reactive,
                    "setpointReactive, " + when);
            assertThat(actual.numberPhases()).as(when).isEqualTo(expected.phases);
            assertThat(actual.phaseToUse()).as(when).isEqualTo(expected.phaseToUse);
            ChargingSchedulePeriod control = expected.control;
            OperationModeEnum named = control == null ? null : control.operationMode();
            assertThat(actual.operationMode())
                    .as(when)
                    .isEqualTo(expected.mode == OperationModeEnum.CHARGING_ONLY ? named : expected.mode);
            assertThat(actual.v2xFreqWattCurve()).isEqualTo(control == null ? null : control.v2xFreqWattCurve());
            assertThat(actual.v2xBaseline()).isEqualTo(control == null ? null : control.v2xBaseline());
            assertThat(actual.evseSleep()).isEqualTo(control == null ? null : control.evseSleep());
        }
    }

    private static void assertSame(BigDecimal base, BigDecimal l2, BigDecimal l3, BigDecimal[] expected, String place) {
        BigDecimal[] actual = {base, l2, l3};
        for (int i = 0; i < 3; i++) {
            BigDecimal wanted = expected == null ? null : expected[i];
            if (wanted == null || actual[i] == null) {
                assertThat(actual[i]).as(place).isEqualTo(wanted);
            } else {
                assertThat(actual[i]
                                .subtract(wanted.setScale(6, RoundingMode.DOWN))
                                .abs())
                        .as("%s: %s, expected %s", place, actual[i], wanted)
                        .isLessThanOrEqualTo(TOLERANCE);
            }
        }
    }

    @Property(tries = 2000)
    void periodsStartAtZeroAscendAndDiffer(@ForAll("scenarios") Scenario scenario) {
        CompositeSchedule schedule = schedule(scenario);
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        assertThat(periods.get(0).startPeriod()).isZero();
        for (int i = 1; i < periods.size(); i++) {
            int start = periods.get(i).startPeriod();
            assertThat(start).isGreaterThan(periods.get(i - 1).startPeriod()).isLessThan(schedule.duration());
            assertThat(periods.get(i).toBuilder().startPeriod(0).build())
                    .isNotEqualTo(periods.get(i - 1).toBuilder().startPeriod(0).build());
        }
        assertThat(CompositeSchedules.coalesce(periods)).isEqualTo(periods);
    }

    @Property(tries = 1000)
    void limitIsNeverAboveALeadingLimitPlusGeneration(@ForAll("scenarios") Scenario given, @ForAll Random random) {
        Scenario scenario = given.with(given.query().toBuilder()
                .unit(ChargingRateUnitEnum.W)
                .scheduleIndex(0)
                .simulateTransaction(true)
                .build());
        int evse = scenario.query().evseId();
        Assume.that(evse > 0);
        CompositeSchedule schedule = schedule(scenario);
        Instant from = schedule.scheduleStart();
        for (int second : samples(schedule, random)) {
            BigDecimal limit =
                    Scenario.at(schedule.chargingSchedulePeriod(), second).limit();
            BigDecimal extra = leadingLimit(scenario, ChargingProfilePurposeEnum.LOCAL_GENERATION, evse, from, second);
            for (InstalledProfile profile : scenario.installed()) {
                boolean max = profile.profile().chargingProfilePurpose()
                        == ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
                BigDecimal most = max
                        ? leadingLimit(
                                scenario, ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, 0, from, second)
                        : null;
                if (limit != null && most != null) {
                    assertThat(limit).isLessThanOrEqualTo(most.add(extra == null ? BigDecimal.ZERO : extra));
                }
            }
        }
    }

    /** Returns the leading limit in W if it needs no conversion; generation in A is taken as unlimited. */
    private static BigDecimal leadingLimit(
            Scenario scenario, ChargingProfilePurposeEnum purpose, int evse, Instant from, int second) {
        Instant at = from.plusSeconds(second);
        List<TimelineEntry> entries = ScheduleTimelines.leading(
                purpose, evse, from, at.plusSeconds(1), scenario.station(), scenario.installed());
        if (entries.isEmpty() || entries.get(entries.size() - 1).end().isBefore(at.plusSeconds(1))) {
            return null;
        }
        TimelineEntry last = entries.get(entries.size() - 1);
        boolean watts = last.profile().profile().chargingSchedule().get(0).chargingRateUnit() == ChargingRateUnitEnum.W;
        boolean generation = purpose == ChargingProfilePurposeEnum.LOCAL_GENERATION;
        return watts ? last.period().limit() : generation ? BigDecimal.valueOf(1_000_000) : null;
    }

    @Property(tries = 1000)
    void aLaterWindowIsTheTailOfAnEarlierOne(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        Assume.that(scenario.query().durationSeconds() > 1);
        // Without a transaction a Relative schedule starts where the window does.
        Assume.that(scenario.installed().stream()
                .noneMatch(one -> one.profile().chargingProfileKind() == ChargingProfileKindEnum.RELATIVE));
        CompositeSchedule whole = schedule(scenario);
        int shift = 1 + random.nextInt(scenario.query().durationSeconds() - 1);
        CompositeQuery query = scenario.query();
        CompositeQuery later = new CompositeQuery(
                query.evseId(),
                query.durationSeconds() - shift,
                query.unit(),
                query.from().plusSeconds(shift),
                query.scheduleIndex(),
                query.evSchedules(),
                query.simulateTransaction(),
                query.wattsToAmpsPhases(),
                null,
                false);
        List<ChargingSchedulePeriod> tail = new ArrayList<>();
        tail.add(Scenario.at(whole.chargingSchedulePeriod(), shift).toBuilder()
                .startPeriod(0)
                .build());
        whole.chargingSchedulePeriod().stream()
                .filter(period -> period.startPeriod() > shift)
                .map(period -> period.toBuilder()
                        .startPeriod(period.startPeriod() - shift)
                        .build())
                .forEach(tail::add);
        assertThat(schedule(scenario.with(later)).chargingSchedulePeriod()).isEqualTo(tail);
    }

    @Property(tries = 1000)
    void splittingAPeriodInTwoChangesNothing(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        List<InstalledProfile> split = scenario.installed().stream()
                .map(one -> one.withRandomDelays(List.of()).withProfile(split(one.profile(), random)))
                .toList();
        List<InstalledProfile> undelayed = scenario.installed().stream()
                .map(one -> one.withRandomDelays(List.of()))
                .toList();
        assertThat(schedule(scenario.with(split))).isEqualTo(schedule(scenario.with(undelayed)));
    }

    private static ChargingProfile split(ChargingProfile profile, Random random) {
        List<ChargingSchedule> schedules = new ArrayList<>();
        for (ChargingSchedule schedule : profile.chargingSchedule()) {
            List<ChargingSchedulePeriod> periods = new ArrayList<>();
            for (int i = 0; i < schedule.chargingSchedulePeriod().size(); i++) {
                ChargingSchedulePeriod period =
                        schedule.chargingSchedulePeriod().get(i);
                periods.add(period);
                int next = i + 1 < schedule.chargingSchedulePeriod().size()
                        ? schedule.chargingSchedulePeriod().get(i + 1).startPeriod()
                        : period.startPeriod() + 5000;
                int middle = period.startPeriod() + random.nextInt(next - period.startPeriod());
                if (middle > period.startPeriod()) {
                    periods.add(period.toBuilder().startPeriod(middle).build());
                }
            }
            schedules.add(schedule.toBuilder().chargingSchedulePeriod(periods).build());
        }
        return profile.toBuilder().chargingSchedule(schedules).build();
    }

    @Property(tries = 1000)
    void aLowerStackLevelChangesNoInstantThatIsCovered(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        Scenario other = Scenario.random(random);
        ChargingProfilePurposeEnum purpose = ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
        int evse = scenario.query().evseId();
        Assume.that(evse > 0 && !other.installed().isEmpty());
        Assume.that(scenario.station().evse(evse).orElseThrow().transaction() != null
                || scenario.query().simulateTransaction());
        List<InstalledProfile> more = new ArrayList<>(scenario.installed());
        ChargingProfile any = other.installed().get(0).profile();
        more.add(InstalledProfile.of(
                evse,
                any.toBuilder()
                        .stackLevel(-1)
                        .transactionId(null)
                        .chargingProfilePurpose(purpose)
                        .build()));
        CompositeSchedule before = schedule(scenario);
        CompositeSchedule after = schedule(scenario.with(more));
        Instant start = before.scheduleStart();
        List<TimelineEntry> covered = ScheduleTimelines.controlling(
                evse,
                start,
                start.plusSeconds(before.duration()),
                scenario.station(),
                scenario.query().scheduleIndex() == 0 ? scenario.installed() : List.of());
        for (TimelineEntry entry : covered) {
            int second = (int) (entry.start().getEpochSecond() - start.getEpochSecond());
            assertThat(Scenario.at(after.chargingSchedulePeriod(), second).toBuilder()
                            .startPeriod(0)
                            .build())
                    .isEqualTo(Scenario.at(before.chargingSchedulePeriod(), second).toBuilder()
                            .startPeriod(0)
                            .build());
        }
    }

    @Property(tries = 1000)
    void orderOfInstallationIsIrrelevant(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        List<InstalledProfile> shuffled = new ArrayList<>(scenario.installed());
        Collections.shuffle(shuffled, random);
        assertThat(schedule(scenario.with(shuffled))).isEqualTo(schedule(scenario));
    }

    @Property(tries = 1000)
    void wattsAndAmpsAgreeWhereAllUseTheSamePhases(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        int evse = scenario.query().evseId();
        Assume.that(evse > 0);
        List<InstalledProfile> alike = scenario.installed().stream()
                .map(one -> one.withProfile(threePhases(one.profile())))
                .toList();
        StationState station = scenario.station().toBuilder()
                .evses(dev.ocppkit.smartcharging.EvseState.ac(evse, 3)
                        .withTransaction(
                                scenario.station().evse(evse).orElseThrow().transaction()))
                .localLimit(null)
                .build();
        Scenario watts = new Scenario(
                scenario.query().toBuilder().unit(ChargingRateUnitEnum.W).build(), station, alike);
        CompositeSchedule inWatts = schedule(watts);
        CompositeSchedule inAmps = schedule(watts.with(
                watts.query().toBuilder().unit(ChargingRateUnitEnum.A).build()));
        BigDecimal volts = station.nominalVoltage().multiply(BigDecimal.valueOf(3));
        for (int second : samples(inWatts, random)) {
            ChargingSchedulePeriod one = Scenario.at(inWatts.chargingSchedulePeriod(), second);
            ChargingSchedulePeriod other = Scenario.at(inAmps.chargingSchedulePeriod(), second);
            if (one.limit() == null || other.limit() == null) {
                assertThat(one.limit()).isEqualTo(other.limit());
            } else {
                assertThat(one.limit().subtract(other.limit().multiply(volts)).abs())
                        .isLessThan(new BigDecimal("0.001"));
            }
        }
    }

    private static ChargingProfile threePhases(ChargingProfile profile) {
        return profile.toBuilder()
                .chargingSchedule(profile.chargingSchedule().stream()
                        .map(schedule -> schedule.toBuilder()
                                .chargingSchedulePeriod(schedule.chargingSchedulePeriod().stream()
                                        .map(period -> period.toBuilder()
                                                .numberPhases(null)
                                                .phaseToUse(null)
                                                .limitL2(null)
                                                .limitL3(null)
                                                .build())
                                        .toList())
                                .build())
                        .toList())
                .build();
    }

    @Property(tries = 1000)
    void localTimeOfUtcChangesNothing(@ForAll("scenarios") Scenario scenario) {
        StationState utc =
                scenario.station().toBuilder().zone(ZoneOffset.UTC.getRules()).build();
        StationState africa = scenario.station().toBuilder()
                .zone(ZoneId.of("Africa/Abidjan").getRules())
                .build();
        List<InstalledProfile> flagless = scenario.installed().stream()
                .map(one -> one.withProfile(withoutLocalTime(one.profile())))
                .toList();
        CompositeSchedule plain = schedule(new Scenario(scenario.query(), utc, flagless));
        assertThat(schedule(new Scenario(scenario.query(), utc, scenario.installed())))
                .isEqualTo(plain);
        assertThat(schedule(new Scenario(scenario.query(), africa, scenario.installed())))
                .isEqualTo(plain);
    }

    private static ChargingProfile withoutLocalTime(ChargingProfile profile) {
        return profile.toBuilder()
                .chargingSchedule(profile.chargingSchedule().stream()
                        .map(schedule -> schedule.toBuilder().useLocalTime(null).build())
                        .toList())
                .build();
    }

    @Property(tries = 1000)
    void setpointsStayWithinTheirCaps(@ForAll("scenarios") Scenario scenario) {
        for (ChargingSchedulePeriod period : schedule(scenario).chargingSchedulePeriod()) {
            assertWithin(period.setpoint(), period.limitL2() == null, period.limit(), period.dischargeLimit(), period);
            if (period.limitL2() != null && period.setpointL2() != null) {
                assertWithin(period.setpointL2(), true, period.limitL2(), period.dischargeLimitL2(), period);
            }
        }
    }

    private static void assertWithin(
            BigDecimal setpoint, boolean same, BigDecimal limit, BigDecimal discharge, ChargingSchedulePeriod period) {
        boolean comparable = same && period.setpointL2() == null && period.dischargeLimitL2() == null;
        if (setpoint != null && comparable) {
            if (setpoint.signum() > 0 && limit != null) {
                assertThat(setpoint).as(period.toString()).isLessThanOrEqualTo(limit);
            }
            if (setpoint.signum() < 0 && discharge != null) {
                assertThat(setpoint).as(period.toString()).isGreaterThanOrEqualTo(discharge);
            }
        }
    }

    @Property(tries = 500)
    void explanationDoesNotChangeTheScheduleAndStartsAtZero(@ForAll("scenarios") Scenario scenario) {
        CompositeResult explained = scenario.with(
                        scenario.query().toBuilder().withProvenance(true).build())
                .result();
        assertThat(explained.schedule()).isEqualTo(schedule(scenario));
        assertThat(explained.provenance()).isNotEmpty();
        assertThat(explained.provenance().get(0).start()).isZero();
        for (ChargingSchedulePeriod period : explained.schedule().chargingSchedulePeriod()) {
            Provenance why = null;
            for (Provenance one : explained.provenance()) {
                why = one.start() <= period.startPeriod() ? one : why;
            }
            assertThat(why.limit() == null).isEqualTo(period.limit() == null);
            assertThat(why.setpoint() == null).isEqualTo(period.setpoint() == null);
            assertThat(why.dischargeLimit() == null).isEqualTo(period.dischargeLimit() == null);
        }
    }

    @Property(tries = 500)
    void controllerSeesWhatTheCompositeScheduleStartsWith(@ForAll("scenarios") Scenario given) {
        Scenario scenario =
                given.with(given.query().toBuilder().simulateTransaction(false).build());
        Assume.that(given.station().evses().stream().noneMatch(evse -> evse.transaction() == null)
                || given.installed().stream()
                        .noneMatch(one -> one.profile().chargingProfileKind() == ChargingProfileKindEnum.RELATIVE));
        Assume.that(given.query().evseId() > 0);
        CompositeSchedule schedule = schedule(scenario);
        ActivePeriod active = CompositeSchedules.activeAt(scenario.query(), scenario.station(), scenario.installed());
        assertThat(active.period()).isEqualTo(schedule.chargingSchedulePeriod().get(0));
        if (schedule.chargingSchedulePeriod().size() > 1) {
            int next = schedule.chargingSchedulePeriod().get(1).startPeriod();
            assertThat(active.nextChange())
                    .isBetween(
                            schedule.scheduleStart().plusSeconds(1),
                            schedule.scheduleStart().plusSeconds(next));
        }
    }

    private static CompositeSchedule schedule(Scenario scenario) {
        CompositeSchedule schedule = scenario.result().schedule();
        assertThat(schedule).isNotNull();
        return schedule;
    }

    /** The starts of all periods, the second before each, the end, and some in between. */
    private static TreeSet<Integer> samples(CompositeSchedule schedule, Random random) {
        TreeSet<Integer> seconds = new TreeSet<>();
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        for (int i = 0; i < Math.min(periods.size(), 40); i++) {
            seconds.add(periods.get(i).startPeriod());
            seconds.add(Math.max(periods.get(i).startPeriod() - 1, 0));
        }
        seconds.add(schedule.duration() - 1);
        for (int i = 0; i < 10; i++) {
            seconds.add(random.nextInt(schedule.duration()));
        }
        return seconds;
    }
}
