package dev.ocppkit.station.remote;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.RequestStartStopStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.enumeration.UnlockStatusEnum;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.RequestStartTransactionResponse;
import dev.ocppkit.model.message.RequestStopTransactionRequest;
import dev.ocppkit.model.message.RequestStopTransactionResponse;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.UnlockConnectorRequest;
import dev.ocppkit.model.message.UnlockConnectorResponse;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.authorization.Authorization;
import dev.ocppkit.station.availability.Availability;
import dev.ocppkit.station.charging.SmartCharging;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.reservation.Reservations;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import dev.ocppkit.station.transaction.Transactions;
import java.util.Optional;

/**
 * What the CSMS does in place of a driver: starts and stops transactions, and unlocks connectors.
 *
 * <p>Spec: OCPP 2.1 Part 2, F01 to F05.
 */
public final class RemoteControl {
    /**
     * The blocks that remote control works with.
     *
     * @param transactions starts and ends transactions
     * @param authorization asks for the token if AuthCtrlr.AuthorizeRemoteStart says so
     * @param reservations tells which EVSEs are kept for others
     * @param availability tells which EVSEs work
     * @param charging takes the charging profile of a remote start
     */
    public record Blocks(
            Transactions transactions,
            Authorization authorization,
            Reservations reservations,
            Availability availability,
            SmartCharging charging) {}

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final Blocks blocks;

    /**
     * Adds the handlers of RequestStartTransaction, RequestStopTransaction and UnlockConnector.
     *
     * @param context where the block lives
     * @param model the variables
     * @param evses the hardware
     * @param blocks the blocks that it works with
     */
    public RemoteControl(StationContext context, DeviceModel model, Evses evses, Blocks blocks) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.blocks = blocks;
        context.on(RequestStartTransactionRequest.class, this::start);
        context.on(RequestStopTransactionRequest.class, this::stop);
        context.on(UnlockConnectorRequest.class, request -> UnlockConnectorResponse.of(unlock(request)));
    }

    private RequestStartTransactionResponse start(RequestStartTransactionRequest request) {
        Optional<Integer> evse = evses.meant(request.evseId()).stream()
                .map(each -> each.id())
                .filter(id -> blocks.transactions().on(id).isEmpty()
                        && blocks.availability().isOperative(id))
                .filter(id -> blocks.reservations().isOpenTo(id, request.idToken(), request.groupIdToken()))
                .findFirst();
        if (evse.isEmpty()) {
            return refused(reason(request));
        }
        if (request.chargingProfile() != null) {
            SetChargingProfileResponse check = blocks.charging().install(request, evse.get());
            if (check.status() != ChargingProfileStatusEnum.ACCEPTED) {
                StatusInfo info = check.statusInfo();
                return refused(info == null ? "InvalidProfile" : info.reasonCode());
            }
        }
        context.afterReply(() -> authorize(evse.get(), request));
        return RequestStartTransactionResponse.of(RequestStartStopStatusEnum.ACCEPTED);
    }

    private String reason(RequestStartTransactionRequest request) {
        if (evses.meant(request.evseId()).isEmpty()) {
            return "UnknownEvse";
        }
        boolean busy = evses.meant(request.evseId()).stream()
                .allMatch(each -> blocks.transactions().on(each.id()).isPresent());
        return busy ? "TxInProgress" : "NotEnabled";
    }

    private static RequestStartTransactionResponse refused(String reason) {
        return RequestStartTransactionResponse.builder()
                .status(RequestStartStopStatusEnum.REJECTED)
                .statusInfo(StatusInfo.of(reason))
                .build();
    }

    private void authorize(int evseId, RequestStartTransactionRequest request) {
        if (!model.isTrue("AuthCtrlr.AuthorizeRemoteStart")) {
            begin(evseId, request);
            return;
        }
        blocks.authorization().ask(request.idToken(), evseId, allowed -> {
            if (allowed) {
                begin(evseId, request);
            }
        });
    }

    private void begin(int evseId, RequestStartTransactionRequest request) {
        if (blocks.transactions().on(evseId).isEmpty()) {
            Integer profile = request.chargingProfile() == null
                    ? null
                    : request.chargingProfile().id();
            blocks.transactions().start(evseId, request.idToken(), StartCause.remote(request.remoteStartId(), profile));
        }
    }

    private RequestStopTransactionResponse stop(RequestStopTransactionRequest request) {
        Optional<OngoingTransaction> found = blocks.transactions().find(request.transactionId());
        if (found.isEmpty()) {
            return RequestStopTransactionResponse.builder()
                    .status(RequestStartStopStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of("TxNotFound"))
                    .build();
        }
        context.afterReply(
                () -> blocks.transactions().end(found.get(), TriggerReasonEnum.REMOTE_STOP, ReasonEnum.REMOTE));
        return RequestStopTransactionResponse.of(RequestStartStopStatusEnum.ACCEPTED);
    }

    private UnlockStatusEnum unlock(UnlockConnectorRequest request) {
        if (evses.find(request.evseId()).isEmpty() || request.connectorId() != 1) {
            return UnlockStatusEnum.UNKNOWN_CONNECTOR;
        }
        return blocks.transactions().on(request.evseId()).isPresent()
                ? UnlockStatusEnum.ONGOING_AUTHORIZED_TRANSACTION
                : evses.get(request.evseId()).unlock();
    }
}
