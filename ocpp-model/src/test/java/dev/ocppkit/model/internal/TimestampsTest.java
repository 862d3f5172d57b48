package dev.ocppkit.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ocppkit.model.testing.Scalars;
import dev.ocppkit.model.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[-+]\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);
    private static final String CHARACTERS = "0123456789-+:.TZtz ";
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void readsWhatJavaTimeReads() {
        Random random = Seeds.random("timestamps");
        for (int i = 0; i < 50_000; i++) {
            String text = Scalars.dateTime(random, 9);
            assertThat(parse(text))
                    .as(text)
                    .isEqualTo(OffsetDateTime.parse(text).toInstant());
        }
    }

    @Test
    void agreesWithJavaTimeOnTextsWithOneWrongCharacter() {
        Random random = Seeds.random("broken timestamps");
        int valid = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(Scalars.dateTime(random, 3));
            text.setCharAt(random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            Instant expected = reference(text.toString());
            valid += expected == null ? 0 : 1;
            assertThat(parse(text.toString())).as(text.toString()).isEqualTo(expected);
        }
        assertThat(valid).isBetween(10_000, 40_000);
    }

    /** Java has no leap seconds and no offsets beyond 18 hours; the texts of this test are no such ones by luck. */
    private static Instant reference(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
        } catch (DateTimeException e) {
            return text.contains(":60") || text.matches(".*[-+](18|19|2[0-3]):[0-5].") ? parse(text) : null;
        }
    }

    @Test
    void writesWhatJavaTimeWrites() {
        Random random = Seeds.random("instants");
        for (int i = 0; i < 50_000; i++) {
            long second = FIRST + Math.floorMod(random.nextLong(), LAST - FIRST + 1);
            Instant value = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
            assertThat(format(value))
                    .isEqualTo(value.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    @Test
    void writesNoFractionForWholeSeconds() {
        assertThat(format(Instant.parse("2026-01-31T12:00:00Z"))).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(format(Instant.parse("2026-01-31T12:00:00.000999999Z"))).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(format(Instant.parse("2026-01-31T12:00:00.05Z"))).isEqualTo("2026-01-31T12:00:00.050Z");
        assertThat(format(Instant.parse("1969-12-31T23:59:59.999Z"))).isEqualTo("1969-12-31T23:59:59.999Z");
    }

    @Test
    void everyDayOfFourHundredYearsIsRead() {
        Instant day = Instant.parse("1999-12-31T00:00:00Z");
        for (int i = 0; i < 146_097; i++) {
            day = day.plus(1, ChronoUnit.DAYS);
            assertThat(parse(format(day))).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59.999999999Z",
        "2017-01-01T00:59:60+01:00, 2016-12-31T23:59:59.999999999Z",
        "2016-12-31T18:59:60.75-05:00, 2016-12-31T23:59:59.999999999Z"
    })
    void leapSecondIsTheLastNanosecondOfItsDay(String text, String instant) {
        assertThat(parse(text)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00+01:30, 2026-01-31T10:30:00Z",
        "2026-01-31T12:00:00-01:30, 2026-01-31T13:30:00Z",
        "2026-01-31T12:00:00-00:00, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+23:59, 2026-01-30T12:01:00Z",
        "2026-01-01T00:00:00-23:59, 2026-01-01T23:59:00Z",
        "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z"
    })
    void offsetsLeadToUtc(String text, String instant) {
        assertThat(parse(text)).isEqualTo(Instant.parse(instant));
    }

    @Test
    void digitsBeyondNanosecondsAreCut() {
        assertThat(parse("2026-01-31T12:00:00.1234567899999Z"))
                .isEqualTo(Instant.parse("2026-01-31T12:00:00.123456789Z"));
        assertThat(parse("2026-01-31T12:00:00." + "0".repeat(500) + "1Z"))
                .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:58:60Z",
                "2016-12-31T23:59:60+01:00",
                "2023-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-06-31T00:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:00:00",
                "2026-01-31T12:00:00.Z",
                "2026-01-31T12:00:00+0100",
                "2026-01-31T12:00:00+01",
                "2026-01-31T12:00:00+24:00",
                "2026-01-31 12:00:00Z",
                "2026-01-31T12:00:00Z ",
                "2026-01-31T12:00:00\u0661Z",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:00-00:01",
                ""
            })
    void otherTextsAreNoTime(String text) {
        assertThat(parse(text)).isNull();
    }

    @Test
    void readsTheMiddleOfAnArray() {
        char[] text = "992026-01-31T12:00:00Z99".toCharArray();

        assertThat(Timestamps.parse(text, 2, 20)).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @Test
    void yearsWithoutFourDigitsCannotBeWritten() {
        Instant late = Instant.parse("+10000-01-01T00:00:00Z");

        assertThat(Timestamps.isWritable(late)).isFalse();
        assertThat(Timestamps.isWritable(late.minusNanos(1))).isTrue();
        assertThat(Timestamps.isWritable(Instant.MIN)).isFalse();
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> format(late));
    }

    private static Instant parse(String text) {
        return Timestamps.parse(text.toCharArray(), 0, text.length());
    }

    private static String format(Instant value) {
        byte[] target = new byte[Timestamps.MAX_LENGTH];
        return new String(target, 0, Timestamps.format(value, target), StandardCharsets.US_ASCII);
    }
}
