package dev.ocppkit.smartcharging.der;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
                result.set(i, meet(revived(result.get(i), result, now)));
            }
        }
        result.add(this.added);
    }

    /**
     * Gives a control whose successor is gone, and finds whether another one of those that remain is to supersede it.
     *
     * @param control the control, not superseded yet
     * @param all the controls, the oldest first, with this one
     * @param now the current time
     */
    static DerControl revived(DerControl control, List<DerControl> all, Instant now) {
        DerControl revived = control.revived();
        boolean older = true;
        for (DerControl other : all) {
            if (other.id().equals(control.id())) {
                older = false;
            } else if (other.kind() == control.kind() && !other.isDefault() && !other.isSupersededAt(now)) {
                revived = older ? waiting(revived, other) : overtaken(revived, other, now);
            }
        }
        return revived;
    }

    private static DerControl overtaken(DerControl control, DerControl newer, Instant now) {
        Instant start = newer.start();
        boolean overtakes = newer.priority() <= control.priority() && start != null && start.isAfter(now);
        return overtakes && start != null ? control.superseded(start, newer.id()) : control;
    }

    /** The text has no rule for two that have not started; the better one takes over when both would run. */
    private static DerControl waiting(DerControl control, DerControl older) {
        Instant start = control.start();
        Instant oldStart = older.start();
        Instant end = control.end();
        Instant oldEnd = older.end();
        if (older.priority() >= control.priority() || start == null || oldStart == null) {
            return control;
        }
        boolean apart = (oldEnd != null && !start.isBefore(oldEnd)) || (end != null && !oldStart.isBefore(end));
        return apart ? control : control.superseded(start.isAfter(oldStart) ? start : oldStart, older.id());
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
        if (started) {
            return yieldNow(old);
        }
        added = waiting(added, old);
        return old;
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
}
