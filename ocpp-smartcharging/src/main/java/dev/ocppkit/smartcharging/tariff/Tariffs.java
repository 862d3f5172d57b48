package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.smartcharging.tariff.internal.Boundaries;
import dev.ocppkit.smartcharging.tariff.internal.CostEngine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers about a tariff outside a transaction. During one, {@link CostMeter} knows more.
 *
 * <p>Pure functions. Spec: OCPP 2.1 Part 2 I07.FR.14, I07.FR.17, I12.FR.31.
 */
public final class Tariffs {

    private Tariffs() {}

    /**
     * Gives the prices that a transaction starting at an instant would begin with.
     *
     * @param tariff the tariff
     * @param context what its conditions ask
     * @param at the instant
     * @return the prices, with power and current unknown; empty if the tariff cannot be read
     */
    public static Optional<PricesNow> priceNow(Tariff tariff, CostContext context, Instant at) {
        Objects.requireNonNull(at, "at");
        CostEngine engine = new CostEngine(List.of(AppliedTariff.accepted(tariff)), context, CostPolicy.ofDefaults());
        engine.accept(Sample.of(at, BigDecimal.ZERO));
        return Optional.ofNullable(engine.prices());
    }

    /**
     * Finds the next instant at which the wall clock changes which prices can apply, for instance to arm a timer.
     *
     * <p>Prices that depend on a transaction may change at any other time too.
     *
     * @param tariff the tariff
     * @param zone the time zone of the Charging Station
     * @param after the instant after which to look
     * @return the instant; empty if there is none within about ten years or the tariff cannot be read
     */
    public static Optional<Instant> nextBoundary(Tariff tariff, ZoneId zone, Instant after) {
        Objects.requireNonNull(tariff, "tariff");
        Objects.requireNonNull(after, "after");
        return Optional.ofNullable(Boundaries.next(tariff, Objects.requireNonNull(zone, "zone"), after));
    }
}
