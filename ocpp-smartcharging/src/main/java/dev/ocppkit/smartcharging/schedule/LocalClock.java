package dev.ocppkit.smartcharging.schedule;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Remembers the stretch of constant offset that was asked for last, since the rules take long to say. */
final class LocalClock {
    private final ZoneRules rules;
    private long from;
    private long until;
    private int offset;

    LocalClock(ZoneRules rules) {
        this.rules = rules;
    }

    /** Returns the seconds by which local time is ahead of UTC. */
    int offsetAt(long second) {
        if (second < from || second >= until) {
            Instant instant = Instant.ofEpochSecond(second);
            ZoneOffsetTransition next = rules.nextTransition(instant);
            from = second;
            until = next == null ? Track.NEVER : next.toEpochSecond();
            offset = rules.getOffset(instant).getTotalSeconds();
        }
        return offset;
    }

    /** Returns when the offset changes that {@link #offsetAt} returned last. */
    long nextChange() {
        return until;
    }
}
