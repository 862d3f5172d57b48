package dev.ocppkit.station.availability;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.message.ResetResponse;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reset of the station or of one EVSE: at once, when idle, or with transactions that go on.
 *
 * <p>Spec: OCPP 2.1 Part 2, B11 (without transaction), B12 (with), B13 (with resumption).
 */
public final class Resets {
    /** Lets the last events leave before the connection closes; what does not leave stays in the queue. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final Transactions transactions;
    private final List<ResetRequest> scheduled = new ArrayList<>();

    /**
     * Adds the handler of Reset.
     *
     * @param context where the block lives
     * @param model the variables; TxCtrlr.ResumptionTimeout is read
     * @param evses the hardware
     * @param transactions the transactions that a reset ends, or that go on after it
     */
    public Resets(StationContext context, DeviceModel model, Evses evses, Transactions transactions) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.transactions = transactions;
        context.on(ResetRequest.class, this::reset);
        context.everySecond(this::resetWhenIdle);
    }

    private List<OngoingTransaction> concerned(ResetRequest request) {
        return evses.meant(request.evseId()).stream()
                .map(evse -> transactions.on(evse.id()))
                .flatMap(Optional::stream)
                .toList();
    }

    private ResetResponse reset(ResetRequest request) {
        if (evses.meant(request.evseId()).isEmpty()) {
            return rejected("UnknownEvse");
        }
        boolean resume = request.type() == ResetEnum.IMMEDIATE_AND_RESUME;
        if (resume && model.integer("TxCtrlr.ResumptionTimeout") == 0) {
            return rejected("NotEnabled");
        }
        if (request.type() == ResetEnum.ON_IDLE && !concerned(request).isEmpty()) {
            scheduled.add(request);
            return ResetResponse.of(ResetStatusEnum.SCHEDULED);
        }
        context.afterReply(() -> perform(request));
        return ResetResponse.of(ResetStatusEnum.ACCEPTED);
    }

    private static ResetResponse rejected(String reason) {
        return ResetResponse.builder()
                .status(ResetStatusEnum.REJECTED)
                .statusInfo(StatusInfo.of(reason))
                .build();
    }

    /**
     * Tells whether a reset waits for transactions to end; the EVSE is not to begin to charge meanwhile.
     *
     * @param evseId the EVSE
     * @return whether it, or the whole station, is going to be reset
     */
    public boolean isAwaitedBy(int evseId) {
        return scheduled.stream().anyMatch(each -> each.evseId() == null || each.evseId() == evseId);
    }

    private void resetWhenIdle() {
        Optional<ResetRequest> due = scheduled.stream()
                .filter(request -> concerned(request).isEmpty())
                .findFirst();
        due.ifPresent(request -> {
            scheduled.removeIf(each -> request.evseId() == null || Objects.equals(each.evseId(), request.evseId()));
            perform(request);
        });
    }

    private void perform(ResetRequest request) {
        for (OngoingTransaction transaction : concerned(request)) {
            if (request.type() == ResetEnum.IMMEDIATE_AND_RESUME) {
                transactions.update(transaction, TriggerReasonEnum.RESET_COMMAND);
            } else {
                transactions.end(transaction, TriggerReasonEnum.RESET_COMMAND, ReasonEnum.IMMEDIATE_RESET);
            }
        }
        if (request.evseId() != null) {
            context.after(LAST_WORDS, () -> concerned(request).forEach(transactions::resume));
            return;
        }
        scheduled.clear();
        BootReasonEnum reason =
                request.type() == ResetEnum.ON_IDLE ? BootReasonEnum.SCHEDULED_RESET : BootReasonEnum.REMOTE_RESET;
        context.after(LAST_WORDS, () -> context.reboot(reason));
    }
}
