package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says for one schedule which period holds at a second, and until when that is so. A second is looked up without those
 * before it, so that a schedule that others overrule costs nothing.
 *
 * <p>All times are seconds since 1970 in UTC. Not safe for several threads; lives as long as one evaluation.
 */
final class Track {
    static final long NEVER = Long.MAX_VALUE;

    private final @Nullable InstalledProfile installed;
    private final ChargingSchedule schedule;
    private final Span span;
    private final @Nullable LocalClock clock;
    private final List<Integer> delays;

    private @Nullable PeriodTable table;
    private int index;
    private long until = Long.MIN_VALUE;
    private @Nullable Lead lead;

    /**
     * Where the periods of a schedule lie in time.
     *
     * @param from first second of the validity
     * @param until end of the validity, exclusive
     * @param origin where offset 0 is: in UTC, or on the wall clock if the schedule uses local time
     * @param length seconds after which the schedule ends, or the recurrence if that is less
     * @param recurrence seconds after which it starts again; 0 for never
     */
    record Span(long from, long until, long origin, long length, long recurrence) {}

    /** Creates the track; {@code clock} is there for schedules that use local time. */
    Track(
            @Nullable InstalledProfile installed,
            ChargingSchedule schedule,
            Span span,
            @Nullable LocalClock clock,
            List<Integer> delays) {
        this.installed = installed;
        this.schedule = schedule;
        this.span = span;
        this.clock = clock;
        this.delays = delays;
    }

    /** Returns the period of the second sought last; null if there is none. */
    @Nullable
    Lead lead() {
        return lead;
    }

    /** Returns until when the answer holds; a later second must be sought. */
    long until() {
        return until;
    }

    /** Looks up a second. */
    void seek(long second) {
        long end = span.until;
        if (second < span.from) {
            undefined(span.from);
            return;
        }
        if (second >= end) {
            undefined(NEVER);
            return;
        }
        long origin = span.origin;
        if (clock != null) {
            origin -= clock.offsetAt(second);
            end = Math.min(end, clock.nextChange());
        }
        if (second < origin) {
            undefined(Math.min(origin, end));
            return;
        }
        seekOffset(second, origin, end);
    }

    private void seekOffset(long second, long origin, long end) {
        long offset = second - origin;
        if (span.recurrence > 0) {
            offset %= span.recurrence;
        }
        long start = second - offset;
        if (offset >= span.length) {
            undefined(span.recurrence > 0 ? Math.min(start + span.recurrence, end) : end);
            return;
        }
        PeriodTable periods = table();
        int next = index + 1;
        index = periods.indexAt(offset, next < periods.size() ? next : 0);
        long nextStart = index + 1 < periods.size() ? Math.min(periods.start(index + 1), span.length) : span.length;
        lead = index < 0 ? null : new Lead(installed, schedule, periods.period(index));
        until = nextStart == NEVER ? end : Math.min(start + nextStart, end);
    }

    private PeriodTable table() {
        if (table == null) {
            table = PeriodTable.of(schedule, delays);
            index = -1;
        }
        return table;
    }

    private void undefined(long next) {
        lead = null;
        until = next;
    }
}
