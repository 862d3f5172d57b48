package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.at;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Tariff;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TariffsTest {
    @Test
    void priceAndBoundaryOutsideATransaction() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.3,'conditions':{'startTimeOfDay':'08:00',"
                + "'endTimeOfDay':'18:00','dayOfWeek':['Friday']}},{'priceKwh':0.2}]}");
        ZoneId madrid = ZoneId.of("Europe/Madrid");
        assertThat(Tariffs.priceNow(tariff, CostContext.of(madrid), Instant.parse("2026-06-05T06:00:00Z"))
                        .orElseThrow()
                        .energy()
                        .element())
                .isZero();
        assertThat(Tariffs.nextBoundary(tariff, madrid, at("10:00:00")))
                .contains(Instant.parse("2026-06-05T06:00:00Z"));
        assertThat(Tariffs.nextBoundary(tariff, madrid, Instant.parse("2026-06-05T06:00:00Z")))
                .contains(Instant.parse("2026-06-05T16:00:00Z"));
        assertThat(Tariffs.nextBoundary(tariff("'energy':{'prices':[{'priceKwh':1}]}"), madrid, at("10:00:00")))
                .isEmpty();
        Tariff hidden = tariff(
                "'energy':{'prices':[{'priceKwh':1},{'priceKwh':2,'conditions':{'endTimeOfDay':" + "'12:00'}}]}");
        assertThat(Tariffs.nextBoundary(hidden, madrid, at("10:00:00"))).isEmpty();
    }
}
