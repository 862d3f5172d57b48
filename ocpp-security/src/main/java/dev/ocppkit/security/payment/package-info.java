/**
 * Dynamic QR codes for payment by web; {@link dev.ocppkit.security.payment.Totp} and {@link
 * dev.ocppkit.security.payment.WebPaymentUrl}.
 *
 * <p>Spec: OCPP 2.1 Part 2, C18, C25.
 */
@NullMarked
package dev.ocppkit.security.payment;

import org.jspecify.annotations.NullMarked;
