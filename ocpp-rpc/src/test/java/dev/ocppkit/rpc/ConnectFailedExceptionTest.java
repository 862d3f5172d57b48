package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectFailedExceptionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void secondsAndDatesSayHowLongToStayAway() {
        assertThat(ConnectFailedException.refused(503, " 120 ", NOW).retryAfter())
                .hasValue(Duration.ofMinutes(2));
        assertThat(ConnectFailedException.refused(503, "Sun, 22 Nov 2026 12:01:00 GMT", NOW)
                        .retryAfter())
                .hasValue(Duration.ofMinutes(1));
        assertThat(ConnectFailedException.refused(503, "Sun, 22 Nov 2026 11:00:00 GMT", NOW)
                        .retryAfter())
                .as("a date that has passed")
                .hasValue(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999"})
    void whatIsNeitherDoesNotCount(String header) {
        ConnectFailedException refused = ConnectFailedException.refused(503, header, NOW);

        assertThat(refused.retryAfter()).isEmpty();
        assertThat(refused.httpStatus()).hasValue(503);
        assertThat(refused).hasMessageNotContaining("soon");
    }
}
