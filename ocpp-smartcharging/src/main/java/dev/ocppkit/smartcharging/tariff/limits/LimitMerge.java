package dev.ocppkit.smartcharging.tariff.limits;

import dev.ocppkit.model.datatype.TransactionLimit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a proposed limit.
 *
 * @param limits the limits after it
 * @param announced what the Charging Station reports once with trigger reason LimitSet, null for nothing
 * @param refused limits of the proposal that were not taken: above what the CSMS allows (E16.FR.04) or not supported
 *     (E16.FR.13)
 */
public record LimitMerge(ActiveLimits limits, @Nullable TransactionLimit announced, List<LimitKind> refused) {

    /** Copies the list. */
    public LimitMerge {
        refused = List.copyOf(refused);
    }

    /**
     * Gives what the Charging Station reports once with trigger reason LimitSet.
     *
     * @return the limits to report, empty for none
     */
    public Optional<TransactionLimit> announcement() {
        return Optional.ofNullable(announced);
    }
}
