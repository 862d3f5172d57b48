package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.GetVariableData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.json.Extras;
import dev.ocppkit.model.message.GetVariablesRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import dev.ocppkit.rpc.validation.MessageBounds;
import dev.ocppkit.rpc.validation.Validation;
import dev.ocppkit.rpc.validation.ValidationPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a policy lets pass, and what it bounds beyond the schemas. */
class LenientReadingTest {
    private final List<Extras> extras = new ArrayList<>();
    private final List<Violation> tolerated = new ArrayList<>();
    private OcppServer csms;

    private ScriptedPeer connect(ValidationPolicy inbound) {
        csms = OcppServer.builder()
                .acceptAll()
                .nonBlocking()
                .validation(Validation.strict().withInbound(inbound))
                .build();
        csms.on(HeartbeatRequest.class, (request, context) -> {
            note(context);
            return HeartbeatResponse.of(Loopback.NOW);
        });
        csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> note(context));
        return ScriptedPeer.connect(
                        new InMemoryTransport(csms.binding()),
                        URI.create("ws://csms/ocpp/CS-1"),
                        OcppVersion.V2_1.subprotocol())
                .join();
    }

    private void note(MessageContext context) {
        extras.add(context.extras());
        tolerated.addAll(context.tolerated());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String extended(String action) {
        return "[2,\"1\",{\"any\":[1]},\"" + action + "\",{\"payload\":\"" + encode("{}") + "\",\"protected\":\""
                + encode("{\"alg\":\"ES256\",\"OCPPAction\":\"Heartbeat\",\"OCPPMessageTypedId\":2}")
                + "\",\"signature\":\"AA\"}]";
    }

    @Test
    void handlersSeeWhatTheirRecordHasNoPlaceFor() {
        ScriptedPeer station = connect(ValidationPolicy.lenient());
        station.send("[2,\"1\",\"Heartbeat\",{\"vendorLevel\":[1,2]}]");

        assertThat(station.received()).singleElement().asString().startsWith("[3,\"1\"");
        assertThat(extras)
                .singleElement()
                .satisfies(seen -> assertThat(seen.members().get("")).containsOnlyKeys("vendorLevel"));
        assertThat(tolerated).extracting(Violation::pointer).containsExactly("/vendorLevel");
    }

    @Test
    void handlersOfSendsSeeItToo() {
        ScriptedPeer station = connect(ValidationPolicy.lenient());
        station.send("[6,\"1\",\"NotifyPeriodicEventStream\",{\"id\":1,\"pending\":0,\"basetime\":"
                + "\"2026-01-31T12:00:00Z\",\"data\":[{\"t\":1,\"v\":\"2\"}],\"x\":true}]");

        assertThat(extras)
                .singleElement()
                .satisfies(seen -> assertThat(seen.isEmpty()).isFalse());
        assertThat(tolerated).hasSize(1);
    }

    @Test
    void withoutExtrasThereAreNone() {
        connect(ValidationPolicy.strict()).send("[2,\"1\",\"Heartbeat\",{}]");

        assertThat(extras).containsExactly(Extras.none());
        assertThat(tolerated).isEmpty();
    }

    @Test
    void theExtendedFormOfSignedMessagesIsReadByTheLenient() {
        ScriptedPeer station = connect(ValidationPolicy.lenient());
        station.send(extended("Heartbeat-Signed"));

        assertThat(station.received()).singleElement().asString().startsWith("[3,\"1\"");
    }

    @Test
    void theExtendedFormIsRefusedByTheStrictAndForWhatIsNotSigned() {
        ScriptedPeer strict = connect(ValidationPolicy.strict());
        strict.send(extended("Heartbeat-Signed"));
        ScriptedPeer lenient = connect(ValidationPolicy.lenient());
        lenient.send(extended("Heartbeat"));

        assertThat(strict.received()).singleElement().asString().startsWith("[4,\"1\",\"RpcFrameworkError\"");
        assertThat(lenient.received()).singleElement().asString().startsWith("[4,\"1\",\"RpcFrameworkError\"");
        assertThat(extras).isEmpty();
    }

    private static GetVariablesRequest getVariables(int count) {
        return GetVariablesRequest.of(Collections.nCopies(
                count, GetVariableData.of(Component.of("OCPPCommCtrlr"), Variable.of("HeartbeatInterval"))));
    }

    private static Loopback stationWith(MessageBounds bounds) {
        Loopback loop = new Loopback(
                csms -> {}, station -> station.validation(Validation.strict().withBounds(bounds)), OcppVersion.V2_1);
        loop.station.on(GetVariablesRequest.class, (request, context) -> {
            throw new CallErrorException(RpcErrorCode.GENERIC_ERROR, "The handler was asked.");
        });
        return loop;
    }

    @Test
    @Tag("B06.FR.16")
    @Tag("B06.FR.17")
    void aStationRefusesMoreItemsOrBytesThanItTakes() {
        Loopback items = stationWith(MessageBounds.none().withItemsPerMessage("GetVariables", 2));
        Loopback bytes = stationWith(MessageBounds.none().withBytesPerMessage("GetVariables", 120));

        assertThat(items.toStation().callOutcome(getVariables(3)).join())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        outcome -> assertThat(outcome.code()).isEqualTo(RpcErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION));
        assertThat(bytes.toStation().callOutcome(getVariables(3)).join())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        outcome -> assertThat(outcome.code()).isEqualTo(RpcErrorCode.FORMAT_VIOLATION));
        assertThat(bytes.toStation().callOutcome(getVariables(1)).join())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        outcome -> assertThat(outcome.code()).isEqualTo(RpcErrorCode.GENERIC_ERROR));
    }

    @Test
    void aCsmsThatKnowsTheBoundsDoesNotSendWhatExceedsThem() {
        Loopback loop = Loopback.plain();
        OcppConnection connection = loop.csms.connections().get(0);
        connection.validation(
                connection.validation().withBounds(MessageBounds.none().withItemsPerMessage("GetVariables", 2)));

        assertThat(connection.callOutcome(getVariables(3)).join())
                .isInstanceOfSatisfying(Outcome.NotSent.class, outcome -> {
                    assertThat(outcome.reason()).isEqualTo(NotSentReason.INVALID);
                    assertThat(((Outcome.NotSent<?>) outcome).violations()).hasSize(1);
                });
        assertThat(connection.callOutcome(getVariables(2)).join()).isInstanceOf(Outcome.Refused.class);
        connection.validation(
                connection.validation().withBounds(MessageBounds.none().withBytesPerMessage("GetVariables", 10)));
        assertThat(connection.callOutcome(getVariables(1)).join()).isInstanceOf(Outcome.NotSent.class);
    }
}
