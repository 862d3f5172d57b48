package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.smartcharging.tariff.internal.SeriesReader;
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

    /**
     * Reads a series from the events of a transaction, in any order.
     *
     * <p>The energy is Energy.Active.Import.Register minus Energy.Active.Export.Register at the outlet, the value
     * without a phase or else the sum of the phases, in Wh or kWh with its multiplier; power and current likewise. At
     * an event without a register the energy is taken from the straight line between its neighbours.
     *
     * <p>Spec: OCPP 2.1 Part 2 E01, E12 (events sent later), J02.
     *
     * @param events the events of one transaction
     * @return the series, what is wrong with the events, and the tariffs that they name
     */
    public static SeriesReading from(List<TransactionEventRequest> events) {
        return new SeriesReader(List.copyOf(events)).read();
    }
}
