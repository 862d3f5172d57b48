package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.message.GetCompositeScheduleRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What composite schedule is asked for.
 *
 * @param evseId number of the EVSE, or 0 for the whole station
 * @param durationSeconds length of the schedule in seconds; 0 for the instant alone
 * @param unit unit of the result; absent: the first that the station is configured for
 * @param from start of the schedule, floored to seconds
 * @param scheduleIndex which of the schedules of TxProfiles count, from 0; others than 0 are for ISO 15118 only
 * @param evSchedules schedules that vehicles gave; the last one of an EVSE counts
 * @param simulateTransaction whether an EVSE without transaction is looked at as if one started at {@code from}, without
 *     random delays (K08.FR.06)
 * @param wattsToAmpsPhases which number of phases turns W into A
 * @param maxPeriods greatest number of periods; a longer schedule is cut, and its duration shortened. Absent: no limit
 * @param withProvenance whether the result tells why it is what it is
 */
public record CompositeQuery(
        int evseId,
        int durationSeconds,
        @Nullable ChargingRateUnitEnum unit,
        Instant from,
        int scheduleIndex,
        List<EvSchedule> evSchedules,
        boolean simulateTransaction,
        WattsToAmpsPhases wattsToAmpsPhases,
        @Nullable Integer maxPeriods,
        boolean withProvenance) {
    /**
     * Checks the components and copies the list.
     *
     * @throws IllegalArgumentException if {@code scheduleIndex} is negative or {@code maxPeriods} is below 1
     */
    public CompositeQuery {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(wattsToAmpsPhases, "wattsToAmpsPhases");
        evSchedules = List.copyOf(evSchedules);
        if (scheduleIndex < 0) {
            throw new IllegalArgumentException("scheduleIndex is " + scheduleIndex);
        }
        if (maxPeriods != null && maxPeriods < 1) {
            throw new IllegalArgumentException("maxPeriods is " + maxPeriods);
        }
    }

    /**
     * Makes the query of a received request.
     *
     * @param request the request
     * @param received when it was received
     * @return the query, with the defaults of the builder
     */
    public static CompositeQuery of(GetCompositeScheduleRequest request, Instant received) {
        return builder(request.evseId(), received, request.duration())
                .unit(request.chargingRateUnit())
                .build();
    }

    /**
     * Starts a builder with the defaults: the station's first unit, the first schedule of each profile, no schedule of a
     * vehicle, a simulated transaction where there is none, the phases of the period for W to A, no limit to the number of
     * periods, no provenance.
     *
     * @param evseId number of the EVSE, or 0 for the whole station
     * @param from start of the schedule
     * @param durationSeconds length in seconds
     * @return the builder
     */
    public static Builder builder(int evseId, Instant from, int durationSeconds) {
        return new Builder(evseId, Objects.requireNonNull(from, "from"), durationSeconds);
    }

    /**
     * Starts a builder with the components of this query.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(evseId, from, durationSeconds)
                .unit(unit)
                .scheduleIndex(scheduleIndex)
                .evSchedules(evSchedules)
                .simulateTransaction(simulateTransaction)
                .wattsToAmpsPhases(wattsToAmpsPhases)
                .maxPeriods(maxPeriods)
                .withProvenance(withProvenance);
    }

    /** Collects the components; not safe for several threads. */
    public static final class Builder {
        private final int evseId;
        private final Instant from;
        private final int durationSeconds;
        private @Nullable ChargingRateUnitEnum unit;
        private int scheduleIndex;
        private List<EvSchedule> evSchedules = List.of();
        private boolean simulateTransaction = true;
        private WattsToAmpsPhases wattsToAmpsPhases = WattsToAmpsPhases.PERIOD;
        private @Nullable Integer maxPeriods;
        private boolean withProvenance;

        private Builder(int evseId, Instant from, int durationSeconds) {
            this.evseId = evseId;
            this.from = from;
            this.durationSeconds = durationSeconds;
        }

        /**
         * Sets the unit of the result.
         *
         * @param value the unit, or null for the first that the station is configured for
         * @return this builder
         */
        public Builder unit(@Nullable ChargingRateUnitEnum value) {
            unit = value;
            return this;
        }

        /**
         * Sets which of the schedules of TxProfiles count.
         *
         * @param value index of the schedule, from 0
         * @return this builder
         */
        public Builder scheduleIndex(int value) {
            scheduleIndex = value;
            return this;
        }

        /**
         * Sets the schedules that vehicles gave.
         *
         * @param value the schedules
         * @return this builder
         */
        public Builder evSchedules(List<EvSchedule> value) {
            evSchedules = List.copyOf(value);
            return this;
        }

        /**
         * Sets whether a transaction is assumed where none runs.
         *
         * @param value true to assume one
         * @return this builder
         */
        public Builder simulateTransaction(boolean value) {
            simulateTransaction = value;
            return this;
        }

        /**
         * Sets which number of phases turns W into A.
         *
         * @param value the policy
         * @return this builder
         */
        public Builder wattsToAmpsPhases(WattsToAmpsPhases value) {
            wattsToAmpsPhases = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets the greatest number of periods.
         *
         * @param value the number, 1 or more, or null for no limit
         * @return this builder
         */
        public Builder maxPeriods(@Nullable Integer value) {
            maxPeriods = value;
            return this;
        }

        /**
         * Sets whether the result tells why it is what it is.
         *
         * @param value true to be told
         * @return this builder
         */
        public Builder withProvenance(boolean value) {
            withProvenance = value;
            return this;
        }

        /**
         * Makes the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a component is out of its range
         */
        public CompositeQuery build() {
            return new CompositeQuery(
                    evseId,
                    durationSeconds,
                    unit,
                    from,
                    scheduleIndex,
                    evSchedules,
                    simulateTransaction,
                    wattsToAmpsPhases,
                    maxPeriods,
                    withProvenance);
        }
    }
}
