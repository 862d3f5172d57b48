package dev.ocppkit.smartcharging.validation;

import static dev.ocppkit.smartcharging.validation.Samples.able;
import static dev.ocppkit.smartcharging.validation.Samples.context;
import static dev.ocppkit.smartcharging.validation.Samples.profile;
import static dev.ocppkit.smartcharging.validation.Samples.rules;
import static dev.ocppkit.smartcharging.validation.Samples.txProfile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModeRulesTest {
    private static final List<V2XFreqWattPoint> CURVE = List.of(point("49.8", -8000), point("50.2", 8000));

    private static V2XFreqWattPoint point(String frequency, int power) {
        return V2XFreqWattPoint.builder()
                .frequency(new BigDecimal(frequency))
                .power(power)
                .build();
    }

    private static V2XSignalWattPoint signal(int signal) {
        return V2XSignalWattPoint.of(signal, BigDecimal.TEN);
    }

    private static ChargingProfile local(List<V2XFreqWattPoint> curve, List<V2XSignalWattPoint> signals) {
        return txProfile(p -> p.operationMode(OperationModeEnum.LOCAL_FREQUENCY)
                .v2xBaseline(0)
                .v2xFreqWattCurve(curve)
                .v2xSignalWattCurve(signals));
    }

    private static List<ProfileRule> lint(ChargingProfile profile, ValidationContext context) {
        return ChargingProfiles.lint(new ProfileRequest(1, profile, ProfileSource.CSMS), context).stream()
                .map(ProfileViolation::rule)
                .toList();
    }

    @Test
    @Tag("Q08.FR.02")
    void curvesHaveTwoPointsAndRunForward() {
        assertThat(rules(1, local(CURVE, null), context())).isEmpty();
        assertThat(rules(1, local(CURVE, List.of(signal(0), signal(0))), context()))
                .isEmpty();
        assertThat(rules(1, local(CURVE, List.of(signal(0))), context())).containsExactly(ProfileRule.SIGNAL_CURVE);
        assertThat(rules(1, local(CURVE, List.of(signal(1), signal(0))), context()))
                .containsExactly(ProfileRule.CURVE_ORDER);
        assertThat(rules(1, local(List.of(CURVE.get(1), CURVE.get(0)), null), context()))
                .containsExactly(ProfileRule.CURVE_ORDER);
        assertThat(rules(1, local(CURVE.subList(0, 1), null), context())).containsExactly(ProfileRule.FREQ_WATT_CURVE);
        assertThat(rules(1, local(null, null), context())).containsExactly(ProfileRule.FREQ_WATT_CURVE);
    }

    @Test
    @Tag("Q08.FR.05")
    void localFrequencyIsAboutPower() {
        ChargingProfile watts = local(CURVE, null);
        ChargingSchedule amps = watts.chargingSchedule().get(0).toBuilder()
                .chargingRateUnit(ChargingRateUnitEnum.A)
                .build();
        assertThat(rules(1, watts.toBuilder().chargingSchedule(List.of(amps)).build(), context()))
                .containsExactly(ProfileRule.FREQUENCY_UNIT);
    }

    @Test
    void chargingOnlyNeedsALimit() {
        assertThat(rules(1, txProfile(p -> {}), context())).containsExactly(ProfileRule.CHARGING_ONLY_LIMIT);
        assertThat(rules(1, txProfile(p -> p.limit(0)), context())).isEmpty();
        assertThat(rules(1, txProfile(p -> p.limit(1).setpointReactiveL2(1)), context()))
                .containsExactly(ProfileRule.CHARGING_ONLY_FIELDS);
    }

    @Test
    @Tag("Q03.FR.02")
    void centralModesNeedASetpoint() {
        assertThat(rules(1, txProfile(p -> p.operationMode(OperationModeEnum.CENTRAL_SETPOINT)), context()))
                .containsExactly(ProfileRule.SETPOINT_MISSING);
        assertThat(rules(
                        1,
                        txProfile(p -> p.operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                                .setpoint(1)
                                .setpointReactive(-1)),
                        context()))
                .isEmpty();
        assertThat(rules(
                        1,
                        txProfile(p -> p.operationMode(OperationModeEnum.CENTRAL_FREQUENCY)
                                .setpoint(1)
                                .setpointReactive(-1)),
                        context()))
                .containsExactly(ProfileRule.MODE_FIELDS);
    }

    @Test
    void externalModesTakeWhatACertifiedCsmsSends() {
        assertThat(rules(
                        1,
                        txProfile(p -> p.operationMode(OperationModeEnum.EXTERNAL_SETPOINT)
                                .setpoint(1)
                                .limit(2)),
                        context()))
                .isEmpty();
        ChargingProfile limits = txProfile(
                p -> p.operationMode(OperationModeEnum.EXTERNAL_LIMITS).limit(2).dischargeLimit(-2));
        assertThat(rules(1, limits, context())).isEmpty();
        assertThat(lint(limits, context())).containsExactly(ProfileRule.CSMS_EXTERNAL_VALUES);
    }

    @Test
    void idleGetsNoValuesNotEvenZero() {
        assertThat(rules(
                        1,
                        txProfile(p -> p.operationMode(OperationModeEnum.IDLE).limit(0)),
                        context()))
                .containsExactly(ProfileRule.IDLE_FIELDS);
        assertThat(rules(
                        1,
                        txProfile(p -> p.operationMode(OperationModeEnum.IDLE).evseSleep(true)),
                        context()))
                .isEmpty();
        assertThat(rules(1, txProfile(p -> p.limit(1).evseSleep(true)), context()))
                .containsExactly(ProfileRule.EVSE_SLEEP);
        assertThat(rules(1, txProfile(p -> p.limit(1).evseSleep(false)), context()))
                .isEmpty();
    }

    @Test
    @Tag("V2X.05")
    @Tag("V2X.06")
    void setpointKeepsTheLimitsBesideItOnEveryPhase() {
        assertThat(central(1, 5, 5, -5)).isEmpty();
        assertThat(central(1, -5, 5, -5)).isEmpty();
        assertThat(central(1, 6, 5, -5)).containsExactly(ProfileRule.SETPOINT_RANGE);
        assertThat(central(1, -6, 5, -5)).containsExactly(ProfileRule.SETPOINT_RANGE);
        assertThat(central(3, 6, 5, -5)).containsExactly(ProfileRule.SETPOINT_RANGE);
        assertThat(central(3, 5, 5, -5)).isEmpty();
    }

    private static List<ProfileRule> central(int phase, int setpoint, int limit, int discharge) {
        return rules(
                1,
                txProfile(p -> {
                    p.operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                            .setpoint(0)
                            .limit(1)
                            .dischargeLimit(-1);
                    if (phase == 1) {
                        p.setpoint(setpoint).limit(limit).dischargeLimit(discharge);
                    } else {
                        p.setpointL3(setpoint).limitL3(limit).dischargeLimitL3(discharge);
                    }
                }),
                context());
    }

    @Test
    void signsOfLimitsAreChecked() {
        assertThat(rules(1, txProfile(p -> p.limit(-1)), context())).containsExactly(ProfileRule.NEGATIVE_LIMIT);
        ValidationPolicy legacy = new ValidationPolicy(ValidationPolicy.NegativeLimit.AS_DISCHARGE_LIMIT, false, false);
        assertThat(rules(1, txProfile(p -> p.limit(-1)), context().withPolicy(legacy)))
                .isEmpty();
        assertThat(rules(
                        1,
                        txProfile(p -> p.operationMode(OperationModeEnum.EXTERNAL_SETPOINT)
                                .dischargeLimit(1)),
                        context()))
                .containsExactly(ProfileRule.POSITIVE_DISCHARGE_LIMIT);
        assertThat(rules(
                        1,
                        txProfile(p -> p.operationMode(OperationModeEnum.EXTERNAL_SETPOINT)
                                .dischargeLimit(0)),
                        context()))
                .isEmpty();
    }

    @Test
    @Tag("K01.FR.71")
    void priorityChargingOnlyCharges() {
        ChargingProfile priority =
                txProfile(p -> p.operationMode(OperationModeEnum.CENTRAL_SETPOINT)
                                .setpoint(1))
                        .toBuilder()
                        .chargingProfilePurpose(ChargingProfilePurposeEnum.PRIORITY_CHARGING)
                        .transactionId(null)
                        .build();
        assertThat(rules(0, priority, context()))
                .containsExactly(ProfileRule.PRIORITY_MODE, ProfileRule.MODE_OF_PURPOSE);
    }

    @Test
    @Tag("K01.FR.116")
    void bidirectionalModesNeedABidirectionalTransaction() {
        ChargingProfile central = txProfile(
                p -> p.operationMode(OperationModeEnum.CENTRAL_SETPOINT).setpoint(1));
        ChargingProfile limits = txProfile(p -> p.operationMode(OperationModeEnum.EXTERNAL_LIMITS));
        assertThat(modes(central, EnergyTransferModeEnum.DC)).containsExactly(ProfileRule.MODE_OF_TRANSACTION);
        assertThat(modes(central, EnergyTransferModeEnum.DC_BPT)).isEmpty();
        assertThat(modes(central, null)).isEmpty();
        assertThat(modes(limits, EnergyTransferModeEnum.DC)).isEmpty();
        ChargingProfile all = central.toBuilder()
                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE)
                .build();
        assertThat(modes(all, EnergyTransferModeEnum.DC)).isEmpty();
    }

    private static List<ProfileRule> modes(ChargingProfile profile, EnergyTransferModeEnum transfer) {
        return ChargingProfiles.validateModes(profile, able().build(), transfer, ValidationPolicy.defaults()).stream()
                .map(ProfileViolation::rule)
                .toList();
    }

    @Test
    void modesMustBeSupported() {
        StationCapabilities none =
                able().operationModes(Set.of()).loadBalancing(null).build();
        ValidationContext context = ValidationContext.of(Samples.STATION, none, List.of());
        assertThat(rules(1, txProfile(p -> p.operationMode(OperationModeEnum.IDLE)), context))
                .containsExactly(ProfileRule.MODE_UNSUPPORTED);
        ChargingProfile balancing = txProfile(p -> p.operationMode(OperationModeEnum.LOCAL_LOAD_BALANCING));
        assertThat(rules(1, balancing, context)).containsExactly(ProfileRule.LOAD_BALANCING_UNSUPPORTED);
        StationCapabilities unset = able().loadBalancing(null).build();
        assertThat(rules(1, balancing, ValidationContext.of(Samples.STATION, unset, List.of())))
                .containsExactly(ProfileRule.LOAD_BALANCING_SETTINGS);
        assertThat(rules(1, balancing, context())).isEmpty();
    }

    @Test
    @Tag("Q07.FR.02")
    void centralFrequencyShouldBeDynamicAndTimeOut() {
        ChargingProfile frequency = txProfile(p ->
                p.operationMode(OperationModeEnum.CENTRAL_FREQUENCY).setpoint(1).limit(2));
        assertThat(rules(1, frequency, context())).isEmpty();
        assertThat(lint(frequency, context()))
                .containsExactly(
                        ProfileRule.CSMS_CENTRAL_FREQUENCY_KIND,
                        ProfileRule.CSMS_CENTRAL_FREQUENCY_LIMITS,
                        ProfileRule.CSMS_CENTRAL_FREQUENCY_DURATION);
    }

    @Test
    void lintFindsWhatHasNoEffect() {
        ChargingProfile curve = txProfile(p -> p.limit(1).v2xFreqWattCurve(CURVE));
        assertThat(lint(curve, context())).containsExactly(ProfileRule.CSMS_UNUSED_CURVE);
        ChargingProfile perPhase = txProfile(p -> p.limit(1).limitL2(1));
        assertThat(lint(perPhase, context())).containsExactly(ProfileRule.CSMS_PHASE_VALUES);
        ChargingProfile balancing = txProfile(
                p -> p.operationMode(OperationModeEnum.LOCAL_LOAD_BALANCING).limit(1));
        assertThat(lint(balancing, context())).containsExactly(ProfileRule.CSMS_LOAD_BALANCING_LIMITS);
        ValidationContext ids = ValidationContext.of(
                Samples.STATION, able().maxExternalConstraintsId(7).build(), List.of());
        assertThat(lint(profile(p -> {}), ids)).containsExactly(ProfileRule.CSMS_ID_RANGE);
        assertThat(lint(profile(p -> {}), context())).isEmpty();
    }

    @Test
    void capabilitiesAreReadFromEitherFormOfTheDeviceModel() {
        StationCapabilities read = StationCapabilities.fromVariables(
                        Map.ofEntries(
                                Map.entry("SmartChargingCtrlr.ProfileStackLevel", " 7 "),
                                Map.entry("SmartChargingCtrlr.PeriodsPerSchedule", "many"),
                                Map.entry("SmartChargingCtrlr.MaxExternalConstraintsId", "-1"),
                                Map.entry("SmartChargingCtrlr.SupportedAdditionalPurposes", "LocalGeneration, Vendor"),
                                Map.entry("SmartChargingCtrlr.SupportsFeature[DynamicProfiles]", "true"),
                                Map.entry("SmartChargingCtrlr.SupportsUseLocalTime", "True"),
                                Map.entry("SmartChargingCtrlr.SupportsLimitAtSoC", "false"),
                                Map.entry("SmartChargingCtrlr.ACPhaseSwitchingSupported", "true"),
                                Map.entry("V2XChargingCtrlr.SupportedOperationModes", "ChargingOnly,Idle"),
                                Map.entry("V2XChargingCtrlr.LocalLoadBalancing[UpperThreshold]", "10"),
                                Map.entry("V2XChargingCtrlr.LocalLoadBalancing[LowerThreshold]", "-5.5"),
                                Map.entry("V2XChargingCtrlr.LocalLoadBalancing[UpperOffset]", "1"),
                                Map.entry("V2XChargingCtrlr.LocalLoadBalancing[LowerOffset]", "0")),
                        Set.of(1, 2))
                .build();
        assertThat(read.profileStackLevel()).isEqualTo(7);
        assertThat(read.periodsPerSchedule()).isNull();
        assertThat(read.maxExternalConstraintsId()).isEqualTo(-1);
        assertThat(read.additionalPurposes()).containsExactly(ChargingProfilePurposeEnum.LOCAL_GENERATION);
        assertThat(read.features())
                .containsExactlyInAnyOrder(ProfileFeature.DYNAMIC_PROFILES, ProfileFeature.USE_LOCAL_TIME);
        assertThat(read.operationModes())
                .containsExactlyInAnyOrder(OperationModeEnum.CHARGING_ONLY, OperationModeEnum.IDLE);
        assertThat(read.phaseSwitchingEvses()).containsExactlyInAnyOrder(1, 2);
        assertThat(read.loadBalancing().lowerThreshold()).isEqualByComparingTo("-5.5");
        StationCapabilities swapped = StationCapabilities.fromVariables(
                        Map.of(
                                "V2XChargingCtrlr.LocalLoadBalancing[UpperThreshold]", "1",
                                "V2XChargingCtrlr.LocalLoadBalancing[LowerThreshold]", "1",
                                "V2XChargingCtrlr.LocalLoadBalancing[UpperOffset]", "0",
                                "V2XChargingCtrlr.LocalLoadBalancing[LowerOffset]", "0"),
                        Set.of(1))
                .build();
        assertThat(swapped.loadBalancing()).isNull();
        assertThat(swapped.phaseSwitchingEvses()).isEmpty();
    }
}
