package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.LinkEnd;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import dev.ocppkit.rpc.testkit.VirtualTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of bad input has one reaction, one number and one line in the log, which holds nothing of what was sent. */
class BadInputTest {
    private static final String SECRET = "s3cret-of-a-station";

    private final Logger logger = Logger.getLogger("dev.ocppkit.rpc");
    private final List<String> lines = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final VirtualTime time = new VirtualTime();
    private OcppServer csms;
    private InMemoryTransport network;

    @BeforeEach
    void listen() {
        logger.addHandler(recorder);
        logger.setLevel(Level.ALL);
        csms = OcppServer.builder()
                .path("/ocpp")
                .authenticator(handshake -> handshake.identity().equals("STRANGER")
                        ? StationAuthenticator.Decision.UNKNOWN_IDENTITY
                        : handshake.password().isPresent()
                                ? StationAuthenticator.Decision.BAD_CREDENTIALS
                                : StationAuthenticator.Decision.ACCEPTED)
                .nonBlocking()
                .time(time)
                .metrics(new RpcMetrics() {
                    @Override
                    public void handshake(int status) {
                        counted.add("handshake " + status);
                    }

                    @Override
                    public void noCommonVersion() {
                        counted.add("no common version");
                    }

                    @Override
                    public void event(RpcEvent.Kind kind) {
                        counted.add(kind.name());
                    }
                })
                .build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Loopback.NOW));
        network = new InMemoryTransport(csms.binding());
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(recorder);
        logger.setLevel(null);
    }

    private CompletableFuture<ScriptedPeer> connecting(String path, String subprotocol) {
        return ScriptedPeer.connect(network, URI.create("ws://csms" + path), subprotocol);
    }

    private ScriptedPeer connected() {
        ScriptedPeer station =
                connecting("/ocpp/CS-1", OcppVersion.V2_1.subprotocol()).join();
        counted.clear();
        lines.clear();
        return station;
    }

    private void assertLoggedOnce(String start) {
        assertThat(lines).singleElement().asString().startsWith(start).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ocpp/",
                "/ocpp/a%2Fb",
                "/ocpp/%00",
                "/ocpp/%C3%28",
                "/ocpp/a%3Ab",
                "/ocpp/STRANGER",
                "/other/CS-1"
            })
    void aWrongIdentityIsAnswered404(String path) {
        assertThat(connecting(path, "ocpp2.1")).isCompletedExceptionally();

        assertThat(counted).containsExactly("handshake 404");
        assertLoggedOnce("INFO A handshake from ");
    }

    @Test
    void wrongCredentialsAreAnswered401() {
        String basic = Base64.getEncoder().encodeToString(("CS-1:" + SECRET).getBytes(StandardCharsets.UTF_8));
        OcppClient station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(URI.create("ws://csms/ocpp"))
                .basicAuth(SECRET)
                .transport(network)
                .nonBlocking()
                .build();

        assertThat(station.connect()).isCompletedExceptionally();
        assertThat(counted).containsExactly("handshake 401");
        assertLoggedOnce("INFO A handshake from ");
        assertThat(lines.get(0)).doesNotContain(basic).contains("401");
    }

    @Test
    void withoutCommonSubprotocolTheConnectionIsClosedWith1002() {
        ScriptedPeer station = connecting("/ocpp/CS-1", "ocpp1.6").join();

        assertThat(station.closeCode()).hasValue(1002);
        assertThat(counted).containsExactly("handshake 101", "no common version");
        assertLoggedOnce("INFO CS-1 offered no common subprotocol");
    }

    @Test
    void anOversizedMessageClosesWith1009() {
        ScriptedPeer station = connected();
        station.send("[2,\"1\",\"" + SECRET + "x".repeat(RpcLimits.defaults().maxMessageBytes()) + "\",{}]");

        assertThat(station.closeCode()).hasValue(1009);
        assertThat(counted).containsExactly("MESSAGE_REJECTED");
        assertLoggedOnce("INFO Connection[CS-1");
    }

    @Test
    void aBinaryMessageClosesWith1003() {
        ScriptedPeer station = connected();
        ((LinkEnd) station.link()).sendBinary();

        assertThat(station.closeCode()).hasValue(1003);
        assertThat(counted).containsExactly("MESSAGE_REJECTED");
        assertLoggedOnce("INFO Connection[CS-1");
    }

    @Test
    void nonsenseIsAnsweredAndCountedAndAFloodOfItClosesWith1008() {
        ScriptedPeer station = connected();
        int tolerated = RpcLimits.defaults().badFrames();
        for (int i = 0; i < tolerated; i++) {
            station.send(SECRET);
        }
        assertThat(station.received()).hasSize(tolerated);
        assertThat(counted).hasSize(tolerated).containsOnly("BAD_FRAME");
        assertThat(lines)
                .hasSize(tolerated)
                .allSatisfy(line ->
                        assertThat(line).startsWith("FINE Connection[CS-1").doesNotContain(SECRET));

        station.send(SECRET);
        assertThat(station.closeCode()).hasValue(1008);
        assertThat(counted).contains("TOO_MANY_BAD_FRAMES");
        assertThat(lines).filteredOn(line -> line.startsWith("INFO")).hasSize(1);
    }

    @Test
    void aSlowReaderIsClosedWith1008() {
        ScriptedPeer station = connected();
        network.links().get(0).server().hold();
        csms.station("CS-1").callOutcome(Loopback.GET_VERSION);
        time.pass(RpcLimits.defaults().writeTimeout());

        assertThat(station.closeCode()).hasValue(1008);
        assertThat(counted).containsExactly("WRITE_TIMEOUT");
        assertLoggedOnce("INFO Connection[CS-1");
    }

    @Test
    void aHandlerThatThrowsIsInternalErrorAndOnlyTheTypeIsLogged() {
        csms.on(AuthorizeRequest.class, (request, context) -> {
            throw new IllegalStateException(SECRET);
        });
        ScriptedPeer station = connected();
        station.send("[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"" + SECRET + "\",\"type\":\"Central\"}}]");

        assertThat(station.received())
                .singleElement()
                .asString()
                .startsWith("[4,\"1\",\"InternalError\"")
                .doesNotContain(SECRET, "IllegalState");
        assertThat(counted).containsExactly("HANDLER_FAILED");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("WARNING"))
                .singleElement()
                .asString()
                .contains("Authorize", "IllegalStateException");
        assertThat(lines).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void aHandlerThatHangsIsAnsweredForAndLogged() {
        csms.onAsync(AuthorizeRequest.class, (request, context) -> new CompletableFuture<>());
        ScriptedPeer station = connected();
        station.send("[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"" + SECRET + "\",\"type\":\"Central\"}}]");
        time.pass(Duration.ofSeconds(25));

        assertThat(station.received()).singleElement().asString().startsWith("[4,\"1\",\"InternalError\"");
        assertThat(counted).containsExactly("HANDLER_TIMEOUT");
        assertLoggedOnce("WARNING Connection[CS-1");
    }

    @Test
    void tooManyHandshakesAreAnswered503() {
        OcppServer one = OcppServer.builder()
                .acceptAll()
                .nonBlocking()
                .time(time)
                .limits(RpcLimits.defaults().toBuilder()
                        .maxHandshakesPerSecond(1)
                        .build())
                .build();
        InMemoryTransport crowded = new InMemoryTransport(one.binding());
        ScriptedPeer.connect(crowded, URI.create("ws://csms/ocpp/CS-1"), "ocpp2.1")
                .join();

        assertThat(ScriptedPeer.connect(crowded, URI.create("ws://csms/ocpp/CS-2"), "ocpp2.1"))
                .isCompletedExceptionally();
        assertLoggedOnce("FINE A handshake from ");
    }
}
