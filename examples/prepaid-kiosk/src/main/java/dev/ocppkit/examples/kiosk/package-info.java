/**
 * A charging station that is paid beforehand, at a payment terminal or by a QR code, with its CSMS. Read {@code Kiosk}
 * first, then {@code Session} and {@code Csms}.
 */
@NullMarked
package dev.ocppkit.examples.kiosk;

import org.jspecify.annotations.NullMarked;
