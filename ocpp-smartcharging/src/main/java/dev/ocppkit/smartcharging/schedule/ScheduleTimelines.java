package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps before a composite schedule: where the periods of a profile lie in time, and which profile of a stack leads.
 *
 * <p>A Relative schedule whose start is not known is taken to start at the beginning of the window. Gaps between the entries
 * of a timeline are stretches in which nothing is defined. All functions are pure.
 */
public final class ScheduleTimelines {
    private ScheduleTimelines() {}

    /**
     * Places the periods of a schedule in time.
     *
     * <p>Takes O(c log n) time for c entries of the result and n periods.
     *
     * <pre>{@code
     * List<TimelineEntry> day = ScheduleTimelines.expand(profile, 0, midnight, nextDay, station, null);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2 with errata 2025-09, K01.FR.10 to K01.FR.13, K01.FR.30, K01.FR.36, K01.FR.37, K01.FR.42,
     * K01.FR.90 to K01.FR.94, K01.FR.97, K01.FR.101 to K01.FR.103, K28.FR.13.
     *
     * @param profile the profile
     * @param scheduleIndex which of its schedules, from 0
     * @param from start of the window
     * @param until end of the window, exclusive
     * @param station the station, for its local time and since when it is offline
     * @param transaction the transaction; null: none runs, and nothing is delayed at random
     * @return the entries in the order of time; empty if nothing is defined or there is no such schedule
     * @throws IllegalArgumentException if {@code scheduleIndex} is negative
     */
    public static List<TimelineEntry> expand(
            InstalledProfile profile,
            int scheduleIndex,
            Instant from,
            Instant until,
            StationState station,
            @Nullable TransactionState transaction) {
        if (scheduleIndex < 0) {
            throw new IllegalArgumentException("scheduleIndex is " + scheduleIndex);
        }
        Track track = factory(from, station).track(profile, scheduleIndex, transaction);
        return track == null ? List.of() : walk(new TrackStack(List.of(track)), from, until);
    }

    /**
     * Finds which profile of a purpose leads, instant by instant: of those that define a period, the one with the highest
     * stack level. Where a higher level has a gap, the next one leads.
     *
     * <p>For an EVSE the profiles of the station count too, for the purposes TxDefaultProfile, PriorityCharging and
     * LocalGeneration; external constraints of the station are a stack of their own, and an own profile of the EVSE goes
     * before one of the station on the same level. PriorityCharging is looked at whether it is in force or not.
     *
     * <p>Takes O(c log n) time for c entries of the result and n periods, if the stack has few gaps.
     *
     * <pre>{@code
     * List<TimelineEntry> most = ScheduleTimelines.leading(purpose, 0, midnight, nextDay, station, installed);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2, K01.FR.14, K01.FR.15, K01.FR.17, K21.FR.01.
     *
     * @param purpose the purpose
     * @param evseId number of the EVSE, or 0 for the profiles of the station alone
     * @param from start of the window
     * @param until end of the window, exclusive
     * @param station the station
     * @param installed the profiles, in the order of their installation
     * @return the entries in the order of time
     */
    public static List<TimelineEntry> leading(
            ChargingProfilePurposeEnum purpose,
            int evseId,
            Instant from,
            Instant until,
            StationState station,
            List<InstalledProfile> installed) {
        boolean andStation = switch (purpose) {
            case TX_DEFAULT_PROFILE, PRIORITY_CHARGING, LOCAL_GENERATION -> true;
            default -> false;
        };
        TransactionState transaction =
                station.evse(evseId).map(EvseState::transaction).orElse(null);
        Stacks stacks = new Stacks(factory(from, station), installed, 0);
        return walk(stacks.purposeStack(purpose, evseId, andStation, transaction), from, until);
    }

    /**
     * Finds what controls the transaction on an EVSE, instant by instant: PriorityCharging if it is in force, else TxProfile,
     * else TxDefaultProfile. These overrule each other; they are no minimum. Without a transaction TxDefaultProfile counts.
     *
     * <p>Takes O(c log n) time for c entries of the result and n periods, if the stack has few gaps.
     *
     * <pre>{@code
     * List<TimelineEntry> control = ScheduleTimelines.controlling(1, midnight, nextDay, station, installed);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2, K02.FR.04, K02.FR.08, K21.FR.04, K21.FR.07, K22.FR.02.
     *
     * @param evseId number of the EVSE, 1 or more
     * @param from start of the window
     * @param until end of the window, exclusive
     * @param station the station
     * @param installed the profiles, in the order of their installation
     * @return the entries in the order of time
     * @throws IllegalArgumentException if the station has no such EVSE
     */
    public static List<TimelineEntry> controlling(
            int evseId, Instant from, Instant until, StationState station, List<InstalledProfile> installed) {
        EvseState evse = station.evse(evseId)
                .orElseThrow(() -> new IllegalArgumentException("the station has no EVSE " + evseId));
        Stacks stacks = new Stacks(factory(from, station), installed, 0);
        return walk(stacks.transactionStack(evseId, evse.transaction()), from, until);
    }

    private static TrackFactory factory(Instant from, StationState station) {
        return new TrackFactory(from.getEpochSecond(), true, station.zone(), station.offlineSince());
    }

    private static List<TimelineEntry> walk(TrackStack stack, Instant from, Instant until) {
        List<TimelineEntry> entries = new ArrayList<>();
        long end = until.getEpochSecond();
        for (long second = from.getEpochSecond(); second < end; second = stack.until()) {
            stack.advance(second);
            Lead lead = stack.lead();
            if (lead != null && lead.installed() != null) {
                join(entries, entry(second, Math.min(stack.until(), end), lead.installed(), lead));
            }
        }
        return List.copyOf(entries);
    }

    private static TimelineEntry entry(long second, long end, InstalledProfile profile, Lead lead) {
        return new TimelineEntry(Instant.ofEpochSecond(second), Instant.ofEpochSecond(end), profile, lead.period());
    }

    /** Joins an entry with the one before if that is only its first part, as at a change of the local time. */
    @SuppressWarnings("ReferenceEquality") // the same period, not one that says the same
    private static void join(List<TimelineEntry> entries, TimelineEntry next) {
        int last = entries.size() - 1;
        TimelineEntry before = last < 0 ? null : entries.get(last);
        if (before != null
                && before.end().equals(next.start())
                && before.period() == next.period()
                && before.profile() == next.profile()) {
            entries.set(last, new TimelineEntry(before.start(), next.end(), next.profile(), next.period()));
        } else {
            entries.add(next);
        }
    }
}
