package dev.ocppkit.smartcharging.schedule;

import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
import static dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum.LOCAL_GENERATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks over what holds for a station: the sum of its EVSEs under the constraints of the whole. */
final class StationSweep implements Sweep {
    private final List<EvseSweep> evses;
    private final TrackStack external;
    private final TrackStack stationMax;
    private final TrackStack generation;
    private final StationMerge merge;

    private long until = Long.MIN_VALUE;
    private @Nullable Leads own;
    private @Nullable Merged merged;

    StationSweep(List<EvseSweep> evses, Stacks stacks, StationMerge merge) {
        this.evses = evses;
        this.external = stacks.purposeStack(CHARGING_STATION_EXTERNAL_CONSTRAINTS, 0, false, null);
        this.stationMax = stacks.purposeStack(CHARGING_STATION_MAX_PROFILE, 0, false, null);
        this.generation = stacks.purposeStack(LOCAL_GENERATION, 0, false, null);
        this.merge = merge;
    }

    @Override
    public void advance(long second) throws UnconvertibleException {
        long next = EvseSweep.advance(external, second, Track.NEVER);
        next = EvseSweep.advance(stationMax, second, next);
        next = EvseSweep.advance(generation, second, next);
        List<Merged> parts = new ArrayList<>(evses.size());
        List<@Nullable Lead> controls = new ArrayList<>(evses.size());
        boolean anyProfile = false;
        for (EvseSweep evse : evses) {
            evse.advance(second);
            next = Math.min(next, evse.until());
            parts.add(evse.merged());
            controls.add(evse.leads().control());
            anyProfile |= evse.leads().anyProfile();
        }
        until = next;
        Leads now = new Leads(null, null, external.lead(), stationMax.lead(), generation.lead(), null);
        own = now;
        merged = merge.merge(parts, anyProfile, controls, now);
    }

    @Override
    public long until() {
        return until;
    }

    @Override
    public Merged merged() {
        return Objects.requireNonNull(merged, "nothing before the first advance");
    }

    @Override
    public List<Contribution> contributions() {
        List<Contribution> found = new ArrayList<>();
        for (EvseSweep evse : evses) {
            found.addAll(evse.contributions());
        }
        found.addAll(EvseSweep.contributions(0, Objects.requireNonNull(own, "nothing before the first advance")));
        return found;
    }
}
