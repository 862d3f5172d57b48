/**
 * The part of the CSMS: a schedule for what a vehicle needs, and the profiles that a station holds as far as messages tell.
 * Start at {@link dev.ocppkit.smartcharging.planning.ChargingPlans}.
 *
 * <p>Spec: OCPP 2.1 Part 2, K15 to K19 and chapter K.
 */
@NullMarked
package dev.ocppkit.smartcharging.planning;

import org.jspecify.annotations.NullMarked;
