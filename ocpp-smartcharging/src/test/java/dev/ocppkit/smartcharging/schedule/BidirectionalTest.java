package dev.ocppkit.smartcharging.schedule;

import static dev.ocppkit.smartcharging.schedule.Make.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.LimitAtSoC;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.SetpointPriority;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Setpoints, discharge limits and values per phase, of an EVSE and of the station. */
class BidirectionalTest {
    private static final EvseState FIRST = EvseState.ac(1, 3).withTransaction(TransactionState.of("tx-1", EIGHT));
    private static final EvseState SECOND = EvseState.ac(2, 3).withTransaction(TransactionState.of("tx-2", EIGHT));
    private static final StationState ONE = StationState.builder().evses(FIRST).build();
    private static final StationState TWO =
            StationState.builder().evses(FIRST, SECOND).build();

    private static ChargingSchedulePeriod.Builder mode(OperationModeEnum mode) {
        return ChargingSchedulePeriod.builder().startPeriod(0).operationMode(mode);
    }

    private static ChargingSchedulePeriod.Builder setpoint(int watts) {
        return mode(OperationModeEnum.CENTRAL_SETPOINT).setpoint(BigDecimal.valueOf(watts));
    }

    private static BigDecimal of(int value) {
        return BigDecimal.valueOf(value);
    }

    private static InstalledProfile profile(
            int evse,
            ChargingProfilePurposeEnum purpose,
            ChargingRateUnitEnum unit,
            ChargingSchedulePeriod.Builder period) {
        ChargingSchedule schedule = Make.watts()
                .chargingRateUnit(unit)
                .chargingSchedulePeriod(List.of(period.build()))
                .build();
        ChargingProfile profile =
                Make.absolute(evse * 10 + purpose.ordinal(), purpose, schedule).build();
        return InstalledProfile.of(evse, profile);
    }

    private static InstalledProfile own(int evse, ChargingSchedulePeriod.Builder period) {
        return profile(evse, ChargingProfilePurposeEnum.TX_PROFILE, ChargingRateUnitEnum.W, period);
    }

    private static InstalledProfile external(int evse, ChargingSchedulePeriod.Builder period) {
        return profile(
                evse, ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS, ChargingRateUnitEnum.W, period);
    }

    private static ChargingSchedulePeriod.Builder externalSetpoint(int watts) {
        return mode(OperationModeEnum.EXTERNAL_SETPOINT).setpoint(of(watts));
    }

    private static ChargingSchedulePeriod period(int evse, StationState station, InstalledProfile... installed) {
        return period(evse, ChargingRateUnitEnum.W, station, installed);
    }

    private static ChargingSchedulePeriod period(
            int evse, ChargingRateUnitEnum unit, StationState station, InstalledProfile... installed) {
        CompositeQuery query =
                CompositeQuery.builder(evse, EIGHT, 60).unit(unit).build();
        List<ChargingSchedulePeriod> periods = CompositeSchedules.composite(query, station, List.of(installed))
                .schedule()
                .chargingSchedulePeriod();
        assertThat(periods).hasSize(1);
        return periods.get(0);
    }

    @Test
    @Tag("Q06.FR.21")
    @Tag("Q06.FR.22")
    void priorityDecidesWhoseSetpointCounts() {
        StationState csms =
                ONE.toBuilder().setpointPriority(SetpointPriority.CSMS).build();
        InstalledProfile external = external(1, externalSetpoint(-2000));
        InstalledProfile own = own(1, setpoint(3000));
        assertThat(period(1, ONE, own, external))
                .isEqualTo(externalSetpoint(-2000).numberPhases(3).build());
        assertThat(period(1, csms, own, external))
                .isEqualTo(setpoint(3000).numberPhases(3).build());
        // Where the CSMS gives no setpoint, that of the external system counts.
        InstalledProfile limit = own(1, mode(OperationModeEnum.EXTERNAL_LIMITS));
        assertThat(period(1, csms, limit, external).setpoint()).isEqualByComparingTo("-2000");
        InstalledProfile plain = own(1, mode(OperationModeEnum.CHARGING_ONLY).limit(of(5000)));
        assertThat(period(1, csms, plain, external).setpoint()).isEqualByComparingTo("-2000");
        assertThat(period(1, csms, external).operationMode()).isEqualTo(OperationModeEnum.EXTERNAL_SETPOINT);
    }

    @Test
    void setpointThatTheStationWorksOutIsOneOfTheCsms() {
        StationState csms =
                ONE.toBuilder().setpointPriority(SetpointPriority.CSMS).build();
        InstalledProfile external = external(1, externalSetpoint(-2000));
        InstalledProfile local = own(1, mode(OperationModeEnum.LOCAL_LOAD_BALANCING));
        assertThat(period(1, csms, local, external).operationMode()).isEqualTo(OperationModeEnum.LOCAL_LOAD_BALANCING);
        assertThat(period(1, ONE, local, external).operationMode()).isEqualTo(OperationModeEnum.EXTERNAL_SETPOINT);
    }

    @Test
    @Tag("Q06.FR.31")
    void setpointOfTheStationIsThatOfItsOnlyEvse() {
        InstalledProfile external = external(0, externalSetpoint(-2000));
        assertThat(period(1, ONE, external).setpoint()).isEqualByComparingTo("-2000");
        assertThat(period(1, TWO, external).setpoint()).isNull();
        InstalledProfile nearer = external(1, externalSetpoint(-1000));
        assertThat(period(1, ONE, external, nearer).setpoint()).isEqualByComparingTo("-1000");
        InstalledProfile limits =
                external(1, mode(OperationModeEnum.EXTERNAL_LIMITS).limit(of(9)));
        assertThat(period(1, ONE, external, limits).setpoint()).isEqualByComparingTo("-2000");
    }

    @Test
    @Tag("V2X.04")
    void reactiveSetpointComesFromTheSameSourceAndIsNotCapped() {
        ChargingSchedulePeriod.Builder reactive = setpoint(9000)
                .setpointReactive(of(7000))
                .setpointReactiveL2(of(6000))
                .setpointReactiveL3(of(5000));
        ChargingSchedulePeriod result =
                period(1, ONE, own(1, reactive), Make.max(Make.watts(0, 3000).build()));
        assertThat(result.setpoint()).isEqualByComparingTo("3000");
        assertThat(result.setpointReactive()).isEqualByComparingTo("7000");
        assertThat(result.setpointReactiveL2()).isEqualByComparingTo("6000");
        assertThat(result.setpointReactiveL3()).isEqualByComparingTo("5000");
        InstalledProfile other =
                external(1, mode(OperationModeEnum.EXTERNAL_SETPOINT).setpointReactive(of(1)));
        ChargingSchedulePeriod external = period(1, ONE, own(1, reactive), other);
        assertThat(external.setpointReactive()).isEqualByComparingTo("1");
        assertThat(external.setpoint()).isNull();
        assertThat(external.operationMode()).isEqualTo(OperationModeEnum.EXTERNAL_SETPOINT);
    }

    @Test
    void chargingOnlyIsReportedIfThePeriodNamesIt() {
        InstalledProfile named = own(1, mode(OperationModeEnum.CHARGING_ONLY).limit(of(5000)));
        assertThat(period(1, ONE, named).operationMode()).isEqualTo(OperationModeEnum.CHARGING_ONLY);
        InstalledProfile unnamed = own(1, mode(null).limit(of(5000)));
        assertThat(period(1, ONE, unnamed).operationMode()).isNull();
        assertThat(period(0, ONE, named).operationMode()).isNull();
    }

    @Test
    void chargingOnlyHasNeitherSetpointNorDischargeLimit() {
        ChargingSchedulePeriod.Builder odd = mode(OperationModeEnum.CHARGING_ONLY)
                .limit(of(5000))
                .setpoint(of(1))
                .dischargeLimit(of(-1));
        assertThat(period(1, ONE, own(1, odd)))
                .isEqualTo(ChargingSchedulePeriod.builder()
                        .startPeriod(0)
                        .limit(of(5000))
                        .numberPhases(3)
                        .operationMode(OperationModeEnum.CHARGING_ONLY)
                        .build());
    }

    @Test
    @Tag("SC.04")
    void dischargeLimitNearestToZeroCounts() {
        InstalledProfile own = own(1, setpoint(-9000).dischargeLimit(of(-8000)));
        InstalledProfile near =
                external(1, mode(OperationModeEnum.EXTERNAL_LIMITS).dischargeLimit(of(-5000)));
        InstalledProfile station =
                external(0, mode(OperationModeEnum.EXTERNAL_LIMITS).dischargeLimit(of(-3000)));
        assertThat(period(1, ONE, own).setpoint()).isEqualByComparingTo("-8000");
        assertThat(period(1, ONE, own, near).dischargeLimit()).isEqualByComparingTo("-5000");
        assertThat(period(1, ONE, own, near, station).dischargeLimit()).isEqualByComparingTo("-3000");
        assertThat(period(1, ONE, own, station).setpoint()).isEqualByComparingTo("-3000");
    }

    @Test
    @Tag("V2X.06")
    void setpointPerPhaseIsCappedPerPhase() {
        ChargingSchedulePeriod.Builder each = setpoint(4000)
                .setpointL2(of(-4000))
                .setpointL3(of(1000))
                .limit(of(9000))
                .dischargeLimit(of(-6000));
        ChargingSchedulePeriod result = period(1, ONE, own(1, each));
        assertThat(result.setpoint()).isEqualByComparingTo("3000");
        assertThat(result.setpointL2()).isEqualByComparingTo("-2000");
        assertThat(result.setpointL3()).isEqualByComparingTo("1000");
        assertThat(result.limit()).isEqualByComparingTo("9000");
        assertThat(result.limitL2()).isNull();
    }

    @Test
    void totalSetpointIsSpreadOnlyWhereACapOfAPhaseBinds() {
        ChargingSchedulePeriod.Builder limits =
                setpoint(6000).limit(of(4000)).limitL2(of(1500)).limitL3(of(3000));
        ChargingSchedulePeriod capped = period(1, ONE, own(1, limits));
        assertThat(capped.setpoint()).isEqualByComparingTo("2000");
        assertThat(capped.setpointL2()).isEqualByComparingTo("1500");
        assertThat(capped.setpointL3()).isEqualByComparingTo("2000");
        ChargingSchedulePeriod free = period(
                1, ONE, own(1, setpoint(3000).limit(of(4000)).limitL2(of(1500)).limitL3(of(3000))));
        assertThat(free.setpoint()).isEqualByComparingTo("3000");
        assertThat(free.setpointL2()).isNull();
        ChargingSchedulePeriod discharging =
                period(1, ONE, own(1, setpoint(-6000).dischargeLimit(of(-3000)).dischargeLimitL2(of(-500))));
        assertThat(discharging.setpoint()).isEqualByComparingTo("-2000");
        assertThat(discharging.setpointL2()).isEqualByComparingTo("-500");
        assertThat(discharging.setpointL3()).isEqualByComparingTo("-2000");
        assertThat(discharging.dischargeLimitL3()).isEqualByComparingTo("-3000");
    }

    @Test
    @Tag("K08.FR.09")
    void unusedPhasesAreLeftOut() {
        ChargingSchedulePeriod.Builder each = mode(OperationModeEnum.CHARGING_ONLY)
                .limit(of(3000))
                .limitL2(of(2500))
                .limitL3(of(2000));
        for (int phases = 1; phases <= 3; phases++) {
            StationState station = ONE.toBuilder()
                    .evses(EvseState.ac(1, phases).withTransaction(TransactionState.of("tx-1", EIGHT)))
                    .build();
            ChargingSchedulePeriod result = period(1, station, own(1, each));
            assertThat(result.numberPhases()).isEqualTo(phases);
            assertThat(result.limit()).isEqualByComparingTo(phases == 1 ? "2000" : "3000");
            assertThat(result.limitL2()).isEqualTo(phases == 1 ? null : of(2500));
            assertThat(result.limitL3()).isEqualTo(phases == 3 ? of(2000) : null);
        }
        ChargingSchedulePeriod missing = period(
                1,
                ONE,
                own(1, mode(OperationModeEnum.CHARGING_ONLY).limit(of(3000)).limitL3(of(2000))));
        assertThat(missing.limitL2()).isEqualByComparingTo("3000");
        assertThat(missing.limitL3()).isEqualByComparingTo("2000");
    }

    @Test
    void directCurrentHasNoPhases() {
        StationState dc = ONE.toBuilder()
                .evses(EvseState.dc(1, of(400)).withTransaction(TransactionState.of("tx-1", EIGHT)))
                .build();
        ChargingSchedulePeriod.Builder each = setpoint(9000)
                .setpointL2(of(1))
                .limit(of(3000))
                .limitL2(of(2500))
                .dischargeLimit(of(-100))
                .dischargeLimitL2(of(-5));
        ChargingSchedulePeriod result = period(1, dc, own(1, each));
        assertThat(result)
                .isEqualTo(
                        setpoint(3000).limit(of(3000)).dischargeLimit(of(-100)).build());
        assertThat(period(1, ChargingRateUnitEnum.A, dc, own(1, setpoint(2000))).setpoint())
                .isEqualByComparingTo("5");
    }

    @Test
    @Tag("K01.FR.100")
    void fullBatteryCapsEachPhase() {
        ChargingSchedule schedule = Make.watts()
                .limitAtSoC(LimitAtSoC.of(80, of(6000)))
                .chargingSchedulePeriod(List.of(mode(OperationModeEnum.CHARGING_ONLY)
                        .limit(of(4000))
                        .limitL2(of(1000))
                        .limitL3(of(3000))
                        .build()))
                .build();
        StationState full = ONE.toBuilder()
                .evses(FIRST.withTransaction(TransactionState.of("tx-1", EIGHT).withSoc(of(80))))
                .build();
        ChargingSchedulePeriod result = period(1, full, Make.txDefault(1, schedule));
        assertThat(result.limit()).isEqualByComparingTo("2000");
        assertThat(result.limitL2()).isEqualByComparingTo("1000");
        assertThat(result.limitL3()).isEqualByComparingTo("2000");
    }

    // The whole station

    @Test
    @Tag("K08.FR.03")
    void setpointsOfTheEvsesAreAddedUp() {
        ChargingSchedulePeriod sum = period(
                0,
                TWO,
                own(1, setpoint(7000).dischargeLimit(of(-2000)).setpointReactive(of(10))),
                own(2, setpoint(-1000).dischargeLimit(of(-3000)).setpointReactive(of(5))));
        assertThat(sum)
                .isEqualTo(setpoint(6000)
                        .dischargeLimit(of(-5000))
                        .setpointReactive(of(15))
                        .numberPhases(3)
                        .build());
    }

    @Test
    void sumOfSetpointsIsCappedByTheStation() {
        ChargingSchedulePeriod sum = period(
                0,
                TWO,
                own(1, setpoint(7000)),
                own(2, setpoint(6000)),
                Make.max(Make.watts(0, 9000).build()));
        assertThat(sum.setpoint()).isEqualByComparingTo("9000");
        assertThat(sum.limit()).isEqualByComparingTo("9000");
    }

    @Test
    void thereIsNoSumWhereAnEvseHasNoSetpoint() {
        InstalledProfile limited = own(2, mode(OperationModeEnum.CHARGING_ONLY).limit(of(4000)));
        ChargingSchedulePeriod part = period(0, TWO, own(1, setpoint(7000)), limited);
        assertThat(part.setpoint()).isNull();
        assertThat(part.operationMode()).isNull();
        InstalledProfile idle = own(2, mode(OperationModeEnum.IDLE));
        assertThat(period(0, TWO, own(1, setpoint(7000)), idle).setpoint()).isEqualByComparingTo("7000");
        assertThat(period(0, TWO, own(1, setpoint(7000))).setpoint()).isEqualByComparingTo("7000");
        assertThat(period(0, TWO, idle, own(1, mode(OperationModeEnum.IDLE))).limit())
                .isEqualByComparingTo("0");
    }

    @Test
    void dischargeLimitsAreAddedUpOnlyIfAllWhoDischargeHaveOne() {
        InstalledProfile bounded = own(1, setpoint(0).dischargeLimit(of(-2000)));
        InstalledProfile free = own(2, setpoint(0));
        InstalledProfile charging = own(2, mode(OperationModeEnum.CHARGING_ONLY).limit(of(4000)));
        assertThat(period(0, TWO, bounded, free).dischargeLimit()).isNull();
        ChargingSchedulePeriod one = period(0, TWO, bounded, charging);
        assertThat(one.dischargeLimit()).isEqualByComparingTo("-2000");
        assertThat(one.operationMode()).isEqualTo(OperationModeEnum.CENTRAL_SETPOINT);
        InstalledProfile station =
                external(0, mode(OperationModeEnum.EXTERNAL_LIMITS).dischargeLimit(of(-500)));
        assertThat(period(0, TWO, bounded, free, station).dischargeLimit()).isEqualByComparingTo("-500");
        assertThat(period(0, TWO, bounded, charging, station).dischargeLimit()).isEqualByComparingTo("-500");
        InstalledProfile wide =
                external(0, mode(OperationModeEnum.EXTERNAL_LIMITS).dischargeLimit(of(-5000)));
        assertThat(period(0, TWO, bounded, charging, wide).dischargeLimit()).isEqualByComparingTo("-2000");
    }

    @Test
    void differentModesHaveNoCommonOne() {
        ChargingSchedulePeriod limits = period(
                0,
                TWO,
                own(1, mode(OperationModeEnum.EXTERNAL_LIMITS).dischargeLimit(of(-1000))),
                own(2, mode(OperationModeEnum.LOCAL_LOAD_BALANCING).dischargeLimit(of(-1000))));
        assertThat(limits.dischargeLimit()).isEqualByComparingTo("-2000");
        assertThat(limits.operationMode()).isNull();
        ChargingSchedulePeriod setpoints = period(
                0,
                TWO,
                own(1, setpoint(1000)),
                own(2, mode(OperationModeEnum.CENTRAL_FREQUENCY).setpoint(of(1000))));
        assertThat(setpoints.operationMode()).isEqualTo(OperationModeEnum.CENTRAL_SETPOINT);
        ChargingSchedulePeriod alike = period(
                0,
                TWO,
                own(1, mode(OperationModeEnum.CENTRAL_FREQUENCY).setpoint(of(1000))),
                own(2, mode(OperationModeEnum.CENTRAL_FREQUENCY).setpoint(of(1000))));
        assertThat(alike.operationMode()).isEqualTo(OperationModeEnum.CENTRAL_FREQUENCY);
    }

    @Test
    @Tag("Q06.FR.22")
    void setpointOfTheStationGoesBeforeTheSumUnlessTheCsmsHasPriority() {
        InstalledProfile[] installed = {
            own(1, setpoint(1000)),
            own(2, setpoint(2000)),
            external(0, externalSetpoint(-500).setpointReactive(of(7)))
        };
        ChargingSchedulePeriod external = period(0, TWO, installed);
        assertThat(external.setpoint()).isEqualByComparingTo("-500");
        assertThat(external.setpointReactive()).isEqualByComparingTo("7");
        assertThat(external.operationMode()).isEqualTo(OperationModeEnum.EXTERNAL_SETPOINT);
        StationState csms =
                TWO.toBuilder().setpointPriority(SetpointPriority.CSMS).build();
        assertThat(period(0, csms, installed).setpoint()).isEqualByComparingTo("3000");
        assertThat(period(0, csms, installed[2]).setpoint()).isEqualByComparingTo("-500");
    }

    @Test
    void valuesPerPhaseAreAddedInWattsAndTakenAtTheirWorstInAmps() {
        ChargingSchedulePeriod.Builder each = mode(OperationModeEnum.CHARGING_ONLY)
                .limit(of(2300))
                .limitL2(of(4600))
                .limitL3(of(1150));
        InstalledProfile second = own(2, mode(OperationModeEnum.CHARGING_ONLY).limit(of(6900)));
        assertThat(period(0, TWO, own(1, each), second).limit()).isEqualByComparingTo("14950");
        assertThat(period(0, ChargingRateUnitEnum.A, TWO, own(1, each), second).limit())
                .isEqualByComparingTo("30");
    }

    @Test
    @Tag("K01.FR.140")
    void phasesOfTheStationAreTheMostOfItsEvsesAndTheLeastOfItsProfiles() {
        EvseState single = EvseState.ac(2, 1).withTransaction(TransactionState.of("tx-2", EIGHT));
        EvseState both = EvseState.ac(1, 2).withTransaction(TransactionState.of("tx-1", EIGHT));
        StationState mixed = TWO.toBuilder().evses(both, single).build();
        InstalledProfile first = own(1, mode(OperationModeEnum.CHARGING_ONLY).limit(of(4000)));
        assertThat(period(0, mixed, first).numberPhases()).isEqualTo(2);
        assertThat(period(0, mixed).numberPhases()).isNull();
        InstalledProfile max = profile(
                0,
                ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE,
                ChargingRateUnitEnum.W,
                ChargingSchedulePeriod.builder()
                        .startPeriod(0)
                        .limit(of(9000))
                        .numberPhases(1)
                        .phaseToUse(2));
        ChargingSchedulePeriod narrow = period(0, mixed, first, max);
        assertThat(narrow.numberPhases()).isEqualTo(1);
        assertThat(narrow.phaseToUse()).isEqualTo(2);
        StationState dc = TWO.toBuilder().evses(EvseState.dc(1, null)).build();
        assertThat(period(0, dc, max).numberPhases()).isNull();
    }

    @Test
    void reasonsOfAStationNameTheProfilesOfAllItsEvses() {
        CompositeQuery query = CompositeQuery.builder(0, EIGHT, 60)
                .unit(ChargingRateUnitEnum.W)
                .withProvenance(true)
                .build();
        List<InstalledProfile> installed = new ArrayList<>(List.of(
                own(1, setpoint(1000)),
                own(2, setpoint(2000)),
                Make.max(Make.watts(0, 9000).build())));
        List<Provenance> why =
                CompositeSchedules.composite(query, TWO, installed).provenance();
        assertThat(why).hasSize(1);
        assertThat(why.get(0).leading()).extracting(Contribution::evseId).containsExactly(1, 2, 0);
        assertThat(why.get(0).setpoint()).isEqualTo(new Decision(Limiter.SUM_OF_EVSES, null));
        assertThat(why.get(0).limit()).isEqualTo(new Decision(Limiter.PROFILE, 20));
        installed.add(external(0, externalSetpoint(9500)));
        Provenance capped =
                CompositeSchedules.composite(query, TWO, installed).provenance().get(0);
        assertThat(capped.setpoint().limiter()).isEqualTo(Limiter.CAPPED);
    }

    @Test
    @Tag("K27.FR.01")
    void generationOfAnEvseIsPartOfItsSumAndThatOfTheStationIsAddedOnTop() {
        InstalledProfile[] installed = {
            own(1, mode(OperationModeEnum.CHARGING_ONLY).limit(of(4000))),
            own(2, mode(OperationModeEnum.CHARGING_ONLY).limit(of(3000))),
            profile(
                    1,
                    ChargingProfilePurposeEnum.LOCAL_GENERATION,
                    ChargingRateUnitEnum.W,
                    mode(OperationModeEnum.CHARGING_ONLY).limit(of(500))),
            Make.max(Make.watts(0, 7200).build()),
            profile(
                    0,
                    ChargingProfilePurposeEnum.LOCAL_GENERATION,
                    ChargingRateUnitEnum.W,
                    mode(OperationModeEnum.CHARGING_ONLY).limit(of(100)))
        };
        assertThat(period(0, TWO, installed).limit()).isEqualByComparingTo("7300");
        assertThat(period(1, TWO, installed).limit()).isEqualByComparingTo("4500");
        assertThat(period(2, TWO, installed).limit()).isEqualByComparingTo("3100");
    }
}
