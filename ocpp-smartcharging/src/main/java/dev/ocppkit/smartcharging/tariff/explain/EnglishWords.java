package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** English. */
final class EnglishWords implements Words {
    @Override
    public char decimalSign() {
        return '.';
    }

    @Override
    public String heading(String tariff, String currency, String zone) {
        return "Tariff " + tariff + ", prices in " + currency + ", times in " + zone + ".";
    }

    @Override
    public String validFrom(String instant) {
        return "It is valid from " + instant + ".";
    }

    @Override
    public String costs(Component.Kind kind, boolean first, String price) {
        String subject = switch (kind) {
            case FIXED -> "starting a transaction";
            case ENERGY -> "energy";
            case CHARGING -> "charging time";
            case IDLE -> "idle time";
            case RESERVATION_TIME, RESERVATION_FIXED -> "a reservation";
        };
        String begun = first
                ? subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1)
                : "Otherwise " + subject;
        return begun + " costs " + price;
    }

    @Override
    public String neverReached() {
        return "; this is never reached.";
    }

    @Override
    public String otherwiseFree() {
        return "Otherwise it is free.";
    }

    @Override
    public String unit(Component.Kind kind) {
        return switch (kind) {
            case FIXED -> "";
            case ENERGY -> " per kWh";
            case CHARGING, IDLE, RESERVATION_TIME -> " per minute";
            case RESERVATION_FIXED -> " once";
        };
    }

    @Override
    public String plusTax(String price, String gross) {
        return price + " plus tax (" + gross + " with tax)";
    }

    @Override
    public String bound(boolean least, String amounts) {
        return "A transaction costs at " + (least ? "least " : "most ") + amounts + ".";
    }

    @Override
    public String withoutTax(String amount) {
        return amount + " without tax";
    }

    @Override
    public String withTax(String amount) {
        return amount + " with tax";
    }

    @Override
    public String or() {
        return " or ";
    }

    @Override
    public String onDays(List<DayOfWeekEnum> days) {
        return "on " + days.stream().map(DayOfWeekEnum::wireName).collect(Collectors.joining(", "));
    }

    @Override
    public String times(String from, String to) {
        return "from " + from + " to " + to;
    }

    @Override
    public String fromDate(String date) {
        return "from the date " + date + " on";
    }

    @Override
    public String beforeDate(String date) {
        return "before the date " + date;
    }

    @Override
    public String atEvse(String kind) {
        return "at a " + kind + " EVSE";
    }

    @Override
    public String paidWith(String brand) {
        return "if paid with " + brand;
    }

    @Override
    public String paidBy(String recognition) {
        return "if paid by " + recognition;
    }

    @Override
    public String range(Measure measure, List<String> bounds) {
        String range = String.join(" and ", bounds);
        return "while "
                + switch (measure) {
                    case ENERGY -> "the energy of the transaction is " + range;
                    case POWER -> "the power is " + range;
                    case CURRENT -> "the current over all phases is " + range;
                    case TIME -> "the transaction has lasted " + range;
                    case CHARGING_TIME -> "charging has lasted " + range + " in all";
                    case IDLE_TIME -> "idling has lasted " + range;
                };
    }

    @Override
    public String atLeast(String amount) {
        return "at least " + amount;
    }

    @Override
    public String lessThan(String amount) {
        return "less than " + amount;
    }

    @Override
    public String atMost(String amount) {
        return "at most " + amount;
    }

    @Override
    public String above(String amount) {
        return "above " + amount;
    }

    @Override
    public String free() {
        return "free";
    }

    @Override
    public String orElse() {
        return "; else ";
    }

    @Override
    public List<String> tableHeading() {
        return List.of("day", "time", "energy", "charging", "idle");
    }

    @Override
    public String unusable(String reason) {
        return "This tariff cannot be used: " + reason + ".";
    }
}
