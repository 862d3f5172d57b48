/**
 * A charging station to start from, and a simulator: {@link dev.ocppkit.examples.station.ChargingStationApp} reads the
 * arguments, {@link dev.ocppkit.examples.station.Station} puts a station together from the functional blocks of
 * {@code ocpp-station} and the simulated hardware beside it.
 */
@NullMarked
package dev.ocppkit.examples.station;

import org.jspecify.annotations.NullMarked;
