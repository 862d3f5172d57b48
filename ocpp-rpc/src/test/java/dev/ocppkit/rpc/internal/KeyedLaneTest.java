package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.enumeration.ConnectorStatusEnum;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.rpc.HandlerOrder;
import dev.ocppkit.rpc.RawCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedLaneTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final List<Object> started = new ArrayList<>();

    private Lane lane(HandlerOrder order, int bound) {
        return Lane.of(order, bound, started::add);
    }

    private static InboundCall call(OcppRequest<?> request) {
        return new InboundCall("id", new InboundCall.Typed(request.ocppAction(), request, Leniencies.NONE), NOW, false);
    }

    private static InboundCall heartbeat() {
        return call(new HeartbeatRequest(null));
    }

    private static InboundCall status(int evseId) {
        return call(StatusNotificationRequest.builder()
                .timestamp(NOW)
                .connectorStatus(ConnectorStatusEnum.AVAILABLE)
                .evseId(evseId)
                .connectorId(1)
                .build());
    }

    private static InboundCall raw() {
        return new InboundCall("id", new InboundCall.Raw(new RawCall("Vendor", "{}")), NOW, false);
    }

    @Test
    void withoutAnOrderOfItsOwnALaneIsSerial() {
        Lane lane = lane(HandlerOrder.serial(), 16);
        InboundCall first = heartbeat();
        InboundCall second = status(1);
        lane.add(first);
        lane.add(second);

        assertThat(started).containsExactly(first);
        assertThat(lane.size()).isEqualTo(1);
        lane.remove(first);
        assertThat(started).containsExactly(first, second);
    }

    @Test
    void perActionOnlyThoseOfOneActionWaitForEachOther() {
        Lane lane = lane(HandlerOrder.perAction(), 16);
        InboundCall beat = heartbeat();
        InboundCall status = status(1);
        InboundCall nextBeat = heartbeat();
        lane.add(beat);
        lane.add(nextBeat);
        lane.add(status);

        assertThat(started).containsExactly(beat, status);
        lane.remove(status);
        assertThat(started).containsExactly(beat, status);
        lane.remove(beat);
        assertThat(started).containsExactly(beat, status, nextBeat);
    }

    @Test
    void aKeyOfTheUsersDecidesAndNoKeyMeansNoWaiting() {
        Lane lane = lane(
                HandlerOrder.byKey(m -> m instanceof StatusNotificationRequest status ? status.evseId() : null), 16);
        InboundCall first = status(1);
        InboundCall sameEvse = status(1);
        InboundCall otherEvse = status(2);
        InboundCall beat = heartbeat();
        InboundCall otherBeat = heartbeat();
        List.of(first, sameEvse, otherEvse, beat, otherBeat).forEach(lane::add);

        assertThat(started).containsExactly(first, otherEvse, beat, otherBeat);
        assertThat(lane.size()).isEqualTo(1);
    }

    @Test
    void noMoreThanTheBoundAreHandledAtOnce() {
        Lane lane = lane(HandlerOrder.unordered(), 2);
        List<InboundCall> calls = List.of(heartbeat(), heartbeat(), heartbeat());
        calls.forEach(lane::add);

        assertThat(started).containsExactlyElementsOf(calls.subList(0, 2));
        lane.remove(calls.get(1));
        assertThat(started).containsExactlyElementsOf(calls);
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotStarted() {
        Lane lane = lane(HandlerOrder.perAction(), 16);
        InboundCall first = heartbeat();
        InboundCall abandoned = heartbeat();
        lane.add(first);
        lane.add(abandoned);
        lane.remove(abandoned);
        lane.remove(first);

        assertThat(started).containsExactly(first);
        assertThat(lane.size()).isZero();
    }

    @Test
    void rawMessagesAndThoseWhoseKeyCannotBeFoundKeepTheirOrder() {
        Lane lane = lane(
                HandlerOrder.byKey(message -> {
                    throw new IllegalStateException(
                            Action.of(message.getClass()).wireName());
                }),
                16);
        InboundCall raw = raw();
        InboundCall unkeyed = heartbeat();
        lane.add(raw);
        lane.add(unkeyed);

        assertThat(started).containsExactly(raw);
        lane.remove(raw);
        assertThat(started).containsExactly(raw, unkeyed);
    }
}
