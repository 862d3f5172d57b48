/**
 * Schedules: which period of which profile holds when, and what all of them together allow. The entry class is {@link
 * dev.ocppkit.smartcharging.schedule.CompositeSchedules}; {@link dev.ocppkit.smartcharging.schedule.ScheduleTimelines} shows
 * the steps before it one by one.
 *
 * <p>All functions are pure: the time, the random delays and the state of charge are arguments. Instants are floored to
 * seconds; all intervals include their start and exclude their end.
 *
 * <p>Spec: OCPP 2.1 Ed. 1 Part 2, chapter K with errata 2025-09, and Q06.
 */
@NullMarked
package dev.ocppkit.smartcharging.schedule;

import org.jspecify.annotations.NullMarked;
