package dev.ocppkit.examples.provisioning.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ocppkit.security.revocation.OcspResponses;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both fetchers against a server that misbehaves. */
@Timeout(60)
class FetchTest {
    private static final String OCSP_TYPE = "application/ocsp-response";
    private static final String CANARY = "CANARY";

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private FetchPolicy policy;

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        policy = FetchPolicy.of("localhost:" + port()).withPrivateAddresses();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI serve(String path, Behaviour behaviour) {
        server.createContext(path, exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                behaviour.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return URI.create("http://localhost:" + port() + path);
    }

    private static Behaviour body(String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    private static Behaviour redirect(int status, String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private byte[] ocsp(URI address) throws IOException {
        return new HttpStatusFetcher(policy).ocsp(address, "question".getBytes(StandardCharsets.UTF_8));
    }

    private byte[] crl(URI address) throws IOException {
        return new HttpStatusFetcher(policy).crl(address);
    }

    private static void refused(ThrowingCallable call, String reason) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(call)
                .withMessageContaining(reason)
                .withMessageNotContaining("localhost")
                .withMessageNotContaining(CANARY);
    }

    @Test
    void responderGetsTheRequestAndItsAnswerComesBack() throws IOException {
        URI address = serve("/ocsp", body("Application/OCSP-Response; x=y", new byte[] {1, 2, 3}));
        assertThat(ocsp(address)).containsExactly(1, 2, 3);
        assertThat(asked).containsExactly("POST /ocsp question");
        assertThat(crl(serve("/list", body("application/pkix-crl", new byte[] {4}))))
                .containsExactly(4);
    }

    @Test
    void answerOfTheGreatestSizeIsTakenAndOneByteMoreIsNot() throws IOException {
        URI fits = serve("/fits", body(OCSP_TYPE, new byte[OcspResponses.MAX_LENGTH]));
        URI larger = serve("/larger", body(OCSP_TYPE, new byte[OcspResponses.MAX_LENGTH + 1]));
        assertThat(ocsp(fits)).hasSize(OcspResponses.MAX_LENGTH);
        refused(() -> ocsp(larger), "too much");
    }

    @Test
    void endlessAnswerIsCutOff() {
        URI endless = serve("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/pkix-crl");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] part = new byte[64 * 1024];
            while (end.getCount() > 0) {
                out.write(part);
            }
        });
        refused(() -> crl(endless), "too much");
    }

    @Test
    void serverThatSaysNothingOrDripsIsLeftInTime() {
        policy = policy.withTimeout(Duration.ofMillis(500));
        URI silent = serve("/silent", exchange -> end.await());
        URI dripping = serve("/dripping", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", OCSP_TYPE);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            end.await();
        });
        refused(() -> ocsp(silent), "in time");
        refused(() -> ocsp(dripping), "in time");
    }

    @Test
    void anotherTypeOrStatusIsRefused() {
        URI page = serve("/page", body("text/html", CANARY.getBytes(StandardCharsets.UTF_8)));
        URI untyped = serve("/untyped", exchange -> exchange.sendResponseHeaders(200, -1));
        URI broken = serve("/broken", exchange -> exchange.sendResponseHeaders(503, -1));
        refused(() -> ocsp(page), "another type");
        refused(() -> ocsp(untyped), "another type");
        refused(() -> ocsp(broken), "status 503");
        refused(() -> crl(broken), "status 503");
    }

    @Test
    void redirectsAreFollowedInsideTheListOnly() throws IOException {
        URI target = serve("/target", body("application/pkix-crl", new byte[] {7}));
        assertThat(crl(serve("/inside", redirect(302, "/target")))).containsExactly(7);
        assertThat(crl(serve("/twice", redirect(301, "/inside")))).containsExactly(7);
        refused(() -> crl(serve("/thrice", redirect(301, "/twice"))), "too many redirects");
        asked.clear();
        String otherName = target.toString().replace("localhost", "127.0.0.1");
        refused(() -> crl(serve("/outside", redirect(302, otherName))), "host of the address is not allowed");
        refused(() -> crl(serve("/file", redirect(302, "file:///etc/passwd"))), "scheme");
        refused(() -> crl(serve("/nowhere", exchange -> exchange.sendResponseHeaders(302, -1))), "nowhere");
        assertThat(asked).noneMatch(request -> request.contains("/target"));
    }

    @Test
    void questionIsOnlyRepeatedWhereTheRedirectSaysSo() throws IOException {
        serve("/target", body(OCSP_TYPE, new byte[] {7}));
        assertThat(ocsp(serve("/kept", redirect(307, "/target")))).containsExactly(7);
        assertThat(asked).contains("POST /target question");
        refused(() -> ocsp(serve("/lost", redirect(302, "/target"))), "cannot be redirected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://localhost/CANARY",
                "file:///CANARY",
                "http:CANARY",
                "http://user:CANARY@localhost/",
                "http://localhost/",
                "http://localhost:1/CANARY",
                "http://LOCALHOST.evil.example/CANARY",
                "https://127.0.0.1/CANARY"
            })
    void addressesOutsideTheListAreNotEvenTried(String address) {
        refused(() -> crl(URI.create(address)), "");
        assertThat(asked).isEmpty();
    }

    @Test
    void privateAddressesAreRefusedUnlessAllowed() {
        URI address = serve("/list", body("application/pkix-crl", new byte[] {4}));
        policy = FetchPolicy.of("localhost:" + port());
        refused(() -> crl(address), "private network");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3",
                        "224.0.0.1",
                "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "ff02::1"
            })
    void addressesOfPrivateNetworksAreKnown(String address) throws IOException {
        assertThat(FetchPolicy.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.63.0.1", "172.15.0.1", "172.32.0.1", "198.17.0.1", "2606:4700::1111"})
    void publicAddressesAreNot(String address) throws IOException {
        assertThat(FetchPolicy.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void firmwareIsDownloadedWholeOrNotAtAll() throws IOException {
        Path target = folder.resolve("firmware.bin");
        FileTransfer transfer = new FileTransfer(policy, 1000);
        transfer.download(serve("/good", body("x/y", new byte[1000])), target);
        assertThat(target).hasSize(1000);
        URI larger = serve("/larger", body("x/y", new byte[1001]));
        refused(() -> transfer.download(larger, target), "too much");
        URI torn = serve("/torn", exchange -> {
            exchange.sendResponseHeaders(200, 900);
            exchange.getResponseBody().write(new byte[10]);
        });
        refused(() -> transfer.download(torn, target), "breaks off");
        assertThat(target).hasSize(1000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void logIsUploaded() throws IOException {
        Path log = Files.writeString(folder.resolve("security.log"), "line");
        FileTransfer transfer = new FileTransfer(policy, 4);
        transfer.upload(log, serve("/logs", exchange -> exchange.sendResponseHeaders(204, -1)));
        assertThat(asked).containsExactly("PUT /logs line");
        refused(() -> transfer.upload(log, URI.create("http://elsewhere.example/")), "host of the address");
        Files.writeString(log, "longer");
        refused(() -> transfer.upload(log, URI.create("http://localhost:" + port() + "/logs")), "too large");
    }
}
