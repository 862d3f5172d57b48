/**
 * Limits of a transaction in cost, energy, time and state of charge: when they are reached, who may set them, what is
 * confirmed. Start with {@link dev.ocppkit.smartcharging.tariff.limits.TransactionLimits}.
 *
 * <p>Pure functions. Spec: OCPP 2.1 Part 2 E16, F07, C17, C23.
 */
@NullMarked
package dev.ocppkit.smartcharging.tariff.limits;

import org.jspecify.annotations.NullMarked;
