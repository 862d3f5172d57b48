package dev.ocppkit.smartcharging.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    private static final Instant SUMMER = Instant.parse("2026-06-03T10:00:00Z");

    @ParameterizedTest
    @Tag("I07.FR.17")
    @CsvSource({
        "Europe/Amsterdam, 7200",
        "' Europe/Amsterdam ', 7200",
        "UTC, 0",
        "Z, 0",
        "GMT, 0",
        "UTC+2:00, 7200",
        "UTC+2, 7200",
        "utc+02:00, 7200",
        "GMT-3, -10800",
        "UT-3:30, -12600",
        "+05:45, 20700",
        "+0545, 20700",
        "-18:00, -64800",
        "Etc/GMT+2, -7200"
    })
    void namesAndOffsetsAreRead(String text, int seconds) {
        assertThat(TimeZones.parse(text)
                        .orElseThrow()
                        .getRules()
                        .getOffset(SUMMER)
                        .getTotalSeconds())
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Amsterdam", "UTC+19", "UTC+2:60", "UTC+-2", "+", "UTC+123:00", "Europe/"})
    void otherTextsAreNoZone(String text) {
        assertThat(TimeZones.parse(text)).isEmpty();
    }

    @Test
    void namesKeepTheirDaylightSaving() {
        assertThat(TimeZones.parse("Europe/Berlin")).contains(ZoneId.of("Europe/Berlin"));
    }
}
