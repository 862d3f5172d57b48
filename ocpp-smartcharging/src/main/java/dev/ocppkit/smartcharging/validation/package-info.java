/**
 * Judges charging profiles. {@link dev.ocppkit.smartcharging.validation.ChargingProfiles} is the entry: it finds everything
 * that is wrong with a profile, for a station that must answer SetChargingProfileRequest, and for a CSMS before it sends
 * one.
 *
 * <p>The rules are {@link dev.ocppkit.smartcharging.validation.ProfileRule}, a table with requirement ids and reason codes.
 *
 * <p>Spec: OCPP 2.1 Part 2, K01 to K05, K15 to K19, K28, and Q.
 */
@NullMarked
package dev.ocppkit.smartcharging.validation;

import org.jspecify.annotations.NullMarked;
