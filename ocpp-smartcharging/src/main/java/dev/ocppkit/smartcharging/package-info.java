/**
 * What all functions of this module share: the facts about a station and the profiles installed on it, and the rules of
 * its numbers. Schedules are worked out in {@link dev.ocppkit.smartcharging.schedule}.
 *
 * <p>All values here are immutable. Positive power flows into the vehicle, negative out of it. Decimals are exact; the
 * only divisions are those of {@link dev.ocppkit.smartcharging.ElectricalUnits}, and they round toward zero.
 *
 * <p>Spec: OCPP 2.1 Ed. 1 Part 2, chapter K.
 */
@NullMarked
package dev.ocppkit.smartcharging;

import org.jspecify.annotations.NullMarked;
