package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "->",
                "-->",
                "=>",
                ">>",
                " > ",
                "send",
                "send:",
                "Sent: ",
                "TX",
                "out",
                "outgoing:",
                "outbound",
                "\u2192",
                "2026-01-31T12:00:00Z > ",
                "12:00:00|send|",
                "(out)",
                "in the morning: send:"
            })
    void isOut(String text) {
        assertThat(Directions.find(text)).isEqualTo(Origin.LOGGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<-",
                "<--",
                "<=",
                "<<",
                "recv:",
                "receive",
                "received:",
                "RX",
                "in",
                "incoming",
                "inbound:",
                "\u2190",
                "[12:00:00] [in] "
            })
    void isIn(String text) {
        assertThat(Directions.find(text)).isEqualTo(Origin.PEER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CS->CSMS",
                "cs -> csms:",
                "CS>CSMS",
                "CS=>CSMS",
                "CSMS<-CS",
                "CSMS <- CS",
                "cs-to-csms",
                "CS to CSMS",
                "CS\u2192CSMS",
                "Station -> CSMS",
                "12:00 CS->CSMS: recv"
            })
    void isFromTheStation(String text) {
        assertThat(Directions.find(text)).isEqualTo(Origin.STATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSMS->CS", "csms -> cs", "CS<-CSMS", "csms-to-cs", "CSMS->station", "[CSMS->CS] "})
    void isFromTheCsms(String text) {
        assertThat(Directions.find(text)).isEqualTo(Origin.CSMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "2026-01-31T12:00:00Z", "sender", "inside", "CSMS", "a<b", "cs csms"})
    void isUnknown(String text) {
        assertThat(Directions.find(text)).isEqualTo(Origin.UNKNOWN);
    }
}
