package dev.ocppkit.examples.localcontroller;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.FrameTap;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.TappedFrame.Direction;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.spi.Upgrade;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tap what is on the wire on both sides of a local controller, by standing between it and its transports. A message
 * that passes is there twice: once under the identity of its station, for the side of the station, and once with
 * {@code ~csms} behind it, for the side of the CSMS. IN is always what comes from the station's direction.
 */
final class Recording {
    private static final String CSMS_SIDE = "~csms";

    private final FrameTap tap;
    private final AtomicLong epochs = new AtomicLong();

    Recording(FrameTap tap) {
        this.tap = tap;
    }

    /** Listens on the side of the stations. */
    ServerBinding stations(ServerBinding binding) {
        return new ServerBinding() {
            @Override
            public CompletionStage<HandshakeDecision> decide(Upgrade upgrade) {
                return binding.decide(upgrade);
            }

            @Override
            public LinkListener accepted(HandshakeDecision.Accept decision, Link link) {
                Side side = new Side(decision.identity(), link.subprotocol(), Direction.IN, Direction.OUT);
                return side.heard(binding.accepted(decision, side.told(link)));
            }

            @Override
            public int maxMessageBytes() {
                return binding.maxMessageBytes();
            }

            @Override
            public int maxFragments() {
                return binding.maxFragments();
            }

            @Override
            public CompletionStage<Void> close() {
                return binding.close();
            }
        };
    }

    /** Listens on the side of the CSMS. */
    Transport csms(Transport transport) {
        return (dial, listener) -> {
            String path = dial.uri().getPath();
            String identity = path.substring(path.lastIndexOf('/') + 1) + CSMS_SIDE;
            // The version is known with the first message.
            Side[] side = new Side[1];
            LinkListener heard = new Delegate(listener, bytes -> {
                Side known = side[0];
                if (known != null) {
                    known.show(known.received, bytes);
                }
            });
            return transport.connect(dial, heard).thenApply(link -> {
                side[0] = new Side(identity, link.subprotocol(), Direction.OUT, Direction.IN);
                return side[0].told(link);
            });
        };
    }

    private interface Bytes {
        void show(ByteBuffer bytes);
    }

    private final class Side {
        private final String identity;
        private final @Nullable OcppVersion version;
        private final long epoch = epochs.incrementAndGet();
        private final Direction received;
        private final Direction sent;

        Side(String identity, String subprotocol, Direction received, Direction sent) {
            this.identity = identity;
            this.version = OcppVersion.fromSubprotocol(subprotocol).orElse(null);
            this.received = received;
            this.sent = sent;
        }

        void show(Direction direction, ByteBuffer bytes) {
            if (version != null) {
                tap.onFrame(new TappedFrame(direction, identity, version, epoch, Instant.now(), bytes.duplicate()));
            }
        }

        LinkListener heard(LinkListener listener) {
            return new Delegate(listener, bytes -> show(received, bytes));
        }

        Link told(Link link) {
            return new ShownLink(link, bytes -> show(sent, bytes));
        }
    }

    private record Delegate(LinkListener listener, Bytes bytes) implements LinkListener {
        @Override
        public void onText(ByteBuffer utf8) {
            bytes.show(utf8);
            listener.onText(utf8);
        }

        @Override
        public void onBinary(ByteBuffer binary) {
            listener.onBinary(binary);
        }

        @Override
        public void onPong(ByteBuffer payload) {
            listener.onPong(payload);
        }

        @Override
        public void onClosed(int code, String reason, @Nullable Throwable cause) {
            listener.onClosed(code, reason, cause);
        }
    }

    private record ShownLink(Link link, Bytes bytes) implements Link {
        @Override
        public CompletionStage<Void> sendText(ByteBuffer utf8) {
            bytes.show(utf8);
            return link.sendText(utf8);
        }

        @Override
        public void request(long messages) {
            link.request(messages);
        }

        @Override
        public CompletionStage<Void> ping(ByteBuffer payload) {
            return link.ping(payload);
        }

        @Override
        public void close(int code, String reason) {
            link.close(code, reason);
        }

        @Override
        public void abort() {
            link.abort();
        }

        @Override
        public String subprotocol() {
            return link.subprotocol();
        }

        @Override
        public Set<Capability> capabilities() {
            return link.capabilities();
        }
    }
}
