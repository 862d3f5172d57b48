package dev.ocppkit.examples.kiosk;

import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.security.payment.WebPayment;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a driver pays for.
 *
 * @param kind cost, energy or time
 * @param value in EUR, kWh or minutes
 */
record Choice(Kind kind, BigDecimal value) {
    /** What the terminal reserves when the driver asks for energy or time and the price is not known beforehand. */
    private static final BigDecimal RESERVED = BigDecimal.valueOf(50);

    private static final Pattern FORM = Pattern.compile("(cost|energy|time):([0-9]{1,4}(?:\\.[0-9]{1,2})?)");

    /** What is limited. */
    enum Kind {
        COST("EUR"),
        ENERGY("kWh"),
        TIME("minutes");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }
    }

    static Optional<Choice> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Kind kind = Kind.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        BigDecimal value = new BigDecimal(form.group(2));
        return value.signum() > 0 ? Optional.of(new Choice(kind, value)) : Optional.empty();
    }

    /** The amount that is reserved on the card, which is a limit too (C18.FR.06). */
    BigDecimal reserved() {
        return kind == Kind.COST ? value : RESERVED;
    }

    /** Whether it is an amount of energy or time, or more money than this. */
    boolean isAbove(BigDecimal cost) {
        return kind != Kind.COST || value.compareTo(cost) > 0;
    }

    /** The limits of a transaction: Wh and seconds. */
    TransactionLimit limit() {
        TransactionLimit.Builder limit = TransactionLimit.builder().maxCost(reserved());
        return switch (kind) {
            case COST -> limit.build();
            case ENERGY -> limit.maxEnergy(wattHours()).build();
            case TIME -> limit.maxTime(seconds()).build();
        };
    }

    /** The same for a QR code (C25.FR.03 to C25.FR.06). */
    WebPayment payment(String station, int evse) {
        return new WebPayment(
                station,
                null,
                evse,
                kind == Kind.ENERGY ? wattHours().intValueExact() : null,
                kind == Kind.TIME ? seconds() : null,
                reserved());
    }

    private BigDecimal wattHours() {
        return value.movePointRight(3);
    }

    private int seconds() {
        return value.multiply(BigDecimal.valueOf(60)).intValue();
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + kind.unit;
    }
}
