/**
 * Transactions of a station: {@link dev.ocppkit.station.transaction.Transactions} numbers their events and keeps them,
 * {@link dev.ocppkit.station.transaction.MeterSampling} sends meter values.
 *
 * <p>Spec: OCPP 2.1 Part 2, E and J.
 */
@NullMarked
package dev.ocppkit.station.transaction;

import org.jspecify.annotations.NullMarked;
