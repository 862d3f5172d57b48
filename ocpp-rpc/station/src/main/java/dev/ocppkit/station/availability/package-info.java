/**
 * The status of connectors, and what the CSMS wants it to be: {@link dev.ocppkit.station.availability.Availability}.
 *
 * <p>Spec: OCPP 2.1 Part 2, G01 to G05; B11 to B13 (reset).
 */
@NullMarked
package dev.ocppkit.station.availability;

import org.jspecify.annotations.NullMarked;
