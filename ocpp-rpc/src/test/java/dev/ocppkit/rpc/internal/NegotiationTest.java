package dev.ocppkit.rpc.internal;

import static dev.ocppkit.model.OcppVersion.V2_0_1;
import static dev.ocppkit.model.OcppVersion.V2_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
    private static final List<OcppVersion> BOTH = List.of(V2_1, V2_0_1);

    @Test
    void theFirstTokenOfTheClientThatWeSpeakWins() {
        assertThat(Negotiation.choose(List.of("ocpp2.1, ocpp2.0.1"), BOTH)).contains(V2_1);
        assertThat(Negotiation.choose(List.of("ocpp2.0.1,ocpp2.1"), BOTH)).contains(V2_0_1);
        assertThat(Negotiation.choose(List.of("ocpp1.6, ocpp2.1,\tocpp2.0.1"), List.of(V2_0_1)))
                .contains(V2_0_1);
    }

    @Test
    void severalHeaderLinesAreOneList() {
        assertThat(Negotiation.choose(List.of("ocpp1.6", "", "ocpp2.0.1, ocpp2.0.1", "ocpp2.1"), BOTH))
                .contains(V2_0_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "ocpp1.6", "OCPP2.1", "ocpp2.1x", "ocpp2", "ocpp 2.1", "\u00a0ocpp2.1", "ocpp2.1;q=1"})
    void nothingButTheExactTokenCounts(String header) {
        assertThat(Negotiation.choose(List.of(header), BOTH)).isEmpty();
    }

    @Test
    void withoutAHeaderThereIsNoVersion() {
        assertThat(Negotiation.choose(List.of(), BOTH)).isEmpty();
    }

    @Test
    void theAnswerOfAServerMustBeOneOfTheOffers() {
        assertThat(Negotiation.check("ocpp2.0.1", BOTH)).contains(V2_0_1);
        assertThat(Negotiation.check("ocpp2.0.1", List.of(V2_1))).isEmpty();
        assertThat(Negotiation.check("", BOTH)).isEmpty();
        assertThat(Negotiation.check("ocpp1.6", BOTH)).isEmpty();
    }
}
