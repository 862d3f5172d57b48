package dev.ocppkit.examples.kiosk;

import static dev.ocppkit.model.enumeration.TransactionEventEnum.ENDED;
import static dev.ocppkit.model.enumeration.TransactionEventEnum.STARTED;
import static dev.ocppkit.model.enumeration.TransactionEventEnum.UPDATED;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.ReadingContextEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostMeter;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.PricesNow;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import dev.ocppkit.smartcharging.tariff.UnitPrice;
import dev.ocppkit.smartcharging.tariff.limits.ActiveLimits;
import dev.ocppkit.smartcharging.tariff.limits.LimitActor;
import dev.ocppkit.smartcharging.tariff.limits.LimitKind;
import dev.ocppkit.smartcharging.tariff.limits.LimitMerge;
import dev.ocppkit.smartcharging.tariff.limits.LimitReached;
import dev.ocppkit.smartcharging.tariff.limits.TransactionLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction at the station, in simulated time: a vehicle charges with 24 kW until a limit stops it. */
final class Session {
    private static final BigDecimal WATTS = BigDecimal.valueOf(24_000);
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
    private static final Duration SAMPLES = Duration.ofMinutes(1);
    private static final int SAMPLES_PER_UPDATE = 10;
    private static final Duration UNTIL_THE_DRIVER_IS_BACK = Duration.ofMinutes(5);
    private static final Set<LimitKind> SUPPORTED =
            EnumSet.of(LimitKind.MAX_COST, LimitKind.MAX_ENERGY, LimitKind.MAX_TIME);

    private final OcppClient station;
    private final Transcript transcript;
    private final String id;
    private final IdToken token;
    private final AppliedTariff tariff;
    private final CostContext context = CostContext.of(Evening.ZONE);
    private final List<Sample> samples = new ArrayList<>();
    private final Instant start;
    private CostMeter meter;
    private ActiveLimits limits = ActiveLimits.none();
    private int seqNo;

    Session(OcppClient station, Transcript transcript, String id, IdToken token, Tariff tariff) {
        this.station = station;
        this.transcript = transcript;
        this.id = id;
        this.token = token;
        this.tariff = AppliedTariff.accepted(tariff);
        this.start = transcript.now();
        this.meter = CostMeter.start(this.tariff, context, CostPolicy.ofDefaults());
    }

    /**
     * Runs the transaction from its start to the departure of the vehicle.
     *
     * @param limit what the driver set at the station, null if the CSMS sets it
     * @param remoteStartId of the request that started it, null if it was started here
     * @return the cost
     */
    CostDetails run(@Nullable TransactionLimit limit, @Nullable Integer remoteStartId) {
        take(start, ChargingStateEnum.CHARGING);
        TransactionLimit announced = limit == null ? null : set(limit, LimitActor.STATION);
        TransactionEventResponse answer = call(event(
                STARTED,
                remoteStartId == null ? TriggerReasonEnum.AUTHORIZED : TriggerReasonEnum.REMOTE_START,
                transaction(ChargingStateEnum.CHARGING)
                        .tariffId(tariff.tariff().tariffId())
                        .transactionLimit(announced)
                        .remoteStartId(remoteStartId)
                        .build()));
        TransactionLimit required = answer.transactionLimit();
        if (required != null) {
            // The CSMS sets a limit: it is confirmed at once, and only once (E16.FR.03).
            call(event(
                    UPDATED,
                    TriggerReasonEnum.LIMIT_SET,
                    transaction(ChargingStateEnum.CHARGING)
                            .transactionLimit(set(required, LimitActor.CSMS))
                            .build()));
        }
        charge();
        leave();
        return meter.finalCost();
    }

    private @Nullable TransactionLimit set(TransactionLimit limit, LimitActor actor) {
        LimitMerge merge = TransactionLimits.merge(limits, limit, actor, SUPPORTED);
        limits = merge.limits();
        return merge.announced();
    }

    private void charge() {
        for (int i = 1; ; i++) {
            Instant next = start.plus(SAMPLES.multipliedBy(i));
            Optional<LimitReached> reached = reachedBy(next);
            if (reached.isPresent()) {
                stop(reached.get());
                return;
            }
            Optional<Instant> boundary = meter.nextBoundary();
            take(next, ChargingStateEnum.CHARGING);
            boolean changes = boundary.isPresent() && !boundary.get().isAfter(next);
            if (changes || i % SAMPLES_PER_UPDATE == 0) {
                display(changes ? "the price changes" : "");
            }
            if (i % SAMPLES_PER_UPDATE == 0) {
                call(event(
                        UPDATED,
                        TriggerReasonEnum.RUNNING_COST,
                        transaction(ChargingStateEnum.CHARGING).build()));
            }
        }
    }

    /** Looks ahead to the next sample, so that the limit is met to the millisecond and never passed (E16.FR.19). */
    private Optional<LimitReached> reachedBy(Instant next) {
        List<Sample> ahead = new ArrayList<>(samples);
        ahead.add(sample(next, ChargingStateEnum.CHARGING));
        return TransactionLimits.limitReached(
                        new TransactionSeries(ahead),
                        List.of(tariff),
                        context,
                        CostPolicy.ofDefaults(),
                        limits.effective())
                .reached();
    }

    private void stop(LimitReached limit) {
        take(limit.at(), ChargingStateEnum.SUSPENDED_EVSE);
        display(limit.kind().wireName() + " is reached, charging stops");
        call(event(
                UPDATED,
                limit.triggerReason(),
                transaction(ChargingStateEnum.SUSPENDED_EVSE).build()));
    }

    private void leave() {
        Sample last = samples.get(samples.size() - 1);
        Instant end = last.at().plus(UNTIL_THE_DRIVER_IS_BACK);
        transcript.now(end);
        add(Sample.of(end, last.energyWh()).withChargingState(ChargingStateEnum.IDLE));
        transcript.say("display", "the vehicle leaves");
        call(event(
                ENDED,
                TriggerReasonEnum.EV_COMMUNICATION_LOST,
                transaction(ChargingStateEnum.IDLE)
                        .stoppedReason(ReasonEnum.EV_DISCONNECTED)
                        .build()));
    }

    private void take(Instant at, ChargingStateEnum state) {
        transcript.now(at);
        add(sample(at, state));
    }

    private void add(Sample sample) {
        samples.add(sample);
        meter = meter.advance(sample);
    }

    /** The register as a meter with three decimals shows it. */
    private Sample sample(Instant at, ChargingStateEnum state) {
        BigDecimal millis = BigDecimal.valueOf(Duration.between(start, at).toMillis());
        BigDecimal energy = WATTS.multiply(millis).divide(MILLIS_PER_HOUR, 3, RoundingMode.DOWN);
        return Sample.of(at, energy).withChargingState(state);
    }

    private void display(String note) {
        CostDetails cost = meter.runningCost();
        BigDecimal total = cost.totalCost().total().inclTax();
        String energy = Receipt.kiloWattHours(cost.totalUsage().energy());
        String price = meter.priceNow()
                .map(PricesNow::energy)
                .map(UnitPrice::inclTax)
                .map(amount -> Receipt.money(amount) + "/kWh")
                .orElse("no price");
        transcript.say(
                "display",
                energy + ", " + Receipt.money(total == null ? BigDecimal.ZERO : total) + ", now " + price
                        + (note.isEmpty() ? "" : ": " + note));
    }

    private Transaction.Builder transaction(ChargingStateEnum state) {
        return Transaction.builder().transactionId(id).chargingState(state);
    }

    private TransactionEventRequest event(
            TransactionEventEnum type, TriggerReasonEnum trigger, Transaction transaction) {
        Sample newest = samples.get(samples.size() - 1);
        SampledValue register = SampledValue.builder()
                .value(newest.energyWh())
                .measurand(MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER)
                .context(
                        switch (type) {
                            case STARTED -> ReadingContextEnum.TRANSACTION_BEGIN;
                            case ENDED -> ReadingContextEnum.TRANSACTION_END;
                            default -> ReadingContextEnum.SAMPLE_PERIODIC;
                        })
                .build();
        return TransactionEventRequest.builder()
                .eventType(type)
                .timestamp(newest.at())
                .triggerReason(trigger)
                .seqNo(seqNo++)
                .transactionInfo(transaction)
                .evse(EVSE.of(1))
                .idToken(type == STARTED ? token : null)
                .costDetails(type == ENDED ? meter.finalCost() : meter.runningCost())
                .meterValue(List.of(MeterValue.of(List.of(register), newest.at())))
                .build();
    }

    private TransactionEventResponse call(TransactionEventRequest event) {
        return station.call(event).join();
    }
}
