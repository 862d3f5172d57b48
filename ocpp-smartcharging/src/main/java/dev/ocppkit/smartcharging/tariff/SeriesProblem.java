package dev.ocppkit.smartcharging.tariff;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the events of a transaction.
 *
 * @param kind what it is
 * @param at where in time, null if it concerns the whole transaction
 * @param text a sentence for people
 */
public record SeriesProblem(Kind kind, @Nullable Instant at, String text) {

    /** Checks for null. */
    public SeriesProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /** Kinds of problems. */
    public enum Kind {
        /** A sequence number is missing: readings may be missing, the register still tells the energy. */
        SEQUENCE_GAP(false),
        /** An event was sent twice; the first one counts. */
        DUPLICATE_EVENT(false),
        /** There is no Started event; the series starts at the first event. */
        NO_START(false),
        /** A value has a unit that is not known; the value was left out. */
        UNKNOWN_UNIT(false),
        /** A register went back: the energy is not known. */
        ROLLBACK(true),
        /** No event has an energy register. */
        NO_REGISTER(true),
        /** The events belong to several transactions. */
        SEVERAL_TRANSACTIONS(true),
        /** There is no event. */
        NO_EVENT(true);

        private final boolean fatal;

        Kind(boolean fatal) {
            this.fatal = fatal;
        }

        /**
         * Tells whether the cost cannot be calculated.
         *
         * @return true if there is no usable series
         */
        public boolean isFatal() {
            return fatal;
        }
    }
}
