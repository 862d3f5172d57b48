package dev.ocppkit.smartcharging.tariff.explain;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What energy and time cost on each day of the week.
 *
 * @param language the language of its words
 * @param rows the rows in the order of days and times; the rows of a day cover it without gap
 */
public record WeekTable(ExplanationLanguage language, List<Row> rows) {

    /** Checks for null and copies the list. */
    public WeekTable {
        Objects.requireNonNull(language, "language");
        rows = List.copyOf(rows);
    }

    /**
     * A stretch of a day with the same prices.
     *
     * @param day the day
     * @param fromMinute first minute of the day
     * @param toMinute minute at which it ends, 1440 at most
     * @param energy price of energy in words, empty if the tariff has none
     * @param chargingTime price of charging time in words, empty if the tariff has none
     * @param idleTime price of idle time in words, empty if the tariff has none
     */
    public record Row(
            DayOfWeek day, int fromMinute, int toMinute, String energy, String chargingTime, String idleTime) {

        /** Checks for null. */
        public Row {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(energy, "energy");
            Objects.requireNonNull(chargingTime, "chargingTime");
            Objects.requireNonNull(idleTime, "idleTime");
        }

        List<String> cells(ExplanationLanguage language) {
            String time = String.format(
                    Locale.ROOT, "%02d:%02d-%02d:%02d", fromMinute / 60, fromMinute % 60, toMinute / 60, toMinute % 60);
            String name = day.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language.tag()));
            return List.of(name, time, energy, chargingTime, idleTime);
        }
    }

    /**
     * Writes it with columns of equal width.
     *
     * @return the table, one line per row
     */
    public String toText() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(language.words().tableHeading());
        rows.forEach(row -> lines.add(row.cells(language)));
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                padded.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
