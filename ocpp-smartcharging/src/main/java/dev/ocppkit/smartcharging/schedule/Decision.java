package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decided a value of a composite schedule.
 *
 * @param limiter the rule
 * @param profileId id of the profile whose value it is, or was before it was capped; absent where it is not one profile's
 */
public record Decision(Limiter limiter, @Nullable Integer profileId) {
    /** Checks for null. */
    public Decision {
        Objects.requireNonNull(limiter, "limiter");
    }

    static @Nullable Decision of(Merged.Decided decided) {
        if (decided.limiter == null) {
            return null;
        }
        InstalledProfile installed = decided.lead == null ? null : decided.lead.installed();
        return new Decision(
                decided.limiter, installed == null ? null : installed.profile().id());
    }
}
