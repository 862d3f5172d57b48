package dev.ocppkit.station.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.enumeration.CancelReservationStatusEnum;
import dev.ocppkit.model.enumeration.ConnectorStatusEnum;
import dev.ocppkit.model.enumeration.OperationalStatusEnum;
import dev.ocppkit.model.enumeration.ReservationUpdateStatusEnum;
import dev.ocppkit.model.enumeration.ReserveNowStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.CancelReservationRequest;
import dev.ocppkit.model.message.ChangeAvailabilityRequest;
import dev.ocppkit.model.message.ReservationStatusUpdateRequest;
import dev.ocppkit.model.message.ReserveNowRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.availability.Availability;
import dev.ocppkit.station.transaction.StartCause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    private final Bench bench = new Bench();
    private final Availability availability =
            new Availability(bench.context, bench.model, bench.evses, bench.transactions);
    private final Reservations reservations =
            new Reservations(bench.context, bench.model, bench.evses, availability, bench.transactions);

    private ReserveNowRequest.Builder request(int id) {
        return ReserveNowRequest.builder()
                .id(id)
                .idToken(Bench.token("A"))
                .expiryDateTime(bench.context.now().plusSeconds(5));
    }

    private ReserveNowStatusEnum reserve(ReserveNowRequest.Builder request) {
        return bench.context.ask(request.build()).status();
    }

    @Test
    @Tag("H01.FR.04")
    @Tag("H01.FR.07")
    @Tag("H01.FR.20")
    void aReservationOfNoEvseInParticularKeepsOneFreeWhicheverThatIs() {
        assertThat(reserve(request(1))).isEqualTo(ReserveNowStatusEnum.ACCEPTED);
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.AVAILABLE);
        assertThat(reservations.isOpenTo(1, Bench.token("B"), null)).isTrue();
        bench.second.pluggedIn = true;
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.RESERVED);
        assertThat(reservations.isOpenTo(1, Bench.token("a"), null)).isTrue();
        assertThat(reservations.isOpenTo(1, Bench.token("B"), null)).isFalse();
    }

    @Test
    @Tag("H01.FR.02")
    @Tag("H01.FR.11")
    @Tag("H01.FR.24")
    void thereAreAsManyReservationsAsFreeEvses() {
        assertThat(reserve(request(1))).isEqualTo(ReserveNowStatusEnum.ACCEPTED);
        assertThat(reserve(request(2).evseId(2))).isEqualTo(ReserveNowStatusEnum.ACCEPTED);
        assertThat(availability.status(1)).isEqualTo(ConnectorStatusEnum.RESERVED);
        assertThat(reserve(request(3))).isEqualTo(ReserveNowStatusEnum.OCCUPIED);
        assertThat(reserve(request(3).evseId(1))).isEqualTo(ReserveNowStatusEnum.OCCUPIED);
        assertThat(reserve(request(1).connectorType("cType2"))).isEqualTo(ReserveNowStatusEnum.ACCEPTED);
        assertThat(reserve(request(3).connectorType("cCCS2"))).isEqualTo(ReserveNowStatusEnum.REJECTED);
    }

    @Test
    @Tag("H01.FR.15")
    void whoeverReservedNoEvseInParticularUsesThatUp() {
        reserve(request(1));
        bench.transactions.start(1, Bench.token("B"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
        assertThat(availability.status(2)).isEqualTo(ConnectorStatusEnum.RESERVED);
        bench.transactions.start(2, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
        assertThat(bench.context.sent(TransactionEventRequest.class))
                .extracting(TransactionEventRequest::reservationId)
                .containsExactly(null, 1);
    }

    @Test
    @Tag("H01.FR.17")
    void aReservationEndsWithTheEvseThatItIsFor() {
        reserve(request(7).evseId(2));
        bench.context.ask(ChangeAvailabilityRequest.builder()
                .operationalStatus(OperationalStatusEnum.INOPERATIVE)
                .evse(EVSE.of(2))
                .build());
        bench.context.pass(1);
        assertThat(bench.context.sent(ReservationStatusUpdateRequest.class))
                .extracting(ReservationStatusUpdateRequest::reservationUpdateStatus)
                .containsExactly(ReservationUpdateStatusEnum.REMOVED);
        assertThat(reservations.reservationOf(2)).isEmpty();
    }

    @Test
    @Tag("H01.FR.15")
    void aTransactionUsesTheReservationUp() {
        reserve(request(7).evseId(2));
        bench.transactions.start(2, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
        assertThat(bench.context.sent(TransactionEventRequest.class).get(0).reservationId())
                .isEqualTo(7);
        assertThat(reservations.reservationOf(2)).isEmpty();
    }

    @Test
    @Tag("H04.FR.01")
    void aReservationExpires() {
        reserve(request(7).evseId(2));
        bench.context.pass(4);
        assertThat(bench.context.sent(ReservationStatusUpdateRequest.class)).isEmpty();
        bench.context.pass(1);
        assertThat(bench.context
                        .sent(ReservationStatusUpdateRequest.class)
                        .get(0)
                        .reservationUpdateStatus())
                .isEqualTo(ReservationUpdateStatusEnum.EXPIRED);
        assertThat(availability.status(2)).isEqualTo(ConnectorStatusEnum.AVAILABLE);
    }

    @Test
    void aReservationIsCancelledOnce() {
        reserve(request(7).evseId(2));
        assertThat(bench.context.ask(CancelReservationRequest.of(7)).status())
                .isEqualTo(CancelReservationStatusEnum.ACCEPTED);
        assertThat(bench.context.ask(CancelReservationRequest.of(7)).status())
                .isEqualTo(CancelReservationStatusEnum.REJECTED);
        assertThat(availability.status(2)).isEqualTo(ConnectorStatusEnum.AVAILABLE);
    }
}
