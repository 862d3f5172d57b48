package dev.ocppkit.rpc.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.Transport;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules for client transports. Extend it in a test class:
 *
 * <pre>{@code
 * class MyTransportConformanceTest extends ClientConformance {
 *     @Override
 *     protected Transport transport() {
 *         return new MyTransport();
 *     }
 * }
 * }</pre>
 */
public abstract class ClientConformance extends Conformance {
    private static final List<String> BOTH = List.of("ocpp2.1", "ocpp2.0.1");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AtomicInteger stations = new AtomicInteger();
    private @Nullable RawServer csms;

    /** For subclasses. */
    protected ClientConformance() {}

    /**
     * Returns the transport.
     *
     * @return the transport; asked for once for each connection
     */
    protected abstract Transport transport();

    /**
     * Returns the tests.
     *
     * @return one for each rule
     */
    @TestFactory
    public Stream<DynamicTest> conformance() {
        RawServer server = new RawServer();
        csms = server;
        Cases cases = new Cases();
        addHandshakes(cases);
        addFailures(cases);
        new LinkCases(this::open, this::sentCloseCode).addTo(cases);
        return tests(cases).onClose(server::close);
    }

    private RawServer csms() {
        return java.util.Objects.requireNonNull(csms);
    }

    private String newPath() {
        return "/ocpp/CS-" + stations.incrementAndGet();
    }

    private Dial dial(String path, List<String> protocols, Map<String, String> headers) {
        return new Dial(
                URI.create(csms().endpoint() + path),
                protocols,
                headers,
                TIMEOUT,
                LinkCases.MAX_MESSAGE,
                LinkCases.MAX_FRAGMENTS);
    }

    private LinkCases.Rig open(RawServer.Plan plan) throws Exception {
        String path = newPath();
        csms().plan(path, plan);
        RecordingListener heard = new RecordingListener();
        Link link = Patience.await(transport().connect(dial(path, BOTH, Map.of()), heard), "a connection");
        return new LinkCases.Rig(link, heard, Patience.next(csms().peers, "the other end"));
    }

    private LinkCases.Rig open(boolean deflate) throws Exception {
        return open(new RawServer.Plan(101, "ocpp2.1", Map.of(), deflate, null));
    }

    private RawServer.Request requestAfter(String path, List<String> protocols, Map<String, String> headers)
            throws Exception {
        csms().requests.clear();
        csms().plan(path, RawServer.Plan.accept(protocols.isEmpty() ? null : protocols.get(0)));
        Link link = Patience.await(
                transport().connect(dial(path, protocols, headers), new RecordingListener()), "a connection");
        link.abort();
        Patience.next(csms().peers, "the other end");
        return Patience.next(csms().requests, "the handshake");
    }

    private void addHandshakes(Cases cases) {
        cases.add("the path is sent as it is", this::path);
        cases.add("the subprotocols are offered in order", this::offers);
        cases.add("headers are sent", this::headers);
        cases.add("the subprotocol that the server names is told", () -> named("ocpp2.0.1"));
        cases.add("a server that names no subprotocol is connected to", () -> named(null));
        cases.add("a server that names what was not offered is refused, or told", this::notOffered);
        cases.add("a message right behind the handshake waits until it is requested", this::greeting);
    }

    private void path() throws Exception {
        for (String path : List.of("/ocpp/RDAM%7C123", "/a/b/c/A-_%3D%2B%2A.%40", "/CS~1")) {
            assertEquals(path, requestAfter(path, BOTH, Map.of()).uri());
        }
    }

    private void offers() throws Exception {
        RawServer.Request request = requestAfter(newPath(), BOTH, Map.of());
        assertEquals("ocpp2.1,ocpp2.0.1", String.join(",", request.protocols()).replace(" ", ""));
    }

    private void headers() throws Exception {
        String basic = "Basic UkRBTXwxMjM6cGFzc3dvcmQ=";
        RawServer.Request request = requestAfter(newPath(), BOTH, Map.of("Authorization", basic));
        assertEquals(basic, request.authorization());
    }

    private void named(@Nullable String subprotocol) throws Exception {
        LinkCases.Rig rig = open(RawServer.Plan.accept(subprotocol));
        assertEquals(subprotocol == null ? "" : subprotocol, rig.link().subprotocol());
        rig.link().close(1000, "");
        assertEquals(1000, rig.peer().nextClose().code());
        rig.peer().close(1000, "");
        rig.closed();
    }

    private void notOffered() throws Exception {
        LinkCases.Rig rig;
        try {
            rig = open(RawServer.Plan.accept("ocpp1.6"));
        } catch (ExecutionException e) {
            assertInstanceOf(ConnectFailedException.class, e.getCause());
            Patience.next(csms().peers, "the other end");
            return;
        }
        assertEquals("ocpp1.6", rig.link().subprotocol());
        rig.link().abort();
    }

    private void greeting() throws Exception {
        LinkCases.Rig rig = open(new RawServer.Plan(101, "ocpp2.1", Map.of(), false, "welcome"));
        Patience.nothingIn(rig.heard().texts, "a message that was not requested");
        rig.link().request(1);
        assertEquals("welcome", rig.nextText());
        rig.link().abort();
    }

    private void addFailures(Cases cases) {
        for (int status : new int[] {400, 401, 403, 404, 429, 500, 503}) {
            cases.add("a refusal is told with its status " + status, () -> refused(status, Map.of()));
        }
        cases.add("a redirect is not followed", () -> refused(302, Map.of("Location", csms().endpoint() + "/other")));
        cases.add("a port that is closed is told without a status", this::noServer);
        cases.add("a server that says nothing is given up after the time", this::silence);
    }

    private ConnectFailedException failure(Dial dial) throws Exception {
        try {
            Link link = Patience.await(transport().connect(dial, new RecordingListener()), "a failure");
            link.abort();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectFailedException failed) {
                return failed;
            }
            throw e;
        }
        throw new AssertionError("The connection was opened.");
    }

    private void refused(int status, Map<String, String> headers) throws Exception {
        String path = newPath();
        csms().plan(path, new RawServer.Plan(status, null, headers, false, null));
        csms().plan("/other", RawServer.Plan.accept("ocpp2.1"));
        ConnectFailedException failed = failure(dial(path, BOTH, Map.of("Authorization", "Basic c2VjcmV0")));
        assertEquals(OptionalInt.of(status), failed.httpStatus());
        assertTrue(csms().peers.isEmpty(), "a redirect was followed");
        assertNotNull(failed.getMessage());
        assertTrue(!failed.getMessage().contains("c2VjcmV0"), "the message tells the credentials");
    }

    private void noServer() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Dial dial = new Dial(URI.create("ws://localhost:" + port + "/ocpp/s"), BOTH, Map.of(), TIMEOUT, 1000, 10);
        assertEquals(OptionalInt.empty(), failure(dial).httpStatus());
    }

    private void silence() throws Exception {
        String path = newPath();
        csms().plan(path, new RawServer.Plan(0, null, Map.of(), false, null));
        Dial dial = new Dial(URI.create(csms().endpoint() + path), BOTH, Map.of(), Duration.ofMillis(300), 1000, 10);
        assertEquals(OptionalInt.empty(), failure(dial).httpStatus());
    }
}
