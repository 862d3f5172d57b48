package dev.ocppkit.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.AbsolutePriceSchedule;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.datatype.Cost;
import dev.ocppkit.model.datatype.EVAbsolutePriceSchedule;
import dev.ocppkit.model.datatype.PriceLevelSchedule;
import dev.ocppkit.model.datatype.PriceRule;
import dev.ocppkit.model.datatype.SalesTariff;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.AFRRSignalResponse;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleResponse;
import dev.ocppkit.smartcharging.price.PowerSegment;
import dev.ocppkit.smartcharging.price.PriceCosts;
import dev.ocppkit.smartcharging.price.PriceSchedules;
import dev.ocppkit.smartcharging.price.PriceTotal;
import dev.ocppkit.smartcharging.price.PriceWindow;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.profile.EvSchedules;
import dev.ocppkit.smartcharging.profile.LimitChanges;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import dev.ocppkit.smartcharging.v2x.EvseShare;
import dev.ocppkit.smartcharging.v2x.FrequencySetpoints;
import dev.ocppkit.smartcharging.v2x.FrequencySettings;
import dev.ocppkit.smartcharging.v2x.FrequencyStep;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSetpoints;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import dev.ocppkit.smartcharging.v2x.ModeChange;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import dev.ocppkit.smartcharging.v2x.Presence;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.smartcharging.v2x.Setpoints;
import dev.ocppkit.smartcharging.validation.ChargingProfiles;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import dev.ocppkit.smartcharging.validation.ProfileFeature;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileViolation;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import dev.ocppkit.smartcharging.validation.ValidationPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of single functions, which compile because they stand here too. */
class FunctionExamplesTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("^    public static ", Pattern.MULTILINE);

    private static final String DYNAMIC = """
            {"id":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Dynamic","dynUpdateInterval":60,
             "chargingSchedule":[{"id":1,"chargingRateUnit":"W","duration":90,"chargingSchedulePeriod":[{"startPeriod":0,"limit":7000}]}]}
            """;

    private static <T extends OcppRecord> T read(Class<T> type, String json) {
        return OcppCodec.of(OcppVersion.V2_1).read(type, json).orThrow();
    }

    @Test
    void validation() {
        SetChargingProfileRequest request =
                read(SetChargingProfileRequest.class, "{\"evseId\":1,\"chargingProfile\":" + DYNAMIC + "}");
        ChargingProfile profile = request.chargingProfile();
        StationState station = StationState.builder().evses(EvseState.ac(1, 3)).build();
        StationCapabilities capabilities = StationCapabilities.builder()
                .features(Set.of(ProfileFeature.DYNAMIC_PROFILES))
                .build();
        ValidationContext context = ValidationContext.of(station, capabilities, List.of());
        ProfileCheck check = ChargingProfiles.validate(ProfileRequest.of(request), context);
        List<ProfileViolation> faults = ChargingProfiles.validateModes(
                profile, capabilities, EnergyTransferModeEnum.AC_BPT, ValidationPolicy.defaults());
        List<ProfileViolation> advice = ChargingProfiles.lint(ProfileRequest.of(request), context);
        assertThat(check.isAccepted()).isTrue();
        assertThat(faults).isEmpty();
        assertThat(advice).isEmpty();
    }

    @Test
    void profiles() {
        Instant now = START;
        ChargingProfile dynamic = read(ChargingProfile.class, DYNAMIC);
        ChargingScheduleUpdate values =
                ChargingScheduleUpdate.builder().limit(5000).build();
        ChargingProfile kept = DynamicProfiles.accept(dynamic, now);
        Optional<ChargingProfile> updated = DynamicProfiles.update(kept, values, now);
        UpdateDynamicScheduleResponse toCsms = DynamicProfiles.answer(updated);
        Optional<Instant> pull = DynamicProfiles.nextPull(kept);
        InstalledProfile one = InstalledProfile.of(0, kept);
        List<InstalledProfile> installed = List.of(one);
        List<InstalledProfile> toAsk = DynamicProfiles.pullsDue(installed, now).toList();
        boolean silent = DynamicProfiles.isTimedOut(kept, now.plusSeconds(120));
        assertThat(toCsms.status().wireName()).isEqualTo("Accepted");
        assertThat(pull).hasValue(now.plusSeconds(60));
        assertThat(toAsk).isEmpty();
        assertThat(silent).isTrue();

        ClearChargingProfileRequest clear =
                ClearChargingProfileRequest.builder().chargingProfileId(1).build();
        List<InstalledProfile> cleared = ProfileFilters.toClear(clear, installed);
        ClearChargingProfileResponse answer = ProfileFilters.answer(cleared);
        GetChargingProfilesRequest get =
                read(GetChargingProfilesRequest.class, "{\"requestId\":1,\"chargingProfile\":{\"stackLevel\":0}}");
        List<InstalledProfile> reported = ProfileFilters.toReport(get, installed, ProfileFilters::usualSource);
        String source = ProfileFilters.usualSource(one);
        boolean survives = ProfileFilters.isPersistent(one.profile());
        assertThat(answer.status().wireName()).isEqualTo("Accepted");
        assertThat(reported).isEqualTo(installed);
        assertThat(source).isEqualTo("CSO");
        assertThat(survives).isTrue();

        boolean tell = LimitChanges.isSignificant(BigDecimal.TEN, new BigDecimal("11.1"), BigDecimal.TEN);
        LimitChanges.Notification due = LimitChanges.notification(tell, true);
        assertThat(due).isEqualTo(LimitChanges.Notification.MUST);
        ChargingSchedule offer = dynamic.chargingSchedule().get(0);
        ChargingSchedule vehicle = offer;
        Optional<Instant> excess = EvSchedules.firstExcess(vehicle, now, offer, now, BigDecimal.valueOf(230));
        assertThat(excess).isEmpty();
    }

    @Test
    void modes() {
        ChargingSchedulePeriod period = ChargingSchedulePeriod.builder()
                .startPeriod(0)
                .operationMode(OperationModeEnum.EXTERNAL_LIMITS)
                .build();
        OperationModeEnum mode = OperationModes.of(period);
        Presence setpoint =
                OperationModes.rules(OperationModeEnum.CENTRAL_SETPOINT).setpoint();
        Set<OperationModeEnum> allowed = OperationModes.allowedFor(ChargingProfilePurposeEnum.TX_PROFILE);
        boolean bothWays = OperationModes.needsBidirectional(OperationModeEnum.IDLE);
        boolean canDischarge = OperationModes.isBidirectional(EnergyTransferModeEnum.DC_BPT);
        assertThat(setpoint).isEqualTo(Presence.REQUIRED);
        assertThat(allowed).contains(mode);
        assertThat(bothWays && canDischarge).isTrue();
        List<EnergyTransferModeEnum> byStation =
                List.of(EnergyTransferModeEnum.AC_BPT, EnergyTransferModeEnum.AC_THREE_PHASE);
        List<EnergyTransferModeEnum> byVehicle =
                List.of(EnergyTransferModeEnum.AC_THREE_PHASE, EnergyTransferModeEnum.AC_BPT);
        List<EnergyTransferModeEnum> byCsms = null;
        List<EnergyTransferModeEnum> common = OperationModes.commonTransfers(byStation, byVehicle, byCsms);
        assertThat(common).containsExactly(EnergyTransferModeEnum.AC_THREE_PHASE);
        List<OperationModeEnum> supported = List.of(OperationModeEnum.IDLE);
        Set<OperationModeEnum> usable = OperationModes.usable(supported, EnergyTransferModeEnum.AC_BPT);
        assertThat(usable).containsExactlyInAnyOrder(OperationModeEnum.CHARGING_ONLY, OperationModeEnum.IDLE);
        boolean disallowed = true;
        boolean open = OperationModes.takesExternalValues(disallowed, period);
        assertThat(open).isTrue();
        CompositeSchedule composite = read(CompositeSchedule.class, """
                {"evseId":1,"duration":60,"scheduleStart":"2026-01-15T08:00:00Z","chargingRateUnit":"W",
                 "chargingSchedulePeriod":[{"startPeriod":0,"operationMode":"Idle"}]}
                """);
        List<ModeChange> changes = OperationModes.changes(null, composite);
        assertThat(changes).containsExactly(new ModeChange(START, OperationModeEnum.IDLE));
        AFRRSignalResponse toCsms = FrequencySetpoints.answer(period);
        assertThat(toCsms.status()).isEqualTo(GenericStatusEnum.REJECTED);
    }

    @Test
    void setpoints() {
        ChargingSchedulePeriod period = read(ChargingSchedulePeriod.class, """
                {"startPeriod":0,"operationMode":"LocalFrequency","v2xBaseline":0,
                 "v2xFreqWattCurve":[{"frequency":49.8,"power":-8000},{"frequency":50.2,"power":8000}]}
                """);
        FrequencySettings settings = FrequencySettings.of(period, BigDecimal.TEN);
        SetpointCaps caps = new SetpointCaps(BigDecimal.valueOf(1000), BigDecimal.valueOf(-2000));
        FrequencyStep step = FrequencySetpoints.step(settings, null, new BigDecimal("50.010"), null, caps);
        assertThat(step.setpoint()).isEqualByComparingTo("400");
        LoadBalancingSettings thresholds =
                LoadBalancingSettings.of(BigDecimal.valueOf(10_000), BigDecimal.valueOf(-5_000));
        BigDecimal load = BigDecimal.valueOf(13_000);
        List<EvseShare> shares =
                List.of(EvseShare.of(1, BigDecimal.ZERO, caps), EvseShare.of(2, BigDecimal.ZERO, caps));
        BigDecimal change = LoadBalancingSetpoints.correction(thresholds, load);
        BigDecimal next = LoadBalancingSetpoints.step(thresholds, BigDecimal.ZERO, load, caps);
        List<EvseShare> shared = LoadBalancingSetpoints.step(thresholds, shares, load);
        BigDecimal capped = Setpoints.cap(BigDecimal.valueOf(2000), caps);
        BigDecimal residual = Setpoints.residual(next, BigDecimal.ZERO, BigDecimal.valueOf(1500));
        assertThat(change).isEqualByComparingTo("-3000");
        assertThat(next).isEqualByComparingTo("-2000");
        assertThat(shared).extracting(EvseShare::setpoint).allMatch(each -> each.intValue() == -1500);
        assertThat(capped).isEqualByComparingTo("1000");
        assertThat(residual).isEqualByComparingTo("-500");
    }

    @Test
    void prices() {
        Instant now = START;
        BigDecimal watts = BigDecimal.valueOf(7000);
        AbsolutePriceSchedule prices = read(AbsolutePriceSchedule.class, """
                {"timeAnchor":"2026-01-15T08:00:00Z","priceScheduleID":1,"currency":"EUR","language":"en","priceAlgorithm":"power",
                 "priceRuleStacks":[{"duration":7200,"priceRule":[
                  {"energyFee":{"exponent":-2,"value":30},"powerRangeStart":{"exponent":0,"value":0}},
                  {"energyFee":{"exponent":-2,"value":40},"powerRangeStart":{"exponent":3,"value":11}}]}]}
                """);
        PriceRule rule = PriceSchedules.ruleAt(prices, now, watts).orElseThrow();
        BigDecimal fee = PriceSchedules.decimal(rule.energyFee());
        Optional<BigDecimal> perKwh = PriceSchedules.energyFeeAt(prices, now, watts);
        assertThat(perKwh.orElseThrow()).isEqualByComparingTo(fee).isEqualByComparingTo("0.3");
        EVAbsolutePriceSchedule ofVehicle = read(EVAbsolutePriceSchedule.class, """
                {"timeAnchor":"2026-01-15T08:00:00Z","currency":"EUR","priceAlgorithm":"power","evAbsolutePriceScheduleEntries":[
                 {"duration":60,"evPriceRule":[{"energyFee":0.25,"powerRangeStart":0}]}]}
                """);
        Optional<BigDecimal> offered = PriceSchedules.evEnergyFeeAt(ofVehicle, now, watts);
        assertThat(offered.orElseThrow()).isEqualByComparingTo("0.25");
        PriceLevelSchedule levels = read(PriceLevelSchedule.class, """
                {"timeAnchor":"2026-01-15T08:00:00Z","priceScheduleId":1,"numberOfPriceLevels":3,
                 "priceLevelScheduleEntries":[{"duration":60,"priceLevel":2}]}
                """);
        Optional<Integer> level = PriceSchedules.levelAt(levels, now);
        assertThat(level).hasValue(2);
        SalesTariff tariff = read(SalesTariff.class, """
                {"id":1,"salesTariffEntry":[{"relativeTimeInterval":{"start":0},"consumptionCost":[
                 {"startValue":0,"cost":[{"costKind":"RelativePricePercentage","amount":5,"amountMultiplier":1}]}]}]}
                """);
        List<Cost> costs = PriceSchedules.tariffCostsAt(tariff, now, now, watts);
        BigDecimal amount = PriceSchedules.amount(costs.get(0));
        assertThat(amount).isEqualByComparingTo("50");
        List<PriceWindow> windows =
                PriceSchedules.cheapestWindows(prices, now, now.plusSeconds(7200), Duration.ofHours(1), watts);
        assertThat(windows.get(0).cost()).isEqualByComparingTo("2.1");
        List<PowerSegment> profile = List.of(new PowerSegment(now, now.plusSeconds(1800), watts));
        Optional<BigDecimal> energy = PriceCosts.energy(prices, profile);
        Optional<PriceTotal> total = PriceCosts.session(prices, profile, Duration.ZERO);
        BigDecimal parkedTooLong = PriceCosts.overstay(prices.overstayRuleList(), Duration.ofHours(2));
        assertThat(energy.orElseThrow())
                .isEqualByComparingTo("1.05")
                .isEqualByComparingTo(total.orElseThrow().total());
        assertThat(parkedTooLong).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validation/ChargingProfiles.java",
                "profile/DynamicProfiles.java",
                "profile/ProfileFilters.java",
                "profile/LimitChanges.java",
                "profile/EvSchedules.java",
                "v2x/OperationModes.java",
                "v2x/FrequencySetpoints.java",
                "v2x/LoadBalancingSetpoints.java",
                "v2x/Setpoints.java",
                "price/PriceSchedules.java",
                "price/PriceCosts.java"
            })
    void eachFunctionHasAnExampleThatStandsHere(String file) throws IOException {
        String here = squeezed(
                Files.readString(Path.of("src/test/java/dev/ocppkit/smartcharging/FunctionExamplesTest.java")));
        String text = Files.readString(
                Path.of("src/main/java/dev/ocppkit/smartcharging").resolve(file));
        Matcher examples = EXAMPLE.matcher(text);
        long found = 0;
        while (examples.find()) {
            assertThat(here).contains(squeezed(examples.group(1).replaceAll("(?m)^ *\\*", "")));
            found++;
        }
        assertThat(found).isEqualTo(FUNCTION.matcher(text).results().count());
    }

    /** The formatter breaks lines differently in code and in comments. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
