package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.message.ResetResponse;
import java.util.ArrayList;
import java.util.List;

/** Reset of the station or of one EVSE: at once, when idle, or with transactions that go on (B11 to B13). */
final class Resetting {
    private final Station station;
    private final List<ResetRequest> scheduled = new ArrayList<>();

    Resetting(Station station) {
        this.station = station;
        station.on(ResetRequest.class, this::reset);
        station.everySecond(this::resetWhenIdle);
    }

    private List<Evse> meant(ResetRequest request) {
        return station.evses.stream()
                .filter(evse -> request.evseId() == null || evse.id == request.evseId())
                .toList();
    }

    private boolean isBusy(ResetRequest request) {
        return meant(request).stream().anyMatch(evse -> evse.transaction != null);
    }

    private ResetResponse reset(ResetRequest request) {
        if (meant(request).isEmpty()) {
            return rejected("UnknownEvse");
        }
        boolean resume = request.type() == ResetEnum.IMMEDIATE_AND_RESUME;
        if (resume && station.model.integer("TxCtrlr.ResumptionTimeout") == 0) {
            return rejected("NotEnabled");
        }
        if (request.type() == ResetEnum.ON_IDLE && isBusy(request)) {
            scheduled.add(request);
            return ResetResponse.of(ResetStatusEnum.SCHEDULED);
        }
        station.afterReply(() -> perform(request));
        return ResetResponse.of(ResetStatusEnum.ACCEPTED);
    }

    private static ResetResponse rejected(String reason) {
        return ResetResponse.builder()
                .status(ResetStatusEnum.REJECTED)
                .statusInfo(StatusInfo.of(reason))
                .build();
    }

    private void resetWhenIdle() {
        scheduled.stream().filter(request -> !isBusy(request)).findFirst().ifPresent(request -> {
            scheduled.clear();
            perform(request);
        });
    }

    private void perform(ResetRequest request) {
        for (Evse evse : meant(request)) {
            if (evse.transaction == null) {
                continue;
            }
            if (request.type() == ResetEnum.IMMEDIATE_AND_RESUME) {
                station.transactions.update(evse, TriggerReasonEnum.RESET_COMMAND);
            } else {
                station.transactions.end(evse, TriggerReasonEnum.RESET_COMMAND, ReasonEnum.IMMEDIATE_RESET);
            }
        }
        if (request.evseId() == null) {
            boolean onIdle = request.type() == ResetEnum.ON_IDLE;
            // Lets the last events leave before the connection closes; what does not leave stays in the queue.
            station.after(
                    1, () -> station.reboot(onIdle ? BootReasonEnum.SCHEDULED_RESET : BootReasonEnum.REMOTE_RESET));
        } else {
            station.after(
                    1,
                    () -> meant(request).stream()
                            .filter(evse -> evse.transaction != null)
                            .forEach(station.transactions::resume));
        }
    }
}
