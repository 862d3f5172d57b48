package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.Loopback.HEARTBEAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.vectors.InMemoryWiring;
import dev.ocppkit.rpc.vectors.RawPeer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes beyond the messages of the specification: vendors' data, vendors' actions, other subprotocols. */
class ExtensionsTest {
    /** What a vendor made up. */
    private record Dim(int percent) {}

    private static final DataTransferType<Dim, String> DIM = DataTransferType.of(
            "com.example",
            "dim",
            DataCodec.of(
                    data -> new Dim(((BigDecimal) ((Map<?, ?>) data).get("percent")).intValueExact()),
                    dim -> Map.of("percent", dim.percent())),
            DataCodec.text());
    private static final DataTransferType<Object, Object> ANYTHING =
            DataTransferType.of("com.example", null, DataCodec.plain(), DataCodec.plain());

    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void vendorsDataIsTypedAtBothEnds(OcppVersion version) {
        Loopback loop = new Loopback(csms -> {}, station -> {}, version);
        loop.station.onDataTransfer(
                DIM,
                (dim, context) -> DataTransferReply.accepted("dimmed to " + dim.percent() + " " + context.version()));

        DataTransferReply<String> reply =
                DIM.call(loop.toStation(), new Dim(40)).join();

        assertThat(reply.status()).isEqualTo(DataTransferStatusEnum.ACCEPTED);
        assertThat(reply.data()).isEqualTo("dimmed to 40 " + version);
        assertThat(reply).hasToString("DataTransferReply[ACCEPTED]");
    }

    @Test
    @Tag("P01.FR.05")
    @Tag("P01.FR.06")
    void anUnknownVendorOrMessageIsNoError() {
        Loopback loop = Loopback.plain();
        assertThat(DIM.call(loop.station, new Dim(1)).join().status())
                .isEqualTo(DataTransferStatusEnum.UNKNOWN_VENDOR_ID);

        loop.csms.onDataTransfer(ANYTHING, (data, context) -> DataTransferReply.rejected());

        assertThat(DIM.call(loop.station, new Dim(1)).join().status())
                .isEqualTo(DataTransferStatusEnum.UNKNOWN_MESSAGE_ID);
        assertThat(ANYTHING.call(loop.station, List.of(1)).join())
                .isEqualTo(new DataTransferReply<>(DataTransferStatusEnum.REJECTED, null, null));
    }

    @Test
    void dataThatWasNotAgreedOnIsRejected() {
        Loopback loop = Loopback.plain();
        loop.csms.onDataTransfer(DIM, (dim, context) -> DataTransferReply.accepted("never"));
        DataTransferType<Object, Object> wrong =
                DataTransferType.of("com.example", "dim", DataCodec.plain(), DataCodec.plain());

        assertThat(wrong.call(loop.station, "forty").join().status()).isEqualTo(DataTransferStatusEnum.REJECTED);
    }

    @Test
    void aHandlerOfAllDataTransfersGoesBeforeTheRegistry() {
        Loopback loop = Loopback.plain();
        loop.csms.onDataTransfer(DIM, (dim, context) -> DataTransferReply.accepted("registry"));
        loop.csms.on(
                DataTransferRequest.class,
                (request, context) -> DataTransferResponse.of(DataTransferStatusEnum.REJECTED));

        assertThat(DIM.call(loop.station, new Dim(1)).join().status()).isEqualTo(DataTransferStatusEnum.REJECTED);
    }

    @Test
    void aKindOfDataHasOneHandler() {
        Loopback loop = Loopback.plain();
        loop.csms.onDataTransfer(DIM, (dim, context) -> DataTransferReply.rejected());

        assertThatThrownBy(() -> loop.csms.onDataTransfer(DIM, (dim, context) -> DataTransferReply.rejected()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String exchange(RawPeer station, String frame) {
        station.text(frame.getBytes(StandardCharsets.UTF_8));
        return String.join("", station.received());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2,\"a\",\"Vendor.Ping\",{\"x\":[1]}]|[3,\"a\",{\"seen\":{\"x\":[1]}}]",
                "[2,\"a\",\"Vendor.Ping\",null]|[3,\"a\",{\"seen\":{}}]",
                "[2,\"a\",\"Vendor.Ping\",[1]]|[4,\"a\",\"ProtocolError\"",
                "[2,\"a\",\"Vendor.Ping\",{,}]|[4,\"a\",\"FormatViolation\"",
                "[2,\"a\",\"Vendor.Broken\",{}]|[4,\"a\",\"InternalError\"",
                "[2,\"a\",\"Vendor.Pong\",{}]|[4,\"a\",\"NotImplemented\"",
                "[2,\"a\",\"ClearCache\",{}]|[4,\"a\",\"NotSupported\""
            })
    void aVendorsActionIsHandledOnceItIsNamed(String frame, String answer) {
        InMemoryWiring wiring = new InMemoryWiring();
        OcppServer csms = wiring.csms(OcppServer.builder().acceptAll()).build();
        csms.onVendorAction(
                "Vendor.Ping",
                (call, context) -> CompletableFuture.completedFuture("{\"seen\":" + call.payload() + "}"));
        csms.onVendorAction("Vendor.Broken", (call, context) -> CompletableFuture.completedFuture("[]"));

        assertThat(exchange(wiring.connectTo(csms, OcppVersion.V2_1), frame)).startsWith(answer);
    }

    @Test
    void anActionOfTheSpecificationIsNoVendorsAction() {
        OcppServer csms = OcppServer.builder().acceptAll().build();

        assertThatThrownBy(() ->
                        csms.onVendorAction("Heartbeat", (call, context) -> CompletableFuture.completedFuture("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCatchAllTakesWhatNobodyElseDoes() {
        Loopback loop = Loopback.plain();
        loop.csms.onAny((call, context) -> {
            log.add(call.action());
            throw new CallErrorException(RpcErrorCode.NOT_SUPPORTED, "not yet");
        });
        InMemoryWiring wiring = new InMemoryWiring();
        RawPeer station = wiring.connectTo(loop.csms, OcppVersion.V2_0_1);

        assertThat(exchange(station, "[2,\"a\",\"Whatever\",{}]")).startsWith("[4,\"a\",\"NotSupported\",\"not yet\"");
        // Of the other version, and for the other side.
        assertThat(exchange(station, "[2,\"b\",\"BatterySwap\",{}]")).startsWith("[4,\"b\",\"NotSupported\"");
        assertThat(exchange(station, "[2,\"c\",\"Reset\",{}]")).startsWith("[4,\"c\",\"NotSupported\"");
        assertThat(exchange(station, "[2,\"d\",\"Heartbeat\",{}]")).startsWith("[3,\"d\"");
        assertThat(log).containsExactly("Whatever", "BatterySwap", "Reset");
    }

    /** A station of another protocol. */
    private static final class Other implements LinkListener {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void onText(ByteBuffer utf8) {
            heard.add(StandardCharsets.UTF_8.decode(utf8).toString());
        }

        @Override
        public void onBinary(ByteBuffer bytes) {}

        @Override
        public void onPong(ByteBuffer payload) {}

        @Override
        public void onClosed(int code, String reason, Throwable cause) {
            heard.add("closed " + code);
        }
    }

    private Link dial(OcppServer csms, LinkListener listener, String... subprotocols) {
        Link link = new InMemoryTransport(csms.binding())
                .connect(
                        new Dial(
                                URI.create("ws://localhost/ocpp/OLD-1"),
                                List.of(subprotocols),
                                Map.of(),
                                Duration.ofSeconds(1),
                                1000,
                                10),
                        listener)
                .toCompletableFuture()
                .join();
        link.request(Long.MAX_VALUE);
        return link;
    }

    @Test
    void stationsOfOtherProtocolsShareThePort() {
        Other csmsSide = new Other();
        List<Link> links = new ArrayList<>();
        Loopback loop = Loopback.csms(csms -> csms.subprotocol("ocpp1.6", (identity, link) -> {
            log.add(identity);
            links.add(link);
            link.request(Long.MAX_VALUE);
            return csmsSide;
        }));
        Other old = new Other();

        Link link = dial(loop.csms, old, "ocpp1.5", "ocpp1.6", "ocpp2.1");
        link.sendText(ByteBuffer.wrap(Loopback.bytes("[2,\"1\",\"Heartbeat\",{}]")));
        links.get(0).sendText(ByteBuffer.wrap(Loopback.bytes("[3,\"1\",{}]")));

        assertThat(link.subprotocol()).isEqualTo("ocpp1.6");
        assertThat(log).containsExactly("OLD-1");
        assertThat(csmsSide.heard).containsExactly("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(old.heard).containsExactly("[3,\"1\",{}]");
        assertThat(loop.station.call(HEARTBEAT).join()).isNotNull();
        assertThat(dial(loop.csms, new Other(), "ocpp2.0.1", "ocpp1.6").subprotocol())
                .isEqualTo("ocpp2.0.1");

        loop.csms.close().join();

        assertThat(old.heard).endsWith("closed 1001");
        assertThat(csmsSide.heard).endsWith("closed 1001");
    }

    @Test
    void aVersionOfThisLibraryIsNoOtherProtocol() {
        assertThatThrownBy(() -> OcppServer.builder().subprotocol("ocpp2.1", (identity, link) -> new Other()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
