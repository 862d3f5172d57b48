package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.HOUR_10_KWH;
import static dev.ocppkit.smartcharging.tariff.CostSamples.UTC;
import static dev.ocppkit.smartcharging.tariff.CostSamples.assertFails;
import static dev.ocppkit.smartcharging.tariff.CostSamples.assertTotal;
import static dev.ocppkit.smartcharging.tariff.CostSamples.at;
import static dev.ocppkit.smartcharging.tariff.CostSamples.cost;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tariff that changes during the transaction. */
class TariffChangeTest {
    private static CostDetails changed(Tariff first, Tariff second, String changedAt) {
        return TransactionCosts.cost(
                HOUR_10_KWH, List.of(AppliedTariff.accepted(first), AppliedTariff.changed(second, at(changedAt))), UTC);
    }

    private static Tariff named(String id, String components) {
        return tariff(components).toBuilder().tariffId(id).build();
    }

    @Test
    @Tag("I11.FR.08")
    void onceFrozenStaysFrozenAfterAChangeAndBeatsMinCost() {
        CostDetails cost = changed(
                named("a", "'energy':{'prices':[{'priceKwh':1}]},'maxCost':{'exclTax':2}"),
                named("b", "'energy':{'prices':[{'priceKwh':1}]},'minCost':{'exclTax':50}"),
                "10:30:00");
        assertTotal(cost, "2", "2");
        assertThat(cost.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MAX_COST);
    }

    @Test
    @Tag("I11.FR.08")
    void boundsAreThoseOfTheTariffInForce() {
        String energy = "'energy':{'prices':[{'priceKwh':1}]}";
        CostDetails capped = changed(named("a", energy), named("b", energy + ",'maxCost':{'exclTax':3}"), "10:30:00");
        assertTotal(capped, "5", "5");
        CostDetails lifted = changed(named("a", energy + ",'maxCost':{'exclTax':6}"), named("b", energy), "10:30:00");
        assertTotal(lifted, "10", "10");
        CostDetails min = changed(named("a", energy), named("b", energy + ",'minCost':{'inclTax':12}"), "10:30:00");
        assertThat(min.totalCost().typeOfCost()).isEqualTo(TariffCostEnum.MIN_COST);
    }

    @Test
    @Tag("I11.FR.08")
    void taxesOfBothTariffsAreAddedAndTheirRatesListed() {
        CostDetails cost = changed(
                named("a", "'energy':{'taxRates':[{'type':'v','tax':10}],'prices':[{'priceKwh':1}]}"),
                named("b", "'energy':{'taxRates':[{'type':'v','tax':20}],'prices':[{'priceKwh':1}]}"),
                "10:30:00");
        assertTotal(cost, "10", "11.5");
        assertThat(cost.totalCost().energy().taxRates()).hasSize(2);
        String five = "'taxRates':[{'type':'a','tax':1},{'type':'b','tax':1},{'type':'c','tax':1},"
                + "{'type':'d','tax':1},{'type':'e','tax':1}]";
        CostDetails many = changed(
                named("a", "'energy':{" + five + ",'prices':[{'priceKwh':1}]}"),
                named("b", "'energy':{'taxRates':[{'type':'f','tax':1}],'prices':[{'priceKwh':1}]}"),
                "10:30:00");
        assertThat(many.totalCost().energy().taxRates()).isNull();
    }

    @Test
    @Tag("I11.FR.05")
    void tariffsOfDifferentCurrenciesFail() {
        Tariff first = named("a", "'energy':{'prices':[{'priceKwh':1}]}");
        assertFails(
                changed(first, first.toBuilder().tariffId("b").currency("SEK").build(), "10:30:00"), "currencies");
    }

    @Test
    void tariffsMustBeInOrder() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1}]}");
        List<AppliedTariff> wrong = List.of(
                AppliedTariff.acceptedAt(tariff, at("10:30:00")), AppliedTariff.changed(tariff, at("10:10:00")));
        assertFails(TransactionCosts.cost(HOUR_10_KWH, wrong, UTC), "order");
        List<AppliedTariff> missing = List.of(AppliedTariff.accepted(tariff), AppliedTariff.accepted(tariff));
        assertFails(TransactionCosts.cost(HOUR_10_KWH, missing, UTC), "only the first");
    }
}
