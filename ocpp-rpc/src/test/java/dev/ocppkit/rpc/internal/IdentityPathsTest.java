package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityPathsTest {
    @ParameterizedTest
    @CsvSource({
        "/CS-1,CS-1",
        "/webServices/ocpp/CS3211,CS3211",
        "/ocpp/RDAM%7C123,RDAM|123",
        "/ocpp/RDAM|123,RDAM|123",
        "/ocpp/a%20b,a b",
        "/ocpp/a+b,a+b",
        "/ocpp/x?token=1/2,x",
        "/ocpp/...,..."
    })
    void theLastSegmentIsDecodedOnce(String path, String identity) {
        assertThat(IdentityPaths.identity(path)).contains(identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/ocpp/",
                "/ocpp/.",
                "/ocpp/..",
                "/ocpp/%2e%2E",
                "/ocpp/a%2Fb",
                "/ocpp/a%5Cb",
                "/ocpp/a%00",
                "/ocpp/a%",
                "/ocpp/a%2",
                "/ocpp/a%zz",
                "/ocpp/a%+1",
                "/ocpp/a%252F",
                "/ocpp/a%3Ab",
                "/ocpp/a:b",
                "/ocpp/a%0D%0A",
                "/ocpp/%C3%A9",
                "/ocpp/%D9%A1",
                "/ocpp/1234567890123456789012345678901234567890123456789"
            })
    void whatIsNoIdentityIsRefused(String path) {
        assertThat(IdentityPaths.identity(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/CS-1, true",
        "/ocpp/CS-1?x=/ocpp/, true",
        "/CS-1, false",
        "/other/CS-1, false",
        "/ocpp, false",
        "/ocpp/, false",
        "/ocpp/x/CS-1, false",
        "/x/ocpp/CS-1, false",
        "/OCPP/CS-1, false"
    })
    void onlyTheGivenPathLeadsToAnIdentity(String path, boolean isFound) {
        assertThat(IdentityPaths.identity(path, "/ocpp/").isPresent()).isEqualTo(isFound);
    }

    @Test
    void theUrlOfAStationLeadsBackToItsIdentity() {
        for (String identity : new String[] {"CS-1", "RDAM|123", "a b", "*-_=+|@.", "x".repeat(48)}) {
            URI url = IdentityPaths.url(URI.create("wss://csms.example/ocpp"), identity);
            assertThat(IdentityPaths.identity(url.getRawPath())).contains(identity);
        }
        assertThat(IdentityPaths.url(URI.create("ws://h/ocpp/"), "RDAM|123")).hasToString("ws://h/ocpp/RDAM%7C123");
    }

    @Test
    void spellingsOfOneIdentityHaveOneKey() {
        assertThat(IdentityPaths.key("Cs-I")).isEqualTo(IdentityPaths.key("cS-i"));
    }
}
