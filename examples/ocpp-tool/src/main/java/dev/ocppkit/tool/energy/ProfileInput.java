package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import dev.ocppkit.smartcharging.validation.ProfileFeature;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code check-profile} reads. */
record ProfileInput(ProfileRequest request, ValidationContext context) {
    private static final int USUAL_PHASES = 3;

    /** What a station says of itself, in one object. */
    private record Station(StationState state, StationCapabilities capabilities) {}

    static ProfileInput of(Members input) throws IOException {
        Station station = input.object("station", ProfileInput::station);
        if (station == null) {
            throw input.wrong("station", "is required and missing");
        }
        List<InstalledProfile> existing = input.objects("existing", ProfileInput::existing);
        ProfileRequest request = ProfileRequest.of(input.official("request", SetChargingProfileRequest.class));
        return new ProfileInput(request, ValidationContext.of(station.state(), station.capabilities(), existing));
    }

    private static InstalledProfile existing(Members members) throws IOException {
        return InstalledProfile.of(
                members.integer("evseId"), members.official("chargingProfile", ChargingProfile.class));
    }

    private static Station station(Members members) throws IOException {
        List<EvseState> evses = members.objects("evses", ProfileInput::evse);
        StationState.Builder state = StationState.builder().evses(evses);
        if (members.has("rateUnits")) {
            state.rateUnits(List.copyOf(constants(members, "rateUnits", ChargingRateUnitEnum::fromWireName)));
        }
        StationCapabilities.Builder capabilities = StationCapabilities.builder()
                .profileStackLevel(integer(members, "profileStackLevel"))
                .periodsPerSchedule(integer(members, "periodsPerSchedule"))
                .maxProfiles(integer(members, "maxProfiles"))
                .maxExternalConstraintsId(integer(members, "maxExternalConstraintsId"))
                .additionalPurposes(
                        constants(members, "supportedAdditionalPurposes", ChargingProfilePurposeEnum::fromWireName))
                .operationModes(constants(members, "supportedOperationModes", OperationModeEnum::fromWireName))
                .loadBalancing(loadBalancingOf(members));
        Set<ProfileFeature> features = members.object("supportsFeature", ProfileInput::features);
        if (features != null) {
            capabilities.features(features);
        }
        if (members.flag("acPhaseSwitchingSupported", false)) {
            Set<Integer> ids = new HashSet<>();
            evses.forEach(evse -> ids.add(evse.id()));
            capabilities.phaseSwitchingEvses(ids);
        }
        return new Station(state.build(), capabilities.build());
    }

    private static @Nullable Integer integer(Members members, String name) throws InputException {
        return members.has(name) ? Integer.valueOf(members.integer(name)) : null;
    }

    private static EvseState evse(Members members) throws IOException {
        TransactionState transaction = members.has("transactionId")
                ? TransactionState.of(members.text("transactionId")).withEnergyTransfer(energyTransfer(members))
                : null;
        return new EvseState(
                members.integer("id"),
                members.constant("currentType", CurrentType.AC),
                members.integer("numberPhases", USUAL_PHASES),
                members.flag("dcInputPhaseControl", false),
                null,
                null,
                transaction);
    }

    private static @Nullable EnergyTransferModeEnum energyTransfer(Members members) throws InputException {
        if (!members.has("energyTransfer")) {
            return null;
        }
        return EnergyTransferModeEnum.fromWireName(members.text("energyTransfer"))
                .orElseThrow(() -> members.wrong("energyTransfer", "is not a mode of energy transfer"));
    }

    private static Set<ProfileFeature> features(Members members) throws IOException {
        Set<ProfileFeature> features = EnumSet.noneOf(ProfileFeature.class);
        for (ProfileFeature feature : ProfileFeature.values()) {
            if (members.flag(feature.instance(), false)) {
                features.add(feature);
            }
        }
        return features;
    }

    private static @Nullable LoadBalancingSettings loadBalancingOf(Members members) throws IOException {
        Optional<LoadBalancingSettings> settings = members.object("localLoadBalancing", ProfileInput::loadBalancing);
        return settings == null ? null : settings.orElse(null);
    }

    /** Empty if values are missing or the thresholds are the wrong way round, as a station sees it (Q09.FR.02). */
    private static Optional<LoadBalancingSettings> loadBalancing(Members members) throws IOException {
        BigDecimal upper = members.number("UpperThreshold");
        BigDecimal lower = members.number("LowerThreshold");
        BigDecimal upperOffset = members.number("UpperOffset");
        BigDecimal lowerOffset = members.number("LowerOffset");
        if (upper == null || lower == null || upperOffset == null || lowerOffset == null) {
            return Optional.empty();
        }
        return upper.compareTo(lower) > 0
                ? Optional.of(new LoadBalancingSettings(upper, lower, upperOffset, lowerOffset))
                : Optional.empty();
    }

    private static <T> Set<T> constants(Members members, String name, Function<String, Optional<T>> parser)
            throws InputException {
        Set<T> constants = new LinkedHashSet<>();
        int index = 0;
        for (String text : members.texts(name)) {
            String place = name + "/" + index++;
            constants.add(parser.apply(text).orElseThrow(() -> members.wrong(place, "is not a value of OCPP 2.1")));
        }
        return constants;
    }

    /** The profile of the form that is about operation modes alone. */
    static ChargingProfile profile(Members input) throws IOException {
        String source = input.text("source", "CSMS");
        if (!Set.of("CSMS", "ExternalSystem").contains(source)) {
            throw input.wrong("source", "is none of CSMS, ExternalSystem");
        }
        return input.official("chargingProfile", ChargingProfile.class);
    }

    static StationCapabilities modeCapabilities(Members input) throws IOException {
        StationCapabilities capabilities = input.object("config", ProfileInput::config);
        return capabilities == null ? StationCapabilities.builder().build() : capabilities;
    }

    private static StationCapabilities config(Members members) throws IOException {
        return StationCapabilities.builder()
                .operationModes(constants(members, "supportedOperationModes", OperationModeEnum::fromWireName))
                .loadBalancing(loadBalancingOf(members))
                .features(members.flag("supportsEvseSleep", false) ? Set.of(ProfileFeature.EVSE_SLEEP) : Set.of())
                .build();
    }

    static @Nullable EnergyTransferModeEnum transfer(Members input) throws IOException {
        Optional<EnergyTransferModeEnum> mode = input.has("transaction")
                ? Optional.ofNullable(input.object("transaction", ProfileInput::transferOfTransaction))
                        .flatMap(found -> found)
                : Optional.empty();
        return mode.orElse(null);
    }

    private static Optional<EnergyTransferModeEnum> transferOfTransaction(Members members) throws IOException {
        members.text("transactionId", "");
        return Optional.ofNullable(energyTransfer(members));
    }
}
