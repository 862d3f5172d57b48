package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the device model says that a station can do with charging profiles.
 *
 * <p>The units are in {@link dev.ocppkit.smartcharging.StationState#rateUnits()}.
 *
 * @param profileStackLevel ProfileStackLevel, the greatest level; absent: without bound
 * @param periodsPerSchedule PeriodsPerSchedule; absent: without bound
 * @param maxProfiles greatest value of Entries[ChargingProfiles]; absent: without bound
 * @param maxExternalConstraintsId MaxExternalConstraintsId; absent: external constraints have negative ids (K11.FR.06)
 * @param additionalPurposes SupportedAdditionalPurposes
 * @param features what SupportsFeature says
 * @param operationModes SupportedOperationModes of V2XChargingCtrlr; ChargingOnly needs no entry
 * @param loadBalancing LocalLoadBalancing of V2XChargingCtrlr; absent: not all set, or the upper threshold is not above the
 *     lower one
 * @param phaseSwitchingEvses EVSEs that can switch the phase (ACPhaseSwitchingSupported)
 * @param phasesInUse by EVSE the phase that single-phase charging uses anyway
 */
public record StationCapabilities(
        @Nullable Integer profileStackLevel,
        @Nullable Integer periodsPerSchedule,
        @Nullable Integer maxProfiles,
        @Nullable Integer maxExternalConstraintsId,
        Set<ChargingProfilePurposeEnum> additionalPurposes,
        Set<ProfileFeature> features,
        Set<OperationModeEnum> operationModes,
        @Nullable LoadBalancingSettings loadBalancing,
        Set<Integer> phaseSwitchingEvses,
        Map<Integer, Integer> phasesInUse) {
    /** Copies the collections. */
    public StationCapabilities {
        additionalPurposes = Set.copyOf(additionalPurposes);
        features = Set.copyOf(features);
        operationModes = Set.copyOf(operationModes);
        phaseSwitchingEvses = Set.copyOf(phaseSwitchingEvses);
        phasesInUse = Map.copyOf(phasesInUse);
    }

    /**
     * Tells whether a feature is supported.
     *
     * @param feature the feature
     * @return whether it is
     */
    public boolean supports(ProfileFeature feature) {
        return features.contains(feature);
    }

    /**
     * Starts a builder for a station without any of the optional abilities and without bounds.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the settings of a device model.
     *
     * <p>Keys have the form {@code Component.Variable[Instance]}, for instance {@code SmartChargingCtrlr.ProfileStackLevel},
     * {@code SmartChargingCtrlr.SupportsFeature[DynamicProfiles]} (also {@code SupportsDynamicProfiles}), {@code
     * V2XChargingCtrlr.LocalLoadBalancing[UpperThreshold]}. Others are passed over, among them {@code
     * Entries[ChargingProfiles]}, whose bound is no value but a characteristic: set it with {@link Builder#maxProfiles}. {@code
     * ACPhaseSwitchingSupported} of SmartChargingCtrlr counts for all the EVSEs named. Values that cannot be read count as
     * absent.
     *
     * @param values the actual values as text
     * @param evseIds the EVSEs of the station
     * @return a builder, to which what the device model does not hold can be added
     */
    public static Builder fromVariables(Map<String, String> values, Set<Integer> evseIds) {
        return new VariableReader(values).read(evseIds);
    }

    /** Collects the components; not safe for several threads. */
    public static final class Builder {
        private @Nullable Integer profileStackLevel;
        private @Nullable Integer periodsPerSchedule;
        private @Nullable Integer maxProfiles;
        private @Nullable Integer maxExternalConstraintsId;
        private Set<ChargingProfilePurposeEnum> additionalPurposes = Set.of();
        private Set<ProfileFeature> features = Set.of();
        private Set<OperationModeEnum> operationModes = Set.of();
        private @Nullable LoadBalancingSettings loadBalancing;
        private Set<Integer> phaseSwitchingEvses = Set.of();
        private Map<Integer, Integer> phasesInUse = Map.of();

        private Builder() {}

        /**
         * Sets the greatest stack level.
         *
         * @param value the level, or null for no bound
         * @return this builder
         */
        public Builder profileStackLevel(@Nullable Integer value) {
            profileStackLevel = value;
            return this;
        }

        /**
         * Sets how many periods a schedule may have.
         *
         * @param value the number, or null for no bound
         * @return this builder
         */
        public Builder periodsPerSchedule(@Nullable Integer value) {
            periodsPerSchedule = value;
            return this;
        }

        /**
         * Sets how many profiles may be installed.
         *
         * @param value the number, or null for no bound
         * @return this builder
         */
        public Builder maxProfiles(@Nullable Integer value) {
            maxProfiles = value;
            return this;
        }

        /**
         * Sets the greatest id of profiles of external systems.
         *
         * @param value the id, or null if the variable does not exist
         * @return this builder
         */
        public Builder maxExternalConstraintsId(@Nullable Integer value) {
            maxExternalConstraintsId = value;
            return this;
        }

        /**
         * Sets the additional purposes.
         *
         * @param value the purposes
         * @return this builder
         */
        public Builder additionalPurposes(Set<ChargingProfilePurposeEnum> value) {
            additionalPurposes = Set.copyOf(value);
            return this;
        }

        /**
         * Sets the supported features.
         *
         * @param value the features
         * @return this builder
         */
        public Builder features(Set<ProfileFeature> value) {
            features = Set.copyOf(value);
            return this;
        }

        /**
         * Sets the supported operation modes.
         *
         * @param value the modes
         * @return this builder
         */
        public Builder operationModes(Set<OperationModeEnum> value) {
            operationModes = Set.copyOf(value);
            return this;
        }

        /**
         * Sets the values of local load balancing.
         *
         * @param value the values, or null if they are not all set
         * @return this builder
         */
        public Builder loadBalancing(@Nullable LoadBalancingSettings value) {
            loadBalancing = value;
            return this;
        }

        /**
         * Sets which EVSEs can switch the phase.
         *
         * @param value numbers of EVSEs
         * @return this builder
         */
        public Builder phaseSwitchingEvses(Set<Integer> value) {
            phaseSwitchingEvses = Set.copyOf(value);
            return this;
        }

        /**
         * Sets which phase single-phase charging uses.
         *
         * @param value by EVSE the phase, 1 to 3
         * @return this builder
         */
        public Builder phasesInUse(Map<Integer, Integer> value) {
            phasesInUse = Map.copyOf(value);
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public StationCapabilities build() {
            return new StationCapabilities(
                    profileStackLevel,
                    periodsPerSchedule,
                    maxProfiles,
                    maxExternalConstraintsId,
                    additionalPurposes,
                    features,
                    operationModes,
                    loadBalancing,
                    phaseSwitchingEvses,
                    phasesInUse);
        }
    }
}
