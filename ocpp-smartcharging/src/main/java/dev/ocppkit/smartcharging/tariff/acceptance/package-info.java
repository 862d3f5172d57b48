/**
 * Which tariffs a Charging Station takes, keeps and uses: validation, default and driver tariffs, changes during a
 * transaction. Start with {@link dev.ocppkit.smartcharging.tariff.acceptance.TariffValidation} and
 * {@link dev.ocppkit.smartcharging.tariff.acceptance.InstalledTariffs}.
 *
 * <p>Pure functions and immutable values. Spec: OCPP 2.1 Part 2 I07 to I11.
 */
@NullMarked
package dev.ocppkit.smartcharging.tariff.acceptance;

import org.jspecify.annotations.NullMarked;
