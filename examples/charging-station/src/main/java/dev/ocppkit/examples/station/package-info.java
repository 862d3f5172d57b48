/**
 * A charging station to start from, and a simulator: {@link dev.ocppkit.examples.station.ChargingStationApp} reads the
 * arguments, {@link dev.ocppkit.examples.station.Station} puts a station together from one class per functional block.
 */
package dev.ocppkit.examples.station;
