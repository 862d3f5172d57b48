package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.DEFAULTS;
import static dev.ocppkit.smartcharging.tariff.CostSamples.HOUR_10_KWH;
import static dev.ocppkit.smartcharging.tariff.CostSamples.UTC;
import static dev.ocppkit.smartcharging.tariff.CostSamples.assertTotal;
import static dev.ocppkit.smartcharging.tariff.CostSamples.at;
import static dev.ocppkit.smartcharging.tariff.CostSamples.charging;
import static dev.ocppkit.smartcharging.tariff.CostSamples.cost;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import dev.ocppkit.smartcharging.tariff.CostPolicy.MaxCostForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Least and greatest cost. */
class CostBoundsTest {
    @Test
    @Tag("I12.FR.38")
    void minCostIsStrict() {
        String energy = "'energy':{'prices':[{'priceKwh':1}]},";
        CostDetails equal = cost(HOUR_10_KWH, tariff(energy + "'minCost':{'exclTax':10}"));
        assertThat(equal.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.NORMAL_COST);
        CostDetails below = cost(HOUR_10_KWH, tariff(energy + "'minCost':{'exclTax':10.000001}"));
        assertThat(below.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MIN_COST);
        assertThat(below.totalCost().energy()).isNull();
        assertThat(below.totalCost().fixed().inclTax()).isNull();
    }

    @Test
    @Tag("I12.FR.38")
    void minCostIsExactWhereThirdsAddUp() {
        // 10 kWh in 45 minutes, of which 15 and 30 at 0.3 and 0.225: exactly 1.0 and 1.5.
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.3,'conditions':{'endTimeOfDay':'10:15'}},"
                + "{'priceKwh':0.225}]},'minCost':{'exclTax':2.5}");
        CostDetails cost = cost(charging("10:00:00", 0, "10:45:00", 10000), tariff);
        assertThat(cost.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.NORMAL_COST);
        assertTotal(cost, "2.5", "2.5");
    }

    @Test
    @Tag("I12.FR.39")
    void oneOffThatJumpsOverTheCapIsReduced() {
        Tariff tariff = tariff("'fixedFee':{'taxRates':[{'type':'v','tax':25}],'prices':[{'priceFixed':20}]},"
                + "'energy':{'prices':[{'priceKwh':1}]},'maxCost':{'inclTax':10}");
        CostDetails cost = cost(HOUR_10_KWH, tariff);
        assertTotal(cost, "8", "10");
        assertThat(cost.totalCost().fixed().exclTax()).isEqualByComparingTo("8");
        assertThat(cost.totalCost().energy().exclTax()).isEqualByComparingTo("0");
        assertThat(cost.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MAX_COST);
    }

    @Test
    @Tag("I12.FR.39")
    void capCutsReservationBeforeStartFee() {
        Tariff tariff = tariff("'fixedFee':{'prices':[{'priceFixed':3}]},"
                + "'reservationTime':{'prices':[{'priceMinute':0.5}]},"
                + "'reservationFixed':{'prices':[{'priceFixed':4}]},'maxCost':{'exclTax':10}");
        CostDetails cost = cost(HOUR_10_KWH, tariff, UTC.withReservation(at("09:50:00")), DEFAULTS);
        assertThat(cost.totalCost().reservationTime().exclTax()).isEqualByComparingTo("5");
        assertThat(cost.totalCost().reservationFixed().exclTax()).isEqualByComparingTo("4");
        assertThat(cost.totalCost().fixed().exclTax()).isEqualByComparingTo("1");
        assertThat(cost.totalUsage().reservationTime()).isEqualTo(600);
    }

    @Test
    void reachedCapCanReplaceTheParts() {
        Tariff tariff = tariff(
                "'energy':{'prices':[{'priceKwh':1}]}," + "'maxCost':{'exclTax':4,'taxRates':[{'type':'v','tax':25}]}");
        CostDetails cost = cost(HOUR_10_KWH, tariff, UTC, DEFAULTS.withMaxCostForm(MaxCostForm.REPLACE));
        assertThat(cost.totalCost().energy()).isNull();
        assertThat(cost.totalCost().fixed().inclTax()).isEqualByComparingTo("5");
        assertTotal(cost, "4", "5");
    }

    @Test
    void roundingUpNeverPassesTheCap() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.4005}]},"
                + "'chargingTime':{'prices':[{'priceMinute':0.066583333}]},'maxCost':{'exclTax':8}");
        CostDetails cost = cost(HOUR_10_KWH, tariff, UTC, DEFAULTS.withRounding(new Rounding(2, RoundingMode.UP)));
        assertThat(cost.totalCost().total().exclTax()).isLessThanOrEqualTo(new BigDecimal("8"));
    }
}
