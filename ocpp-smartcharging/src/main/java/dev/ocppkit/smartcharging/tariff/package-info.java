/**
 * Local cost calculation: what a transaction costs under one or more tariffs, exact to the last decimal. Start with
 * {@link dev.ocppkit.smartcharging.tariff.TransactionCosts} for a whole transaction and with
 * {@link dev.ocppkit.smartcharging.tariff.CostMeter} for one that is running.
 *
 * <p>Everything here is pure: no clock, no state, no input or output. Spec: OCPP 2.1 Part 2, functional block I.
 */
@NullMarked
package dev.ocppkit.smartcharging.tariff;

import org.jspecify.annotations.NullMarked;
