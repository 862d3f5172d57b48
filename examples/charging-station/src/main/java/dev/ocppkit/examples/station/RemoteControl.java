package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.util.List;
import java.util.Optional;

/** What the CSMS does in place of a driver: start, stop, unlock (F01 to F07), and ask for messages. */
final class RemoteControl {
    private final Station station;

    RemoteControl(Station station) {
        this.station = station;
        station.on(RequestStartTransactionRequest.class, this::start);
        station.on(RequestStopTransactionRequest.class, this::stop);
        station.on(UnlockConnectorRequest.class, this::unlock);
        station.on(TriggerMessageRequest.class, this::trigger);
    }

    private RequestStartTransactionResponse start(RequestStartTransactionRequest request) {
        Optional<Evse> evse = station.evses.stream()
                .filter(each -> request.evseId() == null || each.id == request.evseId())
                .filter(each -> each.transaction == null && each.operative)
                .filter(each -> station.reservations.isOpenTo(each, request.idToken(), request.groupIdToken()))
                .findFirst();
        if (evse.isEmpty()) {
            boolean unknown =
                    request.evseId() != null && station.evse(request.evseId()).isEmpty();
            return refused(unknown ? "UnknownEvse" : "TxInProgress");
        }
        if (request.chargingProfile() != null) {
            SetChargingProfileResponse check =
                    station.charging.install(request, evse.get().id).toResponse();
            if (check.status() != ChargingProfileStatusEnum.ACCEPTED) {
                return refused(
                        check.statusInfo() == null
                                ? "InvalidProfile"
                                : check.statusInfo().reasonCode());
            }
        }
        station.afterReply(() -> authorize(evse.get(), request));
        return RequestStartTransactionResponse.of(RequestStartStopStatusEnum.ACCEPTED);
    }

    private static RequestStartTransactionResponse refused(String reason) {
        return RequestStartTransactionResponse.builder()
                .status(RequestStartStopStatusEnum.REJECTED)
                .statusInfo(StatusInfo.of(reason))
                .build();
    }

    private void authorize(Evse evse, RequestStartTransactionRequest request) {
        if (!station.model.isTrue("AuthCtrlr.AuthorizeRemoteStart")) {
            begin(evse, request);
            return;
        }
        station.authorization.ask(request.idToken(), evse, allowed -> {
            if (allowed) {
                begin(evse, request);
            }
        });
    }

    private void begin(Evse evse, RequestStartTransactionRequest request) {
        if (evse.transaction != null) {
            return;
        }
        Integer profile = request.chargingProfile() == null
                ? null
                : request.chargingProfile().id();
        station.transactions.start(
                evse, request.idToken(), TriggerReasonEnum.REMOTE_START, request.remoteStartId(), profile);
        station.after(2, () -> {
            if (evse.transaction != null) {
                station.driver.plugIn(evse);
            }
        });
    }

    private RequestStopTransactionResponse stop(RequestStopTransactionRequest request) {
        Optional<Evse> evse = station.transactions.find(request.transactionId());
        if (evse.isEmpty()) {
            return RequestStopTransactionResponse.builder()
                    .status(RequestStartStopStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of("TxNotFound"))
                    .build();
        }
        station.afterReply(() -> {
            station.transactions.end(evse.get(), TriggerReasonEnum.REMOTE_STOP, ReasonEnum.REMOTE);
            station.after(2, () -> {
                if (evse.get().transaction == null) {
                    station.driver.unplug(evse.get());
                }
            });
        });
        return RequestStopTransactionResponse.of(RequestStartStopStatusEnum.ACCEPTED);
    }

    private UnlockConnectorResponse unlock(UnlockConnectorRequest request) {
        Optional<Evse> evse = station.evse(request.evseId());
        if (evse.isEmpty() || request.connectorId() != 1) {
            return UnlockConnectorResponse.of(UnlockStatusEnum.UNKNOWN_CONNECTOR);
        }
        return UnlockConnectorResponse.of(
                evse.get().transaction == null
                        ? UnlockStatusEnum.UNLOCKED
                        : UnlockStatusEnum.ONGOING_AUTHORIZED_TRANSACTION);
    }

    private TriggerMessageResponse trigger(TriggerMessageRequest request) {
        EVSE place = request.evse();
        List<Evse> meant = place == null
                ? station.evses
                : station.evse(place.id()).map(List::of).orElse(List.of());
        Runnable task = meant.isEmpty() ? null : task(request, meant);
        if (task == null) {
            return TriggerMessageResponse.of(
                    meant.isEmpty() || isPossible(request)
                            ? TriggerMessageStatusEnum.REJECTED
                            : TriggerMessageStatusEnum.NOT_IMPLEMENTED);
        }
        station.afterReply(task);
        return TriggerMessageResponse.of(TriggerMessageStatusEnum.ACCEPTED);
    }

    private static boolean isPossible(TriggerMessageRequest request) {
        return switch (request.requestedMessage()) {
            case PUBLISH_FIRMWARE_STATUS_NOTIFICATION, CUSTOM_TRIGGER -> false;
            default -> true;
        };
    }

    /** What to do for a trigger, or null if nothing can be done. */
    private Runnable task(TriggerMessageRequest request, List<Evse> meant) {
        return switch (request.requestedMessage()) {
            case BOOT_NOTIFICATION -> station.ocpp()::triggerBoot;
            case HEARTBEAT -> () -> station.send(HeartbeatRequest.of());
            case STATUS_NOTIFICATION -> () -> meant.forEach(station.availability::tell);
            case METER_VALUES -> () -> meant.forEach(this::meterValues);
            case TRANSACTION_EVENT ->
                meant.stream().allMatch(evse -> evse.transaction == null) ? null : () -> meant.forEach(this::event);
            case FIRMWARE_STATUS_NOTIFICATION -> station.maintenance::tellFirmware;
            case LOG_STATUS_NOTIFICATION -> station.maintenance::tellLog;
            case SIGN_CHARGING_STATION_CERTIFICATE, SIGN_V2G_CERTIFICATE ->
                station.certificates.renewal(request.requestedMessage());
            default -> null;
        };
    }

    private void meterValues(Evse evse) {
        var values = station.transactions.read(evse, "AlignedDataCtrlr.Measurands", ReadingContextEnum.TRIGGER);
        if (values != null) {
            station.send(MeterValuesRequest.of(evse.id, values));
        }
    }

    private void event(Evse evse) {
        if (evse.transaction != null) {
            var values =
                    station.transactions.read(evse, "SampledDataCtrlr.TxUpdatedMeasurands", ReadingContextEnum.TRIGGER);
            station.transactions.update(evse, TriggerReasonEnum.TRIGGER, event -> event.request.meterValue(values));
        }
    }
}
