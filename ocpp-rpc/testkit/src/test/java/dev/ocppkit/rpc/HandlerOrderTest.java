package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.Loopback.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HandlerOrderTest {
    private final Deque<CompletableFuture<HeartbeatResponse>> handling = new ArrayDeque<>();

    private ScriptedPeer station(HandlerOrder order) {
        OcppServer csms =
                OcppServer.builder().acceptAll().nonBlocking().ordering(order).build();
        csms.onAsync(HeartbeatRequest.class, (request, context) -> {
            CompletableFuture<HeartbeatResponse> answer = new CompletableFuture<>();
            handling.add(answer);
            return answer;
        });
        return ScriptedPeer.connect(new InMemoryTransport(csms.binding()), URI.create("ws://csms/ocpp/CS-1"), "ocpp2.1")
                .join();
    }

    private static void beatTwice(ScriptedPeer station) {
        station.send("[2,\"1\",\"Heartbeat\",{}]");
        station.send("[2,\"2\",\"Heartbeat\",{}]");
    }

    @Test
    void serialIsTheDefaultAndTheSecondWaits() {
        ScriptedPeer station = station(HandlerOrder.serial());
        beatTwice(station);

        assertThat(handling).hasSize(1);
        handling.remove().complete(HeartbeatResponse.of(NOW));
        assertThat(handling).hasSize(1);
    }

    @Test
    void unorderedMessagesAreHandledTogetherAndAnsweredAsTheyAreReady() {
        ScriptedPeer station = station(HandlerOrder.unordered());
        beatTwice(station);

        assertThat(handling).hasSize(2);
        handling.removeLast().complete(HeartbeatResponse.of(NOW));
        assertThat(station.received()).singleElement().asString().startsWith("[3,\"2\"");
        handling.remove().complete(HeartbeatResponse.of(NOW));
        assertThat(station.received()).hasSize(2);
    }

    @Test
    void noMoreAreHandledAtOnceThanTheLimitSays() {
        ScriptedPeer station = station(HandlerOrder.unordered());
        int few = RpcLimits.defaults().maxQueuedInbound();
        for (int i = 0; i < 3 * few; i++) {
            station.send("[2,\"" + i + "\",\"Heartbeat\",{}]");
        }

        assertThat(handling).hasSize(few);
        while (!handling.isEmpty()) {
            handling.remove().complete(HeartbeatResponse.of(NOW));
        }
        assertThat(station.received()).hasSize(3 * few);
    }
}
