package dev.ocppkit.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.testing.ClientGreeting;
import dev.ocppkit.security.testing.TestPki;
import dev.ocppkit.security.testing.Vectors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Versions and cipher suites between two engines, and of greetings that no engine of the JDK would send any more. */
class TlsRulesTest {
    private static final TestPki PKI = new TestPki();
    private static final SSLContext SERVER = OcppTls.server(PKI.csms(KeySpec.EC_P256))
            .add(PKI.csms(KeySpec.RSA_2048))
            .build();
    private static final Map<String, Integer> CODES = Map.of(
            "TLS_RSA_WITH_3DES_EDE_CBC_SHA", 0x000A,
            "TLS_RSA_WITH_RC4_128_SHA", 0x0005,
            "TLS_RSA_WITH_NULL_SHA256", 0x003B,
            "TLS_DH_anon_WITH_AES_128_GCM_SHA256", 0x00A6,
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", 0xC013,
            "TLS_RSA_EXPORT_WITH_RC4_40_MD5", 0x0003,
            "TLS_RSA_WITH_AES_128_CBC_SHA", 0x002F);
    private static final Map<String, Integer> VERSIONS = Map.of("SSLv3", 0x0300, "TLSv1", 0x0301, "TLSv1.1", 0x0302);

    private static SSLEngine client(List<String> versions, List<String> suites) {
        SSLContext context = OcppTls.client(PKI.csmsRoot.pem())
                .policy(new TlsPolicy(versions, suites, false))
                .build();
        return context.createSSLEngine("localhost", 443);
    }

    @TestFactory
    @Tag("A00.FR.318")
    Stream<DynamicTest> requiredSuitesWork() {
        JsonNode file = Vectors.json("tls/suites.json");
        Vectors.knows(file, List.of("requiredCsms", "stationOneOf", "alsoAllowed", "mustReject", "versions"));
        List<String> required = Vectors.strings(file.get("requiredCsms"));
        assertThat(required).isEqualTo(TlsPolicy.REQUIRED_SUITES);
        List<String> missing = OcppTls.missingSuites();
        return required.stream()
                .map(suite -> DynamicTest.dynamicTest(suite, () -> {
                    SSLEngine server = SERVER.createSSLEngine();
                    if (missing.contains(suite)) {
                        // Newer releases of the JDK switch plain RSA key exchange off: then the library must say so.
                        assertThat(suite).startsWith("TLS_RSA_");
                        assertThat(server.getEnabledCipherSuites()).doesNotContain(suite);
                        return;
                    }
                    SSLEngine client = client(List.of("TLSv1.2"), List.of(suite));
                    handshake(client, server);
                    assertThat(client.getSession().getCipherSuite()).isEqualTo(suite);
                    assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.2");
                }));
    }

    @TestFactory
    Stream<DynamicTest> allowedSuitesAreThoseOfThePolicy() {
        JsonNode file = Vectors.json("tls/suites.json");
        List<String> allowed = new ArrayList<>(Vectors.strings(file.get("requiredCsms")));
        allowed.addAll(Vectors.strings(file.get("alsoAllowed")));
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("policy", () -> assertThat(allowed).containsAll(TlsPolicy.DEFAULT.suites())));
        for (JsonNode pair : file.get("stationOneOf")) {
            tests.add(DynamicTest.dynamicTest(
                    "pair " + pair, () -> assertThat(TlsPolicy.DEFAULT.suites()).containsAll(Vectors.strings(pair))));
        }
        return tests.stream();
    }

    @TestFactory
    @Tag("A00.FR.320")
    Stream<DynamicTest> otherSuitesAreRefused() {
        return Vectors.strings(Vectors.json("tls/suites.json").get("mustReject")).stream()
                .map(suite -> DynamicTest.dynamicTest(suite, () -> {
                    Integer code = CODES.get(suite);
                    assertThat(code).as("code of %s", suite).isNotNull();
                    SSLEngine server = SERVER.createSSLEngine();
                    assertThat(server.getEnabledCipherSuites()).doesNotContain(suite);
                    assertThatThrownBy(() -> greet(server, 0x0303, code)).isInstanceOf(SSLException.class);
                }));
    }

    @TestFactory
    @Tag("A00.FR.313")
    @Tag("TC_A_06_CSMS")
    Stream<DynamicTest> olderVersionsAreRefused() {
        JsonNode versions = Vectors.json("tls/suites.json").get("versions");
        Vectors.knows(versions, List.of("accept", "reject"));
        assertThat(Vectors.strings(versions.get("accept")))
                .containsExactlyInAnyOrderElementsOf(TlsPolicy.DEFAULT.versions());
        return Vectors.strings(versions.get("reject")).stream()
                .map(version -> DynamicTest.dynamicTest(version, () -> {
                    Integer code = VERSIONS.get(version);
                    assertThat(code).as("code of %s", version).isNotNull();
                    SSLEngine server = SERVER.createSSLEngine();
                    assertThatThrownBy(() -> greet(server, code, 0xC02B))
                            .isInstanceOf(SSLException.class)
                            .satisfies(refused ->
                                    assertThat(TlsFailure.of(refused)).isEqualTo(TlsFailure.VERSION));
                }));
    }

    @Test
    @Tag("TC_A_06_CS")
    void stationRefusesAnOlderVersion() {
        assertThatThrownBy(() -> new TlsPolicy(List.of("TLSv1.1"), TlsPolicy.REQUIRED_SUITES, false))
                .isInstanceOf(IllegalArgumentException.class);
        SSLEngine client = client(List.of("TLSv1.2"), TlsPolicy.DEFAULT.suites());
        assertThat(client.getEnabledProtocols()).containsExactly("TLSv1.2");
    }

    @Test
    void greetingThatIsAllowedIsAnswered() throws SSLException {
        SSLEngine server = SERVER.createSSLEngine();
        greet(server, 0x0303, 0xC02B);
        assertThat(server.getHandshakeStatus()).isNotEqualTo(SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING);
    }

    @Test
    void tls13WorksAndKeepsThePolicyWhateverTheUserSets() throws SSLException {
        SSLEngine client = client(List.of("TLSv1.3"), TlsPolicy.DEFAULT.suites());
        SSLEngine server = SERVER.createSSLEngine();
        handshake(client, server);
        assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
        SSLParameters defaults = SERVER.getDefaultSSLParameters();
        assertThat(TlsPolicy.DEFAULT.suites()).contains(defaults.getCipherSuites());
    }

    @Test
    void forwardSecrecyOnlyLeavesPlainRsaOut() {
        assertThat(TlsPolicy.DEFAULT.forwardSecrecyOnly().suites()).noneMatch(suite -> suite.startsWith("TLS_RSA_"));
    }

    /** Sends a client's greeting with one version and one suite. */
    private static void greet(SSLEngine server, int version, int suite) throws SSLException {
        server.beginHandshake();
        ByteBuffer record = ByteBuffer.wrap(ClientGreeting.octets(version, suite));
        ByteBuffer sink = ByteBuffer.allocate(server.getSession().getApplicationBufferSize());
        server.unwrap(record, sink);
        runTasks(server);
        ByteBuffer out = ByteBuffer.allocate(server.getSession().getPacketBufferSize() * 2);
        server.wrap(ByteBuffer.allocate(0), out);
    }

    private static void handshake(SSLEngine client, SSLEngine server) throws SSLException {
        ByteBuffer toServer = ByteBuffer.allocate(65_536);
        ByteBuffer toClient = ByteBuffer.allocate(65_536);
        client.beginHandshake();
        server.beginHandshake();
        for (int i = 0; i < 100 && !(isDone(client) && isDone(server)); i++) {
            step(client, toServer, toClient);
            step(server, toClient, toServer);
        }
        assertThat(isDone(client) && isDone(server)).isTrue();
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getCipherSuite().contains("NULL");
    }

    private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
        engine.wrap(ByteBuffer.allocate(0), out);
        runTasks(engine);
        in.flip();
        engine.unwrap(in, ByteBuffer.allocate(65_536));
        in.compact();
        runTasks(engine);
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
