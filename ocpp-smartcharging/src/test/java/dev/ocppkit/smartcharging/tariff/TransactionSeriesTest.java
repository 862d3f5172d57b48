package dev.ocppkit.smartcharging.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.smartcharging.tariff.SeriesProblem.Kind;
import dev.ocppkit.smartcharging.tariff.SeriesReading.TariffUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransactionSeriesTest {

    private static final String NET_IN = "'measurand':'Energy.Active.Import.Register'";

    private static TransactionEventRequest event(String type, int seqNo, String time, String more, String... values) {
        String meter = values.length == 0
                ? ""
                : ",'meterValue':[{'timestamp':'2026-06-03T" + time + "Z','sampledValue':[" + String.join(",", values)
                        + "]}]";
        String json = "{'eventType':'" + type + "','seqNo':" + seqNo + ",'timestamp':'2026-06-03T" + time
                + "Z','triggerReason':'" + (more.contains("#changed") ? "TariffChanged" : "Trigger")
                + "','transactionInfo':{'transactionId':'x'" + more.replace("#changed", "") + "}" + meter + "}";
        return OcppCodec.of(OcppVersion.V2_1)
                .read(TransactionEventRequest.class, json.replace('\'', '"'))
                .orThrow();
    }

    private static String value(String value, String more) {
        return "{'value':" + value + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-03T" + time + "Z");
    }

    private static List<String> energies(SeriesReading reading) {
        return reading.series().samples().stream()
                .map(sample -> sample.energyWh().toPlainString())
                .toList();
    }

    @Test
    void readsRegistersPowerCurrentAndStateInAnyOrderOfEvents() {
        TransactionEventRequest started = event(
                "Started",
                0,
                "10:00:00",
                ",'chargingState':'Charging'",
                value("1.5", NET_IN + ",'unitOfMeasure':{'unit':'kWh'}"),
                value("200", "'measurand':'Energy.Active.Export.Register'"),
                value("7.2", "'measurand':'Power.Active.Import','unitOfMeasure':{'unit':'kW'}"),
                value("10", "'measurand':'Current.Import','phase':'L1'"),
                value("11", "'measurand':'Current.Import','phase':'L2'"),
                value("1", "'measurand':'Current.Export'"),
                value("55", "'measurand':'SoC','location':'EV'"));
        TransactionEventRequest ended = event(
                "Ended",
                2,
                "11:00:00",
                ",'chargingState':'Idle'",
                value("35", NET_IN + ",'unitOfMeasure':{'unit':'Wh','multiplier':2}"),
                value("9999999", NET_IN + ",'location':'Upstream'"));
        TransactionEventRequest suspended = event("Updated", 1, "10:30:00", ",'chargingState':'SuspendedEV'");
        SeriesReading reading = TransactionSeries.from(List.of(ended, started, suspended));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.isUsable()).isTrue();
        assertThat(energies(reading)).containsExactly("1300", "2300", "3300");
        Sample first = reading.series().samples().get(0);
        assertThat(first.powerW()).isEqualByComparingTo("7200");
        assertThat(first.currentA()).isEqualByComparingTo("20");
        assertThat(first.socPercent()).isEqualByComparingTo("55");
        assertThat(reading.series().samples())
                .extracting(Sample::chargingState)
                .containsExactly(ChargingStateEnum.CHARGING, ChargingStateEnum.SUSPENDED_EV, ChargingStateEnum.IDLE);
    }

    @Test
    void valueOfAllPhasesGoesBeforeTheSumOfPhases() {
        SeriesReading whole = TransactionSeries.from(List.of(event(
                "Started",
                0,
                "10:00:00",
                "",
                value("90", ""),
                value("30", "'phase':'L1'"),
                value("31", "'phase':'L2'"),
                value("5", "'phase':'L1-L2'"))));
        assertThat(energies(whole)).containsExactly("90");
        SeriesReading phases = TransactionSeries.from(List.of(
                event("Started", 0, "10:00:00", "", value("30", "'phase':'L1-N'"), value("31", "'phase':'L2-N'"))));
        assertThat(energies(phases)).containsExactly("61");
    }

    @Test
    void dischargingIsNegative() {
        SeriesReading reading = TransactionSeries.from(List.of(event(
                "Started", 0, "10:00:00", "", value("5", ""), value("3000", "'measurand':'Power.Active.Export'"))));
        assertThat(reading.series().samples().get(0).powerW()).isEqualByComparingTo("-3000");
        SeriesReading net = TransactionSeries.from(
                List.of(event("Started", 0, "10:00:00", "", value("-42", "'measurand':'Energy.Active.Net'"))));
        assertThat(energies(net)).containsExactly("-42");
    }

    @Test
    @Tag("E12.FR.01")
    void gapsAndRepetitionsAreReported() {
        TransactionEventRequest started = event("Started", 0, "10:00:00", "", value("0", ""));
        TransactionEventRequest later = event("Updated", 3, "10:30:00", "", value("5", ""));
        SeriesReading reading = TransactionSeries.from(List.of(started, later, later));
        assertThat(reading.problems())
                .extracting(SeriesProblem::kind)
                .containsExactly(Kind.SEQUENCE_GAP, Kind.DUPLICATE_EVENT);
        assertThat(reading.isUsable()).isTrue();
        assertThat(reading.series().samples()).hasSize(2);
        assertThat(TransactionSeries.from(List.of(later)).problems())
                .extracting(SeriesProblem::kind)
                .containsExactly(Kind.NO_START);
    }

    @Test
    void registerThatGoesBackMakesTheSeriesUnusable() {
        SeriesReading reading = TransactionSeries.from(List.of(
                event("Started", 0, "10:00:00", "", value("100", "")),
                event("Ended", 1, "11:00:00", "", value("99", ""))));
        assertThat(reading.problems()).extracting(SeriesProblem::kind).containsExactly(Kind.ROLLBACK);
        assertThat(reading.problems().get(0).at()).isEqualTo(at("11:00:00"));
        assertThat(reading.isUsable()).isFalse();
        assertThat(reading.series().samples()).isEmpty();
    }

    @Test
    void missingRegistersAndUnitsAreReported() {
        assertThat(TransactionSeries.from(List.of()).problems())
                .extracting(SeriesProblem::kind)
                .containsExactly(Kind.NO_EVENT);
        SeriesReading unit = TransactionSeries.from(
                List.of(event("Started", 0, "10:00:00", "", value("100", "'unitOfMeasure':{'unit':'varh'}"))));
        assertThat(unit.problems())
                .extracting(SeriesProblem::kind)
                .containsExactly(Kind.UNKNOWN_UNIT, Kind.NO_REGISTER);
        assertThat(unit.isUsable()).isFalse();
    }

    @Test
    void eventsOfTwoTransactionsAreNotMixed() {
        TransactionEventRequest one = event("Started", 0, "10:00:00", "", value("1", ""));
        TransactionEventRequest other = one.toBuilder()
                .seqNo(1)
                .transactionInfo(
                        one.transactionInfo().toBuilder().transactionId("y").build())
                .build();
        assertThat(TransactionSeries.from(List.of(one, other)).problems())
                .extracting(SeriesProblem::kind)
                .containsExactly(Kind.SEVERAL_TRANSACTIONS);
    }

    @Test
    void readingsOutsideTheTransactionCountAtItsEnds() {
        TransactionEventRequest ended = event("Ended", 1, "11:00:00", "", value("50", ""));
        TransactionEventRequest late = ended.toBuilder()
                .meterValue(List.of(ended.meterValue().get(0).toBuilder()
                        .timestamp(at("11:00:05"))
                        .build()))
                .build();
        SeriesReading reading =
                TransactionSeries.from(List.of(event("Started", 0, "10:00:00", "", value("0", "")), late));
        assertThat(reading.series().samples().get(1)).isEqualTo(Sample.of(at("11:00:00"), BigDecimal.valueOf(50)));
    }

    @Test
    @Tag("I11.FR.07")
    void tariffsOfTheEventsAreListed() {
        SeriesReading reading = TransactionSeries.from(List.of(
                event("Started", 0, "10:00:00", ",'tariffId':'a'", value("0", "")),
                event("Updated", 1, "10:10:00", ",'tariffId':'a'"),
                event("Updated", 2, "10:20:00", ",'tariffId':'b'#changed")));
        assertThat(reading.tariffs())
                .containsExactly(
                        new TariffUse("a", at("10:00:00"), TariffOrigin.ACCEPTED),
                        new TariffUse("b", at("10:20:00"), TariffOrigin.CHANGED));
    }
}
