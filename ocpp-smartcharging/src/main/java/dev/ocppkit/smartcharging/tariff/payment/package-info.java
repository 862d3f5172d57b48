/**
 * Ad hoc and prepaid payment around a transaction: payment details of a terminal, what is settled, when to raise an
 * authorisation. Each class stands alone; start with
 * {@link dev.ocppkit.smartcharging.tariff.payment.PaymentDetails}.
 *
 * <p>Pure functions. Spec: OCPP 2.1 Part 2 C17 to C25.
 */
@NullMarked
package dev.ocppkit.smartcharging.tariff.payment;

import org.jspecify.annotations.NullMarked;
