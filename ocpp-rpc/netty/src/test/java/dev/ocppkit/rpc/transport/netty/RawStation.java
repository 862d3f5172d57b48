package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket client that sends what no charging station would. */
final class RawStation implements WebSocket.Listener {
    private static final long PATIENCE_SECONDS = 30;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final AtomicInteger pongs = new AtomicInteger();
    private StringBuilder text = new StringBuilder();
    private WebSocket socket;

    static RawStation connect(URI url, String... subprotocols) {
        RawStation station = new RawStation();
        station.socket = open(url, station, subprotocols).join();
        return station;
    }

    /** Returns the HTTP status that refuses a handshake. */
    static int refusal(URI url, String... subprotocols) {
        try {
            open(url, new RawStation(), subprotocols).join();
            throw new AssertionError("connected");
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    /** Returns the HTTP status of an ordinary GET. */
    static int get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.replaceFirst("^ws", "http")))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Returns a transport that offers something else than it was told to. */
    static Transport offering(String subprotocol) {
        JdkWebSocketTransport jdk = JdkWebSocketTransport.create();
        return (dial, listener) -> jdk.connect(
                new Dial(
                        dial.uri(),
                        List.of(subprotocol),
                        dial.headers(),
                        dial.connectTimeout(),
                        dial.maxMessageBytes(),
                        dial.maxFragments()),
                listener);
    }

    private static CompletableFuture<WebSocket> open(URI url, RawStation listener, String... subprotocols) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        return builder.buildAsync(url, listener);
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void sendText(String message) {
        socket.sendText(message, true).join();
    }

    /** Sends a part of a message that goes on. */
    void sendPart(String part) {
        socket.sendText(part, false).join();
    }

    void sendBinary(String message) {
        socket.sendBinary(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    void ping() {
        socket.sendPing(ByteBuffer.allocate(4)).join();
    }

    void abort() {
        socket.abort();
    }

    int closeCode() {
        return closeCode.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    String nextText() {
        try {
            return texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int pongs() {
        return pongs.get();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            texts.add(text.toString());
            text = new StringBuilder();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
        pongs.incrementAndGet();
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeCode.completeExceptionally(error);
    }
}
