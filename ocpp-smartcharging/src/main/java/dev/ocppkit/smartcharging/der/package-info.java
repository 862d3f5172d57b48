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
 * <table>
 *   <caption>The controls and their names elsewhere</caption>
 *   <tr><th>OCPP</th><th>IEEE 1547-2018</th><th>IEC 61850</th><th>IEEE 2030.5</th></tr>
 *   <tr><td>FixedPFInject, FixedPFAbsorb</td><td>constant power factor</td><td>DFPF</td><td>opModFixedPFInjectW, opModFixedPFAbsorbW</td></tr>
 *   <tr><td>FixedVar</td><td>constant reactive power</td><td>DVAR</td><td>opModFixedVar</td></tr>
 *   <tr><td>VoltVar</td><td>voltage - reactive power</td><td>DVVR</td><td>opModVoltVar</td></tr>
 *   <tr><td>WattVar</td><td>active power - reactive power</td><td>DWVR</td><td>opModWattVar</td></tr>
 *   <tr><td>WattPF</td><td></td><td></td><td>opModWattPF</td></tr>
 *   <tr><td>VoltWatt</td><td>voltage - active power</td><td>DVWC</td><td>opModVoltWatt</td></tr>
 *   <tr><td>FreqDroop</td><td>frequency droop</td><td>DHFW, DLFW</td><td>opModFreqDroop</td></tr>
 *   <tr><td>FreqWatt</td><td></td><td>DHFW, DLFW</td><td>opModFreqWatt</td></tr>
 *   <tr><td>LimitMaxDischarge</td><td>limit active power</td><td>DWMX</td><td>opModMaxLimW</td></tr>
 *   <tr><td>EnterService</td><td>enter service</td><td>DCTE</td><td>setES...</td></tr>
 *   <tr><td>Gradients</td><td>ramp rates</td><td></td><td>setGradW, setSoftGradW</td></tr>
 *   <tr><td>HVMustTrip, LVMustTrip</td><td>voltage trip</td><td>DHVT, DLVT</td><td>opModHVRTMustTrip, opModLVRTMustTrip</td></tr>
 *   <tr><td>HFMustTrip, LFMustTrip</td><td>frequency trip</td><td>DHFT, DLFT</td><td>opModHFRTMustTrip, opModLFRTMustTrip</td></tr>
 *   <tr><td>HVMayTrip, LVMayTrip, HFMayTrip</td><td>ride-through</td><td></td><td>opModHVRTMayTrip, ...</td></tr>
 *   <tr><td>HVMomCess, LVMomCess</td><td>momentary cessation</td><td></td><td>opModHVRTMomentaryCessation, ...</td></tr>
 * </table>
 *
 * <p>Spec: OCPP 2.1 Part 2, chapter R; for what the functions do, IEEE 1547-2018 and the terms of IEC 61850 and IEEE 2030.5
 * in the table of R chapter 2.1.
 */
@NullMarked
package dev.ocppkit.smartcharging.der;

import org.jspecify.annotations.NullMarked;
