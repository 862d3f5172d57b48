/**
 * Signed firmware; {@link dev.ocppkit.security.firmware.FirmwareVerifier} checks an image.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01.
 */
@NullMarked
package dev.ocppkit.security.firmware;

import org.jspecify.annotations.NullMarked;
