/**
 * TLS settings for both sides; {@link dev.ocppkit.security.tls.OcppTls} makes them from PEM.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.301 to A00.FR.430.
 */
@NullMarked
package dev.ocppkit.security.tls;

import org.jspecify.annotations.NullMarked;
