package dev.ocppkit.smartcharging.der;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which control supersedes which when a new one comes (R04.FR.02 to R04.FR.08). */
final class Supersession {
    private final List<DerControl> result = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Instant now;
    private DerControl added;

    Supersession(List<DerControl> existing, DerControl added, Instant now) {
        this.now = now;
        this.added = added;
        for (DerControl old : existing) {
            boolean rival =
                    old.kind() == added.kind() && old.isDefault() == added.isDefault() && !old.isSupersededAt(now);
            result.add(rival ? meet(old) : old);
        }
        // What a control that is superseded now was to supersede later is superseded by nobody, except by the new one.
        for (int i = 0; i < result.size(); i++) {
            String by = result.get(i).supersededBy();
            if (by != null
                    && ids.contains(by)
                    && !by.equals(added.id())
                    && !result.get(i).isSupersededAt(now)) {
                DerControl revived = result.get(i).revived();
                result.set(i, meet(revived));
            }
        }
        result.add(this.added);
    }

    List<DerControl> result() {
        return List.copyOf(result);
    }

    List<String> ids() {
        return ids.stream().distinct().toList();
    }

    /** Lets the new control meet one of its kind; returns what becomes of the latter. */
    private DerControl meet(DerControl old) {
        boolean newWins = added.priority() <= old.priority();
        if (added.isDefault()) {
            return newWins ? supersede(old) : yieldNow(old);
        }
        Instant start = added.start();
        boolean started = old.isRunningAt(now);
        if (newWins) {
            // One that runs goes on until the new one starts (R04.FR.07).
            return started && start != null && start.isAfter(now) ? old.superseded(start, added.id()) : supersede(old);
        }
        return started ? yieldNow(old) : yieldLater(old, start);
    }

    private DerControl supersede(DerControl old) {
        ids.add(old.id());
        return old.superseded(now, added.id());
    }

    private DerControl yieldNow(DerControl old) {
        ids.add(added.id());
        added = added.superseded(now, old.id());
        return old;
    }

    /** The text has no rule for two that have not started; the better one takes over when both would run. */
    private DerControl yieldLater(DerControl old, @Nullable Instant start) {
        Instant oldStart = old.start();
        Instant oldEnd = old.end();
        Instant end = added.end();
        if (start == null || oldStart == null) {
            return old;
        }
        boolean apart = (oldEnd != null && !start.isBefore(oldEnd)) || (end != null && !oldStart.isBefore(end));
        if (!apart) {
            added = added.superseded(start.isAfter(oldStart) ? start : oldStart, old.id());
        }
        return old;
    }
}
