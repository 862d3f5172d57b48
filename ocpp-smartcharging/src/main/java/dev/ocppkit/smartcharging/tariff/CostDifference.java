package dev.ocppkit.smartcharging.tariff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place where reported cost details differ from calculated ones or contradict themselves.
 *
 * @param pointer JSON pointer of the place in the cost details
 * @param reported what was reported, null if nothing
 * @param calculated what was calculated, null if nothing
 */
public record CostDifference(
        String pointer, @Nullable String reported, @Nullable String calculated) {

    /** Checks for null. */
    public CostDifference {
        Objects.requireNonNull(pointer, "pointer");
    }

    /**
     * Says it in a sentence.
     *
     * @return the sentence
     */
    public String text() {
        if (reported == null) {
            return pointer + " is missing, calculated was " + calculated + ".";
        }
        return calculated == null
                ? pointer + " is " + reported + ", calculated was none."
                : pointer + " is " + reported + ", calculated was " + calculated + ".";
    }
}
