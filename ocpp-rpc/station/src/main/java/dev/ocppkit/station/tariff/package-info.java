/**
 * Tariffs, local cost and limits of transactions: {@link dev.ocppkit.station.tariff.Tariffs} and
 * {@link dev.ocppkit.station.tariff.LimitWatch}.
 *
 * <p>Spec: OCPP 2.1 Part 2, I07 to I12, E16.
 */
@NullMarked
package dev.ocppkit.station.tariff;

import org.jspecify.annotations.NullMarked;
