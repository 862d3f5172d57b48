package dev.ocppkit.rpc.transport.jdk;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.internal.Stages;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.Transport;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Opens WebSockets with {@link java.net.http.HttpClient}. It does not compress, because the JDK does not; the specification
 * leaves that to the charging station. Nor does the JDK let a client send the close codes 1002, 1003, 1007 and 1009: 1008
 * is sent instead. A peer that does not answer a close is given up after 5 s.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1 to 3.4.
 */
public final class JdkWebSocketTransport implements Transport {
    private static final long PATIENCE_SECONDS = 5;

    private final HttpClient client;
    private final Executor afterPatience;

    /** Makes a transport whose peers have until the executor runs a task to answer a close. */
    JdkWebSocketTransport(HttpClient client, Executor afterPatience) {
        this.client = client;
        this.afterPatience = afterPatience;
    }

    private static JdkWebSocketTransport of(HttpClient client) {
        return new JdkWebSocketTransport(client, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * Makes a transport with the TLS settings of the JDK.
     *
     * @return the transport
     */
    public static JdkWebSocketTransport create() {
        return of(builder().build());
    }

    /**
     * Makes a transport with other TLS settings.
     *
     * @param tls holds the trusted certificates, and the key of the station for security profile 3
     * @return the transport
     */
    public static JdkWebSocketTransport withTls(SSLContext tls) {
        return of(builder().sslContext(Objects.requireNonNull(tls, "tls")).build());
    }

    private static HttpClient.Builder builder() {
        // A redirect would carry the credentials elsewhere, and drops the WebSocket headers on the way.
        return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
    }

    @Override
    public CompletionStage<Link> connect(Dial dial, LinkListener listener) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(dial.connectTimeout());
        dial.headers().forEach(builder::header);
        if (!dial.subprotocols().isEmpty()) {
            String[] others = dial.subprotocols().stream().skip(1).toArray(String[]::new);
            builder.subprotocols(dial.subprotocols().get(0), others);
        }
        JdkLink link = new JdkLink(listener, dial.maxMessageBytes(), dial.maxFragments(), afterPatience);
        CompletableFuture<Link> result = new CompletableFuture<>();
        Stages.whenDone(builder.buildAsync(dial.uri(), link), (socket, failure) -> {
            if (failure == null) {
                result.complete(link);
            } else {
                result.completeExceptionally(failed(failure));
            }
        });
        return result;
    }

    private static ConnectFailedException failed(Throwable failure) {
        Throwable cause = Stages.cause(failure);
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            int status = refused.getResponse().statusCode();
            if (status != 101) {
                return ConnectFailedException.refused(
                        status,
                        refused.getResponse()
                                .headers()
                                .firstValue("Retry-After")
                                .orElse(null),
                        Instant.now());
            }
        }
        return new ConnectFailedException("The WebSocket could not be opened.", cause);
    }
}
