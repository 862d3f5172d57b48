package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.byDefault;
import static dev.ocppkit.smartcharging.der.DerSamples.scheduled;
import static dev.ocppkit.smartcharging.der.DerSamples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.enumeration.DERControlEnum;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerControlsJsonTest {
    @Test
    @Tag("R01.FR.03")
    void valueSurvivesARestart() {
        DerControls controls = new DerControls(
                Set.of(DERControlEnum.FREQ_DROOP, DERControlEnum.VOLT_VAR),
                with(byDefault("d", 1), scheduled("a", 5, 0, 100), scheduled("b", 1, 50, 20))
                        .controls());
        assertThat(DerControls.fromJson(controls.toJson())).isEqualTo(controls);
        assertThat(controls.toJson()).startsWith("{\"supported\":[");
        assertThat(DerControls.fromJson("{}")).isEqualTo(DerControls.supporting(Set.of()));
    }

    @Test
    void otherJsonIsRefusedWithItsPlace() {
        for (String json : List.of(
                "",
                "[]",
                "{\"other\":[]}",
                "{\"other\":[1]}",
                "{\"supported\":[\"Nothing\"]}",
                "{\"controls\":[1]}",
                "{\"controls\":[{}]}",
                "{\"controls\":[{\"request\":{}}]}",
                "{\"controls\":[{\"receivedAt\":\"yesterday\"}]}",
                "{\"controls\":[{\"x\":1}]}",
                "{\"controls\":")) {
            assertThatThrownBy(() -> DerControls.fromJson(json))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not the JSON of DER controls");
        }
    }
}
