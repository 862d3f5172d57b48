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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reservations: an EVSE is kept for a token or its group until somebody charges there, until it is cancelled, or until it
 * expires. A reservation for no EVSE in particular, or for a type of connector, keeps as many EVSEs free as it takes;
 * which ones is open, and only when all that are free are needed they show Reserved. Reservations survive restarts.
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
        context.everySecond(this::watch);
        availability.reservedWhen(this::isShownAsReserved);
        transactions.listen(new TransactionListener() {
            @Override
            public void starting(OngoingTransaction transaction, StartCause cause, TransactionEvent event) {
                usedBy(transaction).ifPresent(each -> {
                    event.request().reservationId(each.id());
                    remove(each.id());
                });
            }
        });
    }

    private List<ReserveNowRequest> all() {
        return context.store().all(PREFIX, ReserveNowRequest.class);
    }

    private List<ReserveNowRequest> forAnyEvse() {
        return all().stream().filter(each -> each.evseId() == null).toList();
    }

    /**
     * Finds the reservation of an EVSE.
     *
     * @param evseId the EVSE
     * @return the request that named it; empty if there is none
     */
    public Optional<ReserveNowRequest> reservationOf(int evseId) {
        return all().stream().filter(each -> isNamed(each, evseId)).findFirst();
    }

    private static boolean isNamed(ReserveNowRequest reservation, int evseId) {
        return reservation.evseId() != null && reservation.evseId() == evseId;
    }

    /**
     * Tells whether somebody may use an EVSE.
     *
     * @param evseId the EVSE
     * @param token the token
     * @param group the token of its group, or null
     * @return whether the EVSE is reserved for the token or its group, or for nobody while enough others stay free for those
     *     who have reserved no EVSE in particular (H01.FR.07, H03)
     */
    public boolean isOpenTo(int evseId, IdToken token, @Nullable IdToken group) {
        Optional<ReserveNowRequest> named = reservationOf(evseId);
        if (named.isPresent()) {
            return isFor(named.get(), token, group);
        }
        List<ReserveNowRequest> open = forAnyEvse();
        return open.stream().anyMatch(each -> fits(each, evseId) && isFor(each, token, group))
                || suffices(freeWithout(evseId, all()), open);
    }

    private static boolean isFor(ReserveNowRequest reservation, IdToken token, @Nullable IdToken group) {
        return isSame(reservation.idToken(), token) || isSame(reservation.groupIdToken(), group);
    }

    private static boolean isSame(@Nullable IdToken one, @Nullable IdToken other) {
        return one != null && other != null && one.idToken().equalsIgnoreCase(other.idToken());
    }

    /** Lists the EVSEs that somebody could use and that no reservation names. */
    private List<Integer> freeWithout(@Nullable Integer evseId, List<ReserveNowRequest> reservations) {
        return evses.ids().stream()
                .filter(id -> !Objects.equals(id, evseId) && availability.isFree(id))
                .filter(id -> reservations.stream().noneMatch(each -> isNamed(each, id)))
                .toList();
    }

    /** Tells whether EVSEs are enough for reservations of any EVSE or type of connector, each EVSE having one type. */
    private boolean suffices(List<Integer> free, List<ReserveNowRequest> open) {
        boolean enoughOfAll = open.size() <= free.size();
        return enoughOfAll
                && open.stream()
                        .filter(each -> each.connectorType() != null)
                        .allMatch(each -> open.stream()
                                        .filter(other -> Objects.equals(other.connectorType(), each.connectorType()))
                                        .count()
                                <= free.stream().filter(id -> fits(each, id)).count());
    }

    private boolean fits(ReserveNowRequest reservation, int evseId) {
        String type = reservation.connectorType();
        return type == null || type.equals(model.text("Connector@" + evseId + ".1.ConnectorType"));
    }

    /** An EVSE that cannot be spared shows as reserved (H01.FR.20, H01.FR.23, H01.FR.24). */
    private boolean isShownAsReserved(int evseId) {
        List<ReserveNowRequest> open = forAnyEvse();
        return reservationOf(evseId).isPresent()
                || (open.stream().anyMatch(each -> fits(each, evseId)) && !suffices(freeWithout(evseId, all()), open));
    }

    private ReserveNowStatusEnum reserve(ReserveNowRequest request) {
        List<Integer> meant = evses.meant(request.evseId()).stream()
                .map(evse -> evse.id())
                .filter(id -> fits(request, id))
                .toList();
        boolean inTime = request.expiryDateTime().isAfter(context.now());
        boolean allowed = model.isTrue("ReservationCtrlr.Enabled")
                && (request.evseId() != null || model.isTrue("ReservationCtrlr.NonEvseSpecific"));
        if (!allowed || !inTime || meant.isEmpty()) {
            return ReserveNowStatusEnum.REJECTED;
        }
        if (!hasRoomFor(request)) {
            boolean works = meant.stream().anyMatch(availability::isOperative);
            return works ? ReserveNowStatusEnum.OCCUPIED : ReserveNowStatusEnum.UNAVAILABLE;
        }
        context.store().put(PREFIX + request.id(), request);
        context.store().commit();
        context.afterReply(availability::changed);
        return ReserveNowStatusEnum.ACCEPTED;
    }

    /** Tells whether a reservation can be kept besides the others; it takes the place of one with its id (H01.FR.02). */
    private boolean hasRoomFor(ReserveNowRequest request) {
        List<ReserveNowRequest> others =
                all().stream().filter(each -> each.id() != request.id()).toList();
        Stream<ReserveNowRequest> open = others.stream().filter(each -> each.evseId() == null);
        Integer evseId = request.evseId();
        if (evseId == null) {
            return suffices(
                    freeWithout(null, others),
                    Stream.concat(open, Stream.of(request)).toList());
        }
        return freeWithout(null, others).contains(evseId) && suffices(freeWithout(evseId, others), open.toList());
    }

    private CancelReservationResponse cancel(CancelReservationRequest request) {
        boolean known = all().stream().anyMatch(each -> each.id() == request.reservationId());
        remove(request.reservationId());
        context.afterReply(availability::changed);
        return CancelReservationResponse.of(
                known ? CancelReservationStatusEnum.ACCEPTED : CancelReservationStatusEnum.REJECTED);
    }

    private void remove(int reservationId) {
        context.store().remove(PREFIX + reservationId);
        context.store().commit();
    }

    /** Whoever reserved no EVSE in particular uses that up, also if only the group was let in. */
    private Optional<ReserveNowRequest> usedBy(OngoingTransaction transaction) {
        int evseId = transaction.evseId();
        List<ReserveNowRequest> open =
                forAnyEvse().stream().filter(each -> fits(each, evseId)).toList();
        Stream<ReserveNowRequest> own = open.stream()
                .filter(each -> transaction
                        .idToken()
                        .filter(token -> isFor(each, token, null))
                        .isPresent());
        return reservationOf(evseId)
                .or(own::findFirst)
                .or(() -> suffices(freeWithout(evseId, all()), forAnyEvse())
                        ? Optional.empty()
                        : open.stream().findFirst());
    }

    private void watch() {
        for (ReserveNowRequest each : all()) {
            if (!each.expiryDateTime().isAfter(context.now())) {
                end(each, ReservationUpdateStatusEnum.EXPIRED);
            } else if (evses.meant(each.evseId()).stream()
                    .noneMatch(evse -> availability.isOperative(evse.id()) && fits(each, evse.id()))) {
                end(each, ReservationUpdateStatusEnum.REMOVED); // H01.FR.17
            }
        }
    }

    private void end(ReserveNowRequest reservation, ReservationUpdateStatusEnum status) {
        remove(reservation.id());
        context.send(ReservationStatusUpdateRequest.builder()
                .reservationId(reservation.id())
                .reservationUpdateStatus(status)
                .build());
        availability.changed();
    }
}
