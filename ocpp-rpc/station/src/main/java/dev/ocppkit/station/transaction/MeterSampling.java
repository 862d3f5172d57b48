package dev.ocppkit.station.transaction;

import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.enumeration.ReadingContextEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.MeterValuesRequest;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends meter values: sampled ones of transactions, and clock-aligned ones of all EVSEs while the station is online.
 *
 * <p>Spec: OCPP 2.1 Part 2, J01 (clock-aligned), J02 (in transactions), F06 (triggered).
 */
public final class MeterSampling {
    private static final String ALIGNED = "AlignedDataCtrlr.Measurands";
    private static final String SAMPLED = "SampledDataCtrlr.TxUpdatedMeasurands";
    private static final long HALF_A_SECOND = 500;

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final Transactions transactions;
    private @Nullable Instant lookedAt;

    /**
     * Looks at the clock every second from now on.
     *
     * @param context where the block lives
     * @param model the variables; SampledDataCtrlr and AlignedDataCtrlr are read
     * @param evses the hardware
     * @param transactions the transactions
     */
    public MeterSampling(StationContext context, DeviceModel model, Evses evses, Transactions transactions) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.transactions = transactions;
        context.everySecond(this::aligned);
        transactions.listen(new TransactionListener() {
            @Override
            public void tick(OngoingTransaction transaction) {
                sample(transaction);
            }
        });
    }

    private void sample(OngoingTransaction transaction) {
        Instant now = context.now();
        int interval = model.integer("SampledDataCtrlr.TxUpdatedInterval");
        long passed = Duration.between(transaction.sampledAt, now).toMillis();
        boolean goesOn = transactions.find(transaction.id()).isPresent();
        if (goesOn && interval > 0 && passed > interval * 1000L - HALF_A_SECOND) {
            transaction.sampledAt = now;
            update(transaction, SAMPLED, ReadingContextEnum.SAMPLE_PERIODIC, TriggerReasonEnum.METER_VALUE_PERIODIC);
        }
    }

    private void aligned() {
        Instant now = context.now();
        int interval = model.integer("AlignedDataCtrlr.Interval");
        boolean due = interval > 0
                && lookedAt != null
                && now.getEpochSecond() / interval != lookedAt.getEpochSecond() / interval;
        lookedAt = now;
        if (due && context.isOnline()) {
            evses.ids().forEach(this::aligned);
        }
    }

    private void aligned(int evseId) {
        Optional<OngoingTransaction> transaction = transactions.on(evseId);
        if (transaction.isPresent()) {
            update(transaction.get(), ALIGNED, ReadingContextEnum.SAMPLE_CLOCK, TriggerReasonEnum.METER_VALUE_CLOCK);
        } else {
            send(evseId, ReadingContextEnum.SAMPLE_CLOCK);
        }
    }

    private void update(
            OngoingTransaction transaction, String variable, ReadingContextEnum reason, TriggerReasonEnum trigger) {
        List<MeterValue> values = transactions.read(transaction.evseId(), variable, reason);
        transactions.update(transaction, trigger, event -> event.request().meterValue(values));
    }

    private void send(int evseId, ReadingContextEnum reason) {
        List<MeterValue> values = transactions.read(evseId, ALIGNED, reason);
        if (values != null) {
            context.send(MeterValuesRequest.of(evseId, values));
        }
    }

    /**
     * Sends the clock-aligned values of an EVSE because the CSMS asked for them.
     *
     * @param evseId the EVSE
     */
    public void tellMeterValues(int evseId) {
        send(evseId, ReadingContextEnum.TRIGGER);
    }

    /**
     * Sends an event with the sampled values of a transaction because the CSMS asked for it.
     *
     * @param evseId the EVSE; nothing is sent if no transaction goes on there
     */
    public void tellTransaction(int evseId) {
        transactions
                .on(evseId)
                .ifPresent(each -> update(each, SAMPLED, ReadingContextEnum.TRIGGER, TriggerReasonEnum.TRIGGER));
    }
}
