package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.InstallCertificateRequest;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetNetworkProfileResponse;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.model.message.SetVariablesResponse;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.FrameRecorder;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A secret goes through real conversations and their failures, and is looked for in logs of all levels, in what a redacting
 * recorder writes, in metrics, events, texts of objects and of exceptions, and in answers to who did not know it.
 */
@Timeout(60)
@Tag("A01.FR.12")
class CanaryConversationsTest {
    private static final String CANARY = "CanaryS3cret-0815-xyz";
    private static final String COMPONENT = "\"component\":{\"name\":\"NetworkConfiguration\",\"instance\":\"1\"}";
    private static final String SET_VARIABLES = "{\"setVariableData\":["
            + String.join(
                    ",",
                    Arrays.stream(new String[] {
                                "BasicAuthPassword", "ApnPassword", "ApnSimPin", "VpnPassword", "VpnKey", "SharedSecret"
                            })
                            .map(name -> "{\"attributeValue\":\"" + CANARY + "\"," + COMPONENT
                                    + ",\"variable\":{\"name\":\"" + name + "\"}}")
                            .toList())
            + "]}";
    private static final String SET_NETWORK_PROFILE =
            "{\"configurationSlot\":1,\"connectionData\":{\"ocppInterface\":\"Any\","
                    + "\"ocppTransport\":\"JSON\",\"messageTimeout\":30,\"ocppCsmsUrl\":\"wss://localhost/ocpp\",\"securityProfile\":2,"
                    + "\"basicAuthPassword\":\"" + CANARY
                    + "\",\"apn\":{\"apn\":\"a\",\"apnAuthentication\":\"PAP\",\"apnPassword\":\""
                    + CANARY + "\",\"simPin\":815},\"vpn\":{\"server\":\"s\",\"user\":\"u\",\"password\":\"" + CANARY
                    + "\",\"key\":\"" + CANARY + "\",\"type\":\"IKEv2\"}}}";
    private static final String PRIVATE_KEY =
            "-----BEGIN EC PRIVATE KEY-----\\n" + CANARY + "\\n-----END EC PRIVATE KEY-----\\n";
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    /** Everything that a human, a log server or a dashboard gets to see. */
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    private final StringWriter redacted = new StringWriter();
    private final StringWriter exact = new StringWriter();
    private final FrameRecorder hiding = FrameRecorder.redacting(redacted);
    private final FrameRecorder showing = FrameRecorder.exact(exact);
    private final Handler logs = new Handler() {
        @Override
        public void publish(LogRecord message) {
            seen.add("log: " + new SimpleFormatter().format(message));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final RpcMetrics metrics = (RpcMetrics) Proxy.newProxyInstance(
            RpcMetrics.class.getClassLoader(), new Class<?>[] {RpcMetrics.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "equals":
                        return proxy == arguments[0];
                    case "hashCode":
                        return 1;
                    case "toString":
                        return "metrics";
                    default:
                        break;
                }
                seen.add("metric: " + method.getName() + " " + Arrays.deepToString(arguments));
                return null;
            });
    private final ConnectionListener listener = new ConnectionListener() {
        @Override
        public void closed(OcppConnection connection, int code, String reason) {
            seen.add("closed: " + connection + code + reason);
        }

        @Override
        public void event(OcppConnection connection, RpcEvent event) {
            seen.add("event: " + event);
        }
    };
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private OcppServer csms;
    private NettyServer server;

    @BeforeEach
    void listen() {
        root.setLevel(Level.ALL);
        root.addHandler(logs);
    }

    @AfterEach
    void nothingShowsIt() {
        if (server != null) {
            server.close();
        }
        hiding.close();
        showing.close();
        root.removeHandler(logs);
        root.setLevel(before);
        assertThat(seen.stream().filter(CanaryConversationsTest::leaks)).isEmpty();
        assertThat(seen.stream().filter(line -> line.contains("simPin=815"))).isEmpty();
        assertThat(redacted.toString().lines().filter(CanaryConversationsTest::leaks))
                .isEmpty();
    }

    private static boolean leaks(String text) {
        String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
        String header = Base64.getEncoder().encodeToString(("CS-1:" + CANARY).getBytes(StandardCharsets.UTF_8));
        return text.contains(CANARY)
                || text.contains(encoded.substring(0, encoded.length() - 4))
                || text.contains(header.substring(0, header.length() - 4));
    }

    private void start(StationAuthenticator authenticator) {
        csms = OcppServer.builder()
                .authenticator(authenticator)
                .tap(this::tap)
                .listener(listener)
                .metrics(metrics)
                .build();
        server = NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .threads(1)
                .start();
    }

    private void tap(TappedFrame frame) {
        seen.add("tap: " + frame);
        hiding.onFrame(frame);
        showing.onFrame(frame);
    }

    private URI url() {
        return URI.create("ws://localhost:" + server.port() + "/ocpp");
    }

    private OcppClient station() {
        OcppClient station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(url())
                .transport(JdkWebSocketTransport.create())
                .basicAuth(CANARY)
                .tap(this::tap)
                .listener(listener)
                .metrics(metrics)
                .build();
        seen.add("station: " + station);
        return station;
    }

    private static <T extends dev.ocppkit.model.OcppRecord> T read(Class<T> type, String json) {
        return CODEC.read(type, json).orThrow();
    }

    /** Notes everything that the caller gets to know. */
    private <R extends OcppResponse> void called(dev.ocppkit.rpc.Peer peer, OcppRequest<R> request) {
        seen.add("request: " + request);
        Outcome<R> outcome = peer.callOutcome(request).join();
        seen.add("outcome: " + outcome);
        try {
            seen.add("response: " + peer.call(request).join());
        } catch (CompletionException e) {
            seen.add("exception: " + trace(e));
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private Throwable refused(OcppClient station) {
        try {
            station.connect().join();
            throw new AssertionError("connected");
        } catch (CompletionException e) {
            seen.add("exception: " + trace(e));
            return e.getCause();
        }
    }

    @Test
    void wrongPasswordAndBrokenAuthenticatorTellNothing() {
        start(handshake -> {
            seen.add("handshake: " + handshake);
            assertThat(handshake.password())
                    .map(octets -> new String(octets, StandardCharsets.UTF_8))
                    .hasValue(CANARY);
            return StationAuthenticator.Decision.BAD_CREDENTIALS;
        });
        refused(station());
        server.close();
        start(handshake -> {
            throw new IllegalStateException(
                    "password is " + new String(handshake.password().orElseThrow(), StandardCharsets.UTF_8));
        });
        refused(station());
        assertThat(seen)
                .anyMatch(line -> line.startsWith("log: ") && line.contains("IllegalStateException"))
                .anyMatch(line -> line.startsWith("metric: handshake [401]"))
                .anyMatch(line -> line.startsWith("metric: handshake [500]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "fail", "fail later", "refuse", "answer badly", "no handler"})
    void stationThatGetsSecretsAndFailsTellsNothing(String how) {
        start(handshake -> StationAuthenticator.Decision.ACCEPTED);
        OcppClient station = station();
        if (!how.equals("no handler")) {
            station.on(SetVariablesRequest.class, (request, context) -> {
                seen.add("handled: " + request + context);
                return read(
                        SetVariablesResponse.class,
                        answer(how, request.setVariableData().get(0).attributeValue()));
            });
            station.on(SetNetworkProfileRequest.class, (request, context) -> {
                seen.add("handled: " + request);
                answer(how, String.valueOf(request.connectionData().basicAuthPassword()));
                return read(SetNetworkProfileResponse.class, "{\"status\":\"Accepted\"}");
            });
        }
        station.connect().join();
        // The station knows of its connection before the CSMS does; once a CALL is answered or refused, both do.
        station.callOutcome(new HeartbeatRequest(null)).join();
        OcppConnection connection = csms.connections().get(0);
        called(connection, read(SetVariablesRequest.class, SET_VARIABLES));
        called(connection, read(SetNetworkProfileRequest.class, SET_NETWORK_PROFILE));
        called(
                connection,
                read(
                        InstallCertificateRequest.class,
                        "{\"certificateType\":\"CSMSRootCertificate\",\"certificate\":\"" + PRIVATE_KEY + "\"}"));
        station.close().join();
        assertThat(leaks(exact.toString())).as("it was really sent").isTrue();
        assertThat(seen).anyMatch(line -> line.startsWith("metric: callEnded [SetVariables"));
    }

    private static String answer(String how, String secret) {
        String result = "{\"setVariableResult\":[{\"attributeStatus\":\"%s\"," + COMPONENT
                + ",\"variable\":{\"name\":\"BasicAuthPassword\"}}]}";
        return switch (how) {
            case "fail" -> throw new IllegalStateException("cannot store " + secret);
            case "fail later" -> throw new CompletionException(new java.io.IOException("disk refuses " + secret));
            case "refuse" ->
                throw new CallErrorException(
                        RpcErrorCode.INTERNAL_ERROR, "password: " + secret, Map.of("basicAuthPassword", secret));
            default -> result.formatted(how.equals("answer") ? "Accepted" : "Rejected");
        };
    }

    @Test
    void csmsThatFailsOverSecretsOfAStationTellsNothing() {
        start(handshake -> StationAuthenticator.Decision.ACCEPTED);
        csms.on(AuthorizeRequest.class, (request, context) -> {
            seen.add("handled: " + request);
            throw new IllegalArgumentException(
                    "unknown token " + request.idToken().idToken());
        });
        csms.on(SignCertificateRequest.class, (request, context) -> {
            throw new IllegalArgumentException("no request: " + request.csr());
        });
        OcppClient station = station();
        station.connect().join();
        called(
                station,
                read(
                        AuthorizeRequest.class,
                        "{\"idToken\":{\"idToken\":\"" + CANARY + "\",\"type\":\"ISO14443\",\"additionalInfo\":[{"
                                + "\"additionalIdToken\":\"" + CANARY + "\",\"type\":\"x\"}]},\"certificate\":\""
                                + PRIVATE_KEY + "\"}"));
        called(station, read(SignCertificateRequest.class, "{\"csr\":\"" + PRIVATE_KEY + "\"}"));
        called(
                station,
                read(
                        SecurityEventNotificationRequest.class,
                        "{\"type\":\"x\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"techInfo\":\"" + PRIVATE_KEY
                                + "\"}"));
        called(
                station,
                read(
                        DataTransferRequest.class,
                        "{\"vendorId\":\"x\",\"data\":{\"adminPassword\":\"" + CANARY + "\"}}"));
        station.close().join();
        assertThat(leaks(exact.toString())).as("it was really sent").isTrue();
        assertThat(seen)
                .anyMatch(line -> line.startsWith("log: ") && line.contains("handler of Authorize failed"))
                .anyMatch(line -> line.startsWith("event: RpcEvent[HANDLER_FAILED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"" + CANARY,
                CANARY,
                "{\"password\":\"" + CANARY + "\"}",
                "[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"" + CANARY + "\"}}]",
                "[2,\"1\",\"Authorize\",{\"idToken\":\"" + CANARY + "\"}]",
                "[2,\"1\",\"SignCertificate\",{\"csr\":\"" + PRIVATE_KEY + "\",\"certificateType\":\"x\"}]",
                "[2,\"1\",\"BootNotification\",{\"reason\":\"PowerUp\",\"password\":\"" + CANARY + "\"}]",
                "[2,\"1\",\"Login\",{\"password\":\"" + CANARY + "\"}]",
                "[2,\"1\",\"" + "SetVariables" + "\"," + "{\"setVariableData\":[{\"attributeValue\":\"" + CANARY
                        + "\",\"component\":{\"name\":\"SecurityCtrlr\"},\"variable\":{\"name\":\"BasicAuthPassword\"}}]}]",
                "[3,\"never-used\",{\"idToken\":\"" + CANARY + "\"}]",
                "[4,\"never-used\",\"InternalError\",\"password: " + CANARY + "\",{\"secret\":\"" + CANARY + "\"}]",
                "[9,\"1\",{\"secret\":\"" + CANARY + "\"}]",
                "[6,\"1\",\"NotifyPeriodicEventStream\",{\"secret\":\"" + CANARY + "\"}]"
            })
    void invalidFramesWithSecretsAreRefusedWithoutThem(String frame) {
        start(handshake -> StationAuthenticator.Decision.ACCEPTED);
        RawStation station = RawStation.connect(URI.create(url() + "/CS-1"), "ocpp2.1");
        station.sendText(frame);
        // Its answer comes after what the frame before has caused.
        station.sendText("[2,\"last\",\"Heartbeat\",{}]");
        String answer = Optional.ofNullable(station.nextText()).orElseThrow();
        while (!answer.contains("\"last\"")) {
            seen.add("answer: " + answer);
            answer = Optional.ofNullable(station.nextText()).orElseThrow();
        }
        assertThat(leaks(exact.toString())).as("it was really sent").isTrue();
        assertThat(seen).anyMatch(line -> line.startsWith("metric: frame"));
        station.abort();
    }
}
