package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.DEFAULTS;
import static dev.ocppkit.smartcharging.tariff.CostSamples.HOUR_10_KWH;
import static dev.ocppkit.smartcharging.tariff.CostSamples.UTC;
import static dev.ocppkit.smartcharging.tariff.CostSamples.assertFails;
import static dev.ocppkit.smartcharging.tariff.CostSamples.assertTotal;
import static dev.ocppkit.smartcharging.tariff.CostSamples.charging;
import static dev.ocppkit.smartcharging.tariff.CostSamples.cost;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.CostPolicy.Thresholds;
import dev.ocppkit.smartcharging.tariff.CostPolicy.UnknownQuantity;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which element of a component decides, and when another one does. */
class PriceSelectionTest {
    private static List<String> starts(CostDetails cost) {
        return cost.chargingPeriods().stream()
                .map(period -> period.startPeriod().toString().substring(11, 16))
                .toList();
    }

    @Test
    @Tag("I12.FR.34")
    void firstMatchingElementIsUsedAlthoughALaterOneMatchesToo() {
        Tariff tariff =
                tariff("'energy':{'prices':[{'priceKwh':0.3,'conditions':{'minEnergy':0}}," + "{'priceKwh':0.1}]}");
        assertTotal(cost(HOUR_10_KWH, tariff), "3", "3");
    }

    @ParameterizedTest
    @Tag("I07.FR.17")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'startTimeOfDay':'10:30', 5, 10:00 10:30",
                "'endTimeOfDay':'10:30', 5, 10:00 10:30",
                "'startTimeOfDay':'10:30'_'endTimeOfDay':'10:30', 10, 10:00",
                "'startTimeOfDay':'00:00'_'endTimeOfDay':'00:00', 10, 10:00",
                "'endTimeOfDay':'00:00', 10, 10:00",
                "'startTimeOfDay':'10:00'_'endTimeOfDay':'11:00', 10, 10:00",
                "'startTimeOfDay':'11:00'_'endTimeOfDay':'10:00', 0, 10:00",
                "'startTimeOfDay':'22:00'_'endTimeOfDay':'10:15', 2.5, 10:00 10:15",
                "'dayOfWeek':['Wednesday'], 10, 10:00",
                "'dayOfWeek':['Tuesday'_'Thursday'], 0, 10:00",
                "'validFromDate':'2026-06-03', 10, 10:00",
                "'validFromDate':'2026-06-04', 0, 10:00",
                "'validToDate':'2026-06-03', 0, 10:00",
                "'validToDate':'2026-06-04', 10, 10:00",
                "'minTime':900, 7.5, 10:00 10:15",
                "'maxTime':900, 2.5, 10:00 10:15",
                "'minChargingTime':900, 7.5, 10:00 10:15",
                "'maxChargingTime':900, 2.5, 10:00 10:15",
                "'minEnergy':2500, 7.5, 10:00 10:15",
                "'maxEnergy':2500, 2.5, 10:00 10:15",
                "'minPower':10000, 10, 10:00",
                "'maxPower':10000, 0, 10:00",
                "'minPower':10000.1, 0, 10:00",
                "'maxPower':10000.1, 10, 10:00",
                "'minPower':0, 10, 10:00",
                "'minPower':-1, 0, 10:00",
                "'maxPower':-11000, 0, 10:00",
                "'minCurrent':0, 0, 10:00",
                "'maxIdleTime':60, 10, 10:00",
                "'minIdleTime':0, 10, 10:00"
            })
    void conditionDecides(String condition, String expected, String periods) {
        String conditions = condition.replace('_', ',');
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{" + conditions + "}}]}");
        CostDetails cost = cost(HOUR_10_KWH, tariff);
        assertTotal(cost, expected, expected);
        assertThat(starts(cost)).isEqualTo(Arrays.asList(periods.split(" ", -1)));
        assertThat(cost.totalUsage().energy()).isEqualByComparingTo("10000");
    }

    @Test
    @Tag("I12.FR.37")
    void boundaryInsideTheSpringGapTakesEffectAtTheJump() {
        Tariff tariff = tariff(
                "'energy':{'prices':[{'priceKwh':0.1,'conditions':{'endTimeOfDay':'02:30'}}," + "{'priceKwh':0.5}]}");
        TransactionSeries series = charging("2026-03-29T00:00:00Z", 0, "2026-03-29T02:00:00Z", 8000);
        CostDetails cost = cost(series, tariff, CostContext.of(ZoneId.of("Europe/Berlin")), DEFAULTS);
        assertTotal(cost, "2.4", "2.4");
        assertThat(starts(cost)).containsExactly("00:00", "01:00");
    }

    @Test
    @Tag("I12.FR.35")
    void fallingEnergyUsesTheValueJustAfterTheInstant() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'minEnergy':5000}},"
                + "{'priceKwh':2,'conditions':{'minEnergy':0}},{'priceKwh':4}]}");
        TransactionSeries series = charging("10:00:00", 0, "11:00:00", 5000, "12:00:00", -5000);
        CostDetails cost = cost(series, tariff);
        // 5 kWh at 2, back from 5 to 0 at 2, and below zero the last element: -5 at 4.
        assertTotal(cost, "-20", "-20");
        assertThat(starts(cost)).containsExactly("10:00", "11:30");
    }

    @Test
    @Tag("I12.FR.31")
    void sampledThresholdsWaitForTheNextSample() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'maxEnergy':4000}},{'priceKwh':3}]}");
        TransactionSeries series = charging("10:00:00", 0, "10:30:00", 5000, "11:00:00", 10000);
        assertTotal(cost(series, tariff, UTC, DEFAULTS.withThresholds(Thresholds.SAMPLED)), "20", "20");
        assertTotal(cost(series, tariff), "22", "22");
    }

    @Test
    void unknownQuantitySatisfiesNoConditionOrFailsIfThatIsWanted() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'maxCurrent':32}},{'priceKwh':2}]}");
        assertTotal(cost(HOUR_10_KWH, tariff), "20", "20");
        CostPolicy strict = DEFAULTS.withUnknownQuantity(UnknownQuantity.FAILURE);
        assertFails(cost(HOUR_10_KWH, tariff, UTC, strict), "not known");
        Tariff byKind = tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'evseKind':'AC'}},{'priceKwh':2}]}");
        assertTotal(cost(HOUR_10_KWH, byKind), "20", "20");
        assertFails(cost(HOUR_10_KWH, byKind, UTC, strict), "not known");
        assertTotal(cost(HOUR_10_KWH, byKind, UTC.withEvseKind(EvseKindEnum.AC), strict), "10", "10");
        Tariff notReached = tariff("'energy':{'prices':[{'priceKwh':2},{'priceKwh':1,'conditions':{'minCurrent':1}}]}");
        assertTotal(cost(HOUR_10_KWH, notReached, UTC, strict), "20", "20");
    }
}
