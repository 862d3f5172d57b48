package dev.ocppkit.station.reservation;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.enumeration.CancelReservationStatusEnum;
import dev.ocppkit.model.enumeration.ReservationUpdateStatusEnum;
import dev.ocppkit.model.enumeration.ReserveNowStatusEnum;
import dev.ocppkit.model.message.CancelReservationRequest;
import dev.ocppkit.model.message.CancelReservationResponse;
import dev.ocppkit.model.message.ReservationStatusUpdateRequest;
import dev.ocppkit.model.message.ReserveNowRequest;
import dev.ocppkit.model.message.ReserveNowResponse;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.availability.Availability;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import dev.ocppkit.station.transaction.TransactionEvent;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reservations: an EVSE is kept for a token or its group until somebody charges there, until it is cancelled, or until it
 * expires. A reservation for no EVSE in particular gets the first that is free. Reservations survive restarts.
 *
 * <p>Spec: OCPP 2.1 Part 2, H01 to H04.
 */
public final class Reservations {
    private static final String PREFIX = "reservation.";

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final Availability availability;

    /**
     * Adds the handlers of ReserveNow and CancelReservation.
     *
     * @param context where the block lives
     * @param model the variables; ReservationCtrlr and Connector.ConnectorType are read
     * @param evses the hardware
     * @param availability which EVSEs are free, and who shows that they are reserved
     * @param transactions the transactions that use reservations up
     */
    public Reservations(
            StationContext context,
            DeviceModel model,
            Evses evses,
            Availability availability,
            Transactions transactions) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.availability = availability;
        context.on(ReserveNowRequest.class, request -> ReserveNowResponse.of(reserve(request)));
        context.on(CancelReservationRequest.class, this::cancel);
        context.everySecond(this::expire);
        evses.ids().forEach(id -> availability.setReserved(id, reservationOf(id).isPresent()));
        transactions.listen(new TransactionListener() {
            @Override
            public void starting(OngoingTransaction transaction, StartCause cause, TransactionEvent event) {
                reservationOf(transaction.evseId()).ifPresent(each -> {
                    event.request().reservationId(each.id());
                    remove(transaction.evseId());
                });
            }
        });
    }

    /**
     * Finds the reservation of an EVSE.
     *
     * @param evseId the EVSE
     * @return the request that made it; empty if there is none
     */
    public Optional<ReserveNowRequest> reservationOf(int evseId) {
        return context.store().get(PREFIX + evseId, ReserveNowRequest.class);
    }

    /**
     * Tells whether somebody may use an EVSE.
     *
     * @param evseId the EVSE
     * @param token the token
     * @param group the token of its group, or null
     * @return whether the EVSE is not reserved, or reserved for the token or its group (H03)
     */
    public boolean isOpenTo(int evseId, IdToken token, @Nullable IdToken group) {
        return reservationOf(evseId)
                .map(each -> isSame(each.idToken(), token) || isSame(each.groupIdToken(), group))
                .orElse(true);
    }

    private static boolean isSame(@Nullable IdToken one, @Nullable IdToken other) {
        return one != null && other != null && one.idToken().equalsIgnoreCase(other.idToken());
    }

    private ReserveNowStatusEnum reserve(ReserveNowRequest request) {
        List<Integer> meant = evses.meant(request.evseId()).stream()
                .map(evse -> evse.id())
                .filter(id -> hasConnector(id, request.connectorType()))
                .toList();
        boolean inTime = request.expiryDateTime().isAfter(context.now());
        if (!model.isTrue("ReservationCtrlr.Enabled") || !inTime || meant.isEmpty()) {
            return ReserveNowStatusEnum.REJECTED;
        }
        Optional<Integer> evse = first(meant, id -> isReservedAs(id, request.id()))
                .or(() -> first(
                        meant,
                        id -> availability.isFree(id) && reservationOf(id).isEmpty()));
        if (evse.isEmpty()) {
            boolean works = meant.stream().anyMatch(availability::isOperative);
            return works ? ReserveNowStatusEnum.OCCUPIED : ReserveNowStatusEnum.UNAVAILABLE;
        }
        context.store().put(PREFIX + evse.get(), request);
        context.store().commit();
        availability.setReserved(evse.get(), true);
        context.afterReply(availability::changed);
        return ReserveNowStatusEnum.ACCEPTED;
    }

    private boolean hasConnector(int evseId, @Nullable String type) {
        return type == null || type.equals(model.text("Connector@" + evseId + ".1.ConnectorType"));
    }

    private boolean isReservedAs(int evseId, int reservationId) {
        return reservationOf(evseId).filter(each -> each.id() == reservationId).isPresent();
    }

    private static Optional<Integer> first(List<Integer> ids, Predicate<Integer> wanted) {
        return ids.stream().filter(wanted).findFirst();
    }

    private CancelReservationResponse cancel(CancelReservationRequest request) {
        Optional<Integer> evse = first(evses.ids(), id -> isReservedAs(id, request.reservationId()));
        evse.ifPresent(id -> {
            remove(id);
            context.afterReply(availability::changed);
        });
        return CancelReservationResponse.of(
                evse.isPresent() ? CancelReservationStatusEnum.ACCEPTED : CancelReservationStatusEnum.REJECTED);
    }

    private void remove(int evseId) {
        context.store().remove(PREFIX + evseId);
        context.store().commit();
        availability.setReserved(evseId, false);
    }

    private void expire() {
        for (int id : evses.ids()) {
            reservationOf(id)
                    .filter(each -> !each.expiryDateTime().isAfter(context.now()))
                    .ifPresent(each -> expired(id, each.id()));
        }
    }

    private void expired(int evseId, int reservationId) {
        remove(evseId);
        context.send(ReservationStatusUpdateRequest.builder()
                .reservationId(reservationId)
                .reservationUpdateStatus(ReservationUpdateStatusEnum.EXPIRED)
                .build());
        availability.changed();
    }
}
