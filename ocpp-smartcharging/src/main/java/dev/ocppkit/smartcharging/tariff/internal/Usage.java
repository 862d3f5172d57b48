package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;

/**
 * A point of a transaction and what has been used up to there.
 *
 * @param time ns since the start of the transaction
 * @param energy net energy in Wh
 * @param charging ns of charging
 * @param idle ns of idling
 */
public record Usage(BigDecimal time, BigDecimal energy, BigDecimal charging, BigDecimal idle) {

    static final Usage START = new Usage(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
}
