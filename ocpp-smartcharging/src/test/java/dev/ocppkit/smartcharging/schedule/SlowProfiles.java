package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** Finds the period that a profile defines at an instant, and the profile that leads, from the rules alone. */
final class SlowProfiles {
    private final CompositeQuery query;
    private final StationState station;
    private final List<InstalledProfile> installed;

    SlowProfiles(CompositeQuery query, StationState station, List<InstalledProfile> installed) {
        this.query = query;
        this.station = station;
        this.installed = installed;
    }

    /** A period that leads, and the schedule it is from. */
    record Found(ChargingSchedulePeriod period, ChargingSchedule schedule) {
        OperationModeEnum mode() {
            return period.operationMode() == null ? OperationModeEnum.CHARGING_ONLY : period.operationMode();
        }

        int phases() {
            return period.numberPhases() == null ? 3 : period.numberPhases();
        }
    }

    // Which period a profile defines

    private Found defined(InstalledProfile profile, int index, Instant at, TransactionState transaction) {
        ChargingProfile official = profile.profile();
        if (profile.permanentlyInvalid() || index >= official.chargingSchedule().size()) {
            return null;
        }
        if (official.validFrom() != null && at.isBefore(official.validFrom())) {
            return null;
        }
        if (official.validTo() != null && !at.isBefore(official.validTo())) {
            return null;
        }
        if (station.offlineSince() != null
                && official.maxOfflineDuration() != null
                && !at.isBefore(station.offlineSince().plusSeconds(official.maxOfflineDuration()))) {
            return null;
        }
        ChargingSchedule schedule = official.chargingSchedule().get(index);
        Long offset = offset(profile, schedule, at, transaction);
        if (offset == null || offset < 0 || (schedule.duration() != null && offset >= schedule.duration())) {
            return null;
        }
        ChargingSchedulePeriod period = periodAt(profile, schedule, index, offset, transaction);
        return period == null ? null : new Found(period, schedule);
    }

    private Long offset(InstalledProfile profile, ChargingSchedule schedule, Instant at, TransactionState transaction) {
        ChargingProfileKindEnum kind = profile.profile().chargingProfileKind();
        if (kind == ChargingProfileKindEnum.RELATIVE) {
            boolean known = transaction != null && transaction.powerPathClosedAt() != null;
            return at.getEpochSecond() - (known ? transaction.powerPathClosedAt() : query.from()).getEpochSecond();
        }
        if (kind == ChargingProfileKindEnum.DYNAMIC) {
            boolean early = schedule.startSchedule() != null && at.isBefore(schedule.startSchedule());
            return early
                    ? null
                    : Long.valueOf(at.getEpochSecond()
                            - profile.profile().dynUpdateTime().getEpochSecond());
        }
        long offset = at.getEpochSecond() - schedule.startSchedule().getEpochSecond();
        if (Boolean.TRUE.equals(schedule.useLocalTime())) {
            LocalDateTime clock = LocalDateTime.ofEpochSecond(
                    at.getEpochSecond(), 0, station.zone().getOffset(at));
            LocalDateTime start = LocalDateTime.ofInstant(schedule.startSchedule(), ZoneOffset.UTC);
            offset = java.time.Duration.between(start, clock).getSeconds();
        }
        if (kind == ChargingProfileKindEnum.RECURRING && offset >= 0) {
            offset %= profile.profile().recurrencyKind() == RecurrencyKindEnum.DAILY ? 86_400 : 604_800;
        }
        return offset;
    }

    private static ChargingSchedulePeriod periodAt(
            InstalledProfile profile, ChargingSchedule schedule, int index, long offset, TransactionState transaction) {
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        long[] starts = new long[periods.size()];
        for (int i = 0; i < starts.length; i++) {
            boolean delayed = i > 0
                    && transaction != null
                    && index < profile.randomDelays().size();
            List<Integer> delays = delayed ? profile.randomDelays().get(index) : List.of();
            starts[i] = periods.get(i).startPeriod() + (i < delays.size() ? delays.get(i) : 0);
        }
        // Whatever starts later than a period must come after it in the list, or that period is dropped.
        for (int i = starts.length - 1; i >= 0; i--) {
            long start = starts[i];
            long[] later = Arrays.copyOfRange(starts, i + 1, starts.length);
            boolean dropped = i > 0
                    && (Arrays.stream(later).anyMatch(other -> other >= 0 && start >= other)
                            || (schedule.duration() != null && start >= schedule.duration()));
            if (dropped) {
                starts[i] = -1;
            } else if (start <= offset) {
                return periods.get(i);
            }
        }
        return null;
    }

    // Which profile leads

    Found leading(List<InstalledProfile> stack, int index, Instant at, TransactionState transaction) {
        Found best = null;
        int bestLevel = Integer.MIN_VALUE;
        boolean bestOwn = false;
        for (InstalledProfile profile : stack) {
            Found found = defined(profile, index, at, transaction);
            int level = profile.profile().stackLevel();
            boolean own = profile.evseId() != 0;
            if (found != null && (level > bestLevel || (level == bestLevel && (own || !bestOwn)))) {
                best = found;
                bestLevel = level;
                bestOwn = own;
            }
        }
        return best;
    }

    List<InstalledProfile> of(ChargingProfilePurposeEnum purpose, int... evseIds) {
        return installed.stream()
                .filter(one -> one.profile().chargingProfilePurpose() == purpose)
                .filter(one -> Arrays.stream(evseIds).anyMatch(id -> id == one.evseId()))
                .toList();
    }

    Found controlling(EvseState evse, Instant at) {
        TransactionState transaction = evse.transaction();
        if (transaction == null && !query.simulateTransaction()) {
            return null;
        }
        Found found = null;
        if (transaction != null && transaction.priorityChargingActive()) {
            found = leading(of(ChargingProfilePurposeEnum.PRIORITY_CHARGING, evse.id(), 0), 0, at, transaction);
        }
        if (found == null && transaction != null) {
            List<InstalledProfile> mine = of(ChargingProfilePurposeEnum.TX_PROFILE, evse.id()).stream()
                    .filter(one -> one.profile().transactionId() == null
                            || one.profile().transactionId().equals(transaction.transactionId()))
                    .toList();
            found = leading(mine, query.scheduleIndex(), at, transaction);
        }
        return found != null
                ? found
                : leading(of(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, evse.id(), 0), 0, at, transaction);
    }

    Found vehicle(EvseState evse, Instant at) {
        Found found = null;
        for (EvSchedule given : query.evSchedules()) {
            if (given.evseId() != evse.id()) {
                continue;
            }
            found = null;
            long offset = at.getEpochSecond() - given.timeBase().getEpochSecond();
            Integer duration = given.schedule().duration();
            if (offset >= 0 && (duration == null || offset < duration)) {
                for (ChargingSchedulePeriod period : given.schedule().chargingSchedulePeriod()) {
                    if (period.startPeriod() <= offset) {
                        found = new Found(period, given.schedule());
                    }
                }
            }
        }
        return found;
    }
}
