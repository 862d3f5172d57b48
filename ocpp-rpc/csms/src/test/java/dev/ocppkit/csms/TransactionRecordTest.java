package dev.ocppkit.csms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.datatype.UnitOfMeasure;
import dev.ocppkit.model.enumeration.LocationEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.PhaseEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TransactionRecordTest {
    private static final Instant START = Instant.parse("2026-01-15T20:00:00Z");

    private static TransactionEventRequest.Builder event(int seqNo) {
        return TransactionEventRequest.builder()
                .eventType(seqNo == 0 ? TransactionEventEnum.STARTED : TransactionEventEnum.UPDATED)
                .timestamp(START.plusSeconds(60L * seqNo))
                .triggerReason(TriggerReasonEnum.METER_VALUE_PERIODIC)
                .seqNo(seqNo)
                .transactionInfo(Transaction.of("tx-1"));
    }

    private static TransactionEventRequest metered(int seqNo, SampledValue.Builder... samples) {
        List<SampledValue> values = new ArrayList<>();
        for (SampledValue.Builder sample : samples) {
            values.add(sample.build());
        }
        return event(seqNo).meterValue(List.of(MeterValue.of(values, START))).build();
    }

    private static TransactionRecord of(TransactionEventRequest... events) {
        TransactionRecord known = TransactionRecord.of(events[0]);
        for (TransactionEventRequest event : events) {
            known = known.with(event);
        }
        return known;
    }

    @Test
    void whatEventsTellIsKept() {
        TransactionRecord known = of(
                event(0).evse(EVSE.of(2)).build(),
                event(1).idToken(IdToken.builder()
                                .idToken("AABB")
                                .type("ISO14443")
                                .build())
                        .build(),
                event(2).eventType(TransactionEventEnum.ENDED).build());

        assertThat(known.transactionId()).isEqualTo("tx-1");
        assertThat(known.startedAt()).isEqualTo(START);
        assertThat(known.endedAt()).isEqualTo(START.plusSeconds(120));
        assertThat(known.evseId()).isEqualTo(2);
        assertThat(known.idToken()).isEqualTo("AABB");
        assertThat(known.hasEnded()).isTrue();
        assertThat(known.hasAllEvents()).isTrue();
        assertThat(known.energyWh()).isNull();
    }

    @Test
    void gapsAreKnownUntilTheyAreFilled() {
        TransactionRecord known = of(event(1).build(), event(5).build(), event(3).build());
        assertThat(known.missingSeqNos()).containsExactly(2, 4);
        assertThat(known.isBefore(event(5).build())).isFalse();
        assertThat(known.isBefore(event(6).build())).isTrue();

        known = known.with(event(2).build())
                .with(event(4).build())
                .with(event(6).eventType(TransactionEventEnum.ENDED).build());

        assertThat(known.missingSeqNos()).isEmpty();
        assertThat(known.hasAllEvents()).as("without the beginning").isFalse();
        assertThat(known.with(event(0).build()).hasAllEvents()).isTrue();
        assertThat(known.with(event(0).build()).startedAt()).isEqualTo(START);
    }

    @Test
    void aHugeGapDoesNotFillTheMemory() {
        TransactionRecord known = of(event(0).build(), event(Integer.MAX_VALUE).build());

        assertThat(known.missingSeqNos()).hasSize(TransactionRecord.MAX_MISSING).startsWith(1, 2);
        assertThat(known.lastSeqNo()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theEnergyIsThatOfTheRegisterAtTheOutletInAnyUnit() {
        TransactionRecord known = of(
                metered(0, SampledValue.builder().value(5_000)),
                metered(
                        1,
                        SampledValue.builder()
                                .value(9)
                                .measurand(MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER)
                                .unitOfMeasure(UnitOfMeasure.builder()
                                        .unit("kWh")
                                        .multiplier(0)
                                        .build()),
                        SampledValue.builder().value(99_000).location(LocationEnum.EV),
                        SampledValue.builder().value(98_000).phase(PhaseEnum.L1),
                        SampledValue.builder().value(97_000).measurand(MeasurandEnum.POWER_ACTIVE_IMPORT)));

        assertThat(known.meterStartWh()).isEqualByComparingTo("5000");
        assertThat(known.energyWh()).isEqualByComparingTo("4000");
    }

    @Test
    void anEventOfAnotherTransactionIsTheCallersMistake() {
        TransactionEventRequest other =
                event(1).transactionInfo(Transaction.of("tx-2")).build();
        TransactionRecord known = of(event(0).build());

        assertThatThrownBy(() -> known.with(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void theOrderOfEventsAndRepetitionsDoNotMatter(@ForAll @IntRange(min = 2, max = 20) int count, @ForAll long seed) {
        List<TransactionEventRequest> events = new ArrayList<>();
        for (int seqNo = 0; seqNo < count; seqNo++) {
            events.add(metered(seqNo, SampledValue.builder().value(1_000 + 10 * seqNo)));
        }
        TransactionRecord inOrder = of(events.toArray(TransactionEventRequest[]::new));
        Random random = new Random(seed);
        events.addAll(events.subList(0, random.nextInt(count)));
        Collections.shuffle(events, random);

        assertThat(of(events.toArray(TransactionEventRequest[]::new))).isEqualTo(inOrder);
        assertThat(inOrder.missingSeqNos()).isEmpty();
    }
}
