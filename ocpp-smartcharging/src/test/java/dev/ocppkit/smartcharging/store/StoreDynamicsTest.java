package dev.ocppkit.smartcharging.store;

import static dev.ocppkit.smartcharging.store.Held.DEFAULT;
import static dev.ocppkit.smartcharging.store.Held.EMPTY;
import static dev.ocppkit.smartcharging.store.Held.EXTERNAL;
import static dev.ocppkit.smartcharging.store.Held.FIVE_KW;
import static dev.ocppkit.smartcharging.store.Held.IDLE;
import static dev.ocppkit.smartcharging.store.Held.MAX;
import static dev.ocppkit.smartcharging.store.Held.NOW;
import static dev.ocppkit.smartcharging.store.Held.ids;
import static dev.ocppkit.smartcharging.store.Held.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** New values of Dynamic profiles. */
class StoreDynamicsTest {
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

    private static UpdateDynamicScheduleRequest updateOf(int id, ChargingScheduleUpdate values) {
        return UpdateDynamicScheduleRequest.builder()
                .chargingProfileId(id)
                .scheduleUpdate(values)
                .build();
    }

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
}
