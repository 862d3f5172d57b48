/**
 * A charging station or a vehicle as distributed energy resource (DER).
 *
 * <p>{@link dev.ocppkit.smartcharging.der.DerControls} is what a station keeps of the controls the CSMS sent: which is in
 * force, superseded or over. {@link dev.ocppkit.smartcharging.der.DerSteps} works out active and reactive power from
 * measurements, the schedule and the controls in force; the functions it is made of can be used alone: {@link
 * dev.ocppkit.smartcharging.der.ActivePowers}, {@link dev.ocppkit.smartcharging.der.ReactivePowers}, {@link
 * dev.ocppkit.smartcharging.der.Trips}, {@link dev.ocppkit.smartcharging.der.Responses}.
 *
 * <p>The sign here is opposite to that of charging schedules: positive power is injected into the grid, that is, the vehicle
 * discharges; positive reactive power is injected (over-excited). {@link dev.ocppkit.smartcharging.der.InjectedPower} and
 * {@link dev.ocppkit.smartcharging.der.ChargePower} convert one into the other.
 *
 * <p>Spec: OCPP 2.1 Part 2, chapter R; for what the functions do, IEEE 1547-2018 and the terms of IEC 61850 and IEEE 2030.5
 * in the table of R chapter 2.1.
 */
@NullMarked
package dev.ocppkit.smartcharging.der;

import org.jspecify.annotations.NullMarked;
