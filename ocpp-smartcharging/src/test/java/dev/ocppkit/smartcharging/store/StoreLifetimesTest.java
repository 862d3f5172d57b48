package dev.ocppkit.smartcharging.store;

import static dev.ocppkit.smartcharging.store.Held.DEFAULT;
import static dev.ocppkit.smartcharging.store.Held.EMPTY;
import static dev.ocppkit.smartcharging.store.Held.EXTERNAL;
import static dev.ocppkit.smartcharging.store.Held.FIVE_KW;
import static dev.ocppkit.smartcharging.store.Held.MAX;
import static dev.ocppkit.smartcharging.store.Held.NOW;
import static dev.ocppkit.smartcharging.store.Held.TX;
import static dev.ocppkit.smartcharging.store.Held.ids;
import static dev.ocppkit.smartcharging.store.Held.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long profiles stay. */
class StoreLifetimesTest {
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
}
