package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** German. */
final class GermanWords implements Words {
    @Override
    public char decimalSign() {
        return ',';
    }

    @Override
    public String heading(String tariff, String currency, String zone) {
        return "Tarif " + tariff + ", Preise in " + currency + ", Uhrzeiten in " + zone + ".";
    }

    @Override
    public String validFrom(String instant) {
        return "Er gilt ab " + instant + ".";
    }

    @Override
    public String costs(Component.Kind kind, boolean first, String price) {
        String subject = switch (kind) {
            case FIXED -> "der Start eines Ladevorgangs";
            case ENERGY -> "Energie";
            case CHARGING -> "Ladezeit";
            case IDLE -> "Standzeit ohne Laden";
            case RESERVATION_TIME, RESERVATION_FIXED -> "eine Reservierung";
        };
        // The verb stands second: "Energie kostet", but "Sonst kostet Energie".
        return first
                ? subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1) + " kostet " + price
                : "Sonst kostet " + subject + " " + price;
    }

    @Override
    public String neverReached() {
        return "; dazu kommt es nie.";
    }

    @Override
    public String otherwiseFree() {
        return "Sonst ist es kostenlos.";
    }

    @Override
    public String unit(Component.Kind kind) {
        return switch (kind) {
            case FIXED -> "";
            case ENERGY -> " je kWh";
            case CHARGING, IDLE, RESERVATION_TIME -> " je Minute";
            case RESERVATION_FIXED -> " einmalig";
        };
    }

    @Override
    public String plusTax(String price, String gross) {
        return price + " zuzüglich Steuer (" + gross + " mit Steuer)";
    }

    @Override
    public String bound(boolean least, String amounts) {
        return "Ein Ladevorgang kostet " + (least ? "mindestens " : "höchstens ") + amounts + ".";
    }

    @Override
    public String withoutTax(String amount) {
        return amount + " ohne Steuer";
    }

    @Override
    public String withTax(String amount) {
        return amount + " mit Steuer";
    }

    @Override
    public String or() {
        return " oder ";
    }

    @Override
    public String onDays(List<DayOfWeekEnum> days) {
        return "am " + days.stream().map(GermanWords::day).collect(Collectors.joining(", "));
    }

    private static String day(DayOfWeekEnum day) {
        return DayOfWeek.valueOf(day.name()).getDisplayName(TextStyle.FULL, Locale.GERMAN);
    }

    @Override
    public String times(String from, String to) {
        return "von " + from + " bis " + to;
    }

    @Override
    public String fromDate(String date) {
        return "ab dem " + date;
    }

    @Override
    public String beforeDate(String date) {
        return "vor dem " + date;
    }

    @Override
    public String atEvse(String kind) {
        return "an einem " + kind + "-Ladepunkt";
    }

    @Override
    public String paidWith(String brand) {
        return "bei Zahlung mit " + brand;
    }

    @Override
    public String paidBy(String recognition) {
        return "bei Zahlung per " + recognition;
    }

    @Override
    public String range(Measure measure, List<String> bounds) {
        String range = String.join(" und ", bounds);
        return "bei "
                + switch (measure) {
                    case ENERGY -> "einer Energie des Ladevorgangs von ";
                    case POWER -> "einer Leistung von ";
                    case CURRENT -> "einem Strom über alle Phasen von ";
                    case TIME -> "einer Dauer des Ladevorgangs von ";
                    case CHARGING_TIME -> "einer Ladezeit von insgesamt ";
                    case IDLE_TIME -> "einer Standzeit von ";
                }
                + range;
    }

    @Override
    public String atLeast(String amount) {
        return "mindestens " + amount;
    }

    @Override
    public String lessThan(String amount) {
        return "weniger als " + amount;
    }

    @Override
    public String atMost(String amount) {
        return "höchstens " + amount;
    }

    @Override
    public String above(String amount) {
        return "über " + amount;
    }

    @Override
    public String free() {
        return "kostenlos";
    }

    @Override
    public String orElse() {
        return "; sonst ";
    }

    @Override
    public List<String> tableHeading() {
        return List.of("Tag", "Zeit", "Energie", "Laden", "Standzeit");
    }

    @Override
    public String unusable(String reason) {
        return "Dieser Tarif kann nicht verwendet werden: " + reason + ".";
    }
}
