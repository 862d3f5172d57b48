/**
 * Price schedules that come with charging schedules for ISO 15118: {@link
 * dev.ocppkit.smartcharging.price.PriceSchedules} looks prices up, {@link dev.ocppkit.smartcharging.price.PriceCosts} adds them
 * up.
 *
 * <p>Schedules are never changed, so that a signature over them holds. Time that no schedule covers has no price, which is
 * not the same as being free.
 *
 * <p>Spec: OCPP 2.1 Part 2, K15, K18, K19; ISO 15118-2 and ISO 15118-20.
 */
@NullMarked
package dev.ocppkit.smartcharging.price;

import org.jspecify.annotations.NullMarked;
