package dev.ocppkit.smartcharging.tariff.acceptance;

import java.util.Objects;

/**
 * Something wrong or doubtful in a tariff.
 *
 * @param rule the rule that it breaks
 * @param pointer JSON pointer of the place in the tariff
 * @param text a sentence for people; holds no values of the tariff
 */
public record TariffFinding(TariffRule rule, String pointer, String text) {

    /** Checks for null. */
    public TariffFinding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(text, "text");
    }
}
