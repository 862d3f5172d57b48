package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the periods of a profile can run at most, random delays included. */
final class PeriodTimes {
    private static final long DAY = 86_400;
    private static final long WEEK = 7 * DAY;

    private final ChargingProfile profile;
    private final int evseId;
    private final StationState station;

    PeriodTimes(ChargingProfile profile, int evseId, StationState station) {
        this.profile = profile;
        this.evseId = evseId;
        this.station = station;
    }

    /**
     * A stretch of time that may repeat.
     *
     * @param start first second
     * @param end second after the last one; {@code Long.MAX_VALUE} for none
     * @param every seconds after which it repeats; 0 for never
     * @param local whether the seconds are those of the local clock
     */
    record Span(long start, long end, long every, boolean local) {
        static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE, 0, false);

        /** Whether this and another one can share an instant; true where that cannot be told. */
        boolean mayMeet(Span other) {
            boolean always = equals(ALWAYS) || other.equals(ALWAYS);
            if (always || local != other.local) {
                return true;
            }
            if (every == 0 && other.every == 0) {
                return start < other.end && other.start < end;
            }
            boolean notYet = (every == 0 && end <= other.start) || (other.every == 0 && other.end <= start);
            return !notYet && meetInWeek(other);
        }

        private boolean meetInWeek(Span other) {
            if (end - start >= WEEK || other.end - other.start >= WEEK || end < 0 || other.end < 0) {
                return true;
            }
            for (long mine = start; mine < start + (every == DAY ? WEEK : 1); mine += DAY) {
                for (long theirs = other.start; theirs < other.start + (other.every == DAY ? WEEK : 1); theirs += DAY) {
                    long ahead = Math.floorMod(theirs - mine, WEEK);
                    long behind = Math.floorMod(mine - theirs, WEEK);
                    if (ahead < end - start || behind < other.end - other.start) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    Span of(ChargingSchedule schedule, int index) {
        Instant origin = origin(schedule);
        if (origin == null) {
            return Span.ALWAYS;
        }
        long delay = schedule.randomizedDelay() == null ? 0 : Math.max(0, schedule.randomizedDelay());
        int next = index + 1;
        boolean last = next == schedule.chargingSchedulePeriod().size();
        long every = every();
        long end = last
                ? Long.MAX_VALUE
                : schedule.chargingSchedulePeriod().get(next).startPeriod() + delay;
        end = Math.min(end, schedule.duration() == null ? Long.MAX_VALUE : schedule.duration());
        end = every == 0 ? end : Math.min(end, every);
        long first = origin.getEpochSecond();
        long start = schedule.chargingSchedulePeriod().get(index).startPeriod();
        boolean local = Boolean.TRUE.equals(schedule.useLocalTime())
                && profile.chargingProfileKind() != ChargingProfileKindEnum.RELATIVE;
        return new Span(first + start, end == Long.MAX_VALUE ? end : first + end, every, local);
    }

    private long every() {
        if (profile.chargingProfileKind() != ChargingProfileKindEnum.RECURRING) {
            return 0;
        }
        return profile.recurrencyKind() == RecurrencyKindEnum.WEEKLY ? WEEK : DAY;
    }

    private @Nullable Instant origin(ChargingSchedule schedule) {
        return switch (profile.chargingProfileKind()) {
            case ABSOLUTE, RECURRING -> schedule.startSchedule();
            case RELATIVE ->
                station.evse(evseId)
                        .map(EvseState::transaction)
                        .map(TransactionState::powerPathClosedAt)
                        .orElse(null);
            default -> null;
        };
    }
}
