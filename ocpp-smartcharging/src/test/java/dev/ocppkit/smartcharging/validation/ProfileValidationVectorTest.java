package dev.ocppkit.smartcharging.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ProfileValidationVectorTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return VectorCase.tests(SmartChargingVectors.of("profileValidation"), ProfileValidationVectorTest::check);
    }

    private static void check(VectorCase c) {
        JsonNode input = c.input();
        VectorCase.requireOnly(input, "station", "existing", "request");
        JsonNode form = input.get("station");
        StationState station = station(form);
        List<InstalledProfile> installed = new ArrayList<>();
        for (JsonNode old : input.get("existing")) {
            VectorCase.requireOnly(old, "evseId", "chargingProfile");
            installed.add(InstalledProfile.of(
                    old.get("evseId").intValue(), VectorCase.read(ChargingProfile.class, old.get("chargingProfile"))));
        }
        ValidationContext context = ValidationContext.of(station, capabilities(form, station), installed);
        ProfileRequest request =
                ProfileRequest.of(VectorCase.read(SetChargingProfileRequest.class, input.get("request")));
        ProfileCheck check = ChargingProfiles.validate(request, context);
        Verdicts.check(c.expected(), check.violations());
        assertThat(check.toResponse().status().wireName())
                .isEqualTo(c.expected().get("status").stringValue());
    }

    private static StationState station(JsonNode form) {
        List<EvseState> evses = new ArrayList<>();
        for (JsonNode evse : form.get("evses")) {
            VectorCase.requireOnly(
                    evse,
                    "id",
                    "currentType",
                    "numberPhases",
                    "transactionId",
                    "energyTransfer",
                    "dcInputPhaseControl");
            Integer phases = VectorCase.integer(evse, "numberPhases");
            evses.add(new EvseState(
                    evse.get("id").intValue(),
                    CurrentType.valueOf(evse.get("currentType").stringValue()),
                    phases == null ? 3 : phases,
                    evse.path("dcInputPhaseControl").booleanValue(false),
                    null,
                    null,
                    transaction(evse)));
        }
        List<ChargingRateUnitEnum> units = VectorCase.texts(form.get("rateUnits")).stream()
                .map(name -> ChargingRateUnitEnum.fromWireName(name).orElseThrow())
                .toList();
        return StationState.builder().evses(evses).rateUnits(units).build();
    }

    private static @Nullable TransactionState transaction(JsonNode evse) {
        String id = VectorCase.text(evse, "transactionId");
        String transfer = VectorCase.text(evse, "energyTransfer");
        if (id == null) {
            return null;
        }
        return TransactionState.of(id)
                .withEnergyTransfer(
                        transfer == null
                                ? null
                                : EnergyTransferModeEnum.fromWireName(transfer).orElseThrow());
    }

    private static StationCapabilities capabilities(JsonNode form, StationState station) {
        VectorCase.requireOnly(
                form,
                "evses",
                "rateUnits",
                "profileStackLevel",
                "periodsPerSchedule",
                "maxProfiles",
                "maxExternalConstraintsId",
                "supportedAdditionalPurposes",
                "supportsFeature",
                "supportedOperationModes",
                "localLoadBalancing",
                "acPhaseSwitchingSupported");
        Set<Integer> evseIds = station.evses().stream().map(EvseState::id).collect(Collectors.toSet());
        Set<ChargingProfilePurposeEnum> purposes = VectorCase.texts(form.path("supportedAdditionalPurposes")).stream()
                .map(name -> ChargingProfilePurposeEnum.fromWireName(name).orElseThrow())
                .collect(Collectors.toSet());
        return StationCapabilities.builder()
                .profileStackLevel(VectorCase.integer(form, "profileStackLevel"))
                .periodsPerSchedule(VectorCase.integer(form, "periodsPerSchedule"))
                .maxProfiles(VectorCase.integer(form, "maxProfiles"))
                .maxExternalConstraintsId(VectorCase.integer(form, "maxExternalConstraintsId"))
                .additionalPurposes(purposes)
                .features(features(form.path("supportsFeature")))
                .operationModes(CapabilityForms.modes(form.path("supportedOperationModes")))
                .loadBalancing(CapabilityForms.loadBalancing(form.path("localLoadBalancing")))
                .phaseSwitchingEvses(form.path("acPhaseSwitchingSupported").booleanValue(false) ? evseIds : Set.of())
                .build();
    }

    private static Set<ProfileFeature> features(JsonNode form) {
        Set<ProfileFeature> features = EnumSet.noneOf(ProfileFeature.class);
        for (String name : form.propertyNames()) {
            ProfileFeature feature = Stream.of(ProfileFeature.values())
                    .filter(f -> f.instance().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("unknown feature " + name));
            if (Objects.requireNonNull(form.get(name)).booleanValue()) {
                features.add(feature);
            }
        }
        return features;
    }
}
