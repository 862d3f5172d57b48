package dev.ocppkit.smartcharging.tariff.explain;

import java.util.List;
import java.util.Objects;

/**
 * A tariff explained.
 *
 * @param sentences plain sentences, one per element and rule, in the order in which they are tried
 * @param week the prices of a week
 */
public record TariffExplanation(List<String> sentences, WeekTable week) {

    /** Checks for null and copies the list. */
    public TariffExplanation {
        sentences = List.copyOf(sentences);
        Objects.requireNonNull(week, "week");
    }

    /**
     * Writes all of it.
     *
     * @return the sentences, an empty line and the table
     */
    public String toText() {
        return String.join("\n", sentences) + "\n\n" + week.toText();
    }
}
