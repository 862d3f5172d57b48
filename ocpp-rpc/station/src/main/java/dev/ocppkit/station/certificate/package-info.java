/**
 * Certificates of a station: {@link dev.ocppkit.station.certificate.Certificates}.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02, A03, M03 to M05.
 */
@NullMarked
package dev.ocppkit.station.certificate;

import org.jspecify.annotations.NullMarked;
