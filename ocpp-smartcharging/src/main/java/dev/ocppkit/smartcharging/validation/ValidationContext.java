package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside a profile that decides whether it can be accepted.
 *
 * @param station EVSEs, transactions and units
 * @param capabilities what the device model says
 * @param installed the profiles that are installed
 * @param needs by transaction id what was sent for a vehicle with ISO 15118; a transaction without entry does not use it
 * @param awaitingNeeds transactions with ISO 15118 for which NotifyEVChargingNeedsRequest has not been sent yet
 * @param retryAfterSeconds after how many seconds the next profile may come, if this one wears out the memory; absent: it
 *     does not
 * @param policy what to do where the text leaves a choice
 */
public record ValidationContext(
        StationState station,
        StationCapabilities capabilities,
        List<InstalledProfile> installed,
        Map<String, NotifyEVChargingNeedsRequest> needs,
        Set<String> awaitingNeeds,
        @Nullable Integer retryAfterSeconds,
        ValidationPolicy policy) {
    /** Checks for null and copies collections. */
    public ValidationContext {
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(capabilities, "capabilities");
        Objects.requireNonNull(policy, "policy");
        installed = List.copyOf(installed);
        needs = Map.copyOf(needs);
        awaitingNeeds = Set.copyOf(awaitingNeeds);
    }

    /**
     * Makes a context without ISO 15118 and with the default policy.
     *
     * @param station EVSEs, transactions and units
     * @param capabilities what the device model says
     * @param installed the profiles that are installed
     * @return the context
     */
    public static ValidationContext of(
            StationState station, StationCapabilities capabilities, List<InstalledProfile> installed) {
        return new ValidationContext(
                station, capabilities, installed, Map.of(), Set.of(), null, ValidationPolicy.defaults());
    }

    /**
     * Returns the same with charging needs of vehicles.
     *
     * @param sent by transaction id what was sent
     * @param awaiting transactions for which nothing was sent yet
     * @return the new context
     */
    public ValidationContext withNeeds(Map<String, NotifyEVChargingNeedsRequest> sent, Set<String> awaiting) {
        return new ValidationContext(station, capabilities, installed, sent, awaiting, retryAfterSeconds, policy);
    }

    /**
     * Returns the same with other installed profiles.
     *
     * @param profiles the profiles that are installed
     * @return the new context
     */
    public ValidationContext withInstalled(List<InstalledProfile> profiles) {
        return new ValidationContext(station, capabilities, profiles, needs, awaitingNeeds, retryAfterSeconds, policy);
    }

    /**
     * Returns the same with or without a refusal for the sake of the memory.
     *
     * @param seconds after how many seconds the next profile may come, or null
     * @return the new context
     */
    public ValidationContext withRetryAfter(@Nullable Integer seconds) {
        return new ValidationContext(station, capabilities, installed, needs, awaitingNeeds, seconds, policy);
    }

    /**
     * Returns the same with another policy.
     *
     * @param newPolicy the policy
     * @return the new context
     */
    public ValidationContext withPolicy(ValidationPolicy newPolicy) {
        return new ValidationContext(
                station, capabilities, installed, needs, awaitingNeeds, retryAfterSeconds, newPolicy);
    }
}
