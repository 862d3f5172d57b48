package dev.ocppkit.smartcharging.tariff.property;

import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TariffOrigin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cost of a transaction, simulated in steps of one second with conditions judged in the middle of each second. Slow,
 * plain, and sharing no code with the library.
 */
final class SecondBySecond {

    private static final MathContext PRECISE = new MathContext(60);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal LOST = new BigDecimal("-1e-40");
    private static final Map<String, Integer> SECONDS_OF_DAY = new ConcurrentHashMap<>();

    final Map<String, BigDecimal> excl = new TreeMap<>();
    final Map<String, BigDecimal> incl = new TreeMap<>();
    final Map<Instant, Period> periods = new LinkedHashMap<>();
    BigDecimal energyUsed = BigDecimal.ZERO;
    long chargingSeconds;
    long idleSeconds;
    boolean frozen;
    private long spell;
    private boolean oneOffsDue = true;
    private Prices lastPrices;
    private Instant lastPeriod;
    private Instant start;
    private Tariff inForce;
    private final Map<String, Terms> termsOfTariffs = new HashMap<>();
    private final Map<Choice, Step> stepsOfChoices = new HashMap<>();

    static final class Period {
        String tariffId;
        BigDecimal energy = BigDecimal.ZERO;
        long charging;
        long idle;
    }

    private record Moment(
            ZonedDateTime at,
            BigDecimal energy,
            BigDecimal power,
            BigDecimal current,
            BigDecimal time,
            BigDecimal charging,
            BigDecimal idle) {}

    /** What each second asks of a tariff, looked up once. */
    private record Terms(
            Tariff tariff,
            List<TariffConditions> energy,
            List<TariffConditions> chargingTime,
            List<TariffConditions> idleTime,
            Map<String, BigDecimal> factors) {
        static Terms of(Tariff tariff) {
            Map<String, BigDecimal> factors = new TreeMap<>();
            List<TariffConditions> energy = new ArrayList<>();
            if (tariff.energy() != null) {
                tariff.energy().prices().forEach(price -> energy.add(price.conditions()));
                factors.put("energy", factor(tariff.energy().taxRates()));
            }
            return new Terms(
                    tariff,
                    energy,
                    ofTime("chargingTime", tariff.chargingTime(), factors),
                    ofTime("idleTime", tariff.idleTime(), factors),
                    factors);
        }

        private static List<TariffConditions> ofTime(String part, TariffTime time, Map<String, BigDecimal> factors) {
            List<TariffConditions> conditions = new ArrayList<>();
            if (time != null) {
                time.prices().forEach(price -> conditions.add(price.conditions()));
                factors.put(part, factor(time.taxRates()));
            }
            return conditions;
        }
    }

    /** The prices that are in force; -1 where none is. */
    private record Prices(String tariffId, int energy, int chargingTime, int idleTime) {}

    /** All that decides what a second costs. Thousands of seconds have the same. */
    private record Choice(Prices prices, BigDecimal slope, boolean charging, boolean idle) {}

    /** What one second adds to each part, without and with tax. */
    private record Step(
            Map<String, BigDecimal> net, Map<String, BigDecimal> taxed, BigDecimal netTotal, BigDecimal taxedTotal) {}

    Tariff tariff() {
        return inForce;
    }

    void run(List<Sample> samples, List<AppliedTariff> tariffs, CostContext context, CostPolicy policy) {
        start = samples.get(0).at();
        for (int i = 0; i + 1 < samples.size(); i++) {
            Sample a = samples.get(i);
            Sample b = samples.get(i + 1);
            long seconds = Duration.between(a.at(), b.at()).toSeconds();
            BigDecimal slope = b.energyWh().subtract(a.energyWh()).divide(BigDecimal.valueOf(seconds), PRECISE);
            for (long s = 0; s < seconds; s++) {
                second(a, a.at().plusSeconds(s), slope, tariffs, context, policy);
            }
        }
    }

    private void second(
            Sample sample,
            Instant at,
            BigDecimal slope,
            List<AppliedTariff> tariffs,
            CostContext context,
            CostPolicy policy) {
        boolean charging = sample.chargingState() == ChargingStateEnum.CHARGING;
        boolean idle = policy.idleStates().contains(sample.chargingState());
        spell = charging ? 0 : spell;
        long idleCount = policy.idleCounting() == CostPolicy.IdleCounting.CUMULATIVE ? idleSeconds : spell;
        Moment middle = new Moment(
                at.atZone(context.zone()),
                energyUsed.add(slope.multiply(HALF)),
                sample.powerW() == null ? slope.multiply(BigDecimal.valueOf(3600)) : sample.powerW(),
                sample.currentA(),
                BigDecimal.valueOf(Duration.between(start, at).toSeconds()).add(HALF),
                BigDecimal.valueOf(chargingSeconds).add(charging ? HALF : BigDecimal.ZERO),
                BigDecimal.valueOf(idleCount).add(idle ? HALF : BigDecimal.ZERO));
        AppliedTariff applied = tariffAt(tariffs, at);
        if (applied != null) {
            accrue(
                    applied.tariff(),
                    applied == tariffs.get(0) || tariffs.size() > 1 ? tariffs.get(0) : applied,
                    middle,
                    slope,
                    charging,
                    idle,
                    context);
        }
        energyUsed = energyUsed.add(slope);
        chargingSeconds += charging ? 1 : 0;
        idleSeconds += idle ? 1 : 0;
        spell += idle ? 1 : 0;
    }

    private AppliedTariff tariffAt(List<AppliedTariff> tariffs, Instant at) {
        AppliedTariff found = null;
        for (AppliedTariff each : tariffs) {
            if (each.effectiveFrom() == null || !each.effectiveFrom().isAfter(at)) {
                found = each;
            }
        }
        return found;
    }

    private void accrue(
            Tariff tariff,
            AppliedTariff first,
            Moment middle,
            BigDecimal slope,
            boolean charging,
            boolean idle,
            CostContext context) {
        inForce = tariff;
        if (oneOffsDue) {
            oneOffsDue = false;
            if (first.origin() == TariffOrigin.ACCEPTED) {
                oneOffs(first.tariff(), context);
            }
        }
        frozen |= reached(tariff.maxCost());
        Terms terms = termsOfTariffs.computeIfAbsent(tariff.tariffId(), id -> Terms.of(tariff));
        Prices prices = new Prices(
                tariff.tariffId(),
                first(terms.energy(), middle, context),
                first(terms.chargingTime(), middle, context),
                first(terms.idleTime(), middle, context));
        Choice choice = new Choice(prices, slope, charging, idle);
        add(tariff, stepsOfChoices.computeIfAbsent(choice, unknown -> step(terms, unknown)));
        period(tariff, middle.at().toInstant(), choice);
    }

    private static Step step(Terms terms, Choice choice) {
        Map<String, BigDecimal> step = new TreeMap<>();
        Tariff tariff = terms.tariff();
        if (tariff.energy() != null) {
            BigDecimal price = choice.prices().energy() < 0
                    ? BigDecimal.ZERO
                    : tariff.energy().prices().get(choice.prices().energy()).priceKwh();
            step.put("energy", price.multiply(choice.slope()).movePointLeft(3));
        }
        if (tariff.chargingTime() != null) {
            BigDecimal price = perMinute(tariff.chargingTime(), choice.prices().chargingTime());
            step.put("chargingTime", choice.charging() ? perSecond(price) : BigDecimal.ZERO);
        }
        if (tariff.idleTime() != null) {
            BigDecimal price = perMinute(tariff.idleTime(), choice.prices().idleTime());
            step.put("idleTime", choice.idle() ? perSecond(price) : BigDecimal.ZERO);
        }
        Map<String, BigDecimal> taxed = new TreeMap<>();
        step.forEach((part, net) -> taxed.put(part, net.multiply(terms.factors().get(part))));
        return new Step(step, taxed, total(step), total(taxed));
    }

    private static BigDecimal perMinute(TariffTime time, int index) {
        return index < 0 ? BigDecimal.ZERO : time.prices().get(index).priceMinute();
    }

    private static BigDecimal perSecond(BigDecimal perMinute) {
        return perMinute.divide(BigDecimal.valueOf(60), PRECISE);
    }

    private void period(Tariff tariff, Instant at, Choice choice) {
        if (!choice.prices().equals(lastPrices)) {
            lastPrices = choice.prices();
            lastPeriod = at;
            Period period = new Period();
            period.tariffId = tariff.tariffId();
            periods.put(at, period);
        }
        Period period = periods.get(lastPeriod);
        period.energy = period.energy.add(choice.slope());
        period.charging += choice.charging() ? 1 : 0;
        period.idle += choice.idle() ? 1 : 0;
    }

    private void add(Tariff tariff, Step step) {
        BigDecimal share = frozen ? BigDecimal.ZERO : BigDecimal.ONE;
        if (!frozen && tariff.maxCost() != null) {
            share = share.min(fits(tariff.maxCost().exclTax(), total(excl), step.netTotal()));
            share = share.min(fits(tariff.maxCost().inclTax(), total(incl), step.taxedTotal()));
            frozen = share.compareTo(BigDecimal.ONE) < 0;
        }
        for (String part : step.net().keySet()) {
            excl.merge(part, step.net().get(part).multiply(share), BigDecimal::add);
            incl.merge(part, step.taxed().get(part).multiply(share), BigDecimal::add);
        }
    }

    private static BigDecimal fits(BigDecimal bound, BigDecimal before, BigDecimal more) {
        if (bound == null || before.add(more).compareTo(bound) < 0 || more.signum() <= 0) {
            return BigDecimal.ONE;
        }
        return bound.subtract(before).max(BigDecimal.ZERO).divide(more, PRECISE);
    }

    private void oneOffs(Tariff tariff, CostContext context) {
        ZonedDateTime local = start.atZone(context.zone());
        if (context.reservationReceivedAt() != null && tariff.reservationTime() != null) {
            Moment atStart = new Moment(
                    local,
                    BigDecimal.ZERO,
                    firstPower,
                    firstCurrent,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);
            int index = first(
                    tariff.reservationTime().prices().stream()
                            .map(p -> p.conditions())
                            .toList(),
                    atStart,
                    context);
            if (index >= 0) {
                BigDecimal seconds = BigDecimal.valueOf(
                        Duration.between(context.reservationReceivedAt(), start).toSeconds());
                BigDecimal price = tariff.reservationTime().prices().get(index).priceMinute();
                once(
                        tariff,
                        "reservationTime",
                        perSecond(price).multiply(seconds),
                        tariff.reservationTime().taxRates());
            }
        }
        if (context.reservationReceivedAt() != null && tariff.reservationFixed() != null) {
            tariff.reservationFixed().prices().stream()
                    .filter(p -> holds(p.conditions(), local, context))
                    .findFirst()
                    .ifPresent(p -> once(
                            tariff,
                            "reservationFixed",
                            p.priceFixed(),
                            tariff.reservationFixed().taxRates()));
        }
        if (tariff.fixedFee() != null) {
            tariff.fixedFee().prices().stream()
                    .filter(p -> holds(p.conditions(), local, context))
                    .findFirst()
                    .ifPresent(p -> once(
                            tariff, "fixed", p.priceFixed(), tariff.fixedFee().taxRates()));
        }
    }

    BigDecimal firstPower;
    BigDecimal firstCurrent;

    private void once(Tariff tariff, String part, BigDecimal net, List<TaxRate> rates) {
        BigDecimal gross = net.multiply(factor(rates));
        BigDecimal share = BigDecimal.ONE;
        if (tariff.maxCost() != null) {
            share = share.min(fits(tariff.maxCost().exclTax(), total(excl), net));
            share = share.min(fits(tariff.maxCost().inclTax(), total(incl), gross));
        }
        excl.merge(part, net.multiply(share), BigDecimal::add);
        incl.merge(part, gross.multiply(share), BigDecimal::add);
    }

    private boolean reached(Price cap) {
        return cap != null
                && ((cap.exclTax() != null && atLeast(total(excl), cap.exclTax()))
                        || (cap.inclTax() != null && atLeast(total(incl), cap.inclTax())));
    }

    /** Compares a sum whose last digits are lost with a bound. */
    static boolean atLeast(BigDecimal total, BigDecimal bound) {
        return total.subtract(bound).compareTo(LOST) >= 0;
    }

    static BigDecimal total(Map<String, BigDecimal> parts) {
        return parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal factor(List<TaxRate> rates) {
        BigDecimal amount = BigDecimal.ONE;
        for (int level = 0; level < 5 && rates != null; level++) {
            BigDecimal before = amount;
            for (TaxRate rate : rates) {
                int stack = rate.stack() == null ? 0 : rate.stack();
                if (stack == level) {
                    amount = amount.add(before.multiply(rate.tax()).movePointLeft(2));
                }
            }
        }
        return amount;
    }

    private static int first(List<TariffConditions> elements, Moment moment, CostContext context) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) == null || holds(elements.get(i), moment, context)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holds(TariffConditions c, Moment m, CostContext context) {
        ZonedDateTime local = m.at();
        return inTime(c.startTimeOfDay(), c.endTimeOfDay(), local.toLocalTime())
                && (c.dayOfWeek() == null
                        || c.dayOfWeek().stream()
                                .anyMatch(day ->
                                        day.name().equals(local.getDayOfWeek().name())))
                && (c.validFromDate() == null || !local.toLocalDate().isBefore(LocalDate.parse(c.validFromDate())))
                && (c.validToDate() == null || local.toLocalDate().isBefore(LocalDate.parse(c.validToDate())))
                && (c.evseKind() == null || c.evseKind() == context.evseKind())
                && within(m.energy(), c.minEnergy(), c.maxEnergy())
                && within(m.power(), c.minPower(), c.maxPower())
                && within(m.current(), c.minCurrent(), c.maxCurrent())
                && within(m.time(), whole(c.minTime()), whole(c.maxTime()))
                && within(m.charging(), whole(c.minChargingTime()), whole(c.maxChargingTime()))
                && within(m.idle(), whole(c.minIdleTime()), whole(c.maxIdleTime()));
    }

    private static boolean holds(TariffConditionsFixed c, ZonedDateTime local, CostContext context) {
        return c == null
                || (inTime(c.startTimeOfDay(), c.endTimeOfDay(), local.toLocalTime())
                        && (c.paymentBrand() == null || c.paymentBrand().equals(context.paymentBrand())));
    }

    private static int secondOfDay(String time) {
        return SECONDS_OF_DAY.computeIfAbsent(
                time, text -> LocalTime.parse(text).toSecondOfDay());
    }

    private static BigDecimal whole(Integer seconds) {
        return seconds == null ? null : BigDecimal.valueOf(seconds);
    }

    private static boolean inTime(String from, String to, LocalTime time) {
        if (from == null && to == null) {
            return true;
        }
        int now = time.toSecondOfDay();
        int start = from == null ? 0 : secondOfDay(from);
        int end = to == null || to.equals("00:00") ? 86400 : secondOfDay(to);
        if (from != null && from.equals(to)) {
            return true;
        }
        return start < end ? now >= start && now < end : now >= start || now < end;
    }

    private static boolean within(BigDecimal value, BigDecimal min, BigDecimal max) {
        if (min == null && max == null) {
            return true;
        }
        if (value == null) {
            return false;
        }
        Comparator<BigDecimal> order = Comparator.naturalOrder();
        boolean aboveMin = min == null
                || (min.signum() >= 0
                        ? value.signum() >= 0 && order.compare(value, min) >= 0
                        : value.signum() <= 0 && order.compare(value, min) <= 0);
        boolean belowMax = max == null
                || (max.signum() >= 0
                        ? value.signum() >= 0 && order.compare(value, max) < 0
                        : value.signum() <= 0 && order.compare(value, max) > 0);
        return aboveMin && belowMax;
    }

    List<Instant> periodStarts() {
        return new ArrayList<>(periods.keySet());
    }
}
