package dev.ocppkit.smartcharging.store;

import static dev.ocppkit.smartcharging.store.Held.BUSY;
import static dev.ocppkit.smartcharging.store.Held.DEFAULT;
import static dev.ocppkit.smartcharging.store.Held.EXTERNAL;
import static dev.ocppkit.smartcharging.store.Held.IDLE;
import static dev.ocppkit.smartcharging.store.Held.LOCAL;
import static dev.ocppkit.smartcharging.store.Held.MAX;
import static dev.ocppkit.smartcharging.store.Held.NOW;
import static dev.ocppkit.smartcharging.store.Held.PRIORITY;
import static dev.ocppkit.smartcharging.store.Held.TX;
import static dev.ocppkit.smartcharging.store.Held.ids;
import static dev.ocppkit.smartcharging.store.Held.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingProfileCriterion;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.ClearChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.GetChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.enumeration.PriorityChargingStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.model.message.UsePriorityChargingRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChargingProfileStoreTest {
    private static final ChargingProfileStore EMPTY = ChargingProfileStore.empty();

    private static StoreOutcome<SetChargingProfileResponse> set(
            ChargingProfileStore store, int evseId, ChargingProfile profile, StationState station) {
        SetChargingProfileRequest request = SetChargingProfileRequest.builder()
                .evseId(evseId)
                .chargingProfile(profile)
                .build();
        return store.set(request, Held.context(station), NOW, Held.random());
    }

    @Test
    @Tag("K01.FR.05")
    @Tag("K01.FR.07")
    void profileReplacesTheOneWithItsIdWhateverItsPurposeAndEvse() {
        ChargingProfileStore before = Held.with(Held.with(EMPTY, 2, profile(7, DEFAULT)), 0, profile(8, MAX));
        ChargingProfile other = profile(7, MAX);
        var outcome = set(before, 0, other, IDLE);
        assertThat(outcome.response().status()).isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
        assertThat(ids(outcome.store())).containsExactly(8, 7);
        assertThat(outcome.store().profile(7))
                .hasValue(InstalledProfile.of(0, other).withInstalledAt(NOW));
        assertThat(outcome.changes())
                .containsExactly(new ProfileChange(
                        before.profile(7).orElseThrow(),
                        outcome.store().profile(7).orElseThrow()));
        assertThat(outcome.update().evseIds()).containsExactly(0, 2);
        assertThat(ids(before)).containsExactly(7, 8);
    }

    @Test
    @Tag("K01.FR.05")
    void limitOfAnExternalSystemIsNotReplacedByTheCsmsButByItself() {
        ChargingProfileStore before = Held.with(EMPTY, 0, profile(7, EXTERNAL));
        var outcome = set(before, 0, profile(7, DEFAULT), IDLE);
        assertThat(outcome.response().status()).isEqualTo(ChargingProfileStatusEnum.REJECTED);
        assertThat(outcome.response().statusInfo().reasonCode()).isEqualTo("InvalidProfileId");
        assertThat(outcome.store()).isSameAs(before);
        assertThat(outcome.update().isChange()).isFalse();
        ChargingProfile newer = profile(7, EXTERNAL, p -> p.chargingSchedule(List.of(Held.schedule(5000, null))));
        assertThat(Held.with(before, 0, newer).profile(7).orElseThrow().profile())
                .isEqualTo(newer);
    }

    @Test
    @Tag("K01.FR.06")
    @Tag("K01.FR.39")
    @Tag("K01.FR.52")
    void profileThatCouldLeadBesideAnotherIsRefused() {
        ChargingProfileStore before = Held.with(Held.with(EMPTY, 1, profile(7, DEFAULT)), 1, profile(8, TX));
        for (ChargingProfile rival :
                List.of(profile(9, DEFAULT, p -> p.stackLevel(7)), profile(9, TX, p -> p.stackLevel(8)))) {
            var outcome = set(before, 1, rival, BUSY);
            assertThat(outcome.response().statusInfo().reasonCode()).isEqualTo("DuplicateProfile");
            assertThat(outcome.store()).isSameAs(before);
        }
        assertThat(set(before, 0, profile(9, DEFAULT, p -> p.stackLevel(7)), BUSY)
                        .response()
                        .status())
                .isEqualTo(ChargingProfileStatusEnum.REJECTED);
        ChargingProfile later = profile(9, MAX, p -> p.stackLevel(1).validFrom(NOW.plusSeconds(60)));
        ChargingProfileStore max = Held.with(EMPTY, 0, profile(1, MAX, p -> p.validTo(NOW.plusSeconds(60))));
        assertThat(ids(Held.with(max, 0, later))).containsExactly(1, 9);
    }

    @Test
    void whatIsInstalledDecidesAndNotWhatTheContextSays() {
        InstalledProfile rival = InstalledProfile.of(0, profile(7, DEFAULT));
        SetChargingProfileRequest request = SetChargingProfileRequest.builder()
                .evseId(0)
                .chargingProfile(profile(9, DEFAULT, p -> p.stackLevel(7)))
                .build();
        var context = Held.context(IDLE).withInstalled(List.of(rival));
        assertThat(EMPTY.set(request, context, NOW, Held.random()).response().status())
                .isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("K28.FR.05")
    void dynamicProfileIsUpdatedWhenItIsAccepted() {
        ChargingProfile dynamic = Held.dynamic(7, DEFAULT, p -> {});
        SetChargingProfileRequest request = SetChargingProfileRequest.builder()
                .evseId(0)
                .chargingProfile(dynamic)
                .build();
        ChargingProfileStore store = EMPTY.set(request, Held.context(IDLE), NOW.plusNanos(7_654_321), Held.random())
                .store();
        InstalledProfile installed = store.profile(7).orElseThrow();
        assertThat(installed.profile().dynUpdateTime()).isEqualTo(NOW.plusMillis(7));
        assertThat(installed.installedAt()).isEqualTo(NOW.plusMillis(7));
    }

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
    @Tag("K10.FR.04")
    @Tag("K10.FR.08")
    void clearingTakesWhatMatchesAndLeavesWhatIsNotTheCsmss() {
        ChargingProfileStore store = Held.oneOfEach();
        var all = store.clear(ClearChargingProfileRequest.builder().build());
        assertThat(all.response().status()).isEqualTo(ClearChargingProfileStatusEnum.ACCEPTED);
        assertThat(ids(all.store())).containsExactly(5, 6);
        assertThat(all.changes()).hasSize(4).allMatch(change -> change.after() == null);
        var defaults = store.clear(ClearChargingProfileRequest.builder()
                .chargingProfileCriteria(ClearChargingProfile.builder()
                        .chargingProfilePurpose(DEFAULT)
                        .evseId(0)
                        .build())
                .build());
        assertThat(ids(defaults.store())).containsExactly(1, 3, 4, 5, 6);
    }

    @Test
    @Tag("K10.FR.01")
    @Tag("K10.FR.09")
    void clearingNothingIsUnknown() {
        ChargingProfileStore store = Held.oneOfEach();
        for (int id : List.of(5, 6, 99)) {
            var outcome = store.clear(
                    ClearChargingProfileRequest.builder().chargingProfileId(id).build());
            assertThat(outcome.response().status()).isEqualTo(ClearChargingProfileStatusEnum.UNKNOWN);
            assertThat(outcome.store()).isSameAs(store);
        }
    }

    private static GetChargingProfilesRequest get(Integer evseId, ChargingProfileCriterion criterion) {
        return GetChargingProfilesRequest.builder()
                .requestId(42)
                .evseId(evseId)
                .chargingProfile(criterion)
                .build();
    }

    private static final ChargingProfileCriterion ALL =
            ChargingProfileCriterion.builder().build();

    @Test
    @Tag("K09.FR.01")
    @Tag("K09.FR.02")
    @Tag("K09.FR.06")
    @Tag("K27.FR.02")
    void reportHasAMessageForEachEvseAndSource() {
        ProfileReport report = Held.oneOfEach().report(get(null, ALL), ProfileFilters::usualSource, 2);
        assertThat(report.response().status()).isEqualTo(GetChargingProfileStatusEnum.ACCEPTED);
        assertThat(report.reports())
                .extracting(ReportChargingProfilesRequest::requestId)
                .containsOnly(42);
        assertThat(report.reports())
                .extracting(
                        ReportChargingProfilesRequest::evseId,
                        ReportChargingProfilesRequest::chargingLimitSource,
                        one -> one.chargingProfile().stream()
                                .map(ChargingProfile::id)
                                .toList(),
                        ReportChargingProfilesRequest::tbc)
                .containsExactly(
                        tuple(0, "CSO", List.of(1, 2), true),
                        tuple(0, "CSO", List.of(4), true),
                        tuple(1, "CSO", List.of(3), true),
                        tuple(0, "EMS", List.of(5, 6), null));
        assertThat(Held.oneOfEach()
                        .report(get(null, ALL), ProfileFilters::usualSource, 1)
                        .reports())
                .hasSize(6);
    }

    @Test
    @Tag("K09.FR.04")
    @Tag("K09.FR.05")
    void reportOfNothingIsNoProfiles() {
        ChargingProfileStore store = Held.oneOfEach();
        ProfileReport none = store.report(get(2, ALL), ProfileFilters::usualSource, 10);
        assertThat(none.response().status()).isEqualTo(GetChargingProfileStatusEnum.NO_PROFILES);
        assertThat(none.reports()).isEmpty();
        assertThat(store.report(get(1, ALL), ProfileFilters::usualSource, 10).reports())
                .hasSize(1);
        assertThatThrownBy(() -> store.report(get(0, ALL), ProfileFilters::usualSource, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UpdateDynamicScheduleRequest updateOf(int id, ChargingScheduleUpdate values) {
        return UpdateDynamicScheduleRequest.builder()
                .chargingProfileId(id)
                .scheduleUpdate(values)
                .build();
    }

    private static final ChargingScheduleUpdate FIVE_KW =
            ChargingScheduleUpdate.builder().limit(5000).build();

    @Test
    @Tag("K28.FR.06")
    @Tag("K28.FR.09")
    void updateChangesTheDynamicProfileInItsPlace() {
        ChargingProfileStore store =
                Held.with(Held.with(EMPTY, 1, Held.dynamic(7, DEFAULT, p -> {})), 0, profile(8, MAX));
        var outcome = store.update(updateOf(7, FIVE_KW), Held.context(IDLE), NOW.plusSeconds(9));
        assertThat(outcome.response().status()).isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
        assertThat(ids(outcome.store())).containsExactly(7, 8);
        ChargingProfile updated = outcome.store().profile(7).orElseThrow().profile();
        assertThat(updated.dynUpdateTime()).isEqualTo(NOW.plusSeconds(9));
        assertThat(updated.chargingSchedule()
                        .get(0)
                        .chargingSchedulePeriod()
                        .get(0)
                        .limit())
                .isEqualByComparingTo("5000");
        assertThat(outcome.update().evseIds()).containsExactly(1);
        assertThat(outcome.update().mustBeSaved(Set.of())).isTrue();
    }

    @Test
    @Tag("K28.FR.11")
    void updateOfWhatIsNotDynamicIsRefused() {
        ChargingProfileStore store = Held.oneOfEach();
        for (int id : List.of(2, 99)) {
            var outcome = store.update(updateOf(id, FIVE_KW), Held.context(IDLE), NOW);
            assertThat(outcome.response().status()).isEqualTo(ChargingProfileStatusEnum.REJECTED);
            assertThat(outcome.response().statusInfo().reasonCode()).isEqualTo("InvalidProfile");
            assertThat(outcome.store()).isSameAs(store);
        }
        assertThat(store.update(2, FIVE_KW, NOW).store()).isSameAs(store);
    }

    @Test
    @Tag("K29.FR.05")
    @Tag("K29.FR.06")
    void limitOfAnExternalSystemIsUpdatedByItAlone() {
        ChargingProfileStore store = Held.with(EMPTY, 0, Held.dynamic(-7, EXTERNAL, p -> {}));
        assertThat(store.update(updateOf(-7, FIVE_KW), Held.context(IDLE), NOW)
                        .response()
                        .status())
                .isEqualTo(ChargingProfileStatusEnum.REJECTED);
        StoreUpdate update = store.update(-7, FIVE_KW, NOW.plusSeconds(3));
        assertThat(update.store().profile(-7).orElseThrow().profile().dynUpdateTime())
                .isEqualTo(NOW.plusSeconds(3));
        assertThat(update.evseIds()).containsExactly(0);
        assertThat(update.mustBeSaved(Set.of())).isFalse();
    }

    @Test
    @Tag("V2X.05")
    void updateThatBreaksARuleIsRefusedWithItsReason() {
        ChargingProfile central = Held.dynamic(
                7,
                DEFAULT,
                p -> p.operationMode(OperationModeEnum.CENTRAL_SETPOINT).setpoint(1000));
        ChargingProfileStore store = EMPTY.with(InstalledProfile.of(1, central)).store();
        StationCapabilities capabilities = StationCapabilities.builder()
                .operationModes(Set.of(OperationModeEnum.CENTRAL_SETPOINT))
                .build();
        ValidationContext able = ValidationContext.of(IDLE, capabilities, List.of());
        ChargingScheduleUpdate high =
                ChargingScheduleUpdate.builder().setpoint(12_000).build();
        var refused = store.update(updateOf(7, high), able, NOW);
        assertThat(refused.response().statusInfo().reasonCode()).isEqualTo("InvalidSchedule");
        assertThat(refused.store()).isSameAs(store);
        ChargingScheduleUpdate fits =
                ChargingScheduleUpdate.builder().setpoint(10_000).build();
        assertThat(store.update(updateOf(7, fits), able, NOW).response().status())
                .isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("K01.FR.37")
    void profileWhoseValidityIsOverIsRemoved() {
        ChargingProfileStore store =
                Held.with(Held.with(EMPTY, 0, profile(1, MAX, p -> p.validTo(NOW))), 0, profile(2, DEFAULT));
        assertThat(store.expire(NOW.minusMillis(1)).store()).isSameAs(store);
        assertThat(ids(store.expire(NOW).store())).containsExactly(2);
        assertThat(store.nextDue()).hasValue(NOW);
    }

    @Test
    @Tag("K28.FR.10")
    void stationComesBackForThePullOrTheEndWhicheverIsFirst() {
        assertThat(Held.oneOfEach().nextDue()).isEmpty();
        ChargingProfile pulled = Held.dynamic(7, DEFAULT, p -> {}).toBuilder()
                .dynUpdateInterval(60)
                .validTo(NOW.plusSeconds(90))
                .build();
        ChargingProfileStore store = Held.with(EMPTY, 0, pulled);
        assertThat(store.nextDue()).hasValue(NOW.plusSeconds(60));
        assertThat(store.update(7, FIVE_KW, NOW.plusSeconds(60)).store().nextDue())
                .hasValue(NOW.plusSeconds(90));
    }

    @Test
    @Tag("K01.FR.101")
    @Tag("K01.FR.102")
    void profileThatMustNotComeBackAfterBeingOfflineDoesNot() {
        ChargingProfile forGood = profile(1, MAX, p -> p.maxOfflineDuration(60).invalidAfterOfflineDuration(true));
        ChargingProfile comesBack = profile(2, DEFAULT, p -> p.maxOfflineDuration(60));
        ChargingProfileStore store = Held.with(Held.with(EMPTY, 0, forGood), 0, comesBack);
        store = Held.with(store, 0, profile(3, DEFAULT, p -> p.invalidAfterOfflineDuration(true)));
        assertThat(store.reconnected(NOW, NOW.plusSeconds(59)).store()).isSameAs(store);
        ChargingProfileStore after = store.reconnected(NOW, NOW.plusSeconds(60)).store();
        assertThat(after.profiles())
                .extracting(InstalledProfile::permanentlyInvalid)
                .containsExactly(true, false, false);
        assertThat(after.reconnected(NOW, NOW.plusSeconds(60)).isChange()).isFalse();
    }

    @Test
    @Tag("K01.FR.27")
    @Tag("K01.FR.55")
    void whatMustSurviveARestartDoes() {
        ChargingProfileStore store = Held.oneOfEach();
        assertThat(ids(store.afterRestart(Set.of()))).containsExactly(1, 2, 4);
        assertThat(ids(store.afterRestart(Set.of(TX, EXTERNAL)))).containsExactly(1, 2, 3, 4, 6);
        for (int id = 1; id <= 6; id++) {
            StoreUpdate removed = store.without(id);
            assertThat(removed.mustBeSaved(Set.of())).as("profile " + id).isEqualTo(id == 1 || id == 2 || id == 4);
        }
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
    void installingTheSameAgainChangesNothing() {
        InstalledProfile one = InstalledProfile.of(0, profile(1, LOCAL));
        ChargingProfileStore store = EMPTY.with(one).store();
        assertThat(store.with(one).store()).isSameAs(store);
        assertThat(store.with(one).isChange()).isFalse();
    }

    @Test
    void twoProfilesWithOneIdAreNoStore() {
        InstalledProfile one = InstalledProfile.of(0, profile(1, LOCAL));
        assertThatThrownBy(() -> new ChargingProfileStore(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1");
        assertThatThrownBy(() -> new ProfileChange(null, null)).isInstanceOf(IllegalArgumentException.class);
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
