package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import dev.ocppkit.rpc.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** CALLs of actions that the specification does not have, sent. */
class VendorActionsTest {
    private final VirtualTime time = new VirtualTime();
    private final OcppServer csms = OcppServer.builder()
            .acceptAll()
            .nonBlocking()
            .time(time)
            .messageIds(() -> "m-1")
            .build();
    private ScriptedPeer station;

    private OcppConnection connect(String subprotocol) {
        station = ScriptedPeer.connect(
                        new InMemoryTransport(csms.binding()), URI.create("ws://csms/ocpp/CS-1"), subprotocol)
                .join();
        return csms.connections().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void anActionIsSentAsItIsAndItsAnswerComesAsJson(OcppVersion version) {
        OcppConnection connection = connect(version.subprotocol());
        CompletableFuture<RawOutcome> dimmed = connection.callVendorAction("VendorDim", "{\"percent\":40}");

        assertThat(station.received()).containsExactly("[2,\"m-1\",\"VendorDim\",{\"percent\":40}]");
        station.send("[3,\"m-1\",{\"dimmed\": true, \"level\":1.50}]");
        assertThat(dimmed).isCompletedWithValue(new RawOutcome.Replied("{\"dimmed\": true, \"level\":1.50}"));
        assertThat(dimmed.join().toString()).doesNotContain("dimmed");
    }

    @Test
    void itWaitsForItsTurnLikeAnyOther() {
        OcppConnection connection = connect("ocpp2.1");
        CompletableFuture<RawOutcome> first = connection.callVendorAction("VendorA", "{}");
        CompletableFuture<RawOutcome> second = connection.callVendorAction("VendorB", "{}");

        assertThat(station.received()).hasSize(1);
        station.send("[3,\"m-1\",{}]");
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(station.received()).hasSize(2);
    }

    @Test
    void anErrorIsARefusal() {
        CompletableFuture<RawOutcome> refused = connect("ocpp2.1").callVendorAction("VendorDim", "{}");
        station.send("[4,\"m-1\",\"NotImplemented\",\"what?\",{\"a\":1}]");

        assertThat(refused.join()).isInstanceOfSatisfying(RawOutcome.Refused.class, outcome -> {
            assertThat(outcome.code()).isEqualTo(RpcErrorCode.NOT_IMPLEMENTED);
            assertThat(outcome.description()).isEqualTo("what?");
            assertThat(outcome.details()).isNotEqualTo(Map.of());
            assertThat(outcome).hasToString("Refused[NOT_IMPLEMENTED]");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"[3,\"m-1\",[]]", "[3,\"m-1\",\"text\"]", "[3,\"m-1\",{},1]", "[3,\"m-1\",{\"a\":}]"})
    void whatIsNoObjectIsAnInvalidReplyWhichThePeerIsToldIn21(String reply) {
        CompletableFuture<RawOutcome> invalid = connect("ocpp2.1").callVendorAction("VendorDim", "{}");
        station.take();
        station.send(reply);

        assertThat(invalid.join()).isEqualTo(new RawOutcome.InvalidReply(RpcErrorCode.RPC_FRAMEWORK_ERROR));
        assertThat(station.received()).singleElement().asString().startsWith("[5,\"m-1\",\"RpcFrameworkError\"");
    }

    @Test
    void silenceLeavesOpenWhetherItWasHandled() {
        OcppConnection connection = connect("ocpp2.1");
        CompletableFuture<RawOutcome> unknown = connection.callVendorAction(
                "VendorDim", "{}", CallOptions.defaults().withTimeout(Duration.ofSeconds(7)));
        time.pass(Duration.ofSeconds(7));

        assertThat(unknown)
                .isCompletedWithValue(new RawOutcome.Unknown(Outcome.Unknown.Cause.TIMEOUT, Duration.ofSeconds(7)));
        connection.close(1000, "");
        assertThat(connection.callVendorAction("VendorDim", "{}"))
                .isCompletedWithValue(new RawOutcome.NotSent(NotSentReason.NOT_CONNECTED));
    }

    @Test
    void cancellingTakesBackWhatWaits() {
        OcppConnection connection = connect("ocpp2.1");
        connection.callVendorAction("VendorA", "{}");
        connection.callVendorAction("VendorB", "{}").cancel(false);
        station.send("[3,\"m-1\",{}]");

        assertThat(station.received()).hasSize(1);
    }

    @Test
    void onlyVendorsActionsWithAnObjectAreTaken() {
        OcppConnection connection = connect("ocpp2.1");

        assertThatIllegalArgumentException().isThrownBy(() -> connection.callVendorAction("Heartbeat", "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> connection.callVendorAction("", "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> connection.callVendorAction("VendorDim", "[]"));
        assertThatIllegalArgumentException().isThrownBy(() -> connection.callVendorAction("VendorDim", "{"));
    }
}
