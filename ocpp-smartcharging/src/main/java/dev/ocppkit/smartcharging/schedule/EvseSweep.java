package dev.ocppkit.smartcharging.schedule;

import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.LOCAL_GENERATION;

import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks over what holds for an EVSE. */
final class EvseSweep implements Sweep {
    private final int evseId;
    private final TrackStack control;
    private final TrackStack externalEvse;
    private final TrackStack externalStation;
    private final TrackStack stationMax;
    private final TrackStack generation;
    private final TrackStack vehicle;
    private final EvseMerge merge;

    private long until = Long.MIN_VALUE;
    private @Nullable Leads leads;
    private @Nullable Merged merged;

    private EvseSweep(
            int evseId,
            TrackStack control,
            TrackStack externalEvse,
            TrackStack externalStation,
            TrackStack stationMax,
            TrackStack generation,
            TrackStack vehicle,
            EvseMerge merge) {
        this.evseId = evseId;
        this.control = control;
        this.externalEvse = externalEvse;
        this.externalStation = externalStation;
        this.stationMax = stationMax;
        this.generation = generation;
        this.vehicle = vehicle;
        this.merge = merge;
    }

    /**
     * Makes the sweep of an EVSE.
     *
     * @param vehicle the schedule of the vehicle, if any
     * @param alone whether the constraints of the station hold too; otherwise they hold for the sum of the EVSEs
     * @param simulate whether an EVSE without transaction is looked at as if there were one (K08.FR.06)
     */
    static EvseSweep of(
            EvseState evse,
            Stacks stacks,
            @Nullable EvSchedule vehicle,
            EvseMerge merge,
            boolean alone,
            boolean simulate) {
        TransactionState running = evse.transaction();
        int id = evse.id();
        return new EvseSweep(
                id,
                running == null && !simulate ? none() : stacks.transactionStack(id, running),
                stacks.purposeStack(CHARGING_STATION_EXTERNAL_CONSTRAINTS, id, false, running),
                alone ? stacks.purposeStack(CHARGING_STATION_EXTERNAL_CONSTRAINTS, 0, false, running) : none(),
                alone ? stacks.purposeStack(CHARGING_STATION_MAX_PROFILE, 0, false, running) : none(),
                stacks.purposeStack(LOCAL_GENERATION, id, alone, running),
                vehicle == null ? none() : new TrackStack(List.of(TrackFactory.track(vehicle))),
                merge);
    }

    private static TrackStack none() {
        return new TrackStack(List.of());
    }

    @Override
    public void advance(long second) throws UnconvertibleException {
        if (second < until) {
            return;
        }
        long next = advance(control, second, Track.NEVER);
        next = advance(externalEvse, second, next);
        next = advance(externalStation, second, next);
        next = advance(stationMax, second, next);
        next = advance(generation, second, next);
        until = advance(vehicle, second, next);
        Leads now = new Leads(
                control.lead(),
                externalEvse.lead(),
                externalStation.lead(),
                stationMax.lead(),
                generation.lead(),
                vehicle.lead());
        leads = now;
        merged = merge.merge(now);
    }

    static long advance(TrackStack stack, long second, long next) {
        stack.advance(second);
        return Math.min(next, stack.until());
    }

    @Override
    public long until() {
        return until;
    }

    @Override
    public Merged merged() {
        return Objects.requireNonNull(merged, "nothing before the first advance");
    }

    Leads leads() {
        return Objects.requireNonNull(leads, "nothing before the first advance");
    }

    @Override
    public List<Contribution> contributions() {
        return contributions(evseId, leads());
    }

    static List<Contribution> contributions(int evseId, Leads leads) {
        List<Contribution> found = new ArrayList<>();
        Lead[] inOrder = {
            leads.control(), leads.externalEvse(), leads.externalStation(), leads.stationMax(), leads.generation()
        };
        for (Lead lead : inOrder) {
            Contribution contribution = Contribution.of(evseId, lead);
            if (contribution != null) {
                found.add(contribution);
            }
        }
        return found;
    }
}
