package dev.ocppkit.smartcharging.tariff;

import static dev.ocppkit.model.enumeration.ChargingStateEnum.CHARGING;
import static dev.ocppkit.model.enumeration.ChargingStateEnum.SUSPENDED_EV;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.json.OcppCodec;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/** The example of the README; the test compares the two. */
final class CostExample {

    private CostExample() {}

    static void run(PrintStream out) {
        // begin
        Tariff tariff = OcppCodec.of(OcppVersion.V2_1).read(Tariff.class, """
                {"tariffId":"day","currency":"EUR","energy":{"taxRates":[{"type":"vat","tax":20}],"prices":[
                  {"priceKwh":0.40,"conditions":{"startTimeOfDay":"08:00","endTimeOfDay":"18:00"}},{"priceKwh":0.25}]}}
                """).orThrow();
        Instant start = Instant.parse("2026-06-03T15:30:00Z");
        CostMeter meter = CostMeter.start(
                        AppliedTariff.accepted(tariff),
                        CostContext.of(ZoneId.of("Europe/Amsterdam")),
                        CostPolicy.ofDefaults())
                .advance(Sample.of(start, 0, CHARGING))
                .watchCost(new BigDecimal("3.00"), start) // prepaid
                .advance(Sample.of(start.plusSeconds(3600), 10_000, SUSPENDED_EV));
        out.println(meter.finalCost().totalCost().total().inclTax() + " EUR, limit reached " + meter.costReachedAt());
        // end
    }
}
