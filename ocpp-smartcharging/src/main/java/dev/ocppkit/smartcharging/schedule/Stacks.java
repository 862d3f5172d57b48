package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.TransactionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts profiles into the stacks of which one leads at an instant (K01.FR.17). */
final class Stacks {
    private final TrackFactory factory;
    private final List<InstalledProfile> installed;
    private final int scheduleIndex;

    Stacks(TrackFactory factory, List<InstalledProfile> installed, int scheduleIndex) {
        this.factory = factory;
        this.installed = installed;
        this.scheduleIndex = scheduleIndex;
    }

    /** A profile with its place in a stack: the lowest rank leads. */
    private record Place(int rank, int level, boolean ownEvse, int age, Track track) {}

    /** The EVSE's own profile goes before one of the whole station, and the later installed one before the earlier. */
    private static final Comparator<Place> ORDER = (one, other) -> {
        if (one.rank != other.rank) {
            return Integer.compare(one.rank, other.rank);
        }
        if (one.level != other.level) {
            return Integer.compare(other.level, one.level);
        }
        return one.ownEvse == other.ownEvse
                ? Integer.compare(other.age, one.age)
                : Boolean.compare(other.ownEvse, one.ownEvse);
    };

    /**
     * Makes the stack of what controls a transaction: PriorityCharging if it is in force, else TxProfile, else
     * TxDefaultProfile; these overrule each other and are no minimum (K02.FR.04, K21.FR.04).
     *
     * @param evseId the EVSE, above 0
     */
    TrackStack transactionStack(int evseId, @Nullable TransactionState transaction) {
        List<Place> places = new ArrayList<>(installed.size());
        for (int i = 0; i < installed.size(); i++) {
            InstalledProfile profile = installed.get(i);
            int rank = rank(profile.profile().chargingProfilePurpose(), transaction);
            if (rank >= 0
                    && (profile.evseId() == evseId || profile.evseId() == 0)
                    && TrackFactory.isFor(profile, evseId, transaction)) {
                // Only TxProfiles have further schedules, which are alternatives for ISO 15118 (K15.FR.22).
                add(places, rank, i, rank == 1 ? scheduleIndex : 0, evseId, transaction);
            }
        }
        return stack(places);
    }

    /** Makes the stack of one purpose, of profiles for one EVSE number and, where asked, those for the whole station. */
    TrackStack purposeStack(
            ChargingProfilePurposeEnum purpose,
            int evseId,
            boolean andStation,
            @Nullable TransactionState transaction) {
        List<Place> places = null;
        for (int i = 0; i < installed.size(); i++) {
            InstalledProfile profile = installed.get(i);
            if (profile.profile().chargingProfilePurpose() == purpose
                    && (profile.evseId() == evseId || (andStation && profile.evseId() == 0))
                    && TrackFactory.isFor(profile, evseId, transaction)) {
                places = places == null ? new ArrayList<>(installed.size()) : places;
                boolean indexed = purpose == ChargingProfilePurposeEnum.TX_PROFILE;
                add(places, 0, i, indexed ? scheduleIndex : 0, evseId, transaction);
            }
        }
        return places == null ? new TrackStack(List.of()) : stack(places);
    }

    private static int rank(ChargingProfilePurposeEnum purpose, @Nullable TransactionState transaction) {
        return switch (purpose) {
            case PRIORITY_CHARGING -> transaction != null && transaction.priorityChargingActive() ? 0 : -1;
            case TX_PROFILE -> 1;
            case TX_DEFAULT_PROFILE -> 2;
            default -> -1;
        };
    }

    private void add(
            List<Place> places,
            int rank,
            int position,
            int schedule,
            int evseId,
            @Nullable TransactionState transaction) {
        InstalledProfile profile = installed.get(position);
        Track track = factory.track(profile, schedule, transaction);
        if (track != null) {
            int level = profile.profile().stackLevel();
            places.add(new Place(rank, level, profile.evseId() == evseId, position, track));
        }
    }

    private static TrackStack stack(List<Place> places) {
        if (places.size() > 1) {
            places.sort(ORDER);
        }
        List<Track> tracks = new ArrayList<>(places.size());
        for (Place place : places) {
            tracks.add(place.track);
        }
        return new TrackStack(tracks);
    }
}
