package dev.ocppkit.rpc.testkit;

import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.Transport;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection that sends whatever a test wants, right or wrong, and records what it gets.
 *
 * <pre>{@code
 * ScriptedPeer station = ScriptedPeer.connect(network, URI.create("ws://csms/ocpp/CS-1"), "ocpp2.1").join();
 * station.answer("Reset", "{\"status\":\"Accepted\"}");
 * station.send("[2,\"1\",\"Heartbeat\",{}]");
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class ScriptedPeer implements LinkListener {
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_FRAGMENTS = 1024;

    private final List<String> received = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private @Nullable Link link;
    private int closeCode = -1;

    ScriptedPeer() {}

    /**
     * Connects a charging station.
     *
     * @param transport opens the connection
     * @param url the URL with the identity
     * @param subprotocols what to offer
     * @return the station; fails as the transport does
     */
    public static CompletableFuture<ScriptedPeer> connect(Transport transport, URI url, String... subprotocols) {
        ScriptedPeer peer = new ScriptedPeer();
        Dial dial = new Dial(url, List.of(subprotocols), Map.of(), Duration.ofSeconds(30), MAX_MESSAGE, MAX_FRAGMENTS);
        return transport
                .connect(dial, peer)
                .thenApply(opened -> {
                    peer.opened(opened);
                    return peer;
                })
                .toCompletableFuture();
    }

    void opened(Link opened) {
        synchronized (this) {
            link = opened;
        }
        opened.request(Long.MAX_VALUE / 2);
    }

    /**
     * Returns the connection.
     *
     * @return the connection
     * @throws IllegalStateException if there is none yet
     */
    public synchronized Link link() {
        if (link == null) {
            throw new IllegalStateException("not connected");
        }
        return link;
    }

    /**
     * Answers each CALL of an action from now on.
     *
     * @param action the action
     * @param payload the payload of the CALLRESULT, as JSON
     * @return this
     */
    public synchronized ScriptedPeer answer(String action, String payload) {
        answers.put(action, payload);
        return this;
    }

    /**
     * Sends a text message.
     *
     * @param text the text
     * @return completed when it is taken
     */
    public CompletableFuture<Void> send(String text) {
        return link().sendText(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .toCompletableFuture();
    }

    /**
     * Returns the text messages that came.
     *
     * @return a copy, in order
     */
    public synchronized List<String> received() {
        return List.copyOf(received);
    }

    /**
     * Returns the text messages that came, and forgets them.
     *
     * @return the messages, in order
     */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    /**
     * Returns how the connection ended.
     *
     * @return the close code, or empty if it is open
     */
    public synchronized OptionalInt closeCode() {
        return closeCode < 0 ? OptionalInt.empty() : OptionalInt.of(closeCode);
    }

    @Override
    public void onText(ByteBuffer utf8) {
        byte[] frame = new byte[utf8.remaining()];
        utf8.get(frame);
        String answer = null;
        synchronized (this) {
            received.add(new String(frame, StandardCharsets.UTF_8));
            if (FrameReader.readHeader(frame, 0, frame.length) instanceof FrameHeader header
                    && header.type() == MessageType.CALL
                    && answers.containsKey(header.action())) {
                answer = "[3,\"" + header.messageId() + "\"," + answers.get(header.action()) + "]";
            }
        }
        if (answer != null) {
            var unused = send(answer);
        }
    }

    @Override
    public void onBinary(ByteBuffer bytes) {
        synchronized (this) {
            received.add("binary");
        }
    }

    @Override
    public void onPong(ByteBuffer payload) {
        // Tests of pings use the link.
    }

    @Override
    public synchronized void onClosed(int code, String reason, @Nullable Throwable cause) {
        closeCode = code;
    }
}
