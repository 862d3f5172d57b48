package dev.ocppkit.smartcharging.tariff.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffAssignment;
import dev.ocppkit.model.enumeration.TariffChangeStatusEnum;
import dev.ocppkit.model.enumeration.TariffClearStatusEnum;
import dev.ocppkit.model.enumeration.TariffSetStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffDecisions.DriverOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {

    private static final TariffCapabilities ALL = TariffCapabilities.unlimited();
    private static final Instant NOW = Instant.parse("2026-06-03T10:00:00Z");
    private static final String PRICE = "'energy':{'prices':[{'priceKwh':1}]}";

    private static Tariff tariff(String id, String components) {
        String json = ("{'tariffId':'" + id + "','currency':'EUR'" + (components.isEmpty() ? "" : "," + components)
                        + "}")
                .replace('\'', '"');
        return OcppCodec.of(OcppVersion.V2_1)
                .with(ReadPolicy.OFF)
                .read(Tariff.class, json)
                .orThrow();
    }

    private static List<TariffRule> rules(Tariff tariff) {
        return TariffValidation.validate(tariff, ALL).findings().stream()
                .map(TariffFinding::rule)
                .toList();
    }

    @ParameterizedTest
    @Tag("I07.FR.05")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "'minEnergy':1,'maxEnergy':1 | EMPTY_RANGE",
                "'minEnergy':2,'maxEnergy':1 | EMPTY_RANGE",
                "'minEnergy':-1,'maxEnergy':1 | EMPTY_RANGE",
                "'minPower':-2,'maxPower':-1 | EMPTY_RANGE",
                "'maxCurrent':0 | EMPTY_RANGE",
                "'minTime':5,'maxTime':5 | EMPTY_RANGE",
                "'minIdleTime':-5 | NEGATIVE_DURATION",
                "'maxChargingTime':-5 | NEGATIVE_DURATION",
                "'startTimeOfDay':'24:00' | TIME_OF_DAY",
                "'endTimeOfDay':'1:00' | TIME_OF_DAY",
                "'validFromDate':'2026-02-30' | DATE",
                "'validFromDate':'2026-02-02','validToDate':'2026-02-02' | EMPTY_RANGE",
                "'dayOfWeek':['Monday','Monday'] | REPEATED_WEEKDAY",
                "'minEnergy':0.0000001 | TOO_MANY_DECIMALS"
            })
    void badConditionsAreFound(String conditions, TariffRule rule) {
        Tariff tariff = tariff(
                "a", "'energy':{'prices':[{'priceKwh':1,'conditions':{" + conditions.strip() + "}},{'priceKwh':2}]}");
        assertThat(rules(tariff)).contains(rule);
        assertThat(TariffValidation.validate(tariff, ALL).setStatus()).isEqualTo(TariffSetStatusEnum.REJECTED);
    }

    @Test
    void goodConditionsArePassed() {
        assertThat(rules(tariff(
                        "a",
                        "'energy':{'prices':[{'priceKwh':1,'conditions':{'minPower':-1,'maxPower':-11000,"
                                + "'minTime':0,'maxTime':1,'startTimeOfDay':'22:00','endTimeOfDay':'06:00',"
                                + "'validFromDate':'2026-02-01','validToDate':'2026-02-02','dayOfWeek':['Monday']}},"
                                + "{'priceKwh':0.000001}]}")))
                .isEmpty();
    }

    @Test
    void tariffAsAWholeIsChecked() {
        assertThat(rules(tariff("a", ""))).containsExactly(TariffRule.NO_PRICE);
        assertThat(rules(tariff("a", PRICE).toBuilder().currency("eu").build())).contains(TariffRule.CURRENCY);
        assertThat(rules(tariff("a", PRICE + ",'minCost':{}"))).contains(TariffRule.NO_AMOUNT);
        assertThat(rules(tariff("a", PRICE + ",'minCost':{'inclTax':2},'maxCost':{'inclTax':1}")))
                .containsExactly(TariffRule.MIN_ABOVE_MAX);
        assertThat(rules(tariff("a", PRICE + ",'minCost':{'inclTax':2},'maxCost':{'inclTax':2}")))
                .isEmpty();
        assertThat(rules(tariff("a", "'idleTime':{'prices':[{'priceMinute':1},{'priceMinute':2}]}")))
                .containsExactly(TariffRule.UNREACHABLE_ELEMENT);
        assertThat(rules(tariff("a", "'fixedFee':{'prices':[{'priceFixed':1,'conditions':{'paymentBrand':'Visa'}}]}")))
                .containsExactly(TariffRule.NO_FALLBACK);
        assertThat(rules(tariff("a", "'energy':{'prices':[{'priceKwh':1e30}]}")))
                .contains(TariffRule.OUT_OF_RANGE);
        assertThat(rules(tariff("x".repeat(61), PRICE))).contains(TariffRule.SCHEMA);
        assertThat(TariffRule.NO_FALLBACK.isError()).isFalse();
    }

    @Test
    @Tag("I07.FR.02")
    @Tag("I07.FR.03")
    void capabilitiesDecideBeforeAllElse() {
        Tariff two = tariff("a", "'energy':{'prices':[{'priceKwh':1,'conditions':{'minPower':1}},{'priceKwh':2}]}");
        TariffVerdict tooMany = TariffValidation.validate(two, new TariffCapabilities(true, 1, false));
        assertThat(tooMany.setStatus()).isEqualTo(TariffSetStatusEnum.TOO_MANY_ELEMENTS);
        assertThat(tooMany.changeStatus()).isEqualTo(TariffChangeStatusEnum.TOO_MANY_ELEMENTS);
        TariffVerdict conditions = TariffValidation.validate(two, new TariffCapabilities(true, 2, false));
        assertThat(conditions.setStatus()).isEqualTo(TariffSetStatusEnum.CONDITION_NOT_SUPPORTED);
        assertThat(conditions.changeStatus()).isEqualTo(TariffChangeStatusEnum.CONDITION_NOT_SUPPORTED);
        assertThat(conditions.statusInfo()).isEmpty();
        assertThat(TariffValidation.validate(two, new TariffCapabilities(true, 2, true))
                        .changeStatus())
                .isEqualTo(TariffChangeStatusEnum.ACCEPTED);
        TariffVerdict rejected = TariffValidation.validate(tariff("a", ""), ALL);
        assertThat(rejected.statusInfo().orElseThrow().reasonCode()).isEqualTo("InvalidValue");
        assertThat(rejected.changeStatus()).isEqualTo(TariffChangeStatusEnum.REJECTED);
    }

    private static InstalledTariffs install(InstalledTariffs tariffs, int evse, Tariff tariff, Instant now) {
        InstalledTariffs.Installation done = tariffs.setDefault(evse, tariff, ALL, now);
        assertThat(done.status()).isEqualTo(TariffSetStatusEnum.ACCEPTED);
        return done.tariffs();
    }

    private static Tariff from(String id, Instant validFrom) {
        return tariff(id, PRICE).toBuilder().validFrom(validFrom).build();
    }

    private static String active(InstalledTariffs tariffs, Instant at) {
        return tariffs.defaultTariffAt(1, at).map(Tariff::tariffId).orElse("none");
    }

    private static final InstalledTariffs NONE = InstalledTariffs.none(List.of(1, 2));

    @Test
    @Tag("I07.FR.20")
    @Tag("I07.FR.22")
    void defaultTariffsReplaceEachOther() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        InstalledTariffs first = install(NONE, 0, tariff("a", PRICE), NOW);
        assertThat(active(first, NOW)).isEqualTo("a");
        assertThat(active(first, NOW.minusSeconds(1))).isEqualTo("none");
        InstalledTariffs future = install(first, 1, from("b", tomorrow), NOW);
        assertThat(active(future, tomorrow.minusSeconds(1))).isEqualTo("a");
        assertThat(active(future, tomorrow)).isEqualTo("b");
        assertThat(future.defaultTariffAt(2, tomorrow).orElseThrow().tariffId()).isEqualTo("a");
        InstalledTariffs replaced = install(future, 1, tariff("c", PRICE), NOW.plusSeconds(60));
        assertThat(active(replaced, NOW.plusSeconds(60))).isEqualTo("c");
        assertThat(active(replaced, tomorrow)).isEqualTo("b");
        InstalledTariffs again = install(replaced, 1, tariff("d", PRICE), tomorrow.plusSeconds(60));
        assertThat(active(again, tomorrow.plusSeconds(60))).isEqualTo("d");
    }

    @Test
    @Tag("I07.FR.21")
    @Tag("I07.FR.23")
    void laterValidFromWinsAndEqualOnesGoToTheLastInstalled() {
        InstalledTariffs tariffs = install(NONE, 1, from("a", NOW.plusSeconds(100)), NOW);
        tariffs = install(tariffs, 1, from("b", NOW.plusSeconds(50)), NOW.plusSeconds(1));
        assertThat(active(tariffs, NOW.plusSeconds(60))).isEqualTo("b");
        assertThat(active(tariffs, NOW.plusSeconds(100))).isEqualTo("a");
        tariffs = install(tariffs, 1, from("c", NOW.plusSeconds(100)), NOW.plusSeconds(2));
        assertThat(active(tariffs, NOW.plusSeconds(100))).isEqualTo("c");
        tariffs = install(tariffs, 1, from("d", NOW.plusSeconds(10)), NOW.plusSeconds(200));
        assertThat(active(tariffs, NOW.plusSeconds(300))).isEqualTo("c");
        InstalledTariffs past =
                install(install(NONE, 1, tariff("x", PRICE), NOW), 1, from("y", NOW.minusSeconds(9)), NOW);
        assertThat(active(past, NOW)).isEqualTo("y");
    }

    @Test
    @Tag("I07.FR.18")
    @Tag("I07.FR.19")
    void tariffIsNotUsedBeforeItsTimeNorBeforeItWasThere() {
        Instant later = NOW.plusSeconds(3600);
        InstalledTariffs tariffs = install(NONE, 2, from("a", later), NOW);
        assertThat(tariffs.defaultTariffAt(2, later.minusMillis(1))).isEmpty();
        assertThat(tariffs.defaultTariffAt(2, later)).isPresent();
        assertThat(tariffs.defaultTariffAt(1, later)).isEmpty();
        InstalledTariffs past = install(NONE, 2, from("b", NOW.minusSeconds(3600)), NOW);
        assertThat(past.defaultTariffAt(2, NOW.minusSeconds(1))).isEmpty();
        assertThat(past.defaultTariffAt(2, NOW)).isPresent();
    }

    @Test
    @Tag("I08.FR.10")
    void validFromOfADriverTariffIsIgnored() {
        InstalledTariffs tariffs =
                install(NONE, 0, tariff("a", PRICE), NOW).withDriverTariff("token", from("d", NOW.plusSeconds(3600)));
        assertThat(tariffs.tariffFor("token", 1, NOW).orElseThrow().tariffId()).isEqualTo("d");
        assertThat(tariffs.tariffFor("other", 1, NOW).orElseThrow().tariffId()).isEqualTo("a");
    }

    @Test
    @Tag("I07.FR.04")
    @Tag("I07.FR.06")
    void refusedTariffsDoNotUseUpTheirId() {
        InstalledTariffs.Installation unknown = NONE.setDefault(3, tariff("a", PRICE), ALL, NOW);
        assertThat(unknown.status()).isEqualTo(TariffSetStatusEnum.REJECTED);
        assertThat(unknown.statusInfo().reasonCode()).isEqualTo("UnknownEVSE");
        InstalledTariffs.Installation bad = unknown.tariffs().setDefault(1, tariff("a", ""), ALL, NOW);
        assertThat(bad.statusInfo().reasonCode()).isEqualTo("InvalidValue");
        TariffCapabilities none = new TariffCapabilities(true, 0, true);
        assertThat(bad.tariffs().setDefault(1, tariff("a", PRICE), none, NOW).status())
                .isEqualTo(TariffSetStatusEnum.TOO_MANY_ELEMENTS);
        InstalledTariffs installed = install(bad.tariffs(), 1, tariff("a", PRICE), NOW);
        assertThat(installed.setDefault(2, tariff("a", PRICE), ALL, NOW).status())
                .isEqualTo(TariffSetStatusEnum.DUPLICATE_TARIFF_ID);
        assertThat(installed
                        .withDriverTariff("t", tariff("m", PRICE))
                        .setDefault(2, tariff("m", PRICE), ALL, NOW)
                        .status())
                .isEqualTo(TariffSetStatusEnum.DUPLICATE_TARIFF_ID);
    }

    @Test
    @Tag("I10.FR.07")
    @Tag("I09.FR.04")
    void clearedTariffInUseStaysListedUntilTheTransactionEnds() {
        InstalledTariffs tariffs = install(NONE, 0, tariff("a", PRICE), NOW)
                .withDriverTariff("token", tariff("m", PRICE))
                .use(1, "a")
                .use(2, "m");
        assertThat(tariffs.assignments(0))
                .extracting(TariffAssignment::evseIds)
                .containsExactly(List.of(1, 2), List.of(2));
        assertThat(tariffs.assignments(1))
                .extracting(TariffAssignment::tariffId)
                .containsExactly("a");
        InstalledTariffs.Clearing cleared = tariffs.clear(Set.of(), null);
        assertThat(cleared.results()).hasSize(1);
        assertThat(cleared.results().get(0).status()).isEqualTo(TariffClearStatusEnum.ACCEPTED);
        assertThat(cleared.tariffs().defaultTariffAt(1, NOW)).isEmpty();
        assertThat(cleared.tariffs().assignments(0))
                .extracting(TariffAssignment::evseIds)
                .containsExactly(List.of(1), List.of(2));
        InstalledTariffs ended = cleared.tariffs().release(1).release(2);
        assertThat(ended.assignments(0)).isEmpty();
        assertThat(ended.clear(Set.of(), null).results().get(0).status()).isEqualTo(TariffClearStatusEnum.NO_TARIFF);
    }

    @Test
    @Tag("I10.FR.05")
    void clearingMatchesIdAndEvse() {
        InstalledTariffs tariffs = install(install(NONE, 1, tariff("a", PRICE), NOW), 2, tariff("b", PRICE), NOW);
        assertThat(tariffs.clear(Set.of("a"), 2).results().get(0).tariffId()).isNull();
        assertThat(tariffs.clear(Set.of("a"), 1).tariffs().assignments(0))
                .extracting(TariffAssignment::tariffId)
                .containsExactly("b");
        assertThat(tariffs.clear(Set.of(), 2).tariffs().assignments(0))
                .extracting(TariffAssignment::tariffId)
                .containsExactly("a");
    }

    @Test
    @Tag("I08.FR.04")
    @Tag("I08.FR.06")
    void driverTariffGoesBeforeTheDefaultOneAndLivesForItsTransaction() {
        InstalledTariffs tariffs = install(NONE, 0, tariff("a", PRICE), NOW).withDriverTariff("t", tariff("m", PRICE));
        assertThat(tariffs.tariffFor("t", 1, NOW).orElseThrow().tariffId()).isEqualTo("m");
        assertThat(tariffs.tariffFor("u", 1, NOW).orElseThrow().tariffId()).isEqualTo("a");
        assertThat(tariffs.tariffFor(null, 1, NOW).orElseThrow().tariffId()).isEqualTo("a");
        assertThat(tariffs.assignments(1)).hasSize(1);
        assertThat(tariffs.assignments(0).get(1).idTokens()).containsExactly("t");
        assertThat(tariffs.withoutDriverTariff("t")
                        .tariffFor("t", 1, NOW)
                        .orElseThrow()
                        .tariffId())
                .isEqualTo("a");
        InstalledTariffs used = tariffs.use(1, "m").use(2, "m");
        assertThat(used.withoutDriverTariff("t").assignments(0)).hasSize(2);
        assertThat(used.release(1).assignments(0)).hasSize(2);
        assertThat(used.release(1).release(2).assignments(0)).hasSize(1);
        assertThat(used.release(2).release(2).assignments(0)).hasSize(2);
    }

    @Test
    @Tag("I08.FR.31")
    @Tag("I08.FR.32")
    @Tag("I08.FR.33")
    void failedDriverTariffIsHandledAsConfigured() {
        TariffCapabilities plain = new TariffCapabilities(true, 5, false);
        Tariff conditional = tariff("m", "'energy':{'prices':[{'priceKwh':1,'conditions':{'minPower':1}}]}");
        var deauthorize = TariffDecisions.driverTariff(conditional, plain, FailedTariffHandling.DEAUTHORIZE);
        assertThat(deauthorize.outcome()).isEqualTo(DriverOutcome.DEAUTHORIZE);
        assertThat(deauthorize.problem()).isTrue();
        assertThat(deauthorize.techCode()).isEqualTo("UnsupportedParam");
        assertThat(TariffDecisions.driverTariff(conditional, plain, FailedTariffHandling.USE_DEFAULT_TARIFF)
                        .outcome())
                .isEqualTo(DriverOutcome.USE_DEFAULT_TARIFF);
        var central = TariffDecisions.driverTariff(
                conditional, new TariffCapabilities(true, 0, true), FailedTariffHandling.CENTRAL_COST);
        assertThat(central.outcome()).isEqualTo(DriverOutcome.CENTRAL_COST);
        assertThat(central.techCode()).isEqualTo("TooManyElements");
        assertThat(TariffDecisions.driverTariff(tariff("m", ""), ALL, FailedTariffHandling.DEAUTHORIZE)
                        .techCode())
                .isEqualTo("InvalidValue");
        var good = TariffDecisions.driverTariff(conditional, ALL, FailedTariffHandling.DEAUTHORIZE);
        assertThat(good.outcome()).isEqualTo(DriverOutcome.USE_DRIVER_TARIFF);
        assertThat(good.problem()).isFalse();
        assertThat(FailedTariffHandling.fromWireName("UseDefault")).contains(FailedTariffHandling.USE_DEFAULT_TARIFF);
        assertThat(FailedTariffHandling.fromWireName("CentralCost")).contains(FailedTariffHandling.CENTRAL_COST);
        assertThat(FailedTariffHandling.fromWireName("x")).isEmpty();
    }

    @Test
    @Tag("I08.FR.20")
    @Tag("I08.FR.21")
    @Tag("I08.FR.22")
    void answerOfTheDriverDecides() {
        Tariff tariff = tariff("m", PRICE);
        assertThat(TariffDecisions.answer(tariff, true, true).tariffId()).isEqualTo("m");
        assertThat(TariffDecisions.answer(tariff, true, true).deauthorize()).isFalse();
        assertThat(TariffDecisions.answer(tariff, false, true).triggerReason())
                .isEqualTo(TriggerReasonEnum.TARIFF_NOT_ACCEPTED);
        assertThat(TariffDecisions.answer(tariff, false, true).tariffId()).isNull();
        assertThat(TariffDecisions.answer(tariff, false, false).triggerReason()).isNull();
        assertThat(TariffDecisions.answer(tariff, false, false).deauthorize()).isTrue();
    }

    @Test
    @Tag("I11.FR.01")
    @Tag("I11.FR.04")
    @Tag("I11.FR.05")
    void changeOfTariffIsDecidedInTheOrderOfTheRequirements() {
        Tariff tariff = tariff("n", PRICE);
        assertThat(TariffDecisions.change(tariff, new TariffCapabilities(false, 1, true), true, "EUR"))
                .isEmpty();
        assertThat(TariffDecisions.change(tariff, new TariffCapabilities(true, 0, true), false, "SEK"))
                .contains(TariffChangeStatusEnum.TOO_MANY_ELEMENTS);
        assertThat(TariffDecisions.change(tariff, ALL, false, "SEK")).contains(TariffChangeStatusEnum.TX_NOT_FOUND);
        assertThat(TariffDecisions.change(tariff, ALL, true, "SEK"))
                .contains(TariffChangeStatusEnum.NO_CURRENCY_CHANGE);
        assertThat(TariffDecisions.change(tariff, ALL, true, "EUR")).contains(TariffChangeStatusEnum.ACCEPTED);
        assertThat(TariffDecisions.change(tariff, ALL, true, null)).contains(TariffChangeStatusEnum.ACCEPTED);
        assertThat(TariffDecisions.change(tariff("n", ""), ALL, true, null)).contains(TariffChangeStatusEnum.REJECTED);
    }

    @Test
    @Tag("I12.FR.01")
    @Tag("I12.FR.02")
    void switchesDecideWhatIsSent() {
        CostSwitches on = new CostSwitches(true, true, true, Duration.ofSeconds(60));
        assertThat(on.calculatesLocally("t")).isTrue();
        assertThat(on.calculatesLocally(null)).isFalse();
        assertThat(on.runningCostDue("t", NOW, NOW.plusSeconds(59))).isFalse();
        assertThat(on.runningCostDue("t", NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(new CostSwitches(true, true, false, Duration.ZERO).runningCostDue("t", NOW, NOW))
                .isFalse();
        assertThat(new CostSwitches(false, true, true, Duration.ZERO).calculatesLocally("t"))
                .isFalse();
        assertThat(new CostSwitches(true, false, true, Duration.ZERO).calculatesLocally("t"))
                .isFalse();
    }
}
