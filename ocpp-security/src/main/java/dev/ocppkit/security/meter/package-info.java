/**
 * Signed meter values; {@link dev.ocppkit.security.meter.SignedMeterValues} checks them.
 *
 * <p>Spec: OCPP 2.1 Part 2, J02.FR.21 to J02.FR.24; Signed Meter Values in OCPP 1.0.
 */
@NullMarked
package dev.ocppkit.security.meter;

import org.jspecify.annotations.NullMarked;
