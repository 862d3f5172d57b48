package dev.ocppkit.smartcharging.validation;

import static dev.ocppkit.smartcharging.validation.Samples.able;
import static dev.ocppkit.smartcharging.validation.Samples.context;
import static dev.ocppkit.smartcharging.validation.Samples.period;
import static dev.ocppkit.smartcharging.validation.Samples.profile;
import static dev.ocppkit.smartcharging.validation.Samples.rules;
import static dev.ocppkit.smartcharging.validation.Samples.schedule;
import static dev.ocppkit.smartcharging.validation.Samples.txProfile;
import static dev.ocppkit.smartcharging.validation.Samples.withSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.ChargingNeeds;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.LimitAtSoC;
import dev.ocppkit.model.datatype.V2XChargingParameters;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.ControlModeEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChargingProfilesTest {
    private static final ChargingProfilePurposeEnum TX = ChargingProfilePurposeEnum.TX_PROFILE;
    private static final ChargingProfilePurposeEnum DEFAULT = ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
    private static final ChargingProfilePurposeEnum MAX = ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
    private static final ChargingProfilePurposeEnum EXTERNAL =
            ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
    private static final ChargingProfilePurposeEnum PRIORITY = ChargingProfilePurposeEnum.PRIORITY_CHARGING;

    private static ValidationContext with(StationCapabilities.Builder capabilities) {
        return ValidationContext.of(Samples.STATION, capabilities.build(), List.of());
    }

    private static InstalledProfile installed(int evseId, ChargingProfile profile) {
        return InstalledProfile.of(evseId, profile);
    }

    @Test
    void plainProfilesAreAccepted() {
        assertThat(rules(1, profile(p -> {}), context())).isEmpty();
        assertThat(rules(0, profile(p -> {}), context())).isEmpty();
        assertThat(rules(1, txProfile(p -> p.limit(1000)), context())).isEmpty();
        assertThat(rules(0, profile(p -> p.chargingProfilePurpose(MAX)), context()))
                .isEmpty();
        assertThat(rules(0, profile(p -> p.chargingProfilePurpose(PRIORITY)), context()))
                .isEmpty();
    }

    @Test
    @Tag("K01.FR.28")
    void unknownEvseIsRefused() {
        assertThat(rules(4, profile(p -> {}), context())).containsExactly(ProfileRule.UNKNOWN_EVSE);
    }

    @Test
    @Tag("K01.FR.57")
    void refusalForTheSakeOfTheMemoryNamesTheWait() {
        ProfileCheck check = ChargingProfiles.validate(
                new ProfileRequest(1, profile(p -> {}), ProfileSource.CSMS),
                context().withRetryAfter(30));
        SetChargingProfileResponse response = check.toResponse();
        assertThat(response.status()).isEqualTo(ChargingProfileStatusEnum.REJECTED);
        assertThat(response.statusInfo().reasonCode()).isEqualTo("RateLimitExceeded");
        assertThat(response.statusInfo().additionalInfo()).isEqualTo("30 seconds before retry");
    }

    @Test
    void acceptedResponseHasNoReason() {
        SetChargingProfileResponse response = ChargingProfiles.validate(
                        new ProfileRequest(1, profile(p -> {}), ProfileSource.CSMS), context())
                .toResponse();
        assertThat(response.status()).isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
        assertThat(response.statusInfo()).isNull();
    }

    @Test
    void unsupportedFeaturesAreRefused() {
        ValidationContext plain = with(able().features(Set.of()).additionalPurposes(Set.of()));
        assertThat(rules(1, withSchedule(s -> s.useLocalTime(true)), plain))
                .containsExactly(ProfileRule.LOCAL_TIME_UNSUPPORTED);
        assertThat(rules(1, withSchedule(s -> s.useLocalTime(false).randomizedDelay(0)), plain))
                .isEmpty();
        assertThat(rules(1, withSchedule(s -> s.randomizedDelay(1)), plain))
                .containsExactly(ProfileRule.RANDOMIZED_DELAY_UNSUPPORTED);
        assertThat(rules(1, withSchedule(s -> s.limitAtSoC(LimitAtSoC.of(80, BigDecimal.ONE))), plain))
                .containsExactly(ProfileRule.LIMIT_AT_SOC_UNSUPPORTED);
        assertThat(rules(0, profile(p -> p.chargingProfilePurpose(PRIORITY)), plain))
                .containsExactly(ProfileRule.PURPOSE_UNSUPPORTED);
        assertThat(rules(0, profile(p -> p.chargingProfilePurpose(ChargingProfilePurposeEnum.LOCAL_GENERATION)), plain))
                .containsExactly(ProfileRule.PURPOSE_UNSUPPORTED);
        ChargingProfile dynamic = profile(p -> p.chargingProfileKind(ChargingProfileKindEnum.DYNAMIC)
                .dynUpdateInterval(5)
                .chargingSchedule(List.of(schedule(period(0, 1)))));
        assertThat(rules(1, dynamic, plain)).containsExactly(ProfileRule.KIND_UNSUPPORTED);
        assertThat(rules(1, dynamic, context())).isEmpty();
    }

    @Test
    void whatIsNotSupportedButHarmlessIsAWarning() {
        ValidationContext plain = with(able().features(Set.of()));
        ChargingProfile offline = profile(p -> p.maxOfflineDuration(60).recurrencyKind(RecurrencyKindEnum.DAILY));
        ProfileCheck check = ChargingProfiles.validate(new ProfileRequest(2, offline, ProfileSource.CSMS), plain);
        assertThat(check.isAccepted()).isTrue();
        assertThat(check.warnings())
                .extracting(ProfileViolation::rule)
                .containsExactly(ProfileRule.MAX_OFFLINE_UNSUPPORTED, ProfileRule.RECURRENCY_ELSEWHERE);
    }

    @Test
    @Tag("K01.FR.95")
    void onlyProfilesOfTransactionsAreDelayedAtRandom() {
        ChargingProfile max = profile(p -> p.chargingProfilePurpose(MAX)
                .chargingSchedule(List.of(
                        schedule(period(0, 1)).toBuilder().randomizedDelay(5).build())));
        assertThat(rules(0, max, context())).containsExactly(ProfileRule.RANDOMIZED_DELAY_PURPOSE);
    }

    @Test
    void unitsMustBeConfigured() {
        StationState ampsOnly = Samples.STATION.toBuilder()
                .rateUnits(List.of(ChargingRateUnitEnum.A))
                .build();
        ValidationContext context = ValidationContext.of(ampsOnly, able().build(), List.of());
        assertThat(rules(1, profile(p -> {}), context)).containsExactly(ProfileRule.RATE_UNIT);
    }

    @Test
    void idsAreDividedBetweenStationAndCsms() {
        ValidationContext context = with(able().maxExternalConstraintsId(100));
        assertThat(rules(1, profile(p -> p.id(100)), context)).containsExactly(ProfileRule.PROFILE_ID_RANGE);
        assertThat(rules(1, profile(p -> p.id(101)), context)).isEmpty();
        ProfileRequest made = new ProfileRequest(
                0, profile(p -> p.id(101).chargingProfilePurpose(EXTERNAL)), ProfileSource.EXTERNAL_SYSTEM);
        assertThat(ChargingProfiles.validate(made, context).violations())
                .extracting(ProfileViolation::rule)
                .containsExactly(ProfileRule.EXTERNAL_ID_RANGE);
        ProfileRequest low = new ProfileRequest(
                0, profile(p -> p.id(100).chargingProfilePurpose(EXTERNAL)), ProfileSource.EXTERNAL_SYSTEM);
        assertThat(ChargingProfiles.validate(low, context).isAccepted()).isTrue();
    }

    @Test
    void externalConstraintsBelongToTheStation() {
        assertThat(rules(0, profile(p -> p.chargingProfilePurpose(EXTERNAL)), context()))
                .containsExactly(ProfileRule.EXTERNAL_BY_CSMS);
        InstalledProfile external = installed(0, profile(p -> p.chargingProfilePurpose(EXTERNAL)));
        assertThat(rules(1, profile(p -> {}), context(external))).containsExactly(ProfileRule.PROFILE_ID_TAKEN);
    }

    @Test
    void countsAreBounded() {
        assertThat(rules(1, profile(p -> p.stackLevel(5)), context())).isEmpty();
        assertThat(rules(1, profile(p -> p.stackLevel(6)), context())).containsExactly(ProfileRule.STACK_LEVEL);
        assertThat(rules(1, profile(p -> p.stackLevel(-1)), context())).containsExactly(ProfileRule.STACK_LEVEL);
        ChargingProfile four = profile(5, DEFAULT, schedule(period(0, 1), period(1, 1), period(2, 1), period(3, 1)));
        ChargingProfile five =
                profile(5, DEFAULT, schedule(period(0, 1), period(1, 1), period(2, 1), period(3, 1), period(4, 1)));
        assertThat(rules(1, four, context())).isEmpty();
        assertThat(rules(1, five, context())).containsExactly(ProfileRule.TOO_MANY_PERIODS);
        InstalledProfile[] full = {
            installed(2, profile(p -> p.id(1))),
            installed(2, profile(p -> p.id(2).stackLevel(2))),
            installed(2, profile(p -> p.id(3).stackLevel(3)))
        };
        assertThat(rules(1, profile(p -> {}), context(full))).containsExactly(ProfileRule.TOO_MANY_PROFILES);
        assertThat(rules(2, profile(p -> p.id(1)), context(full))).isEmpty();
    }

    @Test
    void txProfilesNeedTheirTransaction() {
        ChargingProfile tx = txProfile(p -> p.limit(1));
        assertThat(rules(2, tx, context())).containsExactly(ProfileRule.NO_TRANSACTION);
        assertThat(rules(0, tx, context())).containsExactly(ProfileRule.TX_PROFILE_EVSE);
        assertThat(rules(1, tx.toBuilder().transactionId("other").build(), context()))
                .containsExactly(ProfileRule.OTHER_TRANSACTION);
        assertThat(rules(1, tx.toBuilder().transactionId(null).build(), context()))
                .containsExactly(ProfileRule.TRANSACTION_ID);
        assertThat(rules(1, tx, context().withNeeds(Map.of(), Set.of("tx-1")))).containsExactly(ProfileRule.TOO_EARLY);
    }

    @Test
    @Tag("K05.FR.02")
    void profileOfARequestToStartIsATxProfileWithoutTransaction() {
        ChargingProfile tx =
                txProfile(p -> p.limit(1)).toBuilder().transactionId(null).build();
        assertThat(startRules(tx)).isEmpty();
        assertThat(startRules(txProfile(p -> p.limit(1)))).containsExactly(ProfileRule.REQUEST_START_TRANSACTION);
        assertThat(startRules(profile(p -> {}))).containsExactly(ProfileRule.REQUEST_START_PURPOSE);
    }

    private static List<ProfileRule> startRules(ChargingProfile profile) {
        ProfileRequest request = new ProfileRequest(2, profile, ProfileSource.REQUEST_START);
        return ChargingProfiles.validate(request, context()).violations().stream()
                .map(ProfileViolation::rule)
                .toList();
    }

    @Test
    @Tag("K01.FR.06")
    void twoProfilesOfOneLevelMayNotOverlap() {
        Instant change = Instant.parse("2026-02-01T00:00:00Z");
        InstalledProfile january = installed(1, profile(p -> p.id(1).validTo(change)));
        assertThat(rules(1, profile(p -> p.validFrom(change)), context(january)))
                .isEmpty();
        assertThat(rules(1, profile(p -> p.validFrom(change.minusSeconds(1))), context(january)))
                .containsExactly(ProfileRule.DUPLICATE_PROFILE);
        assertThat(rules(1, profile(p -> p.stackLevel(2)), context(january))).isEmpty();
        assertThat(rules(2, profile(p -> {}), context(january))).isEmpty();
        assertThat(rules(0, profile(p -> p.chargingProfilePurpose(PRIORITY)), context(january)))
                .isEmpty();
    }

    @Test
    @Tag("K01.FR.52")
    @Tag("K01.FR.53")
    void defaultsForAllAndForOneExcludeEachOtherEvenIfTheyAlternate() {
        Instant change = Instant.parse("2026-02-01T00:00:00Z");
        InstalledProfile all = installed(0, profile(p -> p.id(1).validTo(change)));
        InstalledProfile one = installed(2, profile(p -> p.id(1).validTo(change)));
        ChargingProfile later = profile(p -> p.validFrom(change));
        assertThat(rules(1, later, context(all))).containsExactly(ProfileRule.DUPLICATE_DEFAULT_ALL);
        assertThat(rules(0, later, context(one))).containsExactly(ProfileRule.DUPLICATE_DEFAULT_SINGLE);
        ValidationPolicy alternate = new ValidationPolicy(ValidationPolicy.NegativeLimit.REJECT, true, false);
        assertThat(rules(1, later, context(all).withPolicy(alternate))).isEmpty();
        assertThat(rules(0, profile(p -> {}), context(one).withPolicy(alternate)))
                .containsExactly(ProfileRule.DUPLICATE_DEFAULT_SINGLE);
    }

    @Test
    @Tag("K01.FR.39")
    void oneTxProfilePerTransactionAndLevel() {
        ChargingProfile tx = txProfile(p -> p.limit(1));
        ChargingProfile old = tx.toBuilder().id(1).build();
        assertThat(rules(1, tx, context(installed(1, old)))).containsExactly(ProfileRule.DUPLICATE_TX_PROFILE);
        assertThat(rules(
                        1,
                        tx,
                        context(installed(
                                1, old.toBuilder().transactionId("ended").build()))))
                .isEmpty();
        ChargingProfile ofStart = old.toBuilder().transactionId(null).build();
        assertThat(rules(1, tx, context(installed(1, ofStart)))).containsExactly(ProfileRule.DUPLICATE_TX_PROFILE);
        assertThat(rules(1, tx, context(installed(2, ofStart)))).isEmpty();
    }

    @Test
    void shapeOfAProfileIsChecked() {
        assertThat(rules(1, profile(p -> p.chargingProfilePurpose(MAX)), context()))
                .containsExactly(ProfileRule.MAX_PROFILE_EVSE);
        assertThat(rules(1, profile(5, DEFAULT, schedule(period(1, 1))), context()))
                .containsExactly(ProfileRule.FIRST_PERIOD);
        assertThat(rules(1, profile(5, DEFAULT, schedule(period(0, 1), period(9, 1), period(9, 1))), context()))
                .containsExactly(ProfileRule.PERIOD_ORDER);
        assertThat(rules(1, profile(5, DEFAULT, schedule()), context())).containsExactly(ProfileRule.NO_PERIOD);
        assertThat(rules(1, profile(5, DEFAULT), context())).containsExactly(ProfileRule.NO_PERIOD);
        assertThat(rules(1, withSchedule(s -> s.duration(0)), context())).containsExactly(ProfileRule.DURATION);
        assertThat(rules(1, withSchedule(s -> s.startSchedule(null)), context()))
                .containsExactly(ProfileRule.START_MISSING);
        assertThat(rules(1, profile(p -> p.chargingProfileKind(ChargingProfileKindEnum.RELATIVE)), context()))
                .containsExactly(ProfileRule.START_ON_RELATIVE);
        assertThat(rules(1, profile(p -> p.chargingProfileKind(ChargingProfileKindEnum.RECURRING)), context()))
                .containsExactly(ProfileRule.RECURRENCY_KIND);
        assertThat(rules(1, profile(p -> p.validFrom(Samples.START).validTo(Samples.START)), context()))
                .containsExactly(ProfileRule.VALIDITY);
        assertThat(rules(1, profile(p -> p.dynUpdateTime(Samples.START)), context()))
                .containsExactly(ProfileRule.DYNAMIC_FIELDS);
        assertThat(rules(1, profile(p -> p.chargingProfileKind(ChargingProfileKindEnum.DYNAMIC)), context()))
                .containsExactly(ProfileRule.DYNAMIC_SHAPE);
        ChargingProfile priority = profile(p -> p.chargingProfilePurpose(PRIORITY)
                .chargingSchedule(
                        List.of(schedule(period(0, 1)).toBuilder().duration(60).build())));
        assertThat(rules(0, priority, context())).containsExactly(ProfileRule.PRIORITY_DURATION);
    }

    private static ValidationContext withNeeds(ControlModeEnum mode, Integer tuples, V2XChargingParameters vehicle) {
        NotifyEVChargingNeedsRequest needs = NotifyEVChargingNeedsRequest.builder()
                .evseId(1)
                .maxScheduleTuples(tuples)
                .chargingNeeds(ChargingNeeds.builder()
                        .requestedEnergyTransfer(EnergyTransferModeEnum.AC_BPT)
                        .controlMode(mode)
                        .v2xChargingParameters(vehicle)
                        .build())
                .build();
        return context().withNeeds(Map.of("tx-1", needs), Set.of());
    }

    @Test
    void severalSchedulesAreForScheduledControl() {
        ChargingProfile two = profile(p -> p.chargingProfilePurpose(TX)
                .transactionId("tx-1")
                .chargingSchedule(List.of(schedule(period(0, 1)), schedule(period(0, 2)))));
        assertThat(rules(1, two, context())).containsExactly(ProfileRule.SEVERAL_SCHEDULES);
        assertThat(rules(1, two, withNeeds(ControlModeEnum.SCHEDULED_CONTROL, null, null)))
                .isEmpty();
        assertThat(rules(1, two, withNeeds(ControlModeEnum.DYNAMIC_CONTROL, null, null)))
                .containsExactly(ProfileRule.SEVERAL_SCHEDULES);
        ChargingProfile four = two.toBuilder()
                .chargingSchedule(java.util.Collections.nCopies(4, schedule(period(0, 1))))
                .build();
        assertThat(rules(1, four, withNeeds(null, null, null))).containsExactly(ProfileRule.TOO_MANY_SCHEDULES);
    }

    @Test
    void vehicleBoundsTheNumberOfEntries() {
        ChargingProfile two = profile(p -> p.chargingProfilePurpose(TX)
                .transactionId("tx-1")
                .chargingSchedule(List.of(schedule(period(0, 1), period(5, 2)))));
        assertThat(rules(1, two, withNeeds(null, 2, null))).isEmpty();
        assertThat(rules(1, two, withNeeds(null, 1, null))).containsExactly(ProfileRule.SCHEDULE_TUPLES);
    }

    @Test
    @Tag("K01.FR.144")
    void valuesPerPhaseNeedAVehicleThatAnnouncedThem() {
        ChargingProfile perPhase = txProfile(p -> p.limit(3).limitL2(2).limitL3(1));
        assertThat(rules(1, perPhase, context())).isEmpty();
        assertThat(rules(1, perPhase, withNeeds(null, null, null))).containsExactly(ProfileRule.PHASE_VALUES_VEHICLE);
        V2XChargingParameters two =
                V2XChargingParameters.builder().maxChargePowerL2(9).build();
        assertThat(rules(1, perPhase, withNeeds(null, null, two))).containsExactly(ProfileRule.PHASE_VALUES_VEHICLE);
        V2XChargingParameters three = two.toBuilder().maxChargePowerL3(9).build();
        assertThat(rules(1, perPhase, withNeeds(null, null, three))).isEmpty();
        ChargingProfile all =
                profile(7, DEFAULT, schedule(period(0, 3).toBuilder().limitL2(2).build()));
        assertThat(rules(1, all, context())).containsExactly(ProfileRule.PHASE_VALUES_PURPOSE);
    }

    @Test
    void phasesMustExist() {
        ChargingProfile three = profile(
                7, DEFAULT, schedule(period(0, 1).toBuilder().numberPhases(3).build()));
        assertThat(rules(1, three, context())).isEmpty();
        assertThat(rules(2, three, context())).isEmpty();
        assertThat(rules(3, three, context())).containsExactly(ProfileRule.PHASES_OF_DC);
        ValidationPolicy strict = new ValidationPolicy(ValidationPolicy.NegativeLimit.REJECT, false, true);
        assertThat(rules(2, three, context().withPolicy(strict))).containsExactly(ProfileRule.TOO_MANY_PHASES);
        assertThat(ChargingProfiles.validate(new ProfileRequest(2, three, ProfileSource.CSMS), context())
                        .warnings())
                .extracting(ProfileViolation::rule)
                .containsExactly(ProfileRule.FEWER_PHASES);
        ChargingProfile none = profile(
                7, DEFAULT, schedule(period(0, 1).toBuilder().numberPhases(0).build()));
        assertThat(rules(1, none, context())).containsExactly(ProfileRule.NO_PHASE);
        // The station has AC EVSEs too.
        assertThat(rules(0, three, context())).isEmpty();
    }

    @Test
    void phaseIsChosenWhereItCanBe() {
        ChargingProfile second = phase(7, DEFAULT, 2);
        assertThat(rules(1, second, context())).isEmpty();
        ValidationContext fixed = with(able().phaseSwitchingEvses(Set.of()).phasesInUse(Map.of(1, 2)));
        assertThat(rules(1, second, fixed)).isEmpty();
        assertThat(rules(1, phase(7, DEFAULT, 3), fixed)).containsExactly(ProfileRule.PHASE_SWITCHING);
        ChargingProfile several = profile(
                7, DEFAULT, schedule(period(0, 1).toBuilder().phaseToUse(2).build()));
        assertThat(rules(1, several, context())).containsExactly(ProfileRule.PHASE_TO_USE);
    }

    static ChargingProfile phase(int id, ChargingProfilePurposeEnum purpose, int phase) {
        return profile(
                id,
                purpose,
                schedule(period(0, 1).toBuilder()
                        .numberPhases(1)
                        .phaseToUse(phase)
                        .build()));
    }

    @Test
    void allFaultsAreFoundAndSaidWithTheirPlace() {
        ChargingProfile bad =
                profile(p -> p.stackLevel(9).chargingSchedule(List.of(schedule(period(3, -1), period(2, 1)))));
        ProfileCheck check = ChargingProfiles.validate(new ProfileRequest(1, bad, ProfileSource.CSMS), context());
        assertThat(check.violations())
                .extracting(ProfileViolation::text)
                .containsExactly(
                        "SmartChargingCtrlr.ProfileStackLevel: stackLevel is negative or above ProfileStackLevel",
                        "K01.FR.31: the first startPeriod is not 0 (schedule 11, startPeriod 3)",
                        "K01.FR.35: startPeriod does not increase (schedule 11, startPeriod 2)",
                        "ChargingSchedulePeriodType.limit: limit is negative (schedule 11, startPeriod 3)");
        assertThat(check.first().orElseThrow().reasonCode()).isEqualTo(ReasonCode.INVALID_STACK_LEVEL);
        assertThat(check.violations().get(1).requirementId()).isEqualTo("K01.FR.31");
    }

    @Test
    void reasonCodesAreOpenButShort() {
        assertThat(new ReasonCode("VendorCode")).hasToString("VendorCode");
        assertThatThrownBy(() -> new ReasonCode("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new ReasonCode("12345678901234567890").value()).hasSize(20);
        assertThatThrownBy(() -> new ReasonCode("123456789012345678901")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRuleHasWordsAndARequirement() {
        assertThat(ProfileRule.values()).allSatisfy(rule -> {
            assertThat(rule.text()).isNotBlank();
            assertThat(rule.requirementIds()).isNotEmpty().doesNotContain("");
            assertThat(rule.requirementId()).isEqualTo(rule.requirementIds().get(0));
            assertThat(rule.origin()).isNotNull();
        });
    }
}
