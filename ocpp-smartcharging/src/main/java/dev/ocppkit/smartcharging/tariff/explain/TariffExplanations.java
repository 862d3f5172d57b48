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
     * Explains a tariff with the prices of any week; elements limited to dates are told in sentences only.
     *
     * @param tariff the tariff
     * @param zone the time zone of the Charging Station
     * @return the explanation; a tariff that cannot be read gives one sentence that says why
     */
    public static TariffExplanation explain(Tariff tariff, ZoneId zone) {
        return explained(tariff, zone, null);
    }

    /**
     * Explains a tariff with the prices of a certain week.
     *
     * @param tariff the tariff
     * @param zone the time zone of the Charging Station
     * @param week any day of the week
     * @return the explanation; a tariff that cannot be read gives one sentence that says why
     */
    public static TariffExplanation explain(Tariff tariff, ZoneId zone, LocalDate week) {
        return explained(tariff, zone, Objects.requireNonNull(week, "week"));
    }

    private static TariffExplanation explained(Tariff tariff, ZoneId zone, @Nullable LocalDate week) {
        Objects.requireNonNull(tariff, "tariff");
        Objects.requireNonNull(zone, "zone");
        try {
            List<Component> components = Component.of(tariff);
            return new TariffExplanation(
                    new Sentences(tariff, zone).write(components), new Week(tariff.currency(), week).table(components));
        } catch (CalculationFailure e) {
            return new TariffExplanation(
                    List.of("This tariff cannot be used: " + e.reason() + "."), new WeekTable(List.of()));
        }
    }
}
