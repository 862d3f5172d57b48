/**
 * The cost calculation behind {@link dev.ocppkit.smartcharging.tariff}; not exported.
 */
@NullMarked
package dev.ocppkit.smartcharging.tariff.internal;

import org.jspecify.annotations.NullMarked;
