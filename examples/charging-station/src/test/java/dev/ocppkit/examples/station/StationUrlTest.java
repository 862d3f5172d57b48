package dev.ocppkit.examples.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StationUrlTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ws://localhost:9310/ocpp/CS-1, -, ws://localhost:9310/ocpp, CS-1",
                "ws://localhost:9310/ocpp/CS-1, CS-2, ws://localhost:9310/ocpp, CS-2",
                "ws://localhost:9310/ocpp/CS-1, CS-1, ws://localhost:9310/ocpp, CS-1",
                "ws://localhost:9310/ocpp, CS-1, ws://localhost:9310/ocpp, CS-1",
                "ws://localhost:9310/a/b/, CS-1, ws://localhost:9310/a/b, CS-1",
                "wss://csms.example/CS-1, -, wss://csms.example, CS-1",
                "ws://[::1]:9310/x/CS%401, -, ws://[::1]:9310/x, CS@1"
            })
    void takesTheIdentityFromTheUrlOrTheOption(String url, String id, String endpoint, String identity) {
        StationUrl at = StationUrl.parse(url, id);
        assertThat(at.endpoint()).hasToString(endpoint);
        assertThat(at.identity()).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/ocpp/CS-1",
                "localhost:9310",
                "ws://localhost:9310/",
                "ws://localhost:9310",
                "ws://u:p@localhost/ocpp/CS-1",
                "ws://localhost/ocpp/CS-1?a=b",
                "ws://localhost/ocpp/CS 1",
                "ws://localhost/ocpp/CS!1"
            })
    void refusesWhatIsNoAddressOfAStation(String url) {
        assertThatThrownBy(() -> StationUrl.parse(url, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void badArgumentsEndWithStatus2() {
        assertThat(ChargingStationApp.commandLine().execute("http://localhost/CS-1"))
                .isEqualTo(2);
        assertThat(ChargingStationApp.commandLine().execute("ws://localhost/CS-1", "--evses", "0"))
                .isEqualTo(2);
        assertThat(ChargingStationApp.commandLine().execute("ws://localhost/CS-1", "--versions", "1.6"))
                .isEqualTo(2);
        assertThat(ChargingStationApp.commandLine().execute()).isEqualTo(2);
    }
}
