package dev.ocppkit.smartcharging.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.json.OcppCodec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Tariffs and series for tests of the calculation, and what is said about their cost. */
final class CostSamples {
    static final CostContext UTC = CostContext.of(ZoneId.of("UTC"));
    static final CostPolicy DEFAULTS = CostPolicy.ofDefaults();
    static final String DAY = "2026-06-03T";
    static final TransactionSeries HOUR_10_KWH = charging("10:00:00", 0, "11:00:00", 10000);

    private CostSamples() {}

    static Tariff tariff(String components) {
        String json = ("{'tariffId':'t','currency':'EUR'," + components + "}").replace('\'', '"');
        return OcppCodec.of(OcppVersion.V2_1).read(Tariff.class, json).orThrow();
    }

    static Instant at(String time) {
        return Instant.parse(time.length() > 12 ? time : DAY + time + "Z");
    }

    /** Charging from the first reading on, without power and current. */
    static TransactionSeries charging(Object... timesAndEnergies) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < timesAndEnergies.length; i += 2) {
            samples.add(Sample.of(
                    at((String) timesAndEnergies[i]), (Integer) timesAndEnergies[i + 1], ChargingStateEnum.CHARGING));
        }
        return new TransactionSeries(samples);
    }

    static CostDetails cost(TransactionSeries series, Tariff tariff) {
        return cost(series, tariff, UTC, DEFAULTS);
    }

    static CostDetails cost(TransactionSeries series, Tariff tariff, CostContext context, CostPolicy policy) {
        return TransactionCosts.cost(series, List.of(AppliedTariff.accepted(tariff)), context, policy);
    }

    static void assertTotal(CostDetails cost, String excl, String incl) {
        assertThat(cost.failureReason()).isNull();
        assertThat(cost.totalCost().total().exclTax()).isEqualByComparingTo(excl);
        assertThat(cost.totalCost().total().inclTax()).isEqualByComparingTo(incl);
    }

    static void assertFails(CostDetails cost, String reason) {
        assertThat(cost.failureToCalculate()).isTrue();
        assertThat(cost.failureReason()).contains(reason);
        assertThat(cost.violations(OcppVersion.V2_1)).isEmpty();
    }
}
