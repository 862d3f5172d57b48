package dev.ocppkit.rpc.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules for server transports. Extend it in a test class:
 *
 * <pre>{@code
 * class MyServerConformanceTest extends ServerConformance {
 *     @Override
 *     protected Running start(ServerBinding csms) {
 *         MyServer server = MyServer.start(csms);
 *         return new Running(URI.create("ws://localhost:" + server.port() + "/ocpp"), server::close);
 *     }
 * }
 * }</pre>
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written shows in what does not arrive.
public abstract class ServerConformance extends Conformance {
    private static final String BASIC = "Basic UkRBTXwxMjM6cGFzc3dvcmQ=";

    private final KitBinding csms = new KitBinding();
    private final AtomicInteger stations = new AtomicInteger();
    private Running server = new Running(URI.create("ws://localhost"), () -> {});

    /**
     * A server that runs.
     *
     * @param endpoint the URL in front of the identities, with scheme ws and without a slash at its end
     * @param stop stops it
     */
    public record Running(URI endpoint, AutoCloseable stop) {}

    /** For subclasses. */
    protected ServerConformance() {}

    /**
     * Starts a server on a free port of this machine.
     *
     * @param binding what to ask about handshakes and to give connections to
     * @return the server
     * @throws Exception if it cannot be started
     */
    protected abstract Running start(ServerBinding binding) throws Exception;

    /**
     * Returns the tests.
     *
     * @return one for each rule
     * @throws Exception if the server cannot be started
     */
    @TestFactory
    public Stream<DynamicTest> conformance() throws Exception {
        server = start(csms);
        Cases cases = new Cases();
        addHandshakes(cases);
        addRefusals(cases);
        new LinkCases(this::open, this::sentCloseCode).addTo(cases);
        cases.add("a frame without a mask is answered with 1002", Feature.VIOLATION_CODES, this::unmasked);
        return tests(cases).onClose(this::stop);
    }

    private void stop() {
        try {
            server.stop().close();
        } catch (Exception e) {
            throw new AssertionError("The server cannot be stopped.", e);
        }
    }

    private String newPath() {
        return server.endpoint().getRawPath() + "/CS-" + stations.incrementAndGet();
    }

    private RawClient client(String rawPath) {
        return new RawClient(server.endpoint(), rawPath);
    }

    private LinkCases.Rig open(boolean deflate) throws Exception {
        String path = newPath();
        RawClient client = client(path).protocols("ocpp2.1");
        RawPeer peer = (deflate ? client.deflate() : client).connect().open();
        KitBinding.Opened opened = csms.opened(path);
        return new LinkCases.Rig(opened.link(), opened.heard(), peer);
    }

    private Upgrade upgrade() throws InterruptedException {
        return Patience.next(csms.upgrades, "the decision to be asked for");
    }

    private void addHandshakes(Cases cases) {
        cases.add("the path is handed over as it was sent", this::path);
        cases.add("all lines of offered subprotocols are handed over in order", this::protocolLines);
        cases.add("the Authorization header is handed over", this::authorization);
        for (OcppVersion version : OcppVersion.values()) {
            cases.add("the chosen version is named: " + version.subprotocol(), () -> chosen(version));
        }
        cases.add("without a common version the handshake succeeds, and the close arrives", this::noVersion);
    }

    private void path() throws Exception {
        for (String identity : List.of("RDAM%7C123", "a%20b", "A-_=+*.@", "%41", "ab~c")) {
            csms.upgrades.clear();
            String raw = server.endpoint().getRawPath() + "/" + identity;
            RawPeer peer = client(raw).protocols("ocpp2.1").connect().open();
            assertEquals(raw, upgrade().rawPath());
            peer.hangUp();
        }
    }

    private void protocolLines() throws Exception {
        csms.upgrades.clear();
        String path = newPath();
        var answer = client(path).protocols("ocpp1.6, ocpp2.1", "ocpp2.0.1").connect();
        Upgrade upgrade = upgrade();
        assertEquals(
                "ocpp1.6,ocpp2.1,ocpp2.0.1",
                String.join(",", upgrade.protocolHeaders()).replace(" ", ""));
        assertNull(upgrade.authorization());
        assertTrue(upgrade.certificates().isEmpty());
        assertEquals("ocpp2.1", answer.header("Sec-WebSocket-Protocol"));
        answer.open().hangUp();
    }

    private void authorization() throws Exception {
        csms.upgrades.clear();
        client(newPath())
                .protocols("ocpp2.1")
                .header("Authorization", BASIC)
                .connect()
                .open()
                .hangUp();
        Upgrade upgrade = upgrade();
        assertEquals(BASIC, upgrade.authorization());
        assertNotNull(upgrade.remote());
    }

    private void chosen(OcppVersion version) throws Exception {
        String path = newPath();
        csms.decide(path, new HandshakeDecision.Accept(path, version));
        var answer = client(path).protocols("ocpp2.1, ocpp2.0.1").connect();
        answer.open();
        assertEquals(version.subprotocol(), answer.header("Sec-WebSocket-Protocol"));
        assertEquals(version.subprotocol(), csms.opened(path).link().subprotocol());
        answer.open().hangUp();
    }

    private void noVersion() throws Exception {
        for (List<String> offer : List.of(List.<String>of(), List.of("ocpp1.6"))) {
            String path = newPath();
            csms.decide(path, new HandshakeDecision.Accept(path, null));
            var answer = client(path).protocols(offer.toArray(String[]::new)).connect();
            assertEquals(101, answer.status());
            assertEquals("", answer.header("Sec-WebSocket-Protocol"));
            assertEquals(
                    new RawPeer.Close(1002, "no common OCPP version"),
                    answer.open().nextClose());
            KitBinding.Opened opened = csms.opened(path);
            assertEquals("", opened.link().subprotocol());
            answer.open().close(1002, "");
            assertEquals(1002, Patience.await(opened.heard().closed, "the end").code());
        }
    }

    private void addRefusals(Cases cases) {
        cases.add("a refusal is an HTTP status with its headers", this::refused);
        cases.add("a path that is no URL gets no WebSocket", this::badPaths);
        cases.add("what asks for no WebSocket gets none", this::noUpgrade);
        cases.add("what asks for another WebSocket version gets none", this::otherVersion);
    }

    private void refused() throws Exception {
        refused(404, Map.of());
        refused(401, Map.of("WWW-Authenticate", "Basic realm=\"OCPP\", charset=\"UTF-8\""));
        refused(429, Map.of("Retry-After", "17"));
        refused(503, Map.of("Retry-After", "5"));
    }

    private void refused(int status, Map<String, String> headers) throws Exception {
        String path = newPath();
        csms.decide(path, new HandshakeDecision.Reject(status, headers));
        var answer = client(path).protocols("ocpp2.1").connect();
        assertEquals(status, answer.status());
        headers.forEach((name, value) -> assertEquals(value, answer.header(name)));
    }

    private void badPaths() throws Exception {
        for (String identity : List.of("%zz", "%", "a%2Fb", "a%00b")) {
            String raw = server.endpoint().getRawPath() + "/" + identity;
            csms.decide(raw, new HandshakeDecision.Reject(404, Map.of()));
            int status = client(raw).protocols("ocpp2.1").connect().status();
            assertTrue(status == 404 || status == 400, identity + " was answered with " + status);
        }
    }

    private void noUpgrade() throws Exception {
        for (String header : List.of("upgrade", "sec-websocket-key", "sec-websocket-version")) {
            int status = client(newPath())
                    .protocols("ocpp2.1")
                    .without(header)
                    .connect()
                    .status();
            assertNotEquals(101, status, "without " + header);
            assertTrue(status >= 400, "without " + header + " the status was " + status);
        }
    }

    private void otherVersion() throws Exception {
        int status = client(newPath())
                .protocols("ocpp2.1")
                .without("sec-websocket-version")
                .header("x-sec-websocket-version", "8")
                .connect()
                .status();
        assertTrue(status == 426 || status == 400, "the status was " + status);
    }

    private void unmasked() throws Exception {
        String path = newPath();
        RawPeer peer = client(path).protocols("ocpp2.1").unmasked().connect().open();
        KitBinding.Opened opened = csms.opened(path);
        opened.link().request(1);
        peer.sendText("not masked");
        assertEquals(1002, peer.nextClose().code());
        peer.hangUp();
        Patience.await(opened.heard().closed, "the end");
        assertTrue(opened.heard().texts.isEmpty());
    }
}
