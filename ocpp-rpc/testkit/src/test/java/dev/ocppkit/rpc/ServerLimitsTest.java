package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.Loopback.GET_VERSION;
import static dev.ocppkit.rpc.Loopback.HEARTBEAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ServerLimitsTest {
    private static final AuthorizeRequest AUTHORIZE = AuthorizeRequest.of(
            IdToken.builder().idToken("04A2").type("ISO14443").build());
    private static final AuthorizeResponse AUTHORIZED =
            AuthorizeResponse.of(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED));

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();
    private final CompletableFuture<AuthorizeResponse> slow = new CompletableFuture<>();
    private OcppServer csms;
    private InMemoryTransport network;

    private void csms(UnaryOperator<RpcLimits.Builder> limits) {
        csms = OcppServer.builder()
                .acceptAll()
                .nonBlocking()
                .time(time)
                .limits(limits.apply(RpcLimits.defaults().toBuilder()).build())
                .listener(new ConnectionListener() {
                    @Override
                    public void closed(OcppConnection connection, int code, String reason) {
                        log.add(connection.identity() + " " + code);
                    }

                    @Override
                    public void event(OcppConnection connection, RpcEvent event) {
                        log.add(event.kind().name());
                    }
                })
                .build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Loopback.NOW));
        csms.onAsync(AuthorizeRequest.class, (request, context) -> slow);
        network = new InMemoryTransport(csms.binding());
    }

    private OcppClient station(String identity) {
        return OcppClient.builder()
                .identity(identity)
                .endpoint(URI.create("ws://localhost/ocpp"))
                .transport(network)
                .nonBlocking()
                .time(time)
                .build();
    }

    private OcppClient connected(String identity) {
        OcppClient station = station(identity);
        station.connect().join();
        return station;
    }

    private static void assertBusy(OcppClient station) {
        assertThatThrownBy(() -> station.connect().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        e -> assertThat(e.httpStatus()).hasValue(503));
    }

    @Test
    void aFullCsmsTurnsStationsAwayButNotThoseThatReplaceTheirConnection() {
        csms(limits -> limits.maxConnections(1));
        connected("first");

        assertBusy(station("second"));
        connected("FIRST");
        csms.connections().get(0).close(1000, "");

        assertThat(connected("second").call(HEARTBEAT)).isCompleted();
    }

    @Test
    void handshakesBeyondTheRateAreTurnedAwayUntilTimeHasPassed() {
        csms(limits -> limits.maxHandshakesPerSecond(2));
        connected("a");
        connected("b");

        assertBusy(station("c"));
        time.pass(Duration.ofMillis(500));

        connected("c");
        assertBusy(station("d"));
    }

    @Test
    void nothingIsTakenForSendingWhileAllConnectionsHoldTooMuch() {
        csms(limits -> limits.maxBufferedBytes(50));
        OcppClient busy = connected("busy");
        OcppClient other = connected("other");
        CompletableFuture<AuthorizeResponse> authorized = busy.call(AUTHORIZE);

        Outcome<?> refused = csms.station("other").callOutcome(GET_VERSION).join();
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.QUEUE_FULL));
        assertThat(other.call(HEARTBEAT)).as("who holds nothing is served").isCompleted();

        slow.complete(AUTHORIZED);
        assertThat(authorized).isCompletedWithValue(AUTHORIZED);
        assertThat(csms.station("other").callOutcome(GET_VERSION).join()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aStationThatTakesNothingIsClosedWith1008() {
        csms(limits -> limits.writeTimeout(Duration.ofSeconds(30)));
        connected("slow");
        network.links().get(0).server().hold();
        csms.station("slow").callOutcome(GET_VERSION);

        time.pass(Duration.ofSeconds(29));
        assertThat(log).isEmpty();
        time.pass(Duration.ofSeconds(1));

        assertThat(log).contains("WRITE_TIMEOUT", "slow 1008");
    }

    @Test
    void drainingEndsWhatIsUnderWayAndBeginsNothingNew() {
        csms(limits -> limits);
        OcppClient idle = connected("idle");
        OcppClient busy = connected("busy");
        CompletableFuture<AuthorizeResponse> authorized = busy.call(AUTHORIZE);

        CompletableFuture<Void> drained = csms.drain(Duration.ofSeconds(20));

        assertThat(log).containsExactly("idle 1001");
        assertBusy(idle);
        assertThat(drained).isNotDone();
        assertThat(csms.station("busy").callOutcome(GET_VERSION).join())
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.NOT_CONNECTED));

        slow.complete(AUTHORIZED);
        assertThat(authorized).isCompletedWithValue(AUTHORIZED);
        assertThat(drained).isCompleted();
        assertThat(log).containsExactly("idle 1001", "busy 1001");
    }

    @Test
    void drainingDoesNotWaitForEver() {
        csms(limits -> limits);
        OcppClient busy = connected("busy");
        busy.call(AUTHORIZE);

        CompletableFuture<Void> drained = csms.drain(Duration.ofSeconds(20));
        time.pass(Duration.ofSeconds(19));
        assertThat(drained).isNotDone();
        time.pass(Duration.ofSeconds(1));

        assertThat(drained).isCompleted();
        assertThat(log).containsExactly("busy 1001");
    }

    @Test
    void epochsGrowAndEachIdentityHasItsNewestConnection() {
        csms(limits -> limits);
        connected("a");
        long first = csms.connections().get(0).epoch();
        connected("A");

        assertThat(csms.connections()).singleElement().satisfies(connection -> {
            assertThat(connection.identity()).isEqualTo("A");
            assertThat(connection.epoch()).isGreaterThan(first);
        });
    }

    @Test
    void aThreadThatMayWaitGetsTheResponseOrTheException() throws InterruptedException {
        csms(limits -> limits);
        OcppClient station = connected("a");

        assertThat(station.blocking().call(HEARTBEAT)).isEqualTo(HeartbeatResponse.of(Loopback.NOW));
        assertThatThrownBy(() -> csms.station("a").blocking().call(GET_VERSION)).isInstanceOf(CallErrorException.class);
    }
}
