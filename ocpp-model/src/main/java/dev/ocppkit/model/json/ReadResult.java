package dev.ocppkit.model.json;

import dev.ocppkit.model.Violation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading: a value, or everything that is wrong.
 *
 * @param <T> the type that was read
 */
public final class ReadResult<T> {
    private final @Nullable T value;
    private final List<Violation> violations;
    private final List<Violation> warnings;
    private final Extras extras;
    private final int violationCount;
    private final int end;

    ReadResult(
            @Nullable T value,
            List<Violation> violations,
            List<Violation> warnings,
            Extras extras,
            int violationCount,
            int end) {
        this.value = value;
        this.violations = violations;
        this.warnings = warnings;
        this.extras = extras;
        this.violationCount = violationCount;
        this.end = end;
    }

    /**
     * Returns whether a value could be made.
     *
     * @return whether there are no errors; there may be warnings
     */
    public boolean isValid() {
        return value != null;
    }

    /**
     * Returns the value.
     *
     * @return the value
     * @throws OcppDecodeException if there were errors
     */
    public T orThrow() {
        if (value == null) {
            throw new OcppDecodeException(violations);
        }
        return Objects.requireNonNull(value);
    }

    /**
     * Returns the errors.
     *
     * @return all errors in the order of the text, up to the limit of the reader; empty if there is a value
     */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * Returns what was accepted although a rule is broken.
     *
     * @return all warnings in the order of the text, up to the limit of the reader; empty under a strict policy
     */
    public List<Violation> warnings() {
        return warnings;
    }

    /**
     * Returns how many errors and warnings there were, including those that were not kept.
     *
     * @return the number
     */
    public int violationCount() {
        return violationCount;
    }

    /**
     * Returns what the value has no place for.
     *
     * @return the side map of a lenient reader; empty under a strict policy
     */
    public Extras extras() {
        return extras;
    }

    /**
     * Returns where the JSON value ended, for {@link OcppCodec#readPrefix}.
     *
     * @return index of the first byte after it, in the array that was given; -1 if the JSON is broken
     */
    public int end() {
        return end;
    }

    @Override
    public String toString() {
        return isValid() ? "ReadResult[" + value + "]" : "ReadResult" + violations;
    }
}
