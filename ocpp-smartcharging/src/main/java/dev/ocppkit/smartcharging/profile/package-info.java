/**
 * What happens to installed charging profiles: dynamic updates ({@link
 * dev.ocppkit.smartcharging.profile.DynamicProfiles}), which of them a request to clear or to report means ({@link
 * dev.ocppkit.smartcharging.profile.ProfileFilters}), whether a change must be reported ({@link
 * dev.ocppkit.smartcharging.profile.LimitChanges}), and whether a vehicle keeps to its schedule ({@link
 * dev.ocppkit.smartcharging.profile.EvSchedules}).
 *
 * <p>Spec: OCPP 2.1 Part 2, K09 to K11, K15 to K18, K28, K29.
 */
@NullMarked
package dev.ocppkit.smartcharging.profile;

import org.jspecify.annotations.NullMarked;
