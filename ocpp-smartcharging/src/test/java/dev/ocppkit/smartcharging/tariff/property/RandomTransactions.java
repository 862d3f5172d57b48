package dev.ocppkit.smartcharging.tariff.property;

import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.datatype.TariffFixed;
import dev.ocppkit.model.datatype.TariffFixedPrice;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.model.datatype.TariffTimePrice;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.DayOfWeekEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random tariffs and transactions from a seed. Samples lie on whole minutes and thresholds on multiples of 10 Wh at
 * slopes of 1, 2, 5 or 10 Wh/s, so that everything happens on whole seconds and a simulation in seconds is exact.
 */
final class RandomTransactions {

    private static final List<String> TIMES = List.of("00:00", "01:30", "02:30", "06:00", "12:00", "18:45", "23:00");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe");
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-03-28T22:00:00Z"),
            Instant.parse("2026-10-24T23:00:00Z"),
            Instant.parse("2026-06-05T21:30:00Z"),
            Instant.parse("2026-11-01T04:00:00Z"));

    final Random random;
    final boolean discharges;
    boolean calendars = true;

    RandomTransactions(long seed, boolean discharges) {
        this.random = new Random(seed);
        this.discharges = discharges;
    }

    Instant start() {
        return one(STARTS);
    }

    TransactionSeries series(Instant start, boolean measuresPower) {
        List<Sample> samples = new ArrayList<>();
        Instant at = start;
        long energy = random.nextInt(3) * 600L;
        for (int i = random.nextInt(9) + 2; i > 0; i--) {
            ChargingStateEnum state = one(List.of(
                    ChargingStateEnum.CHARGING,
                    ChargingStateEnum.CHARGING,
                    ChargingStateEnum.SUSPENDED_EV,
                    ChargingStateEnum.SUSPENDED_EVSE,
                    ChargingStateEnum.EV_CONNECTED));
            int slope = state == ChargingStateEnum.CHARGING
                    ? one(discharges ? List.of(1, 2, 5, 10, -1, -5) : List.of(0, 1, 2, 5, 10))
                    : 0;
            Sample sample = Sample.of(at, energy, state);
            if (measuresPower) {
                sample = sample.withPower(BigDecimal.valueOf(slope * 3600L));
            }
            if (random.nextBoolean()) {
                sample = sample.withCurrent(BigDecimal.valueOf(slope * 5L));
            }
            samples.add(sample);
            long minutes = random.nextInt(90) + 1L;
            at = at.plusSeconds(minutes * 60);
            energy += minutes * 60 * slope;
        }
        samples.add(Sample.of(at, BigDecimal.valueOf(energy)));
        return new TransactionSeries(samples);
    }

    CostContext context(Instant start) {
        CostContext context = CostContext.of(ZoneId.of(one(ZONES)))
                .withPayment(random.nextBoolean() ? "Visa" : null, random.nextBoolean() ? "CC" : null);
        context = random.nextBoolean() ? context.withEvseKind(one(List.of(EvseKindEnum.AC, EvseKindEnum.DC))) : context;
        return random.nextInt(3) == 0 ? context.withReservation(start.minusSeconds(random.nextInt(5000))) : context;
    }

    CostPolicy policy() {
        CostPolicy policy = CostPolicy.ofDefaults();
        if (random.nextInt(3) == 0) {
            policy = policy.withIdleCounting(CostPolicy.IdleCounting.CUMULATIVE);
        }
        Set<ChargingStateEnum> driversFault = EnumSet.of(ChargingStateEnum.SUSPENDED_EV);
        return random.nextInt(3) == 0 ? policy.withIdleStates(driversFault) : policy;
    }

    List<AppliedTariff> tariffs(Instant start) {
        List<AppliedTariff> tariffs = new ArrayList<>();
        int late = random.nextInt(4);
        Tariff first = tariff("first");
        tariffs.add(
                switch (late) {
                    case 0 -> AppliedTariff.acceptedAt(first, start.plusSeconds(random.nextInt(1200)));
                    case 1 -> AppliedTariff.changed(first, start.plusSeconds(random.nextInt(1200)));
                    default -> AppliedTariff.accepted(first);
                });
        if (random.nextInt(3) == 0) {
            tariffs.add(AppliedTariff.changed(tariff("second"), start.plusSeconds(1200 + random.nextInt(5000))));
        }
        return tariffs;
    }

    Tariff tariff(String id) {
        Tariff.Builder tariff = Tariff.builder().tariffId(id).currency("EUR");
        tariff.energy(energy());
        tariff.chargingTime(random.nextInt(3) == 0 ? null : time());
        tariff.idleTime(random.nextInt(3) == 0 ? null : time());
        tariff.reservationTime(random.nextInt(3) == 0 ? time() : null);
        tariff.fixedFee(random.nextInt(2) == 0 ? fixed() : null);
        tariff.reservationFixed(random.nextInt(3) == 0 ? fixed() : null);
        int cap = random.nextInt(6);
        if (cap == 0) {
            tariff.maxCost(Price.builder().inclTax(random.nextInt(30) + 1.5).build());
        } else if (cap == 1) {
            tariff.maxCost(Price.builder()
                    .exclTax(random.nextInt(30) + 1)
                    .inclTax(random.nextInt(30) + 1)
                    .build());
        } else if (cap == 2) {
            tariff.minCost(Price.builder().exclTax(random.nextInt(30) + 1).build());
        }
        return tariff.build();
    }

    TariffEnergy energy() {
        List<TariffEnergyPrice> prices = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            prices.add(TariffEnergyPrice.builder()
                    .priceKwh(price())
                    .conditions(conditions())
                    .build());
        }
        return TariffEnergy.builder().prices(prices).taxRates(taxRates()).build();
    }

    TariffTime time() {
        List<TariffTimePrice> prices = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            prices.add(TariffTimePrice.builder()
                    .priceMinute(price())
                    .conditions(conditions())
                    .build());
        }
        return TariffTime.builder().prices(prices).taxRates(taxRates()).build();
    }

    private TariffFixed fixed() {
        TariffConditionsFixed.Builder conditions = TariffConditionsFixed.builder();
        if (calendars) {
            conditions.endTimeOfDay(one(TIMES));
        }
        if (random.nextBoolean()) {
            conditions.paymentBrand("Visa");
        }
        return TariffFixed.builder()
                .prices(
                        TariffFixedPrice.builder()
                                .priceFixed(price())
                                .conditions(conditions.build())
                                .build(),
                        TariffFixedPrice.builder().priceFixed(price()).build())
                .taxRates(taxRates())
                .build();
    }

    BigDecimal price() {
        return BigDecimal.valueOf(random.nextInt(900), 3);
    }

    List<TaxRate> taxRates() {
        List<TaxRate> rates = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            rates.add(TaxRate.builder()
                    .type("tax" + i)
                    .tax(random.nextInt(250) / 10.0)
                    .stack(random.nextBoolean() ? null : Integer.valueOf(random.nextInt(3)))
                    .build());
        }
        return rates.isEmpty() ? null : rates;
    }

    private TariffConditions conditions() {
        if (random.nextInt(4) == 0) {
            return null;
        }
        TariffConditions.Builder conditions = TariffConditions.builder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            add(conditions, random.nextInt(calendars ? 12 : 8));
        }
        return conditions.build();
    }

    private void add(TariffConditions.Builder conditions, int kind) {
        int sign = discharges && random.nextInt(3) == 0 ? -1 : 1;
        switch (kind) {
            case 0 -> conditions.minEnergy(BigDecimal.valueOf(sign * random.nextInt(900) * 10L));
            case 1 -> conditions.maxEnergy(BigDecimal.valueOf(sign * random.nextInt(900) * 10L));
            case 2 ->
                conditions.minPower(BigDecimal.valueOf(
                        sign * one(List.of(0, 3600, 7200, 10000)).longValue()));
            case 3 ->
                conditions.maxPower(BigDecimal.valueOf(
                        sign * one(List.of(3600, 7200, 36000)).longValue()));
            case 4 ->
                conditions.minCurrent(
                        BigDecimal.valueOf(sign * one(List.of(0, 5, 10)).longValue()));
            case 5 -> conditions.minTime(random.nextInt(9000)).maxTime(9000 + random.nextInt(9000));
            case 6 -> conditions.minChargingTime(random.nextInt(6000));
            case 7 -> conditions.minIdleTime(random.nextInt(4000));
            case 8 -> conditions.startTimeOfDay(one(TIMES));
            case 9 -> conditions.endTimeOfDay(one(TIMES));
            case 10 ->
                conditions.dayOfWeek(
                        one(List.of(DayOfWeekEnum.values())) == DayOfWeekEnum.UNRECOGNIZED
                                ? List.of(DayOfWeekEnum.SUNDAY)
                                : List.of(DayOfWeekEnum.SATURDAY, DayOfWeekEnum.FRIDAY));
            default ->
                conditions
                        .validFromDate(one(List.of("2026-01-01", "2026-03-29", "2026-10-25")))
                        .evseKind(random.nextBoolean() ? EvseKindEnum.DC : null);
        }
    }

    <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
