package dev.ocppkit.smartcharging.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.ClearChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.validation.ChargingProfiles;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random sequences of what can happen to the profiles of a station. */
class StorePropertyTest {
    private static final List<ChargingProfilePurposeEnum> PURPOSES =
            Arrays.asList(Held.MAX, Held.DEFAULT, Held.TX, Held.PRIORITY, Held.LOCAL, Held.EXTERNAL);

    /** What happens, and how it is called. */
    record Event(String name, Function<ChargingProfileStore, StoreUpdate> effect) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static ValidationContext context() {
        return Held.context(Held.BUSY);
    }

    private static Arbitrary<ChargingProfile> profiles() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(PURPOSES),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 9).injectNull(0.5),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 600).injectNull(0.5))
                .as((id, purpose, level, ends, kind, delay) -> {
                    boolean dynamic = kind == 0;
                    ChargingProfile base = dynamic ? Held.dynamic(id, purpose, p -> {}) : Held.profile(id, purpose);
                    ChargingProfile.Builder builder = base.toBuilder()
                            .stackLevel(level)
                            .validTo(ends == null ? null : Held.NOW.plusSeconds(ends))
                            .transactionId(purpose == Held.TX && kind != 1 ? "tx-1" : null);
                    if (!dynamic && delay != null) {
                        builder.chargingSchedule(List.of(Held.schedule(1000 * (level + 1), delay)))
                                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                                .maxOfflineDuration(delay)
                                .invalidAfterOfflineDuration(kind == 2);
                    }
                    return builder.build();
                });
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> install = Combinators.combine(
                        profiles(), Arbitraries.integers().between(0, 2), Arbitraries.of(ProfileSource.class))
                .as((profile, evseId, source) -> new Event(
                        "install " + profile + " on " + evseId + " by " + source,
                        store -> install(store, profile, evseId, source)));
        Arbitrary<Event> clear = Combinators.combine(
                        Arbitraries.integers().between(1, 6).injectNull(0.5),
                        Arbitraries.of(PURPOSES).injectNull(0.5))
                .as((id, purpose) -> new Event(
                        "clear " + id + " " + purpose,
                        store -> store.clear(clearing(id, purpose)).update()));
        Arbitrary<Event> expire = Arbitraries.integers()
                .between(0, 10)
                .map(s -> new Event("expire " + s, store -> store.expire(Held.NOW.plusSeconds(s))));
        Arbitrary<Event> update = Arbitraries.integers()
                .between(1, 6)
                .map(id -> new Event(
                        "update " + id,
                        store -> store.update(
                                id,
                                ChargingScheduleUpdate.builder().limit(700 + id).build(),
                                Held.NOW.plusSeconds(id))));
        Arbitrary<Event> others = Arbitraries.of(
                new Event("start", store -> store.transactionStarted(Held.IDLE, 1, "tx-1", 3, Held.random())),
                new Event("end", store -> store.transactionEnded("tx-1")),
                new Event("reconnect", store -> store.reconnected(Held.NOW, Held.NOW.plusSeconds(300))));
        return Arbitraries.frequencyOf(
                        Tuple.of(8, install),
                        Tuple.of(1, clear),
                        Tuple.of(1, expire),
                        Tuple.of(2, update),
                        Tuple.of(2, others))
                .list()
                .ofMaxSize(25);
    }

    private static StoreUpdate install(
            ChargingProfileStore store, ChargingProfile profile, int evseId, ProfileSource source) {
        ProfileRequest request = new ProfileRequest(evseId, profile, source);
        var outcome = store.install(request, context(), Held.NOW, Held.random());
        assertThat(outcome.response())
                .isEqualTo(ChargingProfiles.validate(request, context().withInstalled(store.profiles())));
        if (outcome.response().isAccepted()) {
            InstalledProfile installed = outcome.store().profile(profile.id()).orElseThrow();
            assertThat(installed.evseId()).isEqualTo(evseId);
            assertThat(installed.profile().toBuilder().dynUpdateTime(null).build())
                    .isEqualTo(profile);
            assertThat(outcome.store().without(profile.id()).store())
                    .isEqualTo(store.without(profile.id()).store());
        } else {
            assertThat(outcome.store()).isSameAs(store);
        }
        return outcome.update();
    }

    private static ClearChargingProfileRequest clearing(Integer id, ChargingProfilePurposeEnum purpose) {
        return ClearChargingProfileRequest.builder()
                .chargingProfileId(id)
                .chargingProfileCriteria(
                        purpose == null
                                ? null
                                : ClearChargingProfile.builder()
                                        .chargingProfilePurpose(purpose)
                                        .build())
                .build();
    }

    private static List<ChargingProfileStore> play(List<Event> events) {
        List<ChargingProfileStore> stores = new ArrayList<>(List.of(ChargingProfileStore.empty()));
        for (Event event : events) {
            stores.add(event.effect.apply(stores.get(stores.size() - 1)).store());
        }
        return stores;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void changesTellExactlyWhatHappened(@ForAll("events") List<Event> events) {
        ChargingProfileStore store = ChargingProfileStore.empty();
        for (Event event : events) {
            StoreUpdate update = event.effect.apply(store);
            List<InstalledProfile> replayed = new ArrayList<>(store.profiles());
            Set<Integer> evseIds = new TreeSet<>();
            for (ProfileChange change : update.changes()) {
                if (change.before() != null) {
                    assertThat(replayed.remove(change.before())).isTrue();
                    evseIds.add(change.before().evseId());
                }
                if (change.after() != null) {
                    replayed.add(change.after());
                    evseIds.add(change.after().evseId());
                }
            }
            assertThat(update.store().profiles()).containsExactlyInAnyOrderElementsOf(replayed);
            assertThat(update.evseIds()).isEqualTo(evseIds);
            assertThat(update.isChange()).isEqualTo(!update.store().equals(store));
            store = update.store();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void storeIsTheSameAfterWritingAndReading(@ForAll("events") List<Event> events) {
        for (ChargingProfileStore store : play(events)) {
            assertThat(ChargingProfileStore.fromJson(store.toJson())).isEqualTo(store);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noTwoProfilesCanLeadAtOnce(@ForAll("events") List<Event> events) {
        ChargingProfileStore store = play(events).get(events.size());
        for (InstalledProfile one : store.profiles()) {
            if (one.profile().chargingProfilePurpose() == Held.TX) {
                continue;
            }
            assertThat(store.profiles().stream()
                            .filter(other -> other != one
                                    && other.evseId() == one.evseId()
                                    && other.profile().chargingProfilePurpose()
                                            == one.profile().chargingProfilePurpose()
                                    && other.profile().stackLevel()
                                            == one.profile().stackLevel()))
                    .isEmpty();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatEndsIsGoneAndTheRestStays(@ForAll("events") List<Event> events) {
        ChargingProfileStore store = play(events).get(events.size());
        ChargingProfileStore idle = store.transactionEnded("tx-1").store();
        assertThat(idle.profiles())
                .noneMatch(one -> "tx-1".equals(one.profile().transactionId()))
                .containsExactlyElementsOf(store.profiles().stream()
                        .filter(one -> one.profile().transactionId() == null)
                        .toList());
        ChargingProfileStore later = store.expire(Held.NOW.plusSeconds(10)).store();
        assertThat(later.profiles())
                .containsExactlyElementsOf(store.profiles().stream()
                        .filter(one -> one.profile().validTo() == null)
                        .toList());
        ChargingProfileStore restarted = store.afterRestart(Set.of());
        assertThat(restarted.afterRestart(Set.of())).isEqualTo(restarted);
        assertThat(store.afterRestart(Set.of(Held.TX, Held.LOCAL, Held.EXTERNAL)))
                .isEqualTo(store);
        ChargingProfileStore cleared =
                store.clear(ClearChargingProfileRequest.builder().build()).store();
        assertThat(cleared.profiles())
                .allMatch(one -> one.profile().chargingProfilePurpose() == Held.LOCAL
                        || one.profile().chargingProfilePurpose() == Held.EXTERNAL);
    }
}
