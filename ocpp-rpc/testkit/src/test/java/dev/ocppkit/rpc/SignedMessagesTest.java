package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.GetLocalListVersionRequest;
import dev.ocppkit.model.message.GetLocalListVersionResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.signing.FlattenedJws;
import dev.ocppkit.rpc.signing.MessageSigner;
import dev.ocppkit.rpc.signing.Signatures;
import dev.ocppkit.rpc.signing.SignedMessage;
import dev.ocppkit.rpc.vectors.InMemoryWiring;
import dev.ocppkit.rpc.vectors.RawPeer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed messages, with signatures that a test makes up. */
class SignedMessagesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String GENUINE = encode("genuine");

    private final InMemoryWiring wiring = new InMemoryWiring();
    private final List<SignedMessage> seen = new ArrayList<>();
    private final List<String> sends = new ArrayList<>();
    private Signatures demand = Signatures.extract();
    private Optional<MessageSigner> signer = Optional.empty();
    private OcppServer csms;

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String jws(String header, String payload, String signature) {
        return "{\"payload\":\"" + encode(payload) + "\",\"protected\":\"" + encode(header) + "\",\"signature\":\""
                + signature + "\"}";
    }

    private static String header(String action, int type) {
        return "{\"alg\":\"ES256\",\"OCPPAction\":\"" + action + "\",\"OCPPMessageTypeId\":" + type + "}";
    }

    private boolean isGenuine(SignedMessage message) {
        seen.add(message);
        return message.jws().signature().equals(GENUINE);
    }

    private RawPeer connect(OcppVersion version) {
        OcppServer.Builder builder =
                wiring.csms(OcppServer.builder().acceptAll()).signatures(demand);
        signer.ifPresent(builder::signer);
        csms = builder.messageIds(() -> "m-1").build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> sends.add("stream " + message.id()));
        return wiring.connectTo(csms, version);
    }

    private static String exchange(RawPeer station, String frame) {
        station.text(frame.getBytes(StandardCharsets.UTF_8));
        return String.join("", station.received());
    }

    private static String heartbeat(String header, String payload) {
        return "[2,\"s-1\",\"Heartbeat-Signed\"," + jws(header, payload, GENUINE) + "]";
    }

    @ParameterizedTest
    @EnumSource
    void aSignedRequestIsHandledLikeAnyOther(OcppVersion version) {
        RawPeer station = connect(version);

        assertThat(exchange(station, heartbeat(header("Heartbeat", 2), "{}")))
                .isEqualTo("[3,\"s-1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");
        assertThat(exchange(station, heartbeat(header("Heartbeat", 2), "null"))).startsWith("[3,");
        assertThat(exchange(station, heartbeat(header("Heartbeat", 2).replace("TypeId", "TypedId"), "{}")))
                .startsWith("[3,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What is inside is checked like any payload.
                "Heartbeat|2|{\"x\":1}|ProtocolError",
                "Heartbeat|2|{|FormatViolation",
                // What the header says must fit.
                "Reset|2|{}|SecurityError",
                "Heartbeat-Signed|2|{}|SecurityError",
                "Heartbeat|3|{}|SecurityError",
                "Heartbeat|2.5|{}|SecurityError"
            })
    void aSignedRequestThatIsNotInOrderIsRefused(String action, String type, String payload, String code) {
        String header = "{\"alg\":\"ES256\",\"OCPPAction\":\"" + action + "\",\"OCPPMessageTypeId\":" + type + "}";

        assertThat(exchange(connect(OcppVersion.V2_1), heartbeat(header, payload)))
                .startsWith("[4,\"s-1\",\"" + code + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"payload\":\"e30\",\"signatures\":[]}|ProtocolError",
                "{\"payload\":\"e30\",\"protected\":\"e30\"}|OccurrenceConstraintViolation",
                "{\"payload\":1,\"protected\":\"e30\",\"signature\":\"AA\"}|TypeConstraintViolation",
                "{\"payload\":\"e30=\",\"protected\":\"e30\",\"signature\":\"AA\"}|FormatViolation",
                "{\"payload\":\"e30\",\"protected\":\"W10\",\"signature\":\"AA\"}|FormatViolation",
                "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"!\"}|FormatViolation",
                "{\"payload\":\"e30\",\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\"}|FormatViolation",
                "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\"}|SecurityError",
                "[]|ProtocolError",
                "{,}|FormatViolation"
            })
    void whatIsNoFlattenedJwsIsRefused(String payload, String code) {
        assertThat(exchange(connect(OcppVersion.V2_0_1), "[2,\"s-1\",\"Heartbeat-Signed\"," + payload + "]"))
                .startsWith("[4,\"s-1\",\"" + code + "\"");
    }

    @Test
    void anUnknownActionStaysUnknownWhenSigned() {
        assertThat(exchange(connect(OcppVersion.V2_1), "[2,\"s-1\",\"Nonsense-Signed\",{}]"))
                .startsWith("[4,\"s-1\",\"NotImplemented\"");
        assertThat(exchange(connect(OcppVersion.V2_1), "[2,\"s-1\",\"-Signed\",{}]"))
                .startsWith("[4,\"s-1\",\"NotImplemented\"");
    }

    @Test
    void theVerifierSeesWhatArrivedAndDecides() {
        demand = Signatures.verify(this::isGenuine);
        RawPeer station = connect(OcppVersion.V2_1);

        assertThat(exchange(station, heartbeat(header("Heartbeat", 2), "{}"))).startsWith("[3,");
        assertThat(exchange(
                        station,
                        "[2,\"s-2\",\"Heartbeat-Signed\"," + jws(header("Heartbeat", 2), "{}", encode("forged")) + "]"))
                .startsWith("[4,\"s-2\",\"SecurityError\"");
        assertThat(exchange(station, "[2,\"s-3\",\"Heartbeat\",{}]")).startsWith("[3,");
        assertThat(seen.get(0).type()).isEqualTo(MessageType.CALL);
        assertThat(seen.get(0).jws().signingInput()).isEqualTo(encode(header("Heartbeat", 2)) + "." + encode("{}"));
        assertThat(seen.get(0).toString()).doesNotContain(GENUINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS512", "es256"})
    void noVerifierIsAskedAboutForbiddenAlgorithms(String algorithm) {
        demand = Signatures.verify(this::isGenuine);

        assertThat(exchange(
                        connect(OcppVersion.V2_1),
                        heartbeat(header("Heartbeat", 2).replace("ES256", algorithm), "{}")))
                .startsWith("[4,\"s-1\",\"SecurityError\"");
        assertThat(seen).isEmpty();
    }

    @Test
    void aVerifierThatFailsRefuses() {
        demand = Signatures.verify(message -> {
            throw new IllegalStateException("no keys");
        });

        assertThat(exchange(connect(OcppVersion.V2_1), heartbeat(header("Heartbeat", 2), "{}")))
                .startsWith("[4,\"s-1\",\"SecurityError\"");
    }

    @Test
    void whatMustBeSignedIsRefusedWithoutSignature() {
        demand = Signatures.require(this::isGenuine, action -> true);
        RawPeer station = connect(OcppVersion.V2_1);

        assertThat(exchange(station, "[2,\"s-1\",\"Heartbeat\",{}]")).startsWith("[4,\"s-1\",\"SecurityError\"");
        assertThat(exchange(station, heartbeat(header("Heartbeat", 2), "{}"))).startsWith("[3,");
        assertThat(
                        exchange(
                                station,
                                "[6,\"s-2\",\"NotifyPeriodicEventStream\",{\"id\":1,\"pending\":0,\"basetime\":\"2026-01-31T12:00:00Z\",\"data\":[{\"t\":0,\"v\":\"1\"}]}]"))
                .isEmpty();
        assertThat(sends).isEmpty();
    }

    @Test
    void aSignedSendIsTakenAndAForgedOneDropped() {
        demand = Signatures.verify(this::isGenuine);
        RawPeer station = connect(OcppVersion.V2_1);
        String payload =
                "{\"id\":1,\"pending\":0,\"basetime\":\"2026-01-31T12:00:00Z\",\"data\":[{\"t\":0,\"v\":\"1\"}]}";
        String header = header("NotifyPeriodicEventStream", 6);

        exchange(station, "[6,\"s-1\",\"NotifyPeriodicEventStream-Signed\"," + jws(header, payload, encode("x")) + "]");
        assertThat(sends).isEmpty();
        exchange(station, "[6,\"s-2\",\"NotifyPeriodicEventStream-Signed\"," + jws(header, payload, GENUINE) + "]");
        assertThat(sends).containsExactly("stream 1");
    }

    @Test
    void aSignedResponseIsKnownByItsShape() {
        RawPeer station = connect(OcppVersion.V2_1);
        CompletableFuture<?> call = csms.station("CS-1").call(new GetLocalListVersionRequest(null));
        station.received();

        exchange(
                station, "[3,\"m-1\"," + jws(header("GetLocalListVersion", 3), "{\"versionNumber\":7}", GENUINE) + "]");

        assertThat(call.join()).hasFieldOrPropertyWithValue("versionNumber", 7);
    }

    @Test
    void aSignedResponseToAnotherActionIsInvalid() {
        RawPeer station = connect(OcppVersion.V2_1);
        CompletableFuture<Outcome<GetLocalListVersionResponse>> call =
                csms.station("CS-1").callOutcome(new GetLocalListVersionRequest(null));
        station.received();

        assertThat(exchange(station, "[3,\"m-1\"," + jws(header("Reset", 3), "{\"versionNumber\":7}", GENUINE) + "]"))
                .startsWith("[5,\"m-1\",\"SecurityError\"");
        assertThat(((Outcome.InvalidReply<?>) call.join()).code()).isEqualTo(RpcErrorCode.SECURITY_ERROR);
    }

    @Test
    void aSignerSignsAnswersAndRequests() {
        List<MessageSigner.Unsigned> unsigned = new ArrayList<>();
        signer = Optional.of(message -> {
            unsigned.add(message);
            return message.answersSigned() || message.type() == MessageType.CALL
                    ? Optional.of(new FlattenedJws("P", "H", "S"))
                    : Optional.empty();
        });
        RawPeer station = connect(OcppVersion.V2_1);

        assertThat(exchange(station, heartbeat(header("Heartbeat", 2), "{}")))
                .isEqualTo("[3,\"s-1\",{\"payload\":\"P\",\"protected\":\"H\",\"signature\":\"S\"}]");
        assertThat(exchange(station, "[2,\"s-2\",\"Heartbeat\",{}]"))
                .isEqualTo("[3,\"s-2\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");
        csms.station("CS-1").call(new GetLocalListVersionRequest(null));

        assertThat(station.received())
                .containsExactly(
                        "[2,\"m-1\",\"GetLocalListVersion-Signed\",{\"payload\":\"P\",\"protected\":\"H\",\"signature\":\"S\"}]");
        assertThat(unsigned.get(0).payload())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"currentTime\":\"2026-01-31T12:00:00Z\"}");
        assertThat(unsigned.get(2).toString()).isEqualTo("Unsigned[CALL, GET_LOCAL_LIST_VERSION]");
    }
}
