package dev.ocppkit.smartcharging.schedule;

import static dev.ocppkit.smartcharging.schedule.Make.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CompositeSchedulesTest {
    private static final InstalledProfile DEFAULT =
            Make.txDefault(1, Make.watts(0, 11_000, 600, 5000, 1200, 7000).build());

    private static CompositeSchedule schedule(CompositeQuery.Builder query, InstalledProfile... installed) {
        return CompositeSchedules.composite(query.build(), Make.station(), List.of(installed))
                .schedule();
    }

    private static String text(CompositeQuery.Builder query, InstalledProfile... installed) {
        return Make.text(schedule(query, installed).chargingSchedulePeriod());
    }

    @Test
    void windowStartsAtTheWholeSecond() {
        CompositeQuery.Builder query =
                CompositeQuery.builder(1, EIGHT.plusMillis(999), 60).unit(ChargingRateUnitEnum.W);
        assertThat(schedule(query, DEFAULT).scheduleStart()).isEqualTo(EIGHT);
    }

    @Test
    void durationZeroGivesTheInstantAlone() {
        CompositeSchedule schedule = schedule(Make.query(0), DEFAULT);
        assertThat(schedule.duration()).isZero();
        assertThat(Make.text(schedule.chargingSchedulePeriod())).isEqualTo("0:11000");
    }

    @Test
    void negativeDurationIsRejected() {
        CompositeResult result = CompositeSchedules.composite(Make.query(-1).build(), Make.station(), List.of(DEFAULT));
        assertThat(result.rejection()).isEqualTo(Rejection.INVALID_DURATION);
        assertThat(result.rejection().requirementId()).isEqualTo("K08.FR.05");
        assertThat(result.schedule()).isNull();
    }

    @Test
    void unitOfTheStationIsUsedWhereNoneIsAskedFor() {
        CompositeQuery.Builder query = Make.query(60).unit(null);
        assertThat(schedule(query, DEFAULT).chargingRateUnit()).isEqualTo(ChargingRateUnitEnum.A);
        assertThat(text(query, DEFAULT)).isEqualTo("0:15.942028");
    }

    @Test
    @Tag("K08.FR.05")
    void conversionWithoutVoltageIsRejected() {
        StationState station =
                StationState.builder().evses(EvseState.dc(1, null)).build();
        CompositeQuery amps = Make.query(60).unit(ChargingRateUnitEnum.A).build();
        assertThat(CompositeSchedules.composite(amps, station, List.of(DEFAULT)).rejection())
                .isEqualTo(Rejection.UNKNOWN_DC_VOLTAGE);
        assertThat(CompositeSchedules.composite(Make.query(60).build(), station, List.of(DEFAULT))
                        .rejection())
                .isNull();
        assertThatThrownBy(() -> CompositeSchedules.activeAt(
                        amps,
                        StationState.builder()
                                .evses(EvseState.dc(1, null).withTransaction(TransactionState.of("tx-1", EIGHT)))
                                .build(),
                        List.of(DEFAULT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UNKNOWN_DC_VOLTAGE");
    }

    @Test
    void scheduleIsCutAfterTheGreatestNumberOfPeriods() {
        CompositeSchedule cut = schedule(Make.query(3600).maxPeriods(2), DEFAULT);
        assertThat(cut.duration()).isEqualTo(1200);
        assertThat(Make.text(cut.chargingSchedulePeriod())).isEqualTo("0:11000 600:5000");
        assertThat(schedule(Make.query(3600).maxPeriods(3), DEFAULT).duration()).isEqualTo(3600);
        CompositeSchedule whole = schedule(Make.query(3600), DEFAULT);
        assertThat(CompositeSchedules.limitPeriods(whole, 2)).isEqualTo(cut);
        assertThat(CompositeSchedules.limitPeriods(whole, 3)).isEqualTo(whole);
        assertThatThrownBy(() -> CompositeSchedules.limitPeriods(whole, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutDoesNotComeBeforeAChangeThatJoins() {
        InstalledProfile joined =
                Make.txDefault(1, Make.watts(0, 1, 100, 2, 200, 2, 300, 3).build());
        assertThat(schedule(Make.query(3600).maxPeriods(2), joined).duration()).isEqualTo(300);
    }

    @Test
    void mergingDownKeepsTheDurationAndTheLowerLimits() {
        CompositeSchedule whole = schedule(Make.query(3600), DEFAULT);
        CompositeSchedule two = CompositeSchedules.mergeDown(whole, 2);
        assertThat(two.duration()).isEqualTo(3600);
        assertThat(Make.text(two.chargingSchedulePeriod())).isEqualTo("0:11000 600:5000");
        assertThat(Make.text(CompositeSchedules.mergeDown(whole, 1).chargingSchedulePeriod()))
                .isEqualTo("0:5000");
        assertThat(CompositeSchedules.mergeDown(whole, 3)).isEqualTo(whole);
    }

    @Test
    void mergingDownRefusesWhatIsNotALimit() {
        CompositeSchedule whole = schedule(Make.query(3600), DEFAULT);
        List<ChargingSchedulePeriod> phases = List.of(
                Make.period(0, 5), Make.period(9, 6).toBuilder().numberPhases(1).build());
        CompositeSchedule differing =
                whole.toBuilder().chargingSchedulePeriod(phases).build();
        assertThatThrownBy(() -> CompositeSchedules.mergeDown(differing, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9");
        CompositeSchedule unlimited = whole.toBuilder()
                .chargingSchedulePeriod(List.of(Make.period(0, 5), ChargingSchedulePeriod.of(7)))
                .build();
        assertThatThrownBy(() -> CompositeSchedules.mergeDown(unlimited, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
        assertThatThrownBy(() -> CompositeSchedules.mergeDown(whole, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("K15.FR.22")
    void oneCompositeScheduleIsMadeForEachScheduleOfTheTransaction() {
        ChargingProfile two = Make.absolute(
                        1,
                        ChargingProfilePurposeEnum.TX_PROFILE,
                        Make.watts(0, 1).build())
                .transactionId("tx-1")
                .chargingSchedule(List.of(
                        Make.watts(0, 1).build(),
                        Make.watts(0, 2).build(),
                        Make.watts(0, 3).build()))
                .build();
        ChargingProfile lower = two.toBuilder()
                .id(2)
                .stackLevel(0)
                .chargingSchedule(List.of(Make.watts(0, 9).build()))
                .build();
        List<CompositeResult> results = CompositeSchedules.forIso15118(
                Make.query(60).build(),
                Make.station(),
                List.of(InstalledProfile.of(1, two.toBuilder().stackLevel(1).build()), InstalledProfile.of(1, lower)));
        assertThat(results)
                .extracting(result -> Make.text(result.schedule().chargingSchedulePeriod()))
                .containsExactly("0:1", "0:2", "0:3");
        assertThat(CompositeSchedules.forIso15118(Make.query(60).build(), Make.station(), List.of(DEFAULT)))
                .hasSize(1);
        ChargingProfile four = two.toBuilder()
                .chargingSchedule(List.of(
                        Make.watts(0, 1).build(),
                        Make.watts(0, 2).build(),
                        Make.watts(0, 3).build(),
                        Make.watts(0, 4).build()))
                .build();
        assertThat(CompositeSchedules.forIso15118(
                        Make.query(60).build(), Make.station(), List.of(InstalledProfile.of(1, four))))
                .hasSize(3);
        assertThat(CompositeSchedules.forIso15118(
                        Make.query(60).build(), Make.station(), List.of(InstalledProfile.of(2, four))))
                .hasSize(1);
    }

    @Test
    void controllerLearnsWhatHoldsAndWhenToAskAgain() {
        CompositeQuery query = Make.query(0).build();
        ActivePeriod active = CompositeSchedules.activeAt(query, Make.station(), List.of(DEFAULT));
        assertThat(active.period().limit()).isEqualByComparingTo("11000");
        assertThat(active.nextChange()).isEqualTo(EIGHT.plusSeconds(600));
        CompositeQuery last = CompositeQuery.builder(1, EIGHT.plusSeconds(1200), 0)
                .unit(ChargingRateUnitEnum.W)
                .build();
        ActivePeriod forever = CompositeSchedules.activeAt(last, Make.station(), List.of(DEFAULT));
        assertThat(forever.period().limit()).isEqualByComparingTo("7000");
        assertThat(forever.nextChange()).isNull();
    }

    @Test
    @Tag("K01.FR.42")
    void controllerAssumesNeitherTransactionNorPowerPath() {
        StationState idle = StationState.builder().evses(EvseState.ac(1, 3)).build();
        CompositeQuery query = Make.query(0).build();
        assertThat(CompositeSchedules.activeAt(query, idle, List.of(DEFAULT))
                        .period()
                        .limit())
                .isNull();
        ChargingProfile relative = DEFAULT.profile().toBuilder()
                .chargingProfileKind(ChargingProfileKindEnum.RELATIVE)
                .build();
        StationState open = StationState.builder()
                .evses(EvseState.ac(1, 3).withTransaction(TransactionState.of("tx-1")))
                .build();
        assertThat(CompositeSchedules.activeAt(query, open, List.of(InstalledProfile.of(1, relative)))
                        .period()
                        .limit())
                .isNull();
        assertThat(CompositeSchedules.activeAt(query, Make.station(), List.of(InstalledProfile.of(1, relative)))
                        .period()
                        .limit())
                .isEqualByComparingTo("11000");
    }

    @Test
    void controllerOfAnUnknownEvseIsAMistake() {
        CompositeQuery query = CompositeQuery.builder(4, EIGHT, 0).build();
        assertThatThrownBy(() -> CompositeSchedules.activeAt(query, Make.station(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UNKNOWN_EVSE");
    }

    @Test
    @Tag("K08.FR.06")
    void transactionIsSimulatedOnlyWhereThatIsWanted() {
        StationState idle = StationState.builder().evses(EvseState.ac(1, 3)).build();
        CompositeQuery.Builder query = Make.query(60);
        assertThat(Make.text(CompositeSchedules.composite(query.build(), idle, List.of(DEFAULT))
                        .schedule()
                        .chargingSchedulePeriod()))
                .isEqualTo("0:11000");
        assertThat(Make.text(CompositeSchedules.composite(
                                query.simulateTransaction(false).build(), idle, List.of(DEFAULT))
                        .schedule()
                        .chargingSchedulePeriod()))
                .isEqualTo("0:-");
    }

    @Test
    @Tag("K04.FR.05")
    void capOfTheStationBoundsTheSumAndEachEvse() {
        StationState station = Make.station().toBuilder()
                .localLimit(LocalLimit.ofWatts(BigDecimal.valueOf(6000)))
                .build();
        for (int evse : new int[] {0, 1}) {
            CompositeQuery query = CompositeQuery.builder(evse, EIGHT, 700)
                    .unit(ChargingRateUnitEnum.W)
                    .build();
            assertThat(Make.text(CompositeSchedules.composite(query, station, List.of(DEFAULT))
                            .schedule()
                            .chargingSchedulePeriod()))
                    .isEqualTo("0:6000 600:5000");
        }
    }

    @Test
    void capInTheOtherUnitIsConvertedByThePhasesOfTheHardware() {
        StationState station = Make.station().toBuilder()
                .evses(EvseState.ac(1, 2)
                        .withLocalLimit(LocalLimit.ofWatts(BigDecimal.valueOf(4600)))
                        .withTransaction(TransactionState.of("tx-1", EIGHT)))
                .build();
        CompositeQuery amps = Make.query(60).unit(ChargingRateUnitEnum.A).build();
        InstalledProfile single = Make.max(Make.watts(0, 9000)
                .chargingSchedulePeriod(
                        List.of(Make.period(0, 9000).toBuilder().numberPhases(1).build()))
                .build());
        ChargingSchedulePeriod period = CompositeSchedules.composite(amps, station, List.of(single))
                .schedule()
                .chargingSchedulePeriod()
                .get(0);
        assertThat(period.limit()).isEqualByComparingTo("10");
        assertThat(period.numberPhases()).isEqualTo(1);
        StationState inAmps = Make.station().toBuilder()
                .evses(EvseState.ac(1, 3).withLocalLimit(LocalLimit.ofAmps(BigDecimal.TEN)))
                .build();
        assertThat(CompositeSchedules.composite(Make.query(60).build(), inAmps, List.of(single))
                        .schedule()
                        .chargingSchedulePeriod()
                        .get(0)
                        .limit())
                .isEqualByComparingTo("2300");
    }

    @Test
    void dcEvseWithInputPhaseControlReportsPhases() {
        EvseState dc = EvseState.dc(1, null).withTransaction(TransactionState.of("tx-1", EIGHT));
        InstalledProfile two = Make.max(Make.watts(0, 9000)
                .chargingSchedulePeriod(
                        List.of(Make.period(0, 9000).toBuilder().numberPhases(2).build()))
                .build());
        for (boolean able : new boolean[] {false, true}) {
            StationState station = StationState.builder()
                    .evses(dc.withDcInputPhaseControl(able))
                    .build();
            assertThat(CompositeSchedules.composite(Make.query(60).build(), station, List.of(two))
                            .schedule()
                            .chargingSchedulePeriod()
                            .get(0)
                            .numberPhases())
                    .isEqualTo(able ? 2 : null);
        }
    }

    @Test
    void laterScheduleOfTheVehicleReplacesTheEarlier() {
        EvSchedule first = new EvSchedule(1, EIGHT, Make.watts(0, 100).build());
        EvSchedule second =
                new EvSchedule(1, EIGHT, Make.watts(0, 3000).duration(300).build());
        EvSchedule other = new EvSchedule(2, EIGHT, Make.watts(0, 1).build());
        assertThat(text(Make.query(400).evSchedules(List.of(first, second, other)), DEFAULT))
                .isEqualTo("0:3000 300:11000");
    }

    @Test
    void reasonsNameTheProfileAndTheRule() {
        InstalledProfile max = Make.max(Make.watts(0, 8000).build());
        List<Provenance> why = CompositeSchedules.composite(
                        Make.query(1300).withProvenance(true).build(), Make.station(), List.of(DEFAULT, max))
                .provenance();
        assertThat(why).extracting(Provenance::start).containsExactly(0, 600, 1200);
        assertThat(why)
                .extracting(Provenance::limit)
                .containsExactly(
                        new Decision(Limiter.PROFILE, 20),
                        new Decision(Limiter.PROFILE, 10),
                        new Decision(Limiter.PROFILE, 10));
        assertThat(why.get(0).leading())
                .containsExactly(
                        new Contribution(
                                1, 10, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, 0, 1, Make.period(0, 11_000)),
                        new Contribution(
                                1,
                                20,
                                ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE,
                                0,
                                1,
                                Make.period(0, 8000)));
    }

    @Test
    void reasonsTellOtherRulesThanProfiles() {
        ChargingSchedule capped = Make.watts(0, 9000)
                .limitAtSoC(dev.ocppkit.model.datatype.LimitAtSoC.of(80, BigDecimal.valueOf(4000)))
                .build();
        EvseState evse = EvseState.ac(1, 3)
                .withTransaction(TransactionState.of("tx-1", EIGHT).withSoc(BigDecimal.valueOf(80)));
        CompositeQuery query = Make.query(60).withProvenance(true).build();
        List<InstalledProfile> installed = List.of(Make.txDefault(1, capped));
        StationState full = StationState.builder().evses(evse).build();
        assertThat(limit(query, full, installed)).isEqualTo(new Decision(Limiter.STATE_OF_CHARGE, 10));
        StationState small = StationState.builder()
                .evses(evse.withLocalLimit(LocalLimit.ofWatts(BigDecimal.valueOf(100))))
                .build();
        assertThat(limit(query, small, installed)).isEqualTo(new Decision(Limiter.LOCAL_LIMIT, null));
        CompositeQuery vehicle = query.toBuilder()
                .evSchedules(List.of(new EvSchedule(1, EIGHT, Make.watts(0, 50).build())))
                .build();
        assertThat(limit(vehicle, full, installed)).isEqualTo(new Decision(Limiter.EV_SCHEDULE, null));
        CompositeQuery whole = CompositeQuery.builder(0, EIGHT, 60)
                .unit(ChargingRateUnitEnum.W)
                .withProvenance(true)
                .build();
        assertThat(limit(whole, full, installed)).isEqualTo(new Decision(Limiter.SUM_OF_EVSES, null));
        assertThat(limit(query, full, List.of())).isNull();
        StationState half = StationState.builder()
                .evses(evse.withTransaction(TransactionState.of("tx-1", EIGHT).withSoc(BigDecimal.valueOf(79))))
                .build();
        assertThat(limit(query, half, installed)).isEqualTo(new Decision(Limiter.PROFILE, 10));
        StationState unknown = StationState.builder()
                .evses(evse.withTransaction(TransactionState.of("tx-1", EIGHT)))
                .build();
        assertThat(limit(query, unknown, installed)).isEqualTo(new Decision(Limiter.PROFILE, 10));
    }

    private static Decision limit(CompositeQuery query, StationState station, List<InstalledProfile> installed) {
        return CompositeSchedules.composite(query, station, installed)
                .provenance()
                .get(0)
                .limit();
    }

    @Test
    void reasonsOfASetpointTellWhetherItWasCapped() {
        ChargingSchedulePeriod target = ChargingSchedulePeriod.builder()
                .startPeriod(0)
                .operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                .setpoint(BigDecimal.valueOf(7000))
                .build();
        InstalledProfile profile = Make.txDefault(
                1, Make.watts().chargingSchedulePeriod(List.of(target)).build());
        CompositeQuery query = Make.query(60).withProvenance(true).build();
        Provenance free = CompositeSchedules.composite(query, Make.station(), List.of(profile))
                .provenance()
                .get(0);
        assertThat(free.setpoint()).isEqualTo(new Decision(Limiter.PROFILE, 10));
        Provenance capped = CompositeSchedules.composite(
                        query,
                        Make.station(),
                        List.of(profile, Make.max(Make.watts(0, 100).build())))
                .provenance()
                .get(0);
        assertThat(capped.setpoint()).isEqualTo(new Decision(Limiter.CAPPED, 10));
        assertThat(capped.dischargeLimit()).isNull();
    }

    @Test
    void stationWithoutEvsesHasItsOwnLimitAlone() {
        StationState station = StationState.builder().build();
        CompositeQuery query = CompositeQuery.builder(0, EIGHT, 60)
                .unit(ChargingRateUnitEnum.W)
                .build();
        assertThat(Make.text(CompositeSchedules.composite(query, station, List.of())
                        .schedule()
                        .chargingSchedulePeriod()))
                .isEqualTo("0:-");
        assertThat(Make.text(CompositeSchedules.composite(
                                query,
                                station,
                                List.of(Make.max(Make.watts(0, 8000).build())))
                        .schedule()
                        .chargingSchedulePeriod()))
                .isEqualTo("0:8000");
    }

    @Test
    void queriesRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> Make.query(1).maxPeriods(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxPeriods");
        assertThatThrownBy(() -> Make.query(1).scheduleIndex(-1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scheduleIndex");
        assertThatThrownBy(() -> new CompositeResult(null, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queryKeepsAllComponentsThroughItsBuilder() {
        CompositeQuery query = new CompositeQuery(
                2,
                60,
                ChargingRateUnitEnum.A,
                Instant.EPOCH,
                2,
                List.of(new EvSchedule(1, EIGHT, Make.watts(0, 1).build())),
                false,
                WattsToAmpsPhases.COMPOSITE,
                7,
                true);
        assertThat(query.toBuilder().build()).isEqualTo(query);
    }
}
