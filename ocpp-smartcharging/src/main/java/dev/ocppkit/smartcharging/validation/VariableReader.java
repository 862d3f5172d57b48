package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@link StationCapabilities} from variables of a device model. */
final class VariableReader {
    private static final String SMART_CHARGING = "SmartChargingCtrlr.";
    private static final String V2X = "V2XChargingCtrlr.";

    private final Map<String, String> values;

    VariableReader(Map<String, String> values) {
        this.values = values;
    }

    StationCapabilities.Builder read(Set<Integer> evseIds) {
        return StationCapabilities.builder()
                .profileStackLevel(integer(SMART_CHARGING + "ProfileStackLevel"))
                .periodsPerSchedule(integer(SMART_CHARGING + "PeriodsPerSchedule"))
                .maxExternalConstraintsId(integer(SMART_CHARGING + "MaxExternalConstraintsId"))
                .additionalPurposes(members(
                        SMART_CHARGING + "SupportedAdditionalPurposes", ChargingProfilePurposeEnum::fromWireName))
                .features(features())
                .operationModes(members(V2X + "SupportedOperationModes", OperationModeEnum::fromWireName))
                .loadBalancing(loadBalancing())
                .phaseSwitchingEvses(isTrue(SMART_CHARGING + "ACPhaseSwitchingSupported") ? evseIds : Set.of());
    }

    private Set<ProfileFeature> features() {
        Set<ProfileFeature> features = EnumSet.noneOf(ProfileFeature.class);
        for (ProfileFeature feature : ProfileFeature.values()) {
            if (isTrue(SMART_CHARGING + "SupportsFeature[" + feature.instance() + "]")
                    || isTrue(SMART_CHARGING + "Supports" + feature.instance())) {
                features.add(feature);
            }
        }
        return features;
    }

    private @Nullable LoadBalancingSettings loadBalancing() {
        BigDecimal upper = threshold("UpperThreshold");
        BigDecimal lower = threshold("LowerThreshold");
        BigDecimal upperOffset = threshold("UpperOffset");
        BigDecimal lowerOffset = threshold("LowerOffset");
        if (upper == null || lower == null || upperOffset == null || lowerOffset == null) {
            return null;
        }
        return upper.compareTo(lower) > 0 ? new LoadBalancingSettings(upper, lower, upperOffset, lowerOffset) : null;
    }

    private @Nullable BigDecimal threshold(String instance) {
        String text = values.get(V2X + "LocalLoadBalancing[" + instance + "]");
        try {
            return text == null ? null : new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Integer integer(String key) {
        String text = values.get(key);
        try {
            return text == null ? null : Integer.valueOf(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private boolean isTrue(String key) {
        String text = values.get(key);
        return text != null && text.trim().equalsIgnoreCase("true");
    }

    private <T> Set<T> members(String key, Function<String, Optional<T>> parser) {
        String list = values.getOrDefault(key, "");
        Stream<String> names = Arrays.stream(list.split(",")).map(String::trim).filter(name -> !name.isEmpty());
        return names.map(parser).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
