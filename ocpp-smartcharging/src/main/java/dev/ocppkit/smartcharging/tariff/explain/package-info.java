/**
 * Tariffs in plain sentences, in English or German, and as a table of the week, for displays, editors and reviewers. Start with
 * {@link dev.ocppkit.smartcharging.tariff.explain.TariffExplanations}.
 *
 * <p>Pure functions. Spec: OCPP 2.1 Part 2, functional block I.
 */
@NullMarked
package dev.ocppkit.smartcharging.tariff.explain;

import org.jspecify.annotations.NullMarked;
