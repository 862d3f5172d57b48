package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.smartcharging.tariff.internal.CalculationFailure;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Explains tariffs.
 *
 * <p>Pure functions. Prices are shown with and without tax where there is tax.
 */
public final class TariffExplanations {

    private TariffExplanations() {}

    /**
     * Explains a tariff in English with the prices of any week; elements limited to dates are told in sentences only.
     *
     * @param tariff the tariff
     * @param zone the time zone of the Charging Station
     * @return the explanation; a tariff that cannot be read gives one sentence that says why
     */
    public static TariffExplanation explain(Tariff tariff, ZoneId zone) {
        return explain(tariff, zone, ExplanationLanguage.ENGLISH);
    }

    /**
     * Explains a tariff with the prices of any week; elements limited to dates are told in sentences only.
     *
     * @param tariff the tariff
     * @param zone the time zone of the Charging Station
     * @param language the language of the explanation
     * @return the explanation; a tariff that cannot be read gives one sentence that says why, with the reason in English
     */
    public static TariffExplanation explain(Tariff tariff, ZoneId zone, ExplanationLanguage language) {
        return explained(tariff, zone, language, null);
    }

    /**
     * Explains a tariff in English with the prices of a certain week.
     *
     * @param tariff the tariff
     * @param zone the time zone of the Charging Station
     * @param week any day of the week
     * @return the explanation; a tariff that cannot be read gives one sentence that says why
     */
    public static TariffExplanation explain(Tariff tariff, ZoneId zone, LocalDate week) {
        return explain(tariff, zone, ExplanationLanguage.ENGLISH, week);
    }

    /**
     * Explains a tariff with the prices of a certain week.
     *
     * @param tariff the tariff
     * @param zone the time zone of the Charging Station
     * @param language the language of the explanation
     * @param week any day of the week
     * @return the explanation; a tariff that cannot be read gives one sentence that says why, with the reason in English
     */
    public static TariffExplanation explain(Tariff tariff, ZoneId zone, ExplanationLanguage language, LocalDate week) {
        return explained(tariff, zone, language, Objects.requireNonNull(week, "week"));
    }

    private static TariffExplanation explained(
            Tariff tariff, ZoneId zone, ExplanationLanguage language, @Nullable LocalDate week) {
        Objects.requireNonNull(tariff, "tariff");
        Objects.requireNonNull(zone, "zone");
        Words words = Objects.requireNonNull(language, "language").words();
        try {
            List<Component> components = Component.of(tariff, words);
            return new TariffExplanation(
                    new Sentences(tariff, zone, words).write(components),
                    new Week(tariff.currency(), week, language).table(components));
        } catch (CalculationFailure e) {
            return new TariffExplanation(List.of(words.unusable(e.reason())), new WeekTable(language, List.of()));
        }
    }
}
