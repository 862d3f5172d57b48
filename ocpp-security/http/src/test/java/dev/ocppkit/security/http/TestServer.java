package dev.ocppkit.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server on this computer that behaves as a test says. */
final class TestServer implements AutoCloseable {
    /** Stands for what belongs to others; no error may tell it. */
    static final String CANARY = "CANARY";

    /** Method, path and body of each request. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** Behaviours that never end wait for it. */
    final CountDownLatch end = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What to do with a request. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    TestServer() throws IOException {
        this(HttpServer.create());
    }

    TestServer(SSLContext tls) throws IOException {
        this(https(tls));
    }

    private TestServer(HttpServer server) throws IOException {
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer https(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    FetchPolicy policy() {
        return FetchPolicy.of(authority()).withPrivateAddresses();
    }

    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    URI serve(String path, Behaviour behaviour) {
        server.createContext(path, exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                behaviour.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return URI.create((server instanceof HttpsServer ? "https" : "http") + "://" + authority() + path);
    }

    static Behaviour body(String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** The length of the body stands nowhere before it. */
    static Behaviour chunked(String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body);
        };
    }

    Behaviour endless(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, 0);
            byte[] part = new byte[64 * 1024];
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(part);
            }
        };
    }

    static Behaviour redirect(int status, String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Expects a failure that tells nothing of the address and of the answer, not even in its causes. */
    static void refused(ThrowingCallable call, FetchException.Reason reason, String text) {
        FetchException failure = catchThrowableOfType(FetchException.class, call);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(text).hasMessageNotContaining("localhost");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(CANARY);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
