package dev.ocppkit.examples.localcontroller;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class SiteTest {
    private static final BigDecimal PEAK = new BigDecimal("6000");

    @Test
    void theSunShinesByDayOnlyAndNeverAboveThePeak() {
        assertThat(Site.solarPower(LocalTime.of(2, 30), PEAK)).isEqualByComparingTo("0");
        assertThat(Site.solarPower(LocalTime.of(12, 0), PEAK)).isEqualByComparingTo("5280");
        for (int minute = 0; minute < 24 * 60; minute++) {
            LocalTime at = LocalTime.MIDNIGHT.plusMinutes(minute);
            assertThat(Site.solarPower(at, PEAK)).isBetween(BigDecimal.ZERO, PEAK);
            assertThat(Site.houseLoad(at)).isPositive();
        }
    }

    @Test
    void betweenTwoHoursPowerChangesEvenlyAlsoOverMidnight() {
        assertThat(Site.houseLoad(LocalTime.of(6, 30))).isEqualByComparingTo("1200");
        assertThat(Site.houseLoad(LocalTime.of(23, 30))).isEqualByComparingTo("500");
    }

    @Test
    void whatIsLeftIsTheLimitAndTheSunWithoutTheHouse() {
        assertThat(Site.available(new BigDecimal("10000"), new BigDecimal("3000"), new BigDecimal("2000")))
                .isEqualByComparingTo("9000");
        assertThat(Site.available(new BigDecimal("1000"), new BigDecimal("3000"), BigDecimal.ZERO))
                .isEqualByComparingTo("0");
    }

    @Test
    void sharesAreEqualAndRoundedDown() {
        assertThat(Site.share(new BigDecimal("10000"), 3)).isEqualTo(new BigDecimal("3300"));
        assertThat(Site.share(BigDecimal.ZERO, 2)).isEqualByComparingTo("0");
    }
}
