package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.smartcharging.tariff.CostSamples.DEFAULTS;
import static dev.ocppkit.smartcharging.tariff.CostSamples.UTC;
import static dev.ocppkit.smartcharging.tariff.CostSamples.at;
import static dev.ocppkit.smartcharging.tariff.CostSamples.charging;
import static dev.ocppkit.smartcharging.tariff.CostSamples.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CostMeterTest {
    @Test
    @Tag("I12.FR.04")
    void meterTellsPricesAndTheNextBoundary() {
        Tariff tariff = tariff("'energy':{'taxRates':[{'type':'v','tax':20}],'prices':[{'priceKwh':0.3,"
                + "'conditions':{'endTimeOfDay':'18:00'}},{'priceKwh':0.2}]},'idleTime':{'prices':[{'priceMinute':0.5,"
                + "'conditions':{'minIdleTime':300}}]},'fixedFee':{'prices':[{'priceFixed':1}]}");
        CostMeter meter = CostMeter.start(AppliedTariff.accepted(tariff), UTC, DEFAULTS);
        assertThat(meter.priceNow()).isEmpty();
        meter = meter.advance(Sample.of(at("10:00:00"), 0, ChargingStateEnum.CHARGING));
        assertThat(meter.priceNow().orElseThrow().energy().inclTax()).isEqualTo("0.36");
        assertThat(meter.priceNow().orElseThrow().idleTime())
                .isEqualTo(new UnitPrice(null, BigDecimal.ZERO, BigDecimal.ZERO));
        assertThat(meter.priceNow().orElseThrow().fixedFee().exclTax()).isEqualTo("1");
        assertThat(meter.nextBoundary()).contains(at("18:00:00"));
        meter = meter.advance(Sample.of(at("10:30:00"), 5000, ChargingStateEnum.SUSPENDED_EV));
        assertThat(meter.nextBoundary()).contains(at("10:35:00"));
        meter = meter.advance(Sample.of(at("10:36:00"), 5000, ChargingStateEnum.SUSPENDED_EV));
        assertThat(meter.priceNow().orElseThrow().idleTime().exclTax()).isEqualTo("0.5");
        assertThat(meter.runningCost().totalCost().total().inclTax()).isEqualByComparingTo("3.3");
        assertThat(meter.failureReason()).isEmpty();
    }

    @Test
    void meterRefusesATariffForTheTimeThatIsOver() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':1}]}");
        CostMeter meter = CostMeter.start(AppliedTariff.accepted(tariff), UTC, DEFAULTS);
        for (Sample sample :
                charging("10:00:00", 0, "10:20:00", 1, "10:40:00", 2).samples()) {
            meter = meter.advance(sample);
        }
        CostMeter refused = meter.change(AppliedTariff.changed(tariff, at("10:10:00")));
        assertThat(refused.failureReason().orElseThrow()).contains("cannot take effect before");
        assertThat(refused.runningCost().failureToCalculate()).isTrue();
        assertThat(meter.runningCost().failureToCalculate()).isNull();
    }

    @Test
    void meterWatchesACostLimit() {
        CostMeter meter =
                CostMeter.start(AppliedTariff.accepted(tariff("'energy':{'prices':[{'priceKwh':1}]}")), UTC, DEFAULTS);
        meter = meter.advance(Sample.of(at("10:00:00"), 0, ChargingStateEnum.CHARGING))
                .watchCost(new BigDecimal("5"), at("10:00:00"));
        CostMeter early = meter.advance(Sample.of(at("10:15:00"), BigDecimal.valueOf(2500)));
        assertThat(early.costReachedAt()).isEmpty();
        CostMeter late = early.advance(Sample.of(at("11:00:00"), BigDecimal.valueOf(10000)));
        assertThat(late.costReachedAt()).contains(at("10:30:00"));
        assertThat(early.costReachedAt()).isEmpty();
    }
}
