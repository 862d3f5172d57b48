/**
 * Smart charging of a station: {@link dev.ocppkit.station.charging.SmartCharging} keeps charging profiles and tells what
 * holds now, {@link dev.ocppkit.station.charging.SetpointFollower} turns that into a setpoint in each operation mode, and
 * {@link dev.ocppkit.station.charging.GridControls} keeps the controls of the grid operator.
 *
 * <p>Spec: OCPP 2.1 Part 2, K, Q, R.
 */
@NullMarked
package dev.ocppkit.station.charging;

import org.jspecify.annotations.NullMarked;
