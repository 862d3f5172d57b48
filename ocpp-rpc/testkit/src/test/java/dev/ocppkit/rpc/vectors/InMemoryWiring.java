package dev.ocppkit.rpc.vectors;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.LinkEnd;
import dev.ocppkit.rpc.testkit.VirtualTime;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** In memory, on one thread, in virtual time. */
public final class InMemoryWiring implements Wiring {
    private static final URI CSMS = URI.create("ws://localhost/ocpp");

    private final VirtualTime time = new VirtualTime();
    private final Raw csms = new Raw();

    @Override
    public OcppServer.Builder csms(OcppServer.Builder builder) {
        return builder.executor(Runnable::run).time(time);
    }

    @Override
    public OcppClient.Builder station(OcppClient.Builder builder) {
        return builder.executor(Runnable::run)
                .time(time)
                .endpoint(CSMS)
                .transport(new InMemoryTransport(new RawCsms()));
    }

    @Override
    public RawPeer connectTo(OcppServer server, OcppVersion version) {
        Raw station = new Raw();
        Dial dial = new Dial(
                URI.create(CSMS + "/CS-1"),
                List.of(version.subprotocol()),
                Map.of(),
                Duration.ofSeconds(1),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
        station.begin(new InMemoryTransport(server.binding())
                .connect(dial, station.listener)
                .toCompletableFuture()
                .join());
        return station;
    }

    @Override
    public RawPeer connect(OcppClient station) {
        station.connect().join();
        return csms;
    }

    @Override
    public void pass(Duration duration) {
        time.pass(duration);
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private final class RawCsms implements ServerBinding {
        @Override
        public CompletionStage<HandshakeDecision> decide(Upgrade upgrade) {
            return CompletableFuture.completedFuture(new HandshakeDecision.Accept(
                    "CS-1",
                    OcppVersion.fromSubprotocol(upgrade.protocolHeaders().get(0))
                            .orElseThrow()));
        }

        @Override
        public LinkListener accepted(HandshakeDecision.Accept decision, Link link) {
            csms.begin(link);
            return csms.listener;
        }

        @Override
        public int maxMessageBytes() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int maxFragments() {
            return Integer.MAX_VALUE;
        }

        @Override
        public CompletionStage<Void> close() {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Raw extends RawPeer {
        private Link link;
        private final LinkListener listener = new LinkListener() {
            @Override
            public void onText(ByteBuffer utf8) {
                received(StandardCharsets.UTF_8.decode(utf8).toString());
            }

            @Override
            public void onBinary(ByteBuffer bytes) {
                throw new AssertionError("a binary message");
            }

            @Override
            public void onPong(ByteBuffer payload) {}

            @Override
            public void onClosed(int code, String reason, Throwable cause) {
                closed(code);
            }
        };

        void begin(Link opened) {
            link = opened;
            link.request(Long.MAX_VALUE);
        }

        @Override
        public void text(byte[] message) {
            link.sendText(ByteBuffer.wrap(message));
        }

        @Override
        public void binary(byte[] message) {
            ((LinkEnd) link).sendBinary();
        }
    }
}
