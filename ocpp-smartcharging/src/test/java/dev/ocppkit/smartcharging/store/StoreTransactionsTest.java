package dev.ocppkit.smartcharging.store;

import static dev.ocppkit.smartcharging.store.Held.BUSY;
import static dev.ocppkit.smartcharging.store.Held.DEFAULT;
import static dev.ocppkit.smartcharging.store.Held.EMPTY;
import static dev.ocppkit.smartcharging.store.Held.IDLE;
import static dev.ocppkit.smartcharging.store.Held.MAX;
import static dev.ocppkit.smartcharging.store.Held.NOW;
import static dev.ocppkit.smartcharging.store.Held.PRIORITY;
import static dev.ocppkit.smartcharging.store.Held.TX;
import static dev.ocppkit.smartcharging.store.Held.ids;
import static dev.ocppkit.smartcharging.store.Held.profile;
import static dev.ocppkit.smartcharging.store.Held.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.PriorityChargingStatusEnum;
import dev.ocppkit.model.message.UsePriorityChargingRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the start and the end of a transaction do to the profiles. */
class StoreTransactionsTest {
    @Test
    @Tag("K01.FR.93")
    void delaysAreDrawnWhenAProfileComesDuringATransaction() {
        assertThat(drawn(1, Held.delayed(7, DEFAULT), BUSY)).isTrue();
        assertThat(drawn(0, Held.delayed(7, DEFAULT), BUSY)).isTrue();
        assertThat(drawn(2, Held.delayed(7, DEFAULT), BUSY)).isFalse();
        assertThat(drawn(0, Held.delayed(7, DEFAULT), IDLE)).isFalse();
        assertThat(drawn(1, profile(7, DEFAULT), BUSY)).isFalse();
    }

    private static boolean drawn(int evseId, ChargingProfile profile, StationState station) {
        List<List<Integer>> delays = set(EMPTY, evseId, profile, station)
                .store()
                .profile(7)
                .orElseThrow()
                .randomDelays();
        if (delays.isEmpty()) {
            return false;
        }
        assertThat(delays).hasSize(1);
        assertThat(delays.get(0)).hasSize(2).startsWith(0);
        assertThat(delays.get(0).get(1)).isBetween(1, 600);
        return true;
    }

    @Test
    @Tag("K01.FR.93")
    void transactionDrawsDelaysUnlessOthersGoByThem() {
        ChargingProfileStore store = Held.with(EMPTY, 0, Held.delayed(1, MAX), ProfileSource.EXTERNAL_SYSTEM);
        store = Held.with(store, 0, Held.delayed(2, DEFAULT));
        store = Held.with(store, 1, Held.delayed(3, DEFAULT));
        store = Held.with(store, 2, Held.delayed(4, DEFAULT));
        StoreUpdate first = store.transactionStarted(IDLE, 1, "tx-9", null, new Random(5));
        assertThat(changedIds(first)).containsExactly(1, 2, 3);
        StoreUpdate second = first.store().transactionStarted(running(1), 2, "tx-10", null, new Random(6));
        assertThat(changedIds(second)).containsExactly(4);
        // The transaction itself may be in the state already.
        assertThat(changedIds(store.transactionStarted(running(1), 1, "tx-9", null, new Random(5))))
                .containsExactly(1, 2, 3);
        assertThat(first.mustBeSaved(Set.of())).isFalse();
    }

    private static StationState running(int evseId) {
        return Held.running(evseId, "tx-9");
    }

    private static List<Integer> changedIds(StoreUpdate update) {
        return update.changes().stream()
                .map(change -> (change.before() == null ? change.after() : change.before())
                        .profile()
                        .id())
                .toList();
    }

    @Test
    @Tag("K05.FR.03")
    @Tag("K01.FR.04")
    void profileOfARequestedStartIsBoundToItsTransaction() {
        ChargingProfile requested =
                profile(7, TX, p -> p.transactionId(null).chargingSchedule(List.of(Held.schedule(11_000, 600))));
        ChargingProfileStore waiting = Held.with(EMPTY, 0, requested, ProfileSource.REQUEST_START);
        assertThat(waiting.transactionEnded("tx-1").isChange()).isFalse();
        StoreUpdate started = waiting.transactionStarted(IDLE, 2, "tx-5", 7, Held.random());
        InstalledProfile bound = started.store().profile(7).orElseThrow();
        assertThat(bound.evseId()).isEqualTo(2);
        assertThat(bound.profile())
                .isEqualTo(requested.toBuilder().transactionId("tx-5").build());
        assertThat(bound.randomDelays()).hasSize(1);
        assertThat(started.evseIds()).containsExactly(0, 2);
        assertThat(started.store().transactionEnded("tx-5").store()).isEqualTo(EMPTY);
    }

    @Test
    @Tag("K05.FR.03")
    void anotherTransactionDoesNotGetTheProfileOfARequestedStart() {
        ChargingProfile requested = profile(7, TX, p -> p.transactionId(null));
        ChargingProfileStore onEvse = Held.with(EMPTY, 1, requested, ProfileSource.REQUEST_START);
        assertThat(onEvse.transactionStarted(IDLE, 1, "tx-5", null, Held.random())
                        .store())
                .isEqualTo(EMPTY);
        assertThat(onEvse.transactionStarted(IDLE, 1, "tx-5", 8, Held.random()).store())
                .isEqualTo(EMPTY);
        assertThat(onEvse.transactionStarted(IDLE, 2, "tx-5", null, Held.random())
                        .isChange())
                .isFalse();
        ChargingProfileStore anywhere = Held.with(EMPTY, 0, requested, ProfileSource.REQUEST_START);
        assertThat(anywhere.transactionStarted(IDLE, 1, "tx-5", null, Held.random())
                        .isChange())
                .isFalse();
        assertThat(anywhere.without(7).store()).isEqualTo(EMPTY);
    }

    @Test
    @Tag("K02.FR.05")
    void profilesOfATransactionEndWithIt() {
        ChargingProfileStore store = Held.oneOfEach();
        StoreUpdate ended = store.transactionEnded("tx-1");
        assertThat(ids(ended.store())).containsExactly(1, 2, 4, 5, 6);
        assertThat(ended.evseIds()).containsExactly(1);
        assertThat(ended.mustBeSaved(Set.of())).isFalse();
        assertThat(ended.mustBeSaved(Set.of(TX))).isTrue();
        assertThat(store.transactionEnded("tx-2").store()).isSameAs(store);
    }

    @Test
    @Tag("K21.FR.01")
    @Tag("K21.FR.02")
    @Tag("K21.FR.03")
    @Tag("K21.FR.06")
    void priorityChargingNeedsATransactionAndAProfile() {
        ChargingProfileStore everywhere = Held.with(EMPTY, 0, profile(1, PRIORITY));
        ChargingProfileStore elsewhere = Held.with(EMPTY, 2, profile(1, PRIORITY));
        ChargingProfileStore here = Held.with(EMPTY, 1, profile(1, PRIORITY));
        assertThat(priority(everywhere, "tx-1", true)).isEqualTo("Accepted");
        assertThat(priority(here, "tx-1", true)).isEqualTo("Accepted");
        assertThat(priority(elsewhere, "tx-1", true)).isEqualTo("NoProfile NotFound");
        assertThat(priority(EMPTY, "tx-1", true)).isEqualTo("NoProfile NotFound");
        assertThat(priority(EMPTY, "tx-1", false)).isEqualTo("Accepted");
        assertThat(priority(everywhere, "tx-2", true)).isEqualTo("Rejected TxNotFound");
        assertThat(Held.with(EMPTY, 0, profile(1, MAX)).hasPriorityCharging(1)).isFalse();
    }

    private static String priority(ChargingProfileStore store, String transactionId, boolean activate) {
        var response = store.answer(
                UsePriorityChargingRequest.builder()
                        .transactionId(transactionId)
                        .activate(activate)
                        .build(),
                BUSY);
        PriorityChargingStatusEnum status = response.status();
        return response.statusInfo() == null
                ? status.wireName()
                : status.wireName() + " " + response.statusInfo().reasonCode();
    }

    @Test
    @Tag("K05.FR.05")
    void invalidProfileOfARequestedStartIsNotKept() {
        var request = new ProfileRequest(1, profile(7, TX), ProfileSource.REQUEST_START);
        var outcome = EMPTY.install(request, Held.context(IDLE), NOW, Held.random());
        assertThat(outcome.response().isAccepted()).isFalse();
        assertThat(outcome.store()).isSameAs(EMPTY);
    }
}
