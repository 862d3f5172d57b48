package dev.ocppkit.smartcharging.tariff;

import java.util.List;

/**
 * The samples of one transaction in the order of time.
 *
 * <p>The first one is the start of the transaction, the last one its end or now. Of several samples of one instant the
 * last one counts. Anything can be put in; {@link TransactionCosts} reports what cannot be used.
 *
 * @param samples the samples
 */
public record TransactionSeries(List<Sample> samples) {

    /** Checks for null and copies the list. */
    public TransactionSeries {
        samples = List.copyOf(samples);
    }

    /**
     * Makes a series.
     *
     * @param samples the samples in the order of time
     * @return the series
     */
    public static TransactionSeries of(Sample... samples) {
        return new TransactionSeries(List.of(samples));
    }
}
