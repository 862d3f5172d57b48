package dev.ocppkit.smartcharging.tariff.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in words. */
final class Money {

    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 6;

    private Money() {}

    private static String plain(BigDecimal amount) {
        BigDecimal rounded =
                amount.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.setScale(Math.max(rounded.scale(), LEAST_DECIMALS), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** Tells an amount with the decimal sign of a language. */
    static String plain(BigDecimal amount, Words words) {
        return words.decimal(plain(amount));
    }

    /** Tells the net price and, if there is tax, the gross price. */
    static String both(BigDecimal net, BigDecimal factor, String currency, String unit, Words words) {
        String price = plain(net, words) + " " + currency + unit;
        return factor.compareTo(BigDecimal.ONE) == 0 ? price : words.plusTax(price, plain(net.multiply(factor), words));
    }
}
