package dev.ocppkit.csms;

import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.UnitOfMeasure;
import dev.ocppkit.model.enumeration.LocationEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as its events have told it so far. Events may come twice, late, in any order, or not at all: the record is the
 * same whatever the order, and an event that it has already changes nothing.
 *
 * <pre>{@code
 * TransactionRecord before = records.get(id);
 * boolean isNewest = before == null || before.isBefore(event);
 * records.put(id, before == null ? TransactionRecord.of(event) : before.with(event));
 * }</pre>
 *
 * <p>Immutable, of simple values that any JSON library binds. For the cost of a transaction keep its events, too, and see {@code
 * TransactionSeries} of {@code ocpp-smartcharging}.
 *
 * <p>Spec: OCPP 2.1 Part 2, E01 to E07 and E 1.2 (sequence numbers).
 *
 * @param transactionId the id
 * @param firstSeqNo the least sequence number that came; 0 if the beginning is there
 * @param lastSeqNo the greatest one
 * @param missingSeqNos those between them that did not come, ascending; of a gap over {@value #MAX_MISSING} only the first ones
 * @param startedAt the time of the first event
 * @param endedAt the time of the Ended event, or null if none came
 * @param evseId the EVSE that the last event with one names, or null
 * @param idToken the token of the first event with one, or null
 * @param meterStartWh the least reading of Energy.Active.Import.Register at the outlet in Wh, or null if there is none
 * @param meterWh the greatest reading in Wh, or null if there is none
 */
public record TransactionRecord(
        String transactionId,
        int firstSeqNo,
        int lastSeqNo,
        List<Integer> missingSeqNos,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer evseId,
        @Nullable String idToken,
        @Nullable BigDecimal meterStartWh,
        @Nullable BigDecimal meterWh) {
    /** How many missing numbers are kept, so that a broken station cannot fill the memory. */
    public static final int MAX_MISSING = 100;

    /** Checks for null and copies the list. */
    public TransactionRecord {
        Objects.requireNonNull(transactionId, "transactionId");
        Objects.requireNonNull(startedAt, "startedAt");
        missingSeqNos = List.copyOf(missingSeqNos);
    }

    /**
     * Makes a record of the event that came first, which need not be the first one.
     *
     * @param event the event
     * @return the record
     */
    public static TransactionRecord of(TransactionEventRequest event) {
        TransactionRecord empty = new TransactionRecord(
                event.transactionInfo().transactionId(),
                event.seqNo(),
                event.seqNo(),
                List.of(),
                event.timestamp(),
                null,
                null,
                null,
                null,
                null);
        return empty.with(event);
    }

    /**
     * Adds an event.
     *
     * @param event an event of this transaction, new or not
     * @return the record with it
     * @throws IllegalArgumentException if the event is of another transaction
     */
    public TransactionRecord with(TransactionEventRequest event) {
        if (!event.transactionInfo().transactionId().equals(transactionId)) {
            throw new IllegalArgumentException("the event is of another transaction than " + transactionId);
        }
        int seqNo = event.seqNo();
        boolean isFirst = seqNo <= firstSeqNo;
        boolean isLast = seqNo >= lastSeqNo;
        List<BigDecimal> readings = readings(event);
        String token = event.idToken() == null ? null : event.idToken().idToken();
        Integer evse = event.evse() == null ? null : (Integer) event.evse().id();
        return new TransactionRecord(
                transactionId,
                Math.min(firstSeqNo, seqNo),
                Math.max(lastSeqNo, seqNo),
                missingWith(seqNo),
                isFirst ? event.timestamp() : startedAt,
                event.eventType() == TransactionEventEnum.ENDED ? event.timestamp() : endedAt,
                evse != null && (isLast || evseId == null) ? evse : evseId,
                token != null && (isFirst || idToken == null) ? token : idToken,
                least(meterStartWh, readings),
                greatest(meterWh, readings));
    }

    /**
     * Tells whether an event is newer than all that this record has.
     *
     * @param event an event of this transaction
     * @return true if its sequence number is greater than {@link #lastSeqNo}
     */
    public boolean isBefore(TransactionEventRequest event) {
        return event.seqNo() > lastSeqNo;
    }

    /**
     * Tells whether the transaction is over. (Not named as a property, so that no JSON library writes it.)
     *
     * @return true if its Ended event came
     */
    public boolean hasEnded() {
        return endedAt != null;
    }

    /**
     * Tells whether all events came.
     *
     * <p>Spec: OCPP 2.1 Part 2, E01.FR.07 and E 1.2.
     *
     * @return true if the transaction has ended and no number from 0 on is missing
     */
    public boolean hasAllEvents() {
        return hasEnded() && firstSeqNo == 0 && missingSeqNos.isEmpty();
    }

    /**
     * Returns the energy between the least and the greatest reading.
     *
     * @return the energy in Wh, at least 0, or null if there is no reading
     */
    public @Nullable BigDecimal energyWh() {
        return meterWh == null || meterStartWh == null ? null : meterWh.subtract(meterStartWh);
    }

    private List<Integer> missingWith(int seqNo) {
        TreeSet<Integer> missing = new TreeSet<>(missingSeqNos);
        for (int gap = lastSeqNo + 1; gap < seqNo && missing.size() < MAX_MISSING; gap++) {
            missing.add(gap);
        }
        for (int gap = seqNo + 1; gap < firstSeqNo && missing.size() < MAX_MISSING; gap++) {
            missing.add(gap);
        }
        missing.remove(seqNo);
        return List.copyOf(missing);
    }

    private static @Nullable BigDecimal least(@Nullable BigDecimal known, List<BigDecimal> readings) {
        return readings.stream()
                .reduce(BigDecimal::min)
                .map(reading -> known == null ? reading : known.min(reading))
                .orElse(known);
    }

    private static @Nullable BigDecimal greatest(@Nullable BigDecimal known, List<BigDecimal> readings) {
        return readings.stream()
                .reduce(BigDecimal::max)
                .map(reading -> known == null ? reading : known.max(reading))
                .orElse(known);
    }

    /** The readings of the register at the outlet for all phases together, in Wh. */
    private static List<BigDecimal> readings(TransactionEventRequest event) {
        List<MeterValue> values = event.meterValue() == null ? List.of() : event.meterValue();
        return values.stream()
                .flatMap(value -> value.sampledValue().stream())
                .filter(sample ->
                        sample.measurand() == null || sample.measurand() == MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER)
                .filter(sample -> sample.location() == null || sample.location() == LocationEnum.OUTLET)
                .filter(sample -> sample.phase() == null)
                .map(TransactionRecord::wattHours)
                .toList();
    }

    private static BigDecimal wattHours(SampledValue sample) {
        UnitOfMeasure unit = sample.unitOfMeasure();
        if (unit == null) {
            return sample.value();
        }
        int power = (unit.multiplier() == null ? 0 : unit.multiplier()) + ("kWh".equals(unit.unit()) ? 3 : 0);
        return sample.value().scaleByPowerOfTen(power);
    }
}
