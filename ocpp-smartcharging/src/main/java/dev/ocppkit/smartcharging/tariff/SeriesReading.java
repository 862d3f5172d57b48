package dev.ocppkit.smartcharging.tariff;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A series read from events, with what was found on the way.
 *
 * @param series the samples; without any if a problem is fatal, which {@link TransactionCosts} reports as a failure
 * @param problems what was wrong
 * @param tariffs when which tariff was associated with the transaction
 */
public record SeriesReading(TransactionSeries series, List<SeriesProblem> problems, List<TariffUse> tariffs) {

    /** Checks for null and copies the lists. */
    public SeriesReading {
        Objects.requireNonNull(series, "series");
        problems = List.copyOf(problems);
        tariffs = List.copyOf(tariffs);
    }

    /**
     * Tells whether the cost can be calculated.
     *
     * @return true if no problem is fatal
     */
    public boolean isUsable() {
        return problems.stream().noneMatch(problem -> problem.kind().isFatal());
    }

    /**
     * A tariff that a transaction event names.
     *
     * @param tariffId its id
     * @param at time of the event
     * @param origin how it came to the transaction, by the trigger reason
     */
    public record TariffUse(String tariffId, Instant at, TariffOrigin origin) {

        /** Checks for null. */
        public TariffUse {
            Objects.requireNonNull(tariffId, "tariffId");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(origin, "origin");
        }
    }
}
