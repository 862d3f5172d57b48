package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.SeriesProblem;
import dev.ocppkit.smartcharging.tariff.SeriesProblem.Kind;
import dev.ocppkit.smartcharging.tariff.SeriesReading;
import dev.ocppkit.smartcharging.tariff.SeriesReading.TariffUse;
import dev.ocppkit.smartcharging.tariff.TariffOrigin;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the series of a transaction from its events. */
public final class SeriesReader {

    private final List<TransactionEventRequest> events;
    private final List<SeriesProblem> problems = new ArrayList<>();
    private final TreeMap<Instant, Draft> drafts = new TreeMap<>();
    private final Register imported = new Register();
    private final Register exported = new Register();
    private final Register net = new Register();

    /** What is known of one instant besides the registers; mutable. */
    private static final class Draft {
        private @Nullable ChargingStateEnum state;
        private @Nullable BigDecimal power;
        private @Nullable BigDecimal current;
        private @Nullable BigDecimal soc;
    }

    /**
     * Prepares reading.
     *
     * @param events the events in any order
     */
    public SeriesReader(List<TransactionEventRequest> events) {
        this.events = events;
    }

    /**
     * Reads them.
     *
     * @return the series with what was found
     */
    public SeriesReading read() {
        try {
            List<TransactionEventRequest> ordered = ordered();
            checkTransaction(ordered);
            ordered.forEach(event -> add(event, ordered));
            checkRegisters();
            boolean usable =
                    problems.stream().noneMatch(problem -> problem.kind().isFatal());
            return new SeriesReading(new TransactionSeries(usable ? samples() : List.of()), problems, tariffs(ordered));
        } catch (CalculationFailure e) {
            report(Kind.NO_REGISTER, null, e.reason());
            return new SeriesReading(new TransactionSeries(List.of()), problems, List.of());
        }
    }

    /** Sorts by sequence number, since queued events arrive late, and drops what was sent twice. */
    private List<TransactionEventRequest> ordered() {
        List<TransactionEventRequest> sorted = events.stream()
                .sorted(Comparator.comparingInt(TransactionEventRequest::seqNo)
                        .thenComparing(TransactionEventRequest::timestamp))
                .toList();
        List<TransactionEventRequest> kept = new ArrayList<>();
        for (TransactionEventRequest event : sorted) {
            TransactionEventRequest last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last != null && last.seqNo() == event.seqNo()) {
                report(Kind.DUPLICATE_EVENT, event.timestamp(), "event " + event.seqNo() + " came twice");
                continue;
            }
            if (last != null && event.seqNo() - (long) last.seqNo() > 1) {
                report(Kind.SEQUENCE_GAP, event.timestamp(), "events before number " + event.seqNo() + " are missing");
            }
            kept.add(event);
        }
        return kept;
    }

    private void checkTransaction(List<TransactionEventRequest> ordered) {
        if (ordered.isEmpty()) {
            report(Kind.NO_EVENT, null, "there is no event");
            return;
        }
        if (ordered.get(0).eventType() != TransactionEventEnum.STARTED) {
            report(Kind.NO_START, ordered.get(0).timestamp(), "the Started event is missing");
        }
        boolean several = ordered.stream()
                        .map(event -> event.transactionInfo().transactionId())
                        .distinct()
                        .count()
                > 1;
        if (several) {
            report(Kind.SEVERAL_TRANSACTIONS, null, "the events belong to several transactions");
        }
    }

    private void add(TransactionEventRequest event, List<TransactionEventRequest> ordered) {
        Draft draft = draft(event.timestamp());
        ChargingStateEnum state = event.transactionInfo().chargingState();
        draft.state = state == null ? draft.state : state;
        List<MeterValue> values = event.meterValue();
        if (values != null) {
            values.forEach(value -> add(value, within(value.timestamp(), ordered)));
        }
    }

    /** Moves readings that carry a time outside the transaction to its start or end. */
    private static Instant within(Instant at, List<TransactionEventRequest> ordered) {
        TransactionEventRequest first = ordered.get(0);
        TransactionEventRequest last = ordered.get(ordered.size() - 1);
        if (at.isBefore(first.timestamp())) {
            return first.timestamp();
        }
        return last.eventType() == TransactionEventEnum.ENDED && at.isAfter(last.timestamp()) ? last.timestamp() : at;
    }

    private void add(MeterValue value, Instant at) {
        Readings readings = new Readings(value);
        Draft draft = draft(at);
        imported.put(at, readings.outlet(MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER));
        exported.put(at, readings.outlet(MeasurandEnum.ENERGY_ACTIVE_EXPORT_REGISTER));
        net.put(at, readings.outlet(MeasurandEnum.ENERGY_ACTIVE_NET));
        draft.power =
                known(readings.net(MeasurandEnum.POWER_ACTIVE_IMPORT, MeasurandEnum.POWER_ACTIVE_EXPORT), draft.power);
        draft.current = known(readings.net(MeasurandEnum.CURRENT_IMPORT, MeasurandEnum.CURRENT_EXPORT), draft.current);
        draft.soc = known(readings.soc(), draft.soc);
        if (readings.hasUnknownUnit()) {
            report(Kind.UNKNOWN_UNIT, at, "a value has an unknown unit");
        }
    }

    private static @Nullable BigDecimal known(@Nullable BigDecimal value, @Nullable BigDecimal otherwise) {
        return value == null ? otherwise : value;
    }

    private Draft draft(Instant at) {
        return drafts.computeIfAbsent(at, instant -> new Draft());
    }

    private void checkRegisters() {
        if (!events.isEmpty() && imported.isEmpty() && exported.isEmpty() && net.isEmpty()) {
            report(Kind.NO_REGISTER, null, "no event has an energy register");
        }
        for (Register register : List.of(imported, exported)) {
            Instant at = register.rollback();
            if (at != null) {
                report(Kind.ROLLBACK, at, "an energy register went back");
            }
        }
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        drafts.forEach((at, draft) ->
                samples.add(new Sample(at, energy(at), draft.state, draft.power, draft.current, draft.soc)));
        return samples;
    }

    private BigDecimal energy(Instant at) {
        return imported.isEmpty() && exported.isEmpty()
                ? net.at(at)
                : imported.at(at).subtract(exported.at(at));
    }

    private static List<TariffUse> tariffs(List<TransactionEventRequest> ordered) {
        List<TariffUse> uses = new ArrayList<>();
        for (TransactionEventRequest event : ordered) {
            String id = event.transactionInfo().tariffId();
            boolean changed = event.triggerReason() == TriggerReasonEnum.TARIFF_CHANGED;
            if (id != null
                    && (uses.isEmpty() || !uses.get(uses.size() - 1).tariffId().equals(id))) {
                uses.add(new TariffUse(id, event.timestamp(), changed ? TariffOrigin.CHANGED : TariffOrigin.ACCEPTED));
            }
        }
        return uses;
    }

    private void report(Kind kind, @Nullable Instant at, String text) {
        problems.add(new SeriesProblem(kind, at, text));
    }
}
