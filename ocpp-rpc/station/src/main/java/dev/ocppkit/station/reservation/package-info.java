/**
 * Reservations of EVSEs: {@link dev.ocppkit.station.reservation.Reservations}.
 *
 * <p>Spec: OCPP 2.1 Part 2, H01 to H04.
 */
@NullMarked
package dev.ocppkit.station.reservation;

import org.jspecify.annotations.NullMarked;
