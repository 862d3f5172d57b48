/**
 * Bidirectional power: what each operation mode asks for, and the setpoints that a station works out while charging runs.
 * {@link dev.ocppkit.smartcharging.v2x.OperationModes} is the table of the modes; {@link
 * dev.ocppkit.smartcharging.v2x.FrequencySetpoints} follows the frequency of the grid, {@link
 * dev.ocppkit.smartcharging.v2x.LoadBalancingSetpoints} the load of a building, and {@link
 * dev.ocppkit.smartcharging.v2x.Setpoints} caps what they give.
 *
 * <p>Positive power flows into the vehicle, negative out of it. Results have at most six decimals, rounded toward zero.
 *
 * <p>Spec: OCPP 2.1 Part 2, chapter Q.
 */
@NullMarked
package dev.ocppkit.smartcharging.v2x;

import org.jspecify.annotations.NullMarked;
