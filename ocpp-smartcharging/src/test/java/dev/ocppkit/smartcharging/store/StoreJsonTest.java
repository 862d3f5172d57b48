package dev.ocppkit.smartcharging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.smartcharging.InstalledProfile;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoreJsonTest {
    private static final String PROFILE = """
            {"id":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Relative",
             "chargingSchedule":[{"id":1,"chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":1}]}]}""";

    private static InstalledProfile full() {
        return new InstalledProfile(
                2,
                Held.delayed(7, Held.DEFAULT),
                List.of(List.of(0, 17)),
                Map.of(0, LocalDateTime.parse("2026-01-15T09:00")),
                true,
                Held.NOW);
    }

    @Test
    void everythingIsThereAgain() {
        ChargingProfileStore store = Held.oneOfEach().with(full()).store();
        assertThat(ChargingProfileStore.fromJson(store.toJson())).isEqualTo(store);
        assertThat(ChargingProfileStore.fromJson(ChargingProfileStore.empty().toJson()))
                .isEqualTo(ChargingProfileStore.empty());
    }

    @Test
    void profileIsWrittenAsOcppWritesIt() {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(ChargingProfileStore.empty().with(full()).store().toJson());
        JsonNode one = json.get("profiles").get(0);
        assertThat(one.get("evseId").intValue()).isEqualTo(2);
        assertThat(one.get("chargingProfile").get("chargingProfilePurpose").stringValue())
                .isEqualTo("TxDefaultProfile");
        assertThat(one.get("randomDelays").toString()).isEqualTo("[[0,17]]");
        assertThat(one.get("localStarts").toString()).isEqualTo("{\"0\":\"2026-01-15T09:00\"}");
        assertThat(one.get("permanentlyInvalid").booleanValue()).isTrue();
        assertThat(one.get("installedAt").stringValue()).isEqualTo("2026-01-15T08:00:00Z");
    }

    @Test
    void whatIsNotRememberedIsNotWritten() {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(new ChargingProfileStore(List.of(InstalledProfile.of(0, Held.profile(1, Held.MAX))))
                        .toJson());
        assertThat(json.get("profiles").get(0).propertyNames()).containsExactly("evseId", "chargingProfile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"profiles\":{}}",
                "{\"profiles\":[]",
                "{\"profiles\":[]} {}",
                "{\"profiles\":[],\"profiles\":[]}",
                "{\"other\":[]}",
                "{\"profiles\":[1]}",
                "{\"profiles\":[{\"evseId\":1}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":{\"id\":\"secret\"}}]}",
                "{\"profiles\":[{\"chargingProfile\":P}]}",
                "{\"profiles\":[{\"evseId\":-1,\"chargingProfile\":P}]}",
                "{\"profiles\":[{\"evseId\":\"secret\",\"chargingProfile\":P}]}",
                "{\"profiles\":[{\"evseId\":99999999999,\"chargingProfile\":P}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"secret\":1}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"installedAt\":\"secret\"}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"installedAt\":1}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"permanentlyInvalid\":\"secret\"}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"randomDelays\":[[-1]]}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"randomDelays\":[1]}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"localStarts\":{\"secret\":\"2026-01-15T09:00\"}}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P,\"localStarts\":{\"0\":\"secret\"}}]}",
                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P},{\"evseId\":1,\"chargingProfile\":P}]}"
            })
    void anythingElseIsRefusedWithoutTellingWhatItIs(String json) {
        assertThatThrownBy(() -> ChargingProfileStore.fromJson(json.replace(":P", ":" + PROFILE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThat(ChargingProfileStore.fromJson(
                                "{\"profiles\":[{\"evseId\":1,\"chargingProfile\":P}]}".replace(":P", ":" + PROFILE))
                        .profiles())
                .hasSize(1);
    }
}
