/**
 * The charging profiles that a station holds, as an immutable value: {@link
 * dev.ocppkit.smartcharging.store.ChargingProfileStore}. Each operation returns what the station holds from then on, the answer
 * to the CSMS, and what has changed.
 *
 * <p>Spec: OCPP 2.1 Part 2, K01, K02, K05, K09, K10, K13, K21, K28, K29.
 */
@NullMarked
package dev.ocppkit.smartcharging.store;

import org.jspecify.annotations.NullMarked;
