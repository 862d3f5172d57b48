package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.TransactionState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places schedules in time. Not safe for several threads; lives as long as one evaluation. */
final class TrackFactory {
    private static final long DAY = 86_400;
    private static final long WEEK = 7 * DAY;

    private final long from;
    private final @Nullable Instant offlineSince;
    private final LocalClock clock;
    private final boolean assumeStart;

    /**
     * Creates the factory.
     *
     * @param from where a Relative schedule starts whose start is not known
     * @param assumeStart whether that may be assumed (K08.FR.06); otherwise such a schedule defines nothing
     */
    TrackFactory(long from, boolean assumeStart, ZoneRules zone, @Nullable Instant offlineSince) {
        this.from = from;
        this.assumeStart = assumeStart;
        this.offlineSince = offlineSince;
        this.clock = new LocalClock(zone);
    }

    /**
     * Makes the track of a schedule.
     *
     * @param scheduleIndex which schedule; others than the first exist for ISO 15118 only
     * @param transaction the transaction on the EVSE in question
     * @return the track; null if the profile can define nothing
     */
    @Nullable
    Track track(InstalledProfile installed, int scheduleIndex, @Nullable TransactionState transaction) {
        ChargingProfile profile = installed.profile();
        if (installed.permanentlyInvalid()
                || scheduleIndex >= profile.chargingSchedule().size()) {
            return null;
        }
        ChargingSchedule schedule = profile.chargingSchedule().get(scheduleIndex);
        boolean local = Boolean.TRUE.equals(schedule.useLocalTime()) && startsByClock(profile.chargingProfileKind());
        Long origin = origin(installed, schedule, scheduleIndex, local, transaction);
        if (origin == null) {
            return null;
        }
        long recurrence = recurrence(profile);
        Integer duration = schedule.duration();
        long length = duration == null ? Track.NEVER : duration;
        Track.Span span = new Track.Span(
                validFrom(profile, schedule),
                validUntil(profile),
                origin,
                recurrence > 0 ? Math.min(length, recurrence) : length,
                recurrence);
        return new Track(
                installed, schedule, span, local ? clock : null, delays(installed, scheduleIndex, transaction));
    }

    /** Makes the track of a schedule that a vehicle gave, which starts at its time base. */
    static Track track(EvSchedule given) {
        Integer duration = given.schedule().duration();
        Track.Span span = new Track.Span(
                Long.MIN_VALUE,
                Track.NEVER,
                given.timeBase().getEpochSecond(),
                duration == null ? Track.NEVER : duration,
                0);
        return new Track(null, given.schedule(), span, null, List.of());
    }

    private static boolean startsByClock(ChargingProfileKindEnum kind) {
        return kind == ChargingProfileKindEnum.ABSOLUTE || kind == ChargingProfileKindEnum.RECURRING;
    }

    private @Nullable Long origin(
            InstalledProfile installed,
            ChargingSchedule schedule,
            int scheduleIndex,
            boolean local,
            @Nullable TransactionState transaction) {
        return switch (installed.profile().chargingProfileKind()) {
            case ABSOLUTE, RECURRING -> start(installed, schedule, scheduleIndex, local);
            case RELATIVE -> relativeOrigin(transaction);
            case DYNAMIC -> dynamicOrigin(installed);
            case UNRECOGNIZED -> null;
        };
    }

    private static @Nullable Long start(
            InstalledProfile installed, ChargingSchedule schedule, int scheduleIndex, boolean local) {
        LocalDateTime written = local ? installed.localStarts().get(scheduleIndex) : null;
        if (written != null) {
            return written.toEpochSecond(ZoneOffset.UTC);
        }
        Instant start = schedule.startSchedule();
        return start == null ? null : start.getEpochSecond();
    }

    private @Nullable Long relativeOrigin(@Nullable TransactionState transaction) {
        Instant closed = transaction == null ? null : transaction.powerPathClosedAt();
        if (closed != null) {
            return closed.getEpochSecond();
        }
        return assumeStart ? from : null;
    }

    /** The duration of a dynamic schedule is a time-out, counted from the last update (K28.FR.13). */
    private long dynamicOrigin(InstalledProfile installed) {
        Instant updated = installed.profile().dynUpdateTime();
        Instant since = updated == null ? installed.installedAt() : updated;
        return since == null ? from : since.getEpochSecond();
    }

    private static long recurrence(ChargingProfile profile) {
        if (profile.chargingProfileKind() != ChargingProfileKindEnum.RECURRING) {
            return 0;
        }
        return profile.recurrencyKind() == RecurrencyKindEnum.WEEKLY ? WEEK : DAY;
    }

    private static long validFrom(ChargingProfile profile, ChargingSchedule schedule) {
        long begin = seconds(profile.validFrom(), Long.MIN_VALUE);
        // A start in the future holds back a dynamic schedule too (K01.FR.30).
        return profile.chargingProfileKind() == ChargingProfileKindEnum.DYNAMIC
                ? Math.max(begin, seconds(schedule.startSchedule(), Long.MIN_VALUE))
                : begin;
    }

    private long validUntil(ChargingProfile profile) {
        long end = seconds(profile.validTo(), Track.NEVER);
        Integer allowed = profile.maxOfflineDuration();
        return offlineSince == null || allowed == null
                ? end
                : Math.min(end, Math.addExact(offlineSince.getEpochSecond(), allowed));
    }

    private static long seconds(@Nullable Instant instant, long otherwise) {
        return instant == null ? otherwise : instant.getEpochSecond();
    }

    /** Without a transaction nothing is delayed (K08.FR.06); the station as a whole has none. */
    private static List<Integer> delays(
            InstalledProfile installed, int scheduleIndex, @Nullable TransactionState transaction) {
        return transaction == null || scheduleIndex >= installed.randomDelays().size()
                ? List.of()
                : installed.randomDelays().get(scheduleIndex);
    }

    /** Returns whether a profile is for a transaction on an EVSE (K01.FR.04), or has no purpose that needs one. */
    static boolean isFor(InstalledProfile installed, int evseId, @Nullable TransactionState transaction) {
        if (installed.profile().chargingProfilePurpose() != ChargingProfilePurposeEnum.TX_PROFILE) {
            return true;
        }
        String wanted = installed.profile().transactionId();
        return transaction != null
                && installed.evseId() == evseId
                && (wanted == null || wanted.equals(transaction.transactionId()));
    }
}
