package dev.ocppkit.security.http;

import static dev.ocppkit.security.http.TestServer.CANARY;
import static dev.ocppkit.security.http.TestServer.body;
import static dev.ocppkit.security.http.TestServer.chunked;
import static dev.ocppkit.security.http.TestServer.redirect;
import static dev.ocppkit.security.http.TestServer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.http.FetchException.Reason;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.revocation.OcspResponses;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking servers that misbehave. */
@Timeout(60)
@Tag("M06.FR.02")
class HttpStatusFetcherTest {
    private static final String OCSP_TYPE = "application/ocsp-response";
    private static final String CRL_TYPE = "application/pkix-crl";

    private TestServer server;
    private FetchPolicy policy;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer();
        policy = server.policy();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private byte[] ocsp(URI address) throws IOException {
        return new HttpStatusFetcher(policy).ocsp(address, "question".getBytes(StandardCharsets.UTF_8));
    }

    private byte[] crl(URI address) throws IOException {
        return new HttpStatusFetcher(policy).crl(address);
    }

    @Test
    void responderGetsTheRequestAndItsAnswerComesBack() throws IOException {
        URI address = server.serve("/ocsp", body("Application/OCSP-Response; x=y", new byte[] {1, 2, 3}));
        assertThat(ocsp(address)).containsExactly(1, 2, 3);
        assertThat(server.asked).containsExactly("POST /ocsp question");
        assertThat(crl(server.serve("/list", body(CRL_TYPE, new byte[] {4})))).containsExactly(4);
    }

    @Test
    void answerOfTheGreatestSizeIsTakenAndOneByteMoreIsNot() throws IOException {
        URI fits = server.serve("/fits", body(OCSP_TYPE, new byte[OcspResponses.MAX_LENGTH]));
        URI larger = server.serve("/larger", body(OCSP_TYPE, new byte[OcspResponses.MAX_LENGTH + 1]));
        assertThat(ocsp(fits)).hasSize(OcspResponses.MAX_LENGTH);
        refused(() -> ocsp(larger), Reason.TOO_LARGE, "too much");
    }

    @Test
    void limitHoldsForAnswersThatDoNotTellTheirLength() throws IOException {
        URI fits = server.serve("/fits", chunked(OCSP_TYPE, new byte[OcspResponses.MAX_LENGTH]));
        URI larger = server.serve("/larger", chunked(OCSP_TYPE, new byte[OcspResponses.MAX_LENGTH + 1]));
        assertThat(ocsp(fits)).hasSize(OcspResponses.MAX_LENGTH);
        refused(() -> ocsp(larger), Reason.TOO_LARGE, "too much");
    }

    @Test
    void endlessAnswersAreCutOff() throws IOException {
        URI list = server.serve("/endless", server.endless(200, "Content-Type", CRL_TYPE));
        refused(() -> crl(list), Reason.TOO_LARGE, "too much");
        URI error = server.serve("/error", server.endless(500, "Content-Type", CRL_TYPE));
        refused(() -> crl(error), Reason.STATUS, "status 500");
        server.serve("/target", body(CRL_TYPE, new byte[] {7}));
        assertThat(crl(server.serve("/redirect", server.endless(302, "Location", "/target"))))
                .containsExactly(7);
    }

    @Test
    void serverThatSaysNothingOrDripsIsLeftInTime() {
        policy = policy.withTimeout(Duration.ofMillis(500));
        URI silent = server.serve("/silent", exchange -> server.end.await());
        URI dripping = server.serve("/dripping", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", OCSP_TYPE);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            server.end.await();
        });
        refused(() -> ocsp(silent), Reason.TIMEOUT, "in time");
        refused(() -> ocsp(dripping), Reason.TIMEOUT, "in time");
    }

    @Test
    void timeLimitHoldsForAllRedirectsTogether() {
        policy = policy.withTimeout(Duration.ofMillis(500));
        server.serve("/silent", exchange -> server.end.await());
        URI first = server.serve("/first", redirect(302, "/silent"));
        refused(() -> crl(first), Reason.TIMEOUT, "in time");
        assertThat(server.asked).containsExactly("GET /first ", "GET /silent ");
    }

    @Test
    void interruptedThreadStopsWaitingAndStaysInterrupted() {
        URI silent = server.serve("/silent", exchange -> server.end.await());
        Thread.currentThread().interrupt();
        refused(() -> crl(silent), Reason.INTERRUPTED, "interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anotherTypeOrStatusIsRefused() {
        URI page = server.serve("/page", body("text/html", CANARY.getBytes(StandardCharsets.UTF_8)));
        URI untyped = server.serve("/untyped", exchange -> exchange.sendResponseHeaders(200, -1));
        URI broken = server.serve("/broken", exchange -> exchange.sendResponseHeaders(503, -1));
        refused(() -> ocsp(page), Reason.CONTENT_TYPE, "another type");
        refused(() -> ocsp(untyped), Reason.CONTENT_TYPE, "another type");
        refused(() -> ocsp(broken), Reason.STATUS, "status 503");
        refused(() -> crl(broken), Reason.STATUS, "status 503");
    }

    @Test
    void redirectsAreFollowedInsideTheListOnly() throws IOException {
        URI target = server.serve("/target", body(CRL_TYPE, new byte[] {7}));
        assertThat(crl(server.serve("/inside", redirect(302, "/target")))).containsExactly(7);
        assertThat(crl(server.serve("/twice", redirect(301, "/inside")))).containsExactly(7);
        URI thrice = server.serve("/thrice", redirect(301, "/twice"));
        refused(() -> crl(thrice), Reason.REDIRECT, "too many redirects");
        server.asked.clear();
        String otherName = target.toString().replace("localhost", "127.0.0.1");
        URI outside = server.serve("/outside", redirect(302, otherName));
        refused(() -> crl(outside), Reason.NOT_ALLOWED, "host of the address is not allowed");
        URI file = server.serve("/file", redirect(302, "file:///etc/CANARY"));
        refused(() -> crl(file), Reason.NOT_ALLOWED, "scheme");
        URI nowhere = server.serve("/nowhere", exchange -> exchange.sendResponseHeaders(302, -1));
        refused(() -> crl(nowhere), Reason.REDIRECT, "nowhere");
        URI garbage = server.serve("/garbage", redirect(302, "http://[CANARY"));
        refused(() -> crl(garbage), Reason.REDIRECT, "nowhere");
        assertThat(server.asked).noneMatch(request -> request.contains("/target"));
    }

    @Test
    void noRedirectLeadsFromHttpsToHttp() throws IOException {
        DemoPki pki = DemoPki.create(DemoPki.Settings.local(Instant.now()), new SecureRandom());
        SSLContext tls = OcppTls.server(KeyEntry.of(
                        pki.entry("csms-rsa").chain(), pki.entry("csms-rsa").key()))
                .build();
        SSLContext trust = OcppTls.client(() -> List.of(pki.entry("csms-root").certificate()))
                .build();
        URI open = server.serve("/target", body(CRL_TYPE, new byte[] {7}));
        try (TestServer secure = new TestServer(tls)) {
            FetchPolicy both =
                    FetchPolicy.of(server.authority(), secure.authority()).withPrivateAddresses();
            URI good = secure.serve("/good", body(CRL_TYPE, new byte[] {8}));
            URI down = secure.serve("/down", redirect(307, open.toString()));
            HttpStatusFetcher fetcher = new HttpStatusFetcher(both, trust);
            assertThat(fetcher.crl(good)).containsExactly(8);
            refused(() -> fetcher.crl(down), Reason.REDIRECT, "from https to http");
            URI up = server.serve("/up", redirect(307, good.toString()));
            assertThat(fetcher.crl(up)).containsExactly(8);
            refused(() -> new HttpStatusFetcher(both).crl(good), Reason.UNREACHABLE, "cannot be reached");
        }
        assertThat(server.asked).noneMatch(request -> request.contains("/target"));
    }

    @Test
    void questionIsOnlyRepeatedWhereTheRedirectSaysSo() throws IOException {
        server.serve("/target", body(OCSP_TYPE, new byte[] {7}));
        assertThat(ocsp(server.serve("/kept", redirect(307, "/target")))).containsExactly(7);
        assertThat(server.asked).contains("POST /target question");
        URI lost = server.serve("/lost", redirect(302, "/target"));
        refused(() -> ocsp(lost), Reason.REDIRECT, "cannot be redirected");
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
        refused(() -> crl(URI.create(address)), Reason.NOT_ALLOWED, "");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void schemeThatThePolicyDoesNotNameIsRefused() {
        URI address = server.serve("/list", body(CRL_TYPE, new byte[] {4}));
        policy = policy.withHttpsOnly();
        assertThat(policy.schemes()).isEqualTo(Set.of("https"));
        refused(() -> crl(address), Reason.NOT_ALLOWED, "scheme");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void privateAddressesAreRefusedUnlessAllowed() {
        URI address = server.serve("/list", body(CRL_TYPE, new byte[] {4}));
        policy = FetchPolicy.of(server.authority());
        refused(() -> crl(address), Reason.NOT_ALLOWED, "private network");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void serverThatIsGoneCannotBeReached() {
        URI address = server.serve("/CANARY", body(CRL_TYPE, new byte[] {4}));
        server.close();
        refused(() -> crl(address), Reason.UNREACHABLE, "cannot be reached");
    }
}
