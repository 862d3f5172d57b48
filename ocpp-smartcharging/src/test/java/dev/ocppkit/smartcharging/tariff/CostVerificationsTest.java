package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.DEFAULTS;
import static dev.ocppkit.smartcharging.tariff.CostSamples.HOUR_10_KWH;
import static dev.ocppkit.smartcharging.tariff.CostSamples.UTC;
import static dev.ocppkit.smartcharging.tariff.CostSamples.at;
import static dev.ocppkit.smartcharging.tariff.CostSamples.cost;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.datatype.Tariff;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostVerificationsTest {
    @Test
    void verificationNamesEveryDifference() {
        Tariff tariff = tariff("'energy':{'taxRates':[{'type':'v','tax':20}],'prices':[{'priceKwh':1}]}");
        List<AppliedTariff> tariffs = List.of(AppliedTariff.accepted(tariff));
        CostDetails cost = cost(HOUR_10_KWH, tariff);
        BigDecimal cent = new BigDecimal("0.01");
        assertThat(CostVerifications.verify(cost, HOUR_10_KWH, tariffs, UTC, DEFAULTS, BigDecimal.ZERO))
                .isEmpty();
        assertThat(CostVerifications.check(cost, List.of(tariff), BigDecimal.ZERO))
                .isEmpty();
        CostDetails wrong = cost.toBuilder()
                .totalCost(cost.totalCost().toBuilder()
                        .currency("USD")
                        .energy(cost.totalCost().energy().toBuilder()
                                .inclTax(13)
                                .build())
                        .build())
                .build();
        assertThat(CostVerifications.verify(wrong, HOUR_10_KWH, tariffs, UTC, DEFAULTS, cent))
                .extracting(CostDifference::text)
                .containsExactly(
                        "/totalCost/currency is USD, calculated was EUR.",
                        "/totalCost/energy/inclTax is 13, calculated was 12.");
        assertThat(CostVerifications.check(wrong, List.of(tariff), cent))
                .extracting(CostDifference::pointer)
                .containsExactly("/totalCost/currency", "/totalCost/total/inclTax", "/totalCost/energy/inclTax");
        CostDetails running = TransactionCosts.runningCost(HOUR_10_KWH, tariffs, UTC, DEFAULTS, at("11:00:00"));
        assertThat(CostVerifications.verify(running, HOUR_10_KWH, tariffs, UTC, DEFAULTS, cent))
                .isEmpty();
        CostDetails missing = cost.toBuilder()
                .chargingPeriods(List.of(cost.chargingPeriods().get(0).toBuilder()
                        .tariffId("other")
                        .dimensions((List<CostDimension>) null)
                        .build()))
                .build();
        assertThat(CostVerifications.verify(missing, HOUR_10_KWH, tariffs, UTC, DEFAULTS, cent))
                .extracting(CostDifference::text)
                .contains("/chargingPeriods/0/dimensions/Energy is missing, calculated was 10000.");
        assertThat(CostVerifications.check(missing, List.of(tariff), cent))
                .extracting(CostDifference::pointer)
                .containsExactly("/chargingPeriods/0/tariffId");
    }
}
