package dev.ocppkit.smartcharging;

import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What smart charging must know about a station.
 *
 * @param evses the EVSEs; no two with the same id
 * @param nominalVoltage configured voltage between phase and neutral in V, above zero
 * @param zone rules of the local time, by which schedules with {@code useLocalTime} are read (K01.FR.90, K01.FR.91)
 * @param rateUnits units of the variable RateUnit in its order; the first is used where a request names none
 * @param offlineSince since when there is no connection to the CSMS; absent: there is one
 * @param setpointPriority whose setpoint counts
 * @param localLimit cap of the grid connection; absent: none is known
 */
public record StationState(
        List<EvseState> evses,
        BigDecimal nominalVoltage,
        ZoneRules zone,
        List<ChargingRateUnitEnum> rateUnits,
        @Nullable Instant offlineSince,
        SetpointPriority setpointPriority,
        @Nullable LocalLimit localLimit) {
    /**
     * Checks the components and copies lists.
     *
     * @throws IllegalArgumentException if two EVSEs have one id, no unit is given or the voltage is not above zero
     */
    public StationState {
        evses = List.copyOf(evses);
        rateUnits = List.copyOf(rateUnits);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(setpointPriority, "setpointPriority");
        if (nominalVoltage.signum() <= 0) {
            throw new IllegalArgumentException("nominalVoltage is " + nominalVoltage);
        }
        if (rateUnits.isEmpty()) {
            throw new IllegalArgumentException("rateUnits is empty");
        }
        if (evses.stream().mapToInt(EvseState::id).distinct().count() != evses.size()) {
            throw new IllegalArgumentException("two EVSEs have the same id");
        }
    }

    /**
     * Finds an EVSE.
     *
     * @param evseId its number
     * @return the EVSE; empty if the station has none with this number
     */
    public Optional<EvseState> evse(int evseId) {
        for (EvseState evse : evses) {
            if (evse.id() == evseId) {
                return Optional.of(evse);
            }
        }
        return Optional.empty();
    }

    /**
     * Starts a builder with the defaults: 230 V, local time is UTC, units A and W, online, setpoints of an external system
     * first, no local limit, no EVSE.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a builder with the components of this value.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder()
                .evses(evses)
                .nominalVoltage(nominalVoltage)
                .zone(zone)
                .rateUnits(rateUnits)
                .offlineSince(offlineSince)
                .setpointPriority(setpointPriority)
                .localLimit(localLimit);
    }

    /** Collects the components; not safe for several threads. */
    public static final class Builder {
        private List<EvseState> evses = List.of();
        private BigDecimal nominalVoltage = BigDecimal.valueOf(230);
        private ZoneRules zone = ZoneOffset.UTC.getRules();
        private List<ChargingRateUnitEnum> rateUnits = List.of(ChargingRateUnitEnum.A, ChargingRateUnitEnum.W);
        private @Nullable Instant offlineSince;
        private SetpointPriority setpointPriority = SetpointPriority.EXTERNAL_SYSTEM;
        private @Nullable LocalLimit localLimit;

        private Builder() {}

        /**
         * Sets the EVSEs.
         *
         * @param value the EVSEs
         * @return this builder
         */
        public Builder evses(List<EvseState> value) {
            evses = List.copyOf(value);
            return this;
        }

        /**
         * Sets the EVSEs.
         *
         * @param value the EVSEs
         * @return this builder
         */
        public Builder evses(EvseState... value) {
            return evses(List.of(value));
        }

        /**
         * Sets the nominal voltage.
         *
         * @param volts voltage between phase and neutral in V, above zero
         * @return this builder
         */
        public Builder nominalVoltage(BigDecimal volts) {
            nominalVoltage = Objects.requireNonNull(volts, "volts");
            return this;
        }

        /**
         * Sets the rules of the local time.
         *
         * @param value for instance {@code ZoneId.of("Europe/Amsterdam").getRules()}
         * @return this builder
         */
        public Builder zone(ZoneRules value) {
            zone = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets the units that the station is configured for.
         *
         * @param value the units, the preferred one first
         * @return this builder
         */
        public Builder rateUnits(List<ChargingRateUnitEnum> value) {
            rateUnits = List.copyOf(value);
            return this;
        }

        /**
         * Sets since when the station is offline.
         *
         * @param value when the connection was lost, or null if there is one
         * @return this builder
         */
        public Builder offlineSince(@Nullable Instant value) {
            offlineSince = value;
            return this;
        }

        /**
         * Sets whose setpoint counts.
         *
         * @param value the priority
         * @return this builder
         */
        public Builder setpointPriority(SetpointPriority value) {
            setpointPriority = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets the cap of the grid connection.
         *
         * @param value the cap, or null for none
         * @return this builder
         */
        public Builder localLimit(@Nullable LocalLimit value) {
            localLimit = value;
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         * @throws IllegalArgumentException if the components break the rules of the record
         */
        public StationState build() {
            return new StationState(evses, nominalVoltage, zone, rateUnits, offlineSince, setpointPriority, localLimit);
        }
    }
}
