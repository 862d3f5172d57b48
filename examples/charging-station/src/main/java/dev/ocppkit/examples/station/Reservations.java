package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.util.List;
import java.util.Optional;

/** Reservations (H): an EVSE is kept for a token. One for no EVSE in particular gets the first that is free. */
final class Reservations {
    private final Station station;

    Reservations(Station station) {
        this.station = station;
        station.on(ReserveNowRequest.class, this::reserve);
        station.on(CancelReservationRequest.class, this::cancel);
        station.everySecond(this::expire);
        for (Evse evse : station.evses) {
            find(evse).ifPresent(reservation -> evse.reservationId = reservation.id());
        }
    }

    private Optional<ReserveNowRequest> find(Evse evse) {
        return station.state.get("reservation." + evse.id, ReserveNowRequest.class);
    }

    private ReserveNowResponse reserve(ReserveNowRequest request) {
        if (!station.model.isTrue("ReservationCtrlr.Enabled")
                || !request.expiryDateTime().isAfter(station.now())
                || (request.connectorType() != null && !request.connectorType().equals("cType2"))) {
            return ReserveNowResponse.of(ReserveNowStatusEnum.REJECTED);
        }
        List<Evse> meant = station.evses.stream()
                .filter(evse -> request.evseId() == null || evse.id == request.evseId())
                .toList();
        Optional<Evse> same = meant.stream()
                .filter(evse -> evse.reservationId == request.id())
                .findFirst();
        Optional<Evse> evse = same.or(() -> meant.stream()
                .filter(each -> each.isFree() && each.reservationId == 0)
                .findFirst());
        if (evse.isEmpty()) {
            return ReserveNowResponse.of(
                    meant.isEmpty()
                            ? ReserveNowStatusEnum.REJECTED
                            : meant.stream().anyMatch(each -> each.operative)
                                    ? ReserveNowStatusEnum.OCCUPIED
                                    : ReserveNowStatusEnum.UNAVAILABLE);
        }
        evse.get().reservationId = request.id();
        station.state.put("reservation." + evse.get().id, request);
        station.state.commit();
        station.afterReply(station.availability::changed);
        return ReserveNowResponse.of(ReserveNowStatusEnum.ACCEPTED);
    }

    private CancelReservationResponse cancel(CancelReservationRequest request) {
        Optional<Evse> evse = station.evses.stream()
                .filter(each -> each.reservationId == request.reservationId() && each.reservationId != 0)
                .findFirst();
        evse.ifPresent(each -> {
            used(each);
            station.afterReply(station.availability::changed);
        });
        return CancelReservationResponse.of(
                evse.isPresent() ? CancelReservationStatusEnum.ACCEPTED : CancelReservationStatusEnum.REJECTED);
    }

    /** Whether a token may use an EVSE: it is not reserved, or for the token or its group. */
    boolean isOpenTo(Evse evse, IdToken token, IdToken group) {
        return find(evse)
                .map(reservation -> reservation.idToken().idToken().equalsIgnoreCase(token.idToken())
                        || (group != null
                                && reservation.groupIdToken() != null
                                && reservation.groupIdToken().idToken().equalsIgnoreCase(group.idToken())))
                .orElse(true);
    }

    /** The reservation of an EVSE is over, because it was used or cancelled. */
    void used(Evse evse) {
        evse.reservationId = 0;
        station.state.remove("reservation." + evse.id);
        station.state.commit();
    }

    private void expire() {
        for (Evse evse : station.evses) {
            find(evse)
                    .filter(each -> !each.expiryDateTime().isAfter(station.now()))
                    .ifPresent(each -> {
                        used(evse);
                        station.send(ReservationStatusUpdateRequest.builder()
                                .reservationId(each.id())
                                .reservationUpdateStatus(ReservationUpdateStatusEnum.EXPIRED)
                                .build());
                        station.availability.changed();
                    });
        }
    }
}
