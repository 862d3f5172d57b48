package dev.ocppkit.smartcharging.store;

import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One profile was added, removed or became another.
 *
 * @param before what was installed; absent: the profile is new
 * @param after what is installed; absent: the profile is gone
 */
public record ProfileChange(
        @Nullable InstalledProfile before, @Nullable InstalledProfile after) {
    /**
     * Checks that something has changed.
     *
     * @throws IllegalArgumentException if both are absent
     */
    public ProfileChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("neither before nor after");
        }
    }

    /** Random delays are drawn anew for each transaction, and a station writes them down when it likes. */
    boolean goesBeyondDelays() {
        return before == null
                || after == null
                || !before.withRandomDelays(List.of()).equals(after.withRandomDelays(List.of()));
    }
}
