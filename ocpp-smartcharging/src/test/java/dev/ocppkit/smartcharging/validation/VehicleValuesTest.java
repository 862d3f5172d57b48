package dev.ocppkit.smartcharging.validation;

import static dev.ocppkit.smartcharging.validation.Samples.context;
import static dev.ocppkit.smartcharging.validation.Samples.period;
import static dev.ocppkit.smartcharging.validation.Samples.profile;
import static dev.ocppkit.smartcharging.validation.Samples.rules;
import static dev.ocppkit.smartcharging.validation.Samples.schedule;
import static dev.ocppkit.smartcharging.validation.Samples.txProfile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.ChargingNeeds;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.PriceLevelSchedule;
import dev.ocppkit.model.datatype.SalesTariff;
import dev.ocppkit.model.datatype.V2XChargingParameters;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ControlModeEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that tie values to what a vehicle announced, to time and to the kind of EVSE. */
class VehicleValuesTest {
    private static ValidationContext announced(V2XChargingParameters vehicle, ControlModeEnum control, Integer tuples) {
        NotifyEVChargingNeedsRequest needs = NotifyEVChargingNeedsRequest.builder()
                .evseId(1)
                .maxScheduleTuples(tuples)
                .chargingNeeds(ChargingNeeds.builder()
                        .requestedEnergyTransfer(EnergyTransferModeEnum.AC_BPT)
                        .controlMode(control)
                        .v2xChargingParameters(vehicle)
                        .build())
                .build();
        return context().withNeeds(Map.of("tx-1", needs), Set.of());
    }

    private static V2XChargingParameters charges() {
        return V2XChargingParameters.builder()
                .maxChargePowerL2(9)
                .maxChargePowerL3(9)
                .build();
    }

    private static V2XChargingParameters discharges() {
        return V2XChargingParameters.builder()
                .maxDischargePowerL2(9)
                .maxDischargePowerL3(9)
                .build();
    }

    private static boolean fits(ChargingProfile profile, V2XChargingParameters vehicle) {
        return !rules(1, profile, announced(vehicle, null, null)).contains(ProfileRule.PHASE_VALUES_VEHICLE);
    }

    @Test
    @Tag("V2X.08")
    @Tag("V2X.09")
    @Tag("V2X.10")
    void eachDirectionMustBeAnnouncedForItself() {
        ChargingProfile charging = txProfile(p -> p.limit(3).limitL2(2).limitL3(1));
        ChargingProfile discharging =
                txProfile(p -> p.dischargeLimit(-3).dischargeLimitL2(-2).dischargeLimitL3(-1));
        ChargingProfile setpoints = txProfile(p -> p.setpoint(3).setpointL2(2).setpointL3(1));
        ChargingProfile reactive =
                txProfile(p -> p.setpointReactive(3).setpointReactiveL2(2).setpointReactiveL3(1));
        assertThat(fits(charging, charges())).isTrue();
        assertThat(fits(charging, discharges())).isFalse();
        for (ChargingProfile other : List.of(discharging, setpoints, reactive)) {
            assertThat(fits(other, discharges())).isTrue();
            assertThat(fits(other, charges())).isFalse();
            assertThat(fits(other, null)).isFalse();
        }
        assertThat(fits(txProfile(p -> p.limit(3)), null)).isTrue();
    }

    @Test
    @Tag("V2X.08")
    void eachPhaseMustBeAnnouncedForItself() {
        ChargingProfile second = txProfile(p -> p.limit(3).limitL2(2));
        ChargingProfile third = txProfile(p -> p.limit(3).limitL3(2));
        V2XChargingParameters onlySecond =
                V2XChargingParameters.builder().maxChargePowerL2(9).build();
        assertThat(fits(second, onlySecond)).isTrue();
        assertThat(fits(third, onlySecond)).isFalse();
    }

    private static <T extends OcppRecord> T read(Class<T> type, String json) {
        return OcppCodec.of(OcppVersion.V2_1).read(type, json).orThrow();
    }

    private static ChargingSchedule priced(int price) {
        ChargingSchedule.Builder builder = schedule(period(0, 1)).toBuilder();
        return switch (price) {
            case 0 ->
                builder.absolutePriceSchedule(read(AbsolutePriceSchedule.class, """
                        {"timeAnchor":"2026-01-15T08:00:00Z","priceScheduleID":1,"currency":"EUR","language":"en",
                         "priceAlgorithm":"power","priceRuleStacks":[$,$]}
                        """.replace("$", """
                        {"duration":60,"priceRule":[{"energyFee":{"exponent":0,"value":1},"powerRangeStart":{"exponent":0,"value":0}}]}
                        """)))
                        .build();
            case 1 ->
                builder.priceLevelSchedule(read(PriceLevelSchedule.class, """
                        {"timeAnchor":"2026-01-15T08:00:00Z","priceScheduleId":1,"numberOfPriceLevels":2,"priceLevelScheduleEntries":[
                         {"duration":60,"priceLevel":1},{"duration":60,"priceLevel":2}]}
                        """)).build();
            default -> builder.salesTariff(read(SalesTariff.class, """
                        {"id":1,"salesTariffEntry":[{"relativeTimeInterval":{"start":0}},{"relativeTimeInterval":{"start":9}}]}
                        """)).build();
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @Tag("K18.FR.07")
    void pricesCountAgainstTheEntriesThatAVehicleTakes(int price) {
        ChargingProfile profile = txProfile(p -> {}).toBuilder()
                .chargingSchedule(List.of(priced(price)))
                .build();
        assertThat(rules(1, profile, announced(null, ControlModeEnum.SCHEDULED_CONTROL, 2)))
                .isEmpty();
        assertThat(rules(1, profile, announced(null, ControlModeEnum.SCHEDULED_CONTROL, 1)))
                .containsExactly(ProfileRule.SCHEDULE_TUPLES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @Tag("K19.FR.07")
    void underDynamicControlPeriodsAndPricesCountTogether(int price) {
        ChargingProfile profile = txProfile(p -> {}).toBuilder()
                .chargingSchedule(List.of(priced(price)))
                .build();
        assertThat(rules(1, profile, announced(null, ControlModeEnum.DYNAMIC_CONTROL, 3)))
                .isEmpty();
        assertThat(rules(1, profile, announced(null, ControlModeEnum.DYNAMIC_CONTROL, 2)))
                .containsExactly(ProfileRule.SCHEDULE_TUPLES);
    }

    @Test
    @Tag("K01.FR.115")
    void modeThatIsNoneIsNotSupported() {
        ChargingProfile unknown = txProfile(p -> p.limit(1).operationMode(OperationModeEnum.UNRECOGNIZED));
        assertThat(rules(1, unknown, context())).containsExactly(ProfileRule.MODE_UNSUPPORTED);
    }

    private static ChargingProfile onPhase(int id, ChargingProfilePurposeEnum purpose, int phase, boolean local) {
        ChargingSchedule schedule =
                schedule(period(0, 1).toBuilder()
                                .numberPhases(1)
                                .phaseToUse(phase)
                                .build())
                        .toBuilder()
                        .duration(60)
                        .useLocalTime(local)
                        .startSchedule(Samples.START.plusSeconds(id * 3600L))
                        .build();
        return profile(id, purpose, schedule);
    }

    @Test
    @Tag("K01.FR.141")
    void clocksThatCannotBeComparedMayMeet() {
        ChargingProfilePurposeEnum max = ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
        ChargingProfilePurposeEnum byDefault = ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
        for (boolean mine : new boolean[] {true, false}) {
            for (boolean theirs : new boolean[] {true, false}) {
                InstalledProfile old = InstalledProfile.of(0, onPhase(1, max, 1, theirs));
                assertThat(rules(1, onPhase(2, byDefault, 2, mine), context(old))
                                .contains(ProfileRule.PHASE_CONFLICT))
                        .isEqualTo(mine != theirs);
            }
        }
    }

    @Test
    @Tag("K01.FR.141")
    void limitsOfAnExternalSystemForStationAndEvseMustAgreeOnThePhase() {
        ChargingProfilePurposeEnum external = ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
        ChargingProfile two = onPhase(1, external, 2, false).toBuilder().id(-5).build();
        InstalledProfile station = InstalledProfile.of(0, onPhase(1, external, 1, false));
        InstalledProfile sameEvse = InstalledProfile.of(1, onPhase(1, external, 1, false));
        InstalledProfile anyPhase = InstalledProfile.of(0, profile(1, external, schedule(period(0, 1))));
        ProfileRequest request = new ProfileRequest(1, two, ProfileSource.EXTERNAL_SYSTEM);
        assertThat(ChargingProfiles.validate(request, context(station)).violations())
                .extracting(ProfileViolation::rule)
                .contains(ProfileRule.PHASE_CONFLICT);
        for (InstalledProfile harmless : List.of(sameEvse, anyPhase)) {
            assertThat(ChargingProfiles.validate(request, context(harmless)).violations())
                    .extracting(ProfileViolation::rule)
                    .doesNotContain(ProfileRule.PHASE_CONFLICT);
        }
    }

    @Test
    @Tag("K01.FR.44")
    @Tag("K01.FR.54")
    void phasesOfADcEvseNeedControlOfItsInput() {
        ChargingProfile phases = Samples.withSchedule(s -> s.chargingSchedulePeriod(
                List.of(period(0, 1).toBuilder().numberPhases(3).build())));
        assertThat(rules(3, phases, context())).containsExactly(ProfileRule.PHASES_OF_DC);
        StationState able = Samples.STATION.toBuilder()
                .evses(Samples.STATION.evses().stream()
                        .map(evse -> evse.withDcInputPhaseControl(evse.id() == 3))
                        .toList())
                .build();
        ValidationContext context = ValidationContext.of(able, Samples.able().build(), List.of());
        assertThat(rules(3, phases, context)).isEmpty();
        // For the whole station the AC EVSEs are meant.
        assertThat(rules(0, phases, context())).isEmpty();
    }

    @Test
    @Tag("K28.FR.01")
    void dynamicProfileHasOneScheduleOfOnePeriodFromTheStart() {
        ChargingProfile one = Samples.withSchedule(s -> s.startSchedule(null)).toBuilder()
                .chargingProfileKind(ChargingProfileKindEnum.DYNAMIC)
                .build();
        assertThat(rules(1, one, context())).isEmpty();
        ChargingSchedule schedule = one.chargingSchedule().get(0);
        assertThat(rules(
                        1,
                        one.toBuilder()
                                .chargingSchedule(List.of(schedule, schedule))
                                .build(),
                        context()))
                .contains(ProfileRule.DYNAMIC_SHAPE);
        ChargingSchedule late = schedule.toBuilder()
                .chargingSchedulePeriod(List.of(period(5, 1)))
                .build();
        assertThat(rules(1, one.toBuilder().chargingSchedule(List.of(late)).build(), context()))
                .contains(ProfileRule.DYNAMIC_SHAPE);
    }

    private static List<ProfileRule> lint(ChargingProfile profile, ValidationContext context) {
        return ChargingProfiles.lint(new ProfileRequest(1, profile, ProfileSource.CSMS), context).stream()
                .map(ProfileViolation::rule)
                .toList();
    }

    @Test
    @Tag("Q07.FR.02")
    @Tag("Q07.FR.04")
    void adviceIsGivenOnlyWhereItIsNeeded() {
        ChargingProfile central = txProfile(
                p -> p.operationMode(OperationModeEnum.CENTRAL_FREQUENCY).setpoint(1));
        ChargingSchedule timed =
                central.chargingSchedule().get(0).toBuilder().duration(60).build();
        ChargingProfile asItShouldBe = central.toBuilder()
                .chargingProfileKind(ChargingProfileKindEnum.DYNAMIC)
                .chargingSchedule(List.of(timed))
                .build();
        assertThat(lint(asItShouldBe, context())).isEmpty();
        ChargingProfile perPhase = txProfile(p -> p.limit(3).limitL2(2).limitL3(1));
        assertThat(lint(perPhase, announced(charges(), null, null))).isEmpty();
        assertThat(lint(perPhase, context())).containsExactly(ProfileRule.CSMS_PHASE_VALUES);
        ValidationContext unable = ValidationContext.of(
                Samples.STATION, StationCapabilities.builder().build(), List.of());
        assertThat(lint(profile(p -> p.maxOfflineDuration(60)), unable))
                .containsExactly(ProfileRule.MAX_OFFLINE_UNSUPPORTED);
    }
}
