package dev.ocppkit.smartcharging.tariff.explain;

import java.util.Locale;
import java.util.Optional;

/** The languages in which tariffs are explained. */
public enum ExplanationLanguage {
    /** English. */
    ENGLISH("en"),
    /** German. */
    GERMAN("de");

    private final String tag;

    ExplanationLanguage(String tag) {
        this.tag = tag;
    }

    /**
     * Finds the language of a tag, whatever its region is: {@code de-AT} is German.
     *
     * @param tag a language tag of BCP 47, as in MessageContent.language
     * @return the language; empty if there are no explanations in it
     */
    public static Optional<ExplanationLanguage> ofTag(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        for (ExplanationLanguage each : values()) {
            if (each.tag.equals(language)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns its tag.
     *
     * @return the primary language of BCP 47, for instance {@code en}
     */
    public String tag() {
        return tag;
    }

    Words words() {
        return switch (this) {
            case ENGLISH -> new EnglishWords();
            case GERMAN -> new GermanWords();
        };
    }
}
