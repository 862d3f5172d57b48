package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.validation.ProfileFeature;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A station with two EVSEs, and profiles for it. */
final class Held {
    static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");
    static final ChargingProfilePurposeEnum MAX = ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
    static final ChargingProfilePurposeEnum DEFAULT = ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
    static final ChargingProfilePurposeEnum TX = ChargingProfilePurposeEnum.TX_PROFILE;
    static final ChargingProfilePurposeEnum PRIORITY = ChargingProfilePurposeEnum.PRIORITY_CHARGING;
    static final ChargingProfilePurposeEnum LOCAL = ChargingProfilePurposeEnum.LOCAL_GENERATION;
    static final ChargingProfilePurposeEnum EXTERNAL = ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;

    static final StationState IDLE =
            StationState.builder().evses(EvseState.ac(1, 3), EvseState.ac(2, 3)).build();
    static final StationState BUSY = running(1, "tx-1");
    static final ChargingProfileStore EMPTY = ChargingProfileStore.empty();
    static final ChargingScheduleUpdate FIVE_KW =
            ChargingScheduleUpdate.builder().limit(5000).build();

    private Held() {}

    static StationState running(int evseId, String transactionId) {
        return running(IDLE, evseId, transactionId);
    }

    static StationState running(StationState station, int evseId, String transactionId) {
        return station.toBuilder()
                .evses(station.evses().stream()
                        .map(evse -> evse.id() == evseId
                                ? evse.withTransaction(TransactionState.of(transactionId, NOW))
                                : evse)
                        .toList())
                .build();
    }

    static ValidationContext context(StationState station) {
        StationCapabilities able = StationCapabilities.builder()
                .additionalPurposes(Set.of(PRIORITY, LOCAL))
                .features(EnumSet.allOf(ProfileFeature.class))
                .build();
        return ValidationContext.of(station, able, List.of());
    }

    /** Random numbers that repeat. */
    static RandomGenerator random() {
        return new Random(1);
    }

    static ChargingSchedule schedule(int limit, Integer randomizedDelay) {
        return ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(NOW)
                .randomizedDelay(randomizedDelay)
                .chargingSchedulePeriod(List.of(
                        ChargingSchedulePeriod.builder()
                                .startPeriod(0)
                                .limit(limit)
                                .build(),
                        ChargingSchedulePeriod.builder()
                                .startPeriod(3600)
                                .limit(limit / 2)
                                .build()))
                .build();
    }

    static ChargingProfile profile(
            int id, ChargingProfilePurposeEnum purpose, Consumer<ChargingProfile.Builder> change) {
        ChargingProfile.Builder builder = ChargingProfile.builder()
                .id(id)
                .stackLevel(Math.abs(id))
                .chargingProfilePurpose(purpose)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .transactionId(purpose == TX ? "tx-1" : null)
                .chargingSchedule(List.of(schedule(11_000, null)));
        change.accept(builder);
        return builder.build();
    }

    static ChargingProfile profile(int id, ChargingProfilePurposeEnum purpose) {
        return profile(id, purpose, p -> {});
    }

    static ChargingProfile delayed(int id, ChargingProfilePurposeEnum purpose) {
        return profile(id, purpose, p -> p.chargingSchedule(List.of(schedule(11_000, 600))));
    }

    static ChargingProfile dynamic(
            int id, ChargingProfilePurposeEnum purpose, Consumer<ChargingSchedulePeriod.Builder> change) {
        ChargingSchedulePeriod.Builder period =
                ChargingSchedulePeriod.builder().startPeriod(0).limit(11_000);
        change.accept(period);
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .chargingSchedulePeriod(List.of(period.build()))
                .build();
        return profile(
                id,
                purpose,
                p -> p.chargingProfileKind(ChargingProfileKindEnum.DYNAMIC).chargingSchedule(List.of(schedule)));
    }

    /** Installs a profile that must be accepted. */
    static ChargingProfileStore with(ChargingProfileStore store, int evseId, ChargingProfile profile) {
        ProfileSource source =
                profile.chargingProfilePurpose() == EXTERNAL ? ProfileSource.EXTERNAL_SYSTEM : ProfileSource.CSMS;
        return with(store, evseId, profile, source);
    }

    static ChargingProfileStore with(
            ChargingProfileStore store, int evseId, ChargingProfile profile, ProfileSource source) {
        var outcome = store.install(new ProfileRequest(evseId, profile, source), context(BUSY), NOW, random());
        if (!outcome.response().isAccepted()) {
            throw new AssertionError(outcome.response().violations());
        }
        return outcome.store();
    }

    /** One profile of each purpose; the id is the place in the list, from 1. */
    static ChargingProfileStore oneOfEach() {
        ChargingProfileStore store = with(ChargingProfileStore.empty(), 0, profile(1, MAX));
        store = with(store, 0, profile(2, DEFAULT));
        store = with(store, 1, profile(3, TX));
        store = with(store, 0, profile(4, PRIORITY));
        store = with(store, 0, profile(5, LOCAL));
        return with(store, 0, profile(6, EXTERNAL));
    }

    static List<Integer> ids(ChargingProfileStore store) {
        return store.profiles().stream().map(one -> one.profile().id()).toList();
    }

    static StoreOutcome<SetChargingProfileResponse> set(
            ChargingProfileStore store, int evseId, ChargingProfile profile, StationState station) {
        SetChargingProfileRequest request = SetChargingProfileRequest.builder()
                .evseId(evseId)
                .chargingProfile(profile)
                .build();
        return store.set(request, Held.context(station), NOW, Held.random());
    }
}
