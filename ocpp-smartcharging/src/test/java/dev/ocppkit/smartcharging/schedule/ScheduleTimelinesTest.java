package dev.ocppkit.smartcharging.schedule;

import static dev.ocppkit.smartcharging.schedule.Make.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.RecurrencyKindEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScheduleTimelinesTest {
    private static final StationState STATION = Make.station();
    private static final TransactionState TRANSACTION = TransactionState.of("tx-1", EIGHT);

    /** Returns start, end and limit of each entry, in seconds after eight o'clock. */
    private static String text(List<TimelineEntry> entries) {
        return entries.stream()
                .map(entry -> seconds(entry.start()) + "-" + seconds(entry.end()) + ":"
                        + entry.period().limit())
                .collect(Collectors.joining(" "));
    }

    private static long seconds(Instant instant) {
        return instant.getEpochSecond() - EIGHT.getEpochSecond();
    }

    private static String expand(InstalledProfile profile, int from, int until) {
        return text(ScheduleTimelines.expand(
                profile, 0, EIGHT.plusSeconds(from), EIGHT.plusSeconds(until), STATION, TRANSACTION));
    }

    private static InstalledProfile kind(ChargingProfileKindEnum kind, ChargingSchedule schedule) {
        ChargingProfile profile = Make.txDefault(1, schedule).profile();
        return InstalledProfile.of(
                1,
                profile.toBuilder()
                        .chargingProfileKind(kind)
                        .recurrencyKind(kind == ChargingProfileKindEnum.RECURRING ? RecurrencyKindEnum.DAILY : null)
                        .build());
    }

    private static InstalledProfile changed(InstalledProfile profile, ChargingProfile.Builder newProfile) {
        return profile.withProfile(newProfile.build());
    }

    @Test
    @Tag("K01.FR.12")
    void absoluteScheduleRunsOnceFromItsStartToItsEnd() {
        InstalledProfile profile =
                Make.txDefault(1, Make.watts(0, 5, 100, 6).duration(300).build());
        assertThat(expand(profile, -50, 1000)).isEqualTo("0-100:5 100-300:6");
        assertThat(expand(profile, 99, 101)).isEqualTo("99-100:5 100-101:6");
        assertThat(expand(profile, 300, 400)).isEmpty();
        assertThat(expand(profile, 0, 0)).isEmpty();
    }

    @Test
    void scheduleWithoutDurationNeverEnds() {
        InstalledProfile profile = Make.txDefault(1, Make.watts(0, 5, 100, 6).build());
        assertThat(expand(profile, 50, 1_000_000_000)).isEqualTo("50-100:5 100-1000000000:6");
    }

    @Test
    void periodAtOrAfterTheEndNeverRuns() {
        InstalledProfile profile =
                Make.txDefault(1, Make.watts(0, 5, 300, 6, 400, 7).duration(300).build());
        assertThat(expand(profile, 0, 1000)).isEqualTo("0-300:5");
    }

    @Test
    void firstPeriodThatStartsLateLeavesAGap() {
        InstalledProfile profile =
                Make.txDefault(1, Make.watts(60, 5, 100, 6).duration(300).build());
        assertThat(expand(profile, 0, 1000)).isEqualTo("60-100:5 100-300:6");
    }

    @Test
    @Tag("K01.FR.36")
    @Tag("K01.FR.37")
    void validityIncludesItsStartAndNotItsEnd() {
        InstalledProfile profile = Make.txDefault(1, Make.watts(0, 5).build());
        InstalledProfile bounded = changed(
                profile,
                profile.profile().toBuilder().validFrom(EIGHT.plusSeconds(10)).validTo(EIGHT.plusSeconds(20)));
        assertThat(expand(bounded, 0, 100)).isEqualTo("10-20:5");
        assertThat(expand(bounded, 20, 100)).isEmpty();
    }

    @Test
    @Tag("K01.FR.101")
    void profileEndsWhenTheStationHasBeenOfflineForTooLong() {
        InstalledProfile profile = Make.txDefault(1, Make.watts(0, 5).build());
        InstalledProfile bounded =
                changed(profile, profile.profile().toBuilder().maxOfflineDuration(60));
        StationState offline =
                STATION.toBuilder().offlineSince(EIGHT.plusSeconds(30)).build();
        assertThat(text(ScheduleTimelines.expand(bounded, 0, EIGHT, EIGHT.plusSeconds(500), offline, TRANSACTION)))
                .isEqualTo("0-90:5");
        assertThat(text(ScheduleTimelines.expand(profile, 0, EIGHT, EIGHT.plusSeconds(500), offline, TRANSACTION)))
                .isEqualTo("0-500:5");
        assertThat(expand(bounded, 0, 500)).isEqualTo("0-500:5");
        assertThat(expand(bounded.withPermanentlyInvalid(true), 0, 500)).isEmpty();
    }

    @Test
    @Tag("K01.FR.13")
    void dailyScheduleStartsAgainEachDayAndNotBeforeItsStart() {
        InstalledProfile profile = kind(
                ChargingProfileKindEnum.RECURRING,
                Make.watts(0, 5, 3600, 6).duration(7200).build());
        assertThat(expand(profile, -86_400, 2 * 86_400)).isEqualTo("0-3600:5 3600-7200:6 86400-90000:5 90000-93600:6");
    }

    @Test
    void durationBeyondTheRecurrenceIsCutByTheNextStart() {
        InstalledProfile profile = kind(
                ChargingProfileKindEnum.RECURRING,
                Make.watts(0, 5, 80_000, 6, 90_000, 7).duration(100_000).build());
        assertThat(expand(profile, 0, 86_400 + 100)).isEqualTo("0-80000:5 80000-86400:6 86400-86500:5");
    }

    @Test
    void weeklyScheduleStartsAgainAfterSevenDays() {
        InstalledProfile daily = kind(
                ChargingProfileKindEnum.RECURRING, Make.watts(0, 5).duration(60).build());
        InstalledProfile weekly = changed(daily, daily.profile().toBuilder().recurrencyKind(RecurrencyKindEnum.WEEKLY));
        assertThat(expand(weekly, 1, 8 * 86_400)).isEqualTo("1-60:5 604800-604860:5");
    }

    @Test
    @Tag("K01.FR.42")
    void relativeScheduleStartsWhenThePowerPathIsClosed() {
        InstalledProfile profile =
                kind(ChargingProfileKindEnum.RELATIVE, Make.watts(0, 5, 100, 6).build());
        assertThat(expand(profile, 50, 200)).isEqualTo("50-100:5 100-200:6");
        Instant later = EIGHT.plusSeconds(1000);
        assertThat(text(ScheduleTimelines.expand(profile, 0, later, later.plusSeconds(200), STATION, null)))
                .isEqualTo("1000-1100:5 1100-1200:6");
        TransactionState open = TransactionState.of("tx-1");
        assertThat(text(ScheduleTimelines.expand(profile, 0, later, later.plusSeconds(200), STATION, open)))
                .isEqualTo("1000-1100:5 1100-1200:6");
    }

    @Test
    @Tag("K28.FR.13")
    @Tag("K01.FR.30")
    void dynamicScheduleTimesOutAfterItsLastUpdate() {
        InstalledProfile profile = kind(
                ChargingProfileKindEnum.DYNAMIC,
                Make.watts(0, 5).startSchedule(null).duration(60).build());
        InstalledProfile updated =
                changed(profile, profile.profile().toBuilder().dynUpdateTime(EIGHT.plusSeconds(30)));
        assertThat(expand(updated, 0, 500)).isEqualTo("30-90:5");
        ChargingSchedule late = profile.profile().chargingSchedule().get(0).toBuilder()
                .startSchedule(EIGHT.plusSeconds(80))
                .build();
        InstalledProfile starting =
                changed(updated, updated.profile().toBuilder().chargingSchedule(List.of(late)));
        assertThat(expand(starting, 0, 500)).isEqualTo("80-90:5");
    }

    @Test
    void dynamicScheduleThatWasNeverUpdatedCountsFromItsInstallation() {
        InstalledProfile profile = kind(
                ChargingProfileKindEnum.DYNAMIC,
                Make.watts(0, 5).startSchedule(null).duration(60).build());
        assertThat(expand(profile.withInstalledAt(EIGHT.plusSeconds(10)), 0, 500))
                .isEqualTo("10-70:5");
        assertThat(expand(profile, 100, 500)).isEqualTo("100-160:5");
    }

    @Test
    @Tag("K01.FR.90")
    @Tag("K01.FR.91")
    void localTimeSkipsAnHourInSpring() {
        StationState amsterdam = STATION.toBuilder()
                .zone(ZoneId.of("Europe/Amsterdam").getRules())
                .build();
        ChargingSchedule schedule = Make.watts(0, 5, 3600, 6, 7200, 7)
                .startSchedule(Instant.parse("2026-03-29T01:00:00Z"))
                .duration(10_800)
                .useLocalTime(true)
                .build();
        Instant midnight = Instant.parse("2026-03-29T00:00:00Z");
        List<TimelineEntry> entries = ScheduleTimelines.expand(
                Make.txDefault(1, schedule),
                0,
                midnight.minusSeconds(7200),
                midnight.plusSeconds(86_400),
                amsterdam,
                null);
        // 01:00 to 02:00 local, then 03:00 to 04:00; the period from 02:00 to 03:00 does not exist.
        assertThat(entries)
                .extracting(entry -> entry.period().limit().intValue())
                .containsExactly(5, 7);
        assertThat(entries).extracting(TimelineEntry::start).containsExactly(midnight, midnight.plusSeconds(3600));
        assertThat(entries.get(1).end()).isEqualTo(midnight.plusSeconds(7200));
    }

    @Test
    @Tag("K01.FR.91")
    void localTimeRepeatsAnHourInAutumn() {
        StationState amsterdam = STATION.toBuilder()
                .zone(ZoneId.of("Europe/Amsterdam").getRules())
                .build();
        ChargingSchedule schedule = Make.watts(0, 5, 3600, 6)
                .startSchedule(Instant.parse("2026-10-25T02:30:00Z"))
                .duration(7200)
                .useLocalTime(true)
                .build();
        Instant midnight = Instant.parse("2026-10-25T00:00:00Z");
        List<TimelineEntry> entries = ScheduleTimelines.expand(
                Make.txDefault(1, schedule),
                0,
                midnight.minusSeconds(7200),
                midnight.plusSeconds(86_400),
                amsterdam,
                null);
        // The clock reaches 02:30 twice, and is before the start again in between.
        assertThat(entries)
                .extracting(TimelineEntry::start)
                .containsExactly(midnight.plusSeconds(1800), midnight.plusSeconds(5400), midnight.plusSeconds(9000));
        assertThat(entries)
                .extracting(TimelineEntry::end)
                .containsExactly(midnight.plusSeconds(3600), midnight.plusSeconds(9000), midnight.plusSeconds(12_600));
    }

    @Test
    @Tag("K01.FR.90")
    void offsetOfALocalStartIsDisregarded() {
        StationState amsterdam = STATION.toBuilder()
                .zone(ZoneId.of("Europe/Amsterdam").getRules())
                .build();
        // 09:00 was written with an offset of an hour; local 09:00 in winter is 08:00 in UTC.
        ChargingSchedule schedule =
                Make.watts(0, 5).duration(60).useLocalTime(true).build();
        InstalledProfile written =
                Make.txDefault(1, schedule).withLocalStarts(Map.of(0, LocalDateTime.parse("2026-01-15T09:00:00")));
        assertThat(text(ScheduleTimelines.expand(
                        written, 0, EIGHT.minusSeconds(9000), EIGHT.plusSeconds(9000), amsterdam, null)))
                .isEqualTo("0-60:5");
        assertThat(text(ScheduleTimelines.expand(
                        Make.txDefault(1, schedule),
                        0,
                        EIGHT.minusSeconds(9000),
                        EIGHT.plusSeconds(9000),
                        amsterdam,
                        null)))
                .isEqualTo("-3600--3540:5");
    }

    @Test
    void scheduleThatIsNotThereDefinesNothing() {
        InstalledProfile profile = Make.txDefault(1, Make.watts(0, 5).build());
        assertThat(ScheduleTimelines.expand(profile, 1, EIGHT, EIGHT.plusSeconds(9), STATION, TRANSACTION))
                .isEmpty();
        assertThatThrownBy(() -> ScheduleTimelines.expand(profile, -1, EIGHT, EIGHT, STATION, TRANSACTION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        InstalledProfile startless =
                Make.txDefault(1, Make.watts(0, 5).startSchedule(null).build());
        assertThat(expand(startless, 0, 100)).isEmpty();
    }

    @Test
    @Tag("K01.FR.92")
    void delaysCountOnlyDuringATransaction() {
        InstalledProfile profile =
                Make.txDefault(1, Make.watts(0, 5, 100, 6).build()).withRandomDelays(List.of(List.of(7, 50)));
        assertThat(expand(profile, 0, 300)).isEqualTo("0-150:5 150-300:6");
        assertThat(text(ScheduleTimelines.expand(profile, 0, EIGHT, EIGHT.plusSeconds(300), STATION, null)))
                .isEqualTo("0-100:5 100-300:6");
    }

    @Test
    @Tag("K01.FR.17")
    void ownProfileGoesBeforeThatOfTheStationAndTheLaterBeforeTheEarlier() {
        InstalledProfile station = Make.txDefault(0, Make.watts(0, 1).build());
        InstalledProfile own = Make.txDefault(1, Make.watts(0, 2).duration(50).build());
        InstalledProfile later = Make.txDefault(1, Make.watts(0, 3).duration(20).build());
        for (List<InstalledProfile> installed :
                List.of(List.of(station, own, later), List.of(own, station, later), List.of(own, later, station))) {
            assertThat(text(ScheduleTimelines.leading(
                            ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE,
                            1,
                            EIGHT,
                            EIGHT.plusSeconds(100),
                            STATION,
                            installed)))
                    .isEqualTo("0-20:3 20-50:2 50-100:1");
        }
        assertThat(text(ScheduleTimelines.leading(
                        ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE,
                        0,
                        EIGHT,
                        EIGHT.plusSeconds(100),
                        STATION,
                        List.of(own, station))))
                .isEqualTo("0-100:1");
        assertThat(ScheduleTimelines.leading(
                        ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE,
                        0,
                        EIGHT,
                        EIGHT.plusSeconds(100),
                        STATION,
                        List.of(own, station)))
                .isEmpty();
    }

    @Test
    void externalConstraintsOfTheStationAreAStackOfTheirOwn() {
        ChargingProfile profile = Make.absolute(
                        1,
                        ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS,
                        Make.watts(0, 1).build())
                .build();
        assertThat(ScheduleTimelines.leading(
                        ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS,
                        1,
                        EIGHT,
                        EIGHT.plusSeconds(100),
                        STATION,
                        List.of(InstalledProfile.of(0, profile))))
                .isEmpty();
    }

    @Test
    @Tag("K02.FR.04")
    @Tag("K21.FR.04")
    void priorityChargingOverrulesTheTransactionAndThatTheDefault() {
        ChargingProfile own = Make.absolute(
                        1,
                        ChargingProfilePurposeEnum.TX_PROFILE,
                        Make.watts(0, 2).duration(50).build())
                .transactionId("tx-1")
                .build();
        ChargingProfile other =
                own.toBuilder().id(2).stackLevel(5).transactionId("tx-2").build();
        ChargingProfile nameless =
                own.toBuilder().id(3).stackLevel(3).transactionId(null).build();
        ChargingProfile priority = Make.absolute(
                        4,
                        ChargingProfilePurposeEnum.PRIORITY_CHARGING,
                        Make.watts(0, 9).duration(20).build())
                .build();
        List<InstalledProfile> installed = List.of(
                Make.txDefault(0, Make.watts(0, 1).build()),
                InstalledProfile.of(1, own),
                InstalledProfile.of(1, other),
                InstalledProfile.of(2, nameless),
                InstalledProfile.of(0, priority));
        Instant end = EIGHT.plusSeconds(100);
        assertThat(text(ScheduleTimelines.controlling(1, EIGHT, end, STATION, installed)))
                .isEqualTo("0-50:2 50-100:1");
        StationState first = STATION.toBuilder()
                .evses(EvseState.ac(1, 3).withTransaction(TRANSACTION.withPriorityCharging(true)))
                .build();
        assertThat(text(ScheduleTimelines.controlling(1, EIGHT, end, first, installed)))
                .isEqualTo("0-20:9 20-50:2 50-100:1");
        StationState idle = STATION.toBuilder().evses(EvseState.ac(1, 3)).build();
        assertThat(text(ScheduleTimelines.controlling(1, EIGHT, end, idle, installed)))
                .isEqualTo("0-100:1");
        assertThatThrownBy(() -> ScheduleTimelines.controlling(7, EIGHT, end, STATION, installed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
    }
}
