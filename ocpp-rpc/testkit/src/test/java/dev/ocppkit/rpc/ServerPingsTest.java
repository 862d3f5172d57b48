package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.Loopback.GET_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.VirtualWorld;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A CSMS looks after its stations. */
class ServerPingsTest {
    private final VirtualWorld world = new VirtualWorld(1);
    private final List<String> log = new ArrayList<>();
    private OcppServer csms;
    private InMemoryTransport network;

    private OcppClient connected(UnaryOperator<OcppServer.Builder> options) {
        csms = options.apply(OcppServer.builder()
                        .acceptAll()
                        .executor(world.executor())
                        .time(world.time())
                        .metrics(new RpcMetrics() {
                            @Override
                            public void pong(Duration roundTrip) {
                                log.add("pong after " + roundTrip.toMillis());
                            }

                            @Override
                            public void waiting(int depth) {
                                log.add("waiting " + depth);
                            }

                            @Override
                            public void event(RpcEvent.Kind kind) {
                                log.add(kind.name());
                            }
                        })
                        .listener(new ConnectionListener() {
                            @Override
                            public void closed(OcppConnection connection, int code, String reason) {
                                log.add("closed " + code);
                            }
                        }))
                .build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Loopback.NOW));
        network = world.network(csms.binding());
        OcppClient station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(URI.create("ws://csms/ocpp"))
                .transport(network)
                .executor(world.executor())
                .time(world.time())
                .build();
        station.connect().join();
        return station;
    }

    @Test
    void aQuietStationIsPingedAndStaysConnected() {
        connected(csms -> csms.pingInterval(Duration.ofSeconds(60)));

        world.advance(Duration.ofSeconds(59));
        assertThat(log).isEmpty();
        world.advance(Duration.ofSeconds(1));
        assertThat(log).containsExactly("pong after 0");
        world.advance(Duration.ofMinutes(10));
        assertThat(log).hasSize(11).containsOnly("pong after 0");
        assertThat(csms.connections()).hasSize(1);
    }

    @Test
    void aStationThatTalksIsNotPinged() {
        OcppClient station = connected(csms -> csms.pingInterval(Duration.ofSeconds(60)));
        for (int i = 0; i < 20; i++) {
            world.advance(Duration.ofSeconds(30));
            assertThat(station.call(Loopback.HEARTBEAT)).isCompleted();
        }

        assertThat(log).isEmpty();
    }

    @Test
    void aConnectionThatIsDeadInOneDirectionIsGivenUp() {
        connected(csms -> csms.pingInterval(Duration.ofSeconds(60)));
        network.links().get(0).fallSilent();

        world.advance(Duration.ofSeconds(119));
        assertThat(csms.connections()).hasSize(1);
        world.advance(Duration.ofSeconds(1));
        assertThat(log).containsExactly("PEER_SILENT", "closed 1006");
        assertThat(csms.connections()).isEmpty();
    }

    @Test
    void withoutPingsOnlySilenceCounts() {
        OcppClient station = connected(csms -> csms.idleTimeout(Duration.ofMinutes(10)));
        world.advance(Duration.ofMinutes(9));
        assertThat(station.call(Loopback.HEARTBEAT)).isCompleted();
        world.advance(Duration.ofMinutes(9));
        assertThat(log).isEmpty();
        world.advance(Duration.ofMinutes(6));

        assertThat(log).contains("PEER_SILENT");
    }

    @Test
    void nobodyIsLookedAfterWhenNobodyIsThere() {
        OcppClient station = connected(csms -> csms.pingInterval(Duration.ofSeconds(60)));
        station.close();
        world.advance(Duration.ofMinutes(5));
        log.clear();

        station.connect();
        world.advance(Duration.ofSeconds(60));
        assertThat(log).as("the sweep goes on with the next connection").containsExactly("pong after 0");
    }

    @Test
    void metricsTellHowManyCallsWait() {
        connected(csms -> csms);
        network.links().get(0).server().hold();
        csms.station("CS-1").callOutcome(GET_VERSION);
        csms.station("CS-1").callOutcome(GET_VERSION);
        csms.station("CS-1").callOutcome(GET_VERSION);

        assertThat(log).containsExactly("waiting 0", "waiting 1", "waiting 2");
    }

    @Test
    void timesAreNotNegative() {
        OcppServer.Builder builder = OcppServer.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.pingInterval(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.idleTimeout(Duration.ofSeconds(-1)));
    }
}
