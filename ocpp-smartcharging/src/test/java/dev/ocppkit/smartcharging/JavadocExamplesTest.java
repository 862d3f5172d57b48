package dev.ocppkit.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.GetCompositeScheduleResponse;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.smartcharging.schedule.ActivePeriod;
import dev.ocppkit.smartcharging.schedule.CompositeQuery;
import dev.ocppkit.smartcharging.schedule.CompositeResult;
import dev.ocppkit.smartcharging.schedule.CompositeSchedules;
import dev.ocppkit.smartcharging.schedule.ProfileValidity;
import dev.ocppkit.smartcharging.schedule.RandomizedDelays;
import dev.ocppkit.smartcharging.schedule.ScheduleTimelines;
import dev.ocppkit.smartcharging.schedule.TimelineEntry;
import dev.ocppkit.smartcharging.schedule.Validity;
import dev.ocppkit.smartcharging.store.ChargingProfileStore;
import dev.ocppkit.smartcharging.store.StoreOutcome;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the documentation, which compile because they stand here too. */
class JavadocExamplesTest {
    private static final Path MAIN = Path.of("src", "main", "java", "dev", "ocppkit", "smartcharging");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL);

    @Test
    void examplesDoWhatTheySay() {
        Instant start = Instant.parse("2026-01-15T08:00:00Z");
        Instant now = start;
        Instant midnight = start.minus(Duration.ofHours(8));
        Instant nextDay = midnight.plus(Duration.ofDays(1));
        ChargingProfilePurposeEnum purpose = ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
        ChargingSchedule chargingSchedule = ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(start)
                .randomizedDelay(60)
                .chargingSchedulePeriod(List.of(ChargingSchedulePeriod.builder()
                        .startPeriod(0)
                        .limit(BigDecimal.valueOf(11_040))
                        .build()))
                .build();
        InstalledProfile profile = InstalledProfile.of(
                0,
                ChargingProfile.builder()
                        .id(1)
                        .stackLevel(0)
                        .chargingProfilePurpose(purpose)
                        .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                        .chargingSchedule(List.of(chargingSchedule))
                        .build());
        List<InstalledProfile> installed = List.of(profile);
        TransactionState transaction = null;
        Instant offlineSince = null;

        StationState station = StationState.builder()
                .evses(EvseState.ac(1, 3).withTransaction(TransactionState.of("tx-1", start)))
                .build();
        CompositeQuery query = CompositeQuery.builder(1, now, 3600)
                .unit(ChargingRateUnitEnum.W)
                .build();
        GetCompositeScheduleResponse answer =
                CompositeSchedules.composite(query, station, installed).response();
        assertThat(answer.status()).isEqualTo(GenericStatusEnum.ACCEPTED);
        List<CompositeResult> offers = CompositeSchedules.forIso15118(query, station, installed);
        assertThat(offers).hasSize(1);
        ActivePeriod active = CompositeSchedules.activeAt(query, station, installed);
        BigDecimal limit = active.period().limit();
        assertThat(limit).isEqualByComparingTo("11040");
        CompositeSchedule schedule = answer.schedule();
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        List<ChargingSchedulePeriod> fewer = CompositeSchedules.coalesce(periods);
        CompositeSchedule cut = CompositeSchedules.limitPeriods(schedule, 10);
        CompositeSchedule coarse = CompositeSchedules.mergeDown(schedule, 10);
        assertThat(List.of(fewer, cut, coarse)).isEqualTo(List.of(periods, schedule, schedule));

        List<TimelineEntry> day = ScheduleTimelines.expand(profile, 0, midnight, nextDay, station, null);
        List<TimelineEntry> most = ScheduleTimelines.leading(purpose, 0, midnight, nextDay, station, installed);
        List<TimelineEntry> control = ScheduleTimelines.controlling(1, midnight, nextDay, station, installed);
        assertThat(day).hasSize(1).isEqualTo(most).isEqualTo(control);
        boolean counts = ProfileValidity.at(profile, 1, now, transaction, offlineSince) == Validity.VALID;
        assertThat(counts).isTrue();
        List<Integer> delays = RandomizedDelays.draw(chargingSchedule, new SecureRandom());
        List<ChargingSchedulePeriod> later = RandomizedDelays.delayed(chargingSchedule, delays);
        assertThat(later).isEqualTo(chargingSchedule.chargingSchedulePeriod());

        BigDecimal watts = BigDecimal.valueOf(11_040);
        BigDecimal volts = BigDecimal.valueOf(230);
        BigDecimal amps = ElectricalUnits.amps(watts, volts, 3);
        BigDecimal power = ElectricalUnits.watts(amps, volts, 3);
        assertThat(amps).isEqualByComparingTo("16");
        assertThat(power).isEqualByComparingTo(watts);
    }

    @Test
    void examplesOfTheStoreDoWhatTheySay() {
        Instant now = Instant.parse("2026-01-15T08:00:00Z");
        StationState station = StationState.builder().evses(EvseState.ac(1, 3)).build();
        SetChargingProfileRequest request = OcppCodec.of(OcppVersion.V2_1)
                .read(SetChargingProfileRequest.class, """
                        {"evseId":0,"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile",
                          "chargingProfileKind":"Relative","chargingSchedule":[
                            {"id":1,"chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":11040}]}]}}
                        """)
                .orThrow();
        StationCapabilities capabilities = StationCapabilities.builder().build();
        ChargingProfileStore store = ChargingProfileStore.empty();

        ValidationContext context = ValidationContext.of(station, capabilities, List.of());
        StoreOutcome<SetChargingProfileResponse> outcome = store.set(request, context, now, new SecureRandom());
        SetChargingProfileResponse toCsms = outcome.response();
        ChargingProfileStore held = outcome.store();
        Set<Integer> toRecalculate = outcome.update().evseIds();
        String file = held.toJson();
        assertThat(toCsms.status()).isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
        assertThat(toRecalculate).containsExactly(0);
        assertThat(ChargingProfileStore.fromJson(file)).isEqualTo(held);
        SetChargingProfileResponse answer =
                store.set(request, context, now, new SecureRandom()).response();
        boolean accepted = store.install(ProfileRequest.of(request), context, now, new SecureRandom())
                .response()
                .isAccepted();
        assertThat(answer).isEqualTo(toCsms);
        assertThat(accepted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ElectricalUnits.java",
                "schedule/CompositeSchedules.java",
                "schedule/ProfileValidity.java",
                "schedule/RandomizedDelays.java",
                "schedule/ScheduleTimelines.java",
                "store/ChargingProfileStore.java"
            })
    void examplesOfTheDocumentationStandInThisTest(String file) throws IOException {
        String here = squeezed(Files.readString(
                Path.of("src", "test", "java", "dev", "ocppkit", "smartcharging", "JavadocExamplesTest.java")));
        Matcher examples = EXAMPLE.matcher(Files.readString(MAIN.resolve(file)));
        int found = 0;
        while (examples.find()) {
            for (String statement :
                    squeezed(examples.group(1).replaceAll("(?m)^ *\\*", "")).split(";")) {
                assertThat(here).contains(statement);
            }
            found++;
        }
        assertThat(found).isPositive();
    }

    /** The formatter breaks lines differently in code and in comments. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
