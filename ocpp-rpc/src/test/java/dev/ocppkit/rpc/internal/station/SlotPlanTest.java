package dev.ocppkit.rpc.internal.station;

import static dev.ocppkit.rpc.internal.station.Stations.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.StationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlotPlanTest {
    private final Map<Integer, NetworkConnectionProfile> profiles =
            new ConcurrentHashMap<>(Map.of(0, profile("ws://zero/"), 1, profile("ws://one/"), 2, profile("ws://two/")));
    private final StationSettings settings =
            new StationSettings().networkConfigurationPriority(List.of(1, 0)).networkProfileConnectionAttempts(2);
    private final SlotPlan plan = new SlotPlan(settings, slot -> Optional.ofNullable(profiles.get(slot)));

    @Test
    @Tag("B10.FR.03")
    @Tag("B10.FR.04")
    @Tag("B10.FR.08")
    @Tag("TC_B_46_CS")
    void eachSlotOfTheListGetsItsAttemptsAndThenTheListBeginsAgain() {
        assertThat(failing(6)).containsExactly(1, 1, 0, 0, 1, 1);
    }

    @Test
    @Tag("B10.FR.07")
    @Tag("B10.FR.09")
    void afterTheListTheLastGoodSlotIsTriedEvenIfItIsNotListedAnyMore() {
        settings.setActiveNetworkProfile(2);
        assertThat(failing(9)).containsExactly(1, 1, 0, 0, 2, 2, 1, 1, 0);
    }

    @Test
    @Tag("B10.FR.03")
    void aLostConnectionBeginsWithTheFirstEntry() {
        assertThat(failing(2)).containsExactly(1, 1);
        NetworkSlot second = plan.next().orElseThrow();
        assertThat(second.slot()).isZero();
        plan.connected(second);

        assertThat(plan.next().orElseThrow().slot()).isEqualTo(1);
        assertThat(plan.lastConnected()).isEqualTo(second);
    }

    @Test
    void aNewPriorityCountsAtTheNextStep() {
        assertThat(failing(1)).containsExactly(1);
        settings.networkConfigurationPriority(List.of(2, 1, 0));
        assertThat(failing(3)).containsExactly(1, 2, 2);
        settings.networkConfigurationPriority(List.of(0));
        assertThat(failing(1)).containsExactly(0);
    }

    @Test
    void theNumberOfAttemptsIsReadAtEachStepAndIsAtLeastOne() {
        assertThat(failing(1)).containsExactly(1);
        settings.networkProfileConnectionAttempts(0);
        assertThat(failing(3)).containsExactly(0, 1, 0);
    }

    @Test
    void slotsWithoutUsableProfileArePassedOver() {
        profiles.remove(1);
        assertThat(failing(3)).containsExactly(0, 0, 0);
        profiles.put(0, profile("http://zero/"));
        assertThat(plan.next()).isEmpty();
        assertThat(plan.next()).isEmpty();
        profiles.put(1, profile("ws://one/"));
        assertThat(failing(1)).containsExactly(1);
    }

    private List<Integer> failing(int count) {
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(plan.next().orElseThrow().slot());
            plan.failed();
        }
        return slots;
    }
}
