package dev.ocppkit.smartcharging.store;

import static dev.ocppkit.smartcharging.store.Held.BUSY;
import static dev.ocppkit.smartcharging.store.Held.DEFAULT;
import static dev.ocppkit.smartcharging.store.Held.EMPTY;
import static dev.ocppkit.smartcharging.store.Held.EXTERNAL;
import static dev.ocppkit.smartcharging.store.Held.IDLE;
import static dev.ocppkit.smartcharging.store.Held.LOCAL;
import static dev.ocppkit.smartcharging.store.Held.MAX;
import static dev.ocppkit.smartcharging.store.Held.NOW;
import static dev.ocppkit.smartcharging.store.Held.TX;
import static dev.ocppkit.smartcharging.store.Held.ids;
import static dev.ocppkit.smartcharging.store.Held.profile;
import static dev.ocppkit.smartcharging.store.Held.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingProfileCriterion;
import dev.ocppkit.model.datatype.ClearChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.GetChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChargingProfileStoreTest {
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
}
