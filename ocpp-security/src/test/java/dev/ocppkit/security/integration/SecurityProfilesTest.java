package dev.ocppkit.security.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.Handshake;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.signing.FlattenedJws;
import dev.ocppkit.rpc.signing.Signatures;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.password.BasicAuthenticator;
import dev.ocppkit.security.password.InMemoryPasswordStore;
import dev.ocppkit.security.password.PasswordHasher;
import dev.ocppkit.security.password.PasswordRotation;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.redaction.Redactor;
import dev.ocppkit.security.signing.Jws;
import dev.ocppkit.security.signing.MessageSigner;
import dev.ocppkit.security.signing.MessageVerifier;
import dev.ocppkit.security.signing.SignatureStatus;
import dev.ocppkit.security.signing.SignerDirectory;
import dev.ocppkit.security.testing.ClientGreeting;
import dev.ocppkit.security.testing.TestPki;
import dev.ocppkit.security.tls.ClientCertificateCheck;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import dev.ocppkit.security.tls.TlsFailure;
import dev.ocppkit.security.tls.TlsPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The three security profiles over real sockets. */
@Timeout(120)
class SecurityProfilesTest {
    private static final TestPki PKI = new TestPki();
    private static final String PASSWORD = "Canary-Passw0rd-9f3a";
    private static final PasswordHasher HASHER = new PasswordHasher(PasswordHasher.Cost.pbkdf2(1000), TestPki.RANDOM);

    private final InMemoryPasswordStore passwords = new InMemoryPasswordStore();
    private final List<ClientCertificateCheck.Result> checks = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private NettyServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private StationAuthenticator withPassword() {
        passwords.replace(new StationIdentity("CS-1"), HASHER.hash(Secret.of(PASSWORD)));
        BasicAuthenticator authenticator = new BasicAuthenticator(passwords, HASHER, null);
        return handshake -> handshake
                        .password()
                        .filter(password -> authenticator
                                .authenticate(
                                        new StationIdentity(handshake.identity()),
                                        Secret.of(password),
                                        source(handshake))
                                .isGranted())
                        .isPresent()
                ? StationAuthenticator.Decision.ACCEPTED
                : StationAuthenticator.Decision.BAD_CREDENTIALS;
    }

    private static String source(Handshake handshake) {
        return handshake
                .remote()
                .map(address -> address.getAddress().getHostAddress())
                .orElse("");
    }

    private StationAuthenticator withCertificate(Predicate<X509Certificate> trustExpired) {
        ClientCertificateCheck check = new ClientCertificateCheck(
                () -> List.of(PKI.stationRoot.certificate()),
                List.of(TestPki.OPERATOR),
                identity -> identity.value().equals("CS-1") ? Optional.of("SN-0001") : Optional.of("SN-0002"),
                trustExpired,
                Clock.systemUTC());
        return handshake -> {
            ClientCertificateCheck.Result result =
                    check.verify(new StationIdentity(handshake.identity()), handshake.certificates());
            checks.add(result);
            return result.isAccepted()
                    ? StationAuthenticator.Decision.ACCEPTED
                    : StationAuthenticator.Decision.BAD_CREDENTIALS;
        };
    }

    private OcppServer.Builder csms(StationAuthenticator authenticator) {
        return OcppServer.builder()
                .authenticator(authenticator)
                .tap(frame -> log.add(Redactor.secrets().redact(frame.text())));
    }

    private void start(OcppServer csms, SSLContext tls) {
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(Instant.EPOCH)
                        .interval(300)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
        NettyServer.Builder builder = NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .threads(1);
        server = (tls == null ? builder : builder.tls(tls)).start();
    }

    private OcppClient.Builder station(String identity, Transport transport, boolean tls) {
        return OcppClient.builder()
                .identity(identity)
                .endpoint(URI.create((tls ? "wss" : "ws") + "://localhost:" + server.port() + "/ocpp"))
                .connectTimeout(Duration.ofSeconds(30))
                .transport(transport);
    }

    private static void boots(OcppClient station) {
        station.connect().join();
        BootNotificationResponse response = station.call(BootNotificationRequest.of(
                        ChargingStation.builder().model("M").vendorName("V").build(), BootReasonEnum.POWER_UP))
                .join();
        assertThat(response.status()).isEqualTo(RegistrationStatusEnum.ACCEPTED);
        station.close().join();
    }

    private static Throwable refusal(OcppClient station) {
        Throwable thrown = catchThrowable(() -> station.connect().join());
        assertThat(thrown).isInstanceOf(CompletionException.class);
        assertThat(thrown.getCause()).isInstanceOf(ConnectFailedException.class);
        return thrown.getCause();
    }

    private static SSLContext csmsTls() {
        return OcppTls.server(PKI.csms(KeySpec.EC_P256))
                .add(PKI.csms(KeySpec.RSA_2048))
                .build();
    }

    private static SSLContext mutualTls(Predicate<X509Certificate> trustExpired) {
        return OcppTls.server(PKI.csms(KeySpec.EC_P256))
                .clientRoots(PKI.stationRoot.pem())
                .trustExpired(trustExpired)
                .build();
    }

    private static Transport trusting() {
        return JdkWebSocketTransport.withTls(OcppTls.client(PKI.csmsRoot.pem()).build());
    }

    private static Transport with(KeyEntry certificate) {
        return JdkWebSocketTransport.withTls(
                OcppTls.client(PKI.csmsRoot.pem()).certificate(certificate).build());
    }

    @Test
    @Tag("TC_A_01_CS")
    @Tag("TC_A_01_CSMS")
    void rightPasswordConnectsOverAnOpenConnection() {
        start(csms(withPassword()).build(), null);
        boots(station("CS-1", JdkWebSocketTransport.create(), false)
                .basicAuth(PASSWORD)
                .build());
    }

    @Test
    @Tag("TC_A_02_CSMS")
    @Tag("TC_A_03_CSMS")
    void wrongPasswordAndUnknownStationGetTheSameAnswer() {
        start(csms(withPassword()).build(), null);
        Throwable wrong = refusal(station("CS-1", JdkWebSocketTransport.create(), false)
                .basicAuth(PASSWORD + "x")
                .build());
        Throwable unknown = refusal(station("CS-9", JdkWebSocketTransport.create(), false)
                .basicAuth(PASSWORD)
                .build());
        assertThat(((ConnectFailedException) wrong).httpStatus()).hasValue(401);
        assertThat(((ConnectFailedException) unknown).httpStatus()).hasValue(401);
    }

    @Test
    @Tag("TC_A_09_CSMS")
    @Tag("A01.FR.03")
    void newPasswordIsAcceptedWhileItsAnswerIsOutstandingAndTheOldOneIsGoneAfterwards() {
        start(csms(withPassword()).build(), null);
        StationIdentity identity = new StationIdentity("CS-1");
        String next = "Canary-Next-Passw0rd-77";
        PasswordRotation.begin(passwords, HASHER, identity, Secret.of(next));
        // The station took it, but its answer was lost with the connection.
        boots(station("CS-1", JdkWebSocketTransport.create(), false)
                .basicAuth(next)
                .build());
        assertThat(passwords.accepted(identity)).hasSize(1);
        refusal(station("CS-1", JdkWebSocketTransport.create(), false)
                .basicAuth(PASSWORD)
                .build());
    }

    @Test
    @Tag("TC_A_10_CSMS")
    @Tag("A01.FR.04")
    void rejectedPasswordIsForgotten() {
        start(csms(withPassword()).build(), null);
        StationIdentity identity = new StationIdentity("CS-1");
        PasswordRotation.begin(passwords, HASHER, identity, Secret.of("another-password-x"))
                .rejected();
        boots(station("CS-1", JdkWebSocketTransport.create(), false)
                .basicAuth(PASSWORD)
                .build());
    }

    @Test
    @Tag("TC_A_04_CS")
    @Tag("TC_A_04_CSMS")
    void passwordTravelsInsideTls() {
        start(csms(withPassword()).build(), csmsTls());
        boots(station("CS-1", trusting(), true).basicAuth(PASSWORD).build());
        assertThat(log).isNotEmpty().noneMatch(line -> line.contains("Canary"));
    }

    @Test
    @Tag("TC_A_05_CS")
    void certificateOfAnotherRootIsASecurityEvent() {
        start(csms(withPassword()).build(), csmsTls());
        Transport other = JdkWebSocketTransport.withTls(
                OcppTls.client(PKI.stationRoot.pem()).build());
        Throwable refused =
                refusal(station("CS-1", other, true).basicAuth(PASSWORD).build());
        assertThat(TlsFailure.of(refused)).isEqualTo(TlsFailure.CSMS_CERTIFICATE);
    }

    @Test
    @Tag("A00.FR.309")
    void certificateForAnotherHostIsRefused() {
        KeyPair keys = KeySpec.EC_P256.generate(TestPki.RANDOM);
        KeyEntry elsewhere = KeyEntry.of(
                List.of(PKI.csmsRoot.issue(
                        CertificateProfile.CSMS,
                        TestPki.subject("csms.example.org"),
                        keys.getPublic(),
                        List.of("csms.example.org"))),
                keys.getPrivate());
        start(csms(withPassword()).build(), OcppTls.server(elsewhere).build());
        Throwable refused =
                refusal(station("CS-1", trusting(), true).basicAuth(PASSWORD).build());
        assertThat(TlsFailure.of(refused)).isEqualTo(TlsFailure.CSMS_CERTIFICATE);
    }

    @Test
    @Tag("TC_A_07_CS")
    @Tag("TC_A_07_CSMS")
    void certificateOfTheStationConnectsAlsoWhenTheSessionIsResumed() {
        start(csms(withCertificate(expired -> false)).build(), mutualTls(expired -> false));
        AtomicInteger fullHandshakes = new AtomicInteger();
        Transport transport = JdkWebSocketTransport.withTls(OcppTls.client(PKI.csmsRoot.pem())
                .certificate(PKI.station("SN-0001"))
                .onTrusted(root -> fullHandshakes.incrementAndGet())
                .build());
        boots(station("CS-1", transport, true).build());
        assertThat(fullHandshakes).hasValue(1);
        boots(station("CS-1", transport, true).build());
        assertThat(checks).containsExactly(ClientCertificateCheck.Result.VALID, ClientCertificateCheck.Result.VALID);
        // The same session under the identity of another station must not do.
        refusal(station("CS-2", transport, true).build());
        assertThat(checks).hasSize(3).last().isEqualTo(ClientCertificateCheck.Result.OTHER_STATION);
        // Nobody has shown a certificate since the first handshake: the other two resumed its session.
        assertThat(fullHandshakes).hasValue(1);
    }

    static List<String> requiredSuites() {
        return TlsPolicy.REQUIRED_SUITES;
    }

    @ParameterizedTest
    @MethodSource("requiredSuites")
    @Tag("A00.FR.318")
    @Tag("A00.FR.319")
    void stationThatHasOneRequiredSuiteConnects(String suite) {
        if (OcppTls.missingSuites().contains(suite)) {
            // Newer releases of the JDK switch plain RSA key exchange off; that the library says so is tested
            // elsewhere.
            assertThat(suite).startsWith("TLS_RSA_");
            return;
        }
        start(csms(withPassword()).build(), csmsTls());
        Transport one = JdkWebSocketTransport.withTls(OcppTls.client(PKI.csmsRoot.pem())
                .policy(new TlsPolicy(List.of("TLSv1.2"), List.of(suite), false))
                .build());
        boots(station("CS-1", one, true).basicAuth(PASSWORD).build());
    }

    @ParameterizedTest
    @CsvSource({"SSLv3,768", "TLSv1,769", "TLSv1.1,770"})
    @Tag("A00.FR.313")
    @Tag("TC_A_06_CSMS")
    void olderVersionGetsAFatalAlert(String name, int version) throws IOException {
        start(csms(withPassword()).build(), csmsTls());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(ClientGreeting.octets(version, 0xC02B));
            byte[] answer = socket.getInputStream().readNBytes(7);
            assertThat(answer[0]).as("%s: a record with an alert", name).isEqualTo((byte) 21);
            assertThat(answer[5]).as("fatal").isEqualTo((byte) 2);
            assertThat(answer[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    @Test
    @Tag("A00.FR.427")
    void certificateOfOneStationIsRefusedForAnotherThatHasItsSerialNumberInTheRegistry() {
        ClientCertificateCheck check = new ClientCertificateCheck(
                () -> List.of(PKI.stationRoot.certificate()),
                List.of(TestPki.OPERATOR),
                identity -> Optional.of("SN-0001"),
                expired -> false,
                Clock.systemUTC());
        List<X509Certificate> chain = PKI.stationChain("SN-0001");
        StationIdentity first = new StationIdentity("CS-1");
        StationIdentity second = new StationIdentity("CS-2");
        assertThat(check.verify(first, chain)).isEqualTo(ClientCertificateCheck.Result.VALID);
        assertThat(check.verify(second, chain)).isEqualTo(ClientCertificateCheck.Result.SHARED_CERTIFICATE);
        assertThat(check.verify(second, PKI.stationChain("SN-0001")))
                .as("a certificate of its own")
                .isEqualTo(ClientCertificateCheck.Result.VALID);
        assertThat(check.verify(first, chain)).isEqualTo(ClientCertificateCheck.Result.VALID);
        check.release(first);
        assertThat(check.verify(second, chain)).isEqualTo(ClientCertificateCheck.Result.VALID);
    }

    @Test
    @Tag("TC_A_08_CSMS")
    void certificateOfAnotherOperatorOrRootIsRefused() {
        start(csms(withCertificate(expired -> false)).build(), mutualTls(expired -> false));
        CertificateIssuer stranger =
                CertificateIssuer.root(TestPki.subject("Test Station Root"), KeySpec.EC_P256, TestPki.RANDOM);
        KeyPair keys = KeySpec.EC_P256.generate(TestPki.RANDOM);
        KeyEntry forged = KeyEntry.of(
                List.of(stranger.issue(
                        CertificateProfile.STATION, TestPki.subject("SN-0001"), keys.getPublic(), List.of())),
                keys.getPrivate());
        refusal(station("CS-1", with(forged), true).build());
        assertThat(checks).isEmpty();
        CertificateIssuer.Subject other = new CertificateIssuer.Subject(
                "Another CSO", "SN-0001", TestPki.NOW.minus(Duration.ofDays(1)), TestPki.NOW.plus(Duration.ofDays(1)));
        refusal(station("CS-1", with(PKI.station(other, KeySpec.EC_P256)), true).build());
        assertThat(checks).containsExactly(ClientCertificateCheck.Result.OTHER_ORGANISATION);
    }

    @Test
    void stationWithoutCertificateIsRefused() {
        start(csms(withCertificate(expired -> false)).build(), mutualTls(expired -> false));
        refusal(station("CS-1", trusting(), true).build());
        assertThat(checks).isEmpty();
    }

    @Test
    @Tag("A00.FR.429")
    void expiredCertificateOnlyConnectsIfItIsTrustedAllTheSame() {
        CertificateIssuer.Subject past = new CertificateIssuer.Subject(
                TestPki.OPERATOR,
                "SN-0001",
                TestPki.NOW.minus(Duration.ofDays(2)),
                TestPki.NOW.minus(Duration.ofDays(1)));
        KeyEntry expired = PKI.station(past, KeySpec.EC_P256);
        start(csms(withCertificate(one -> true)).build(), mutualTls(one -> true));
        boots(station("CS-1", with(expired), true).build());
        assertThat(checks).containsExactly(ClientCertificateCheck.Result.EXPIRED_BUT_TRUSTED);
        server.close();
        start(csms(withCertificate(one -> false)).build(), mutualTls(one -> false));
        refusal(station("CS-1", with(expired), true).build());
        assertThat(checks).hasSize(1);
    }

    @Test
    void signedMessagesTravelBothWays() {
        KeyPair stationKeys = KeySpec.EC_P256.generate(TestPki.RANDOM);
        X509Certificate stationCertificate = PKI.stationSub.issue(
                CertificateProfile.STATION, TestPki.subject("SN-0001"), stationKeys.getPublic(), List.of());
        KeyPair csmsKeys = KeySpec.RSA_2048.generate(TestPki.RANDOM);
        X509Certificate csmsCertificate = PKI.csmsRoot.issue(
                CertificateProfile.CSMS, TestPki.subject("localhost"), csmsKeys.getPublic(), List.of());
        start(
                csms(withPassword())
                        .signer(adapter(MessageSigner.of(csmsKeys.getPrivate(), csmsCertificate)))
                        .signatures(demanding(stationCertificate))
                        .build(),
                null);
        boots(station("CS-1", JdkWebSocketTransport.create(), false)
                .basicAuth(PASSWORD)
                .signer(adapter(MessageSigner.of(stationKeys.getPrivate(), stationCertificate)))
                .signatures(demanding(csmsCertificate))
                .build());
        assertThat(log).anyMatch(line -> line.contains("BootNotification-Signed"));
    }

    /** How a signer of this library becomes one of the RPC layer. */
    private static dev.ocppkit.rpc.signing.MessageSigner adapter(MessageSigner signer) {
        return message -> {
            Jws jws = signer.sign(message.action().wireName(), message.type().number(), message.payload());
            return Optional.of(new FlattenedJws(jws.payload(), jws.protectedHeader(), jws.signature()));
        };
    }

    /** How a verifier of this library becomes one of the RPC layer. */
    private static Signatures demanding(X509Certificate certificate) {
        MessageVerifier verifier = new MessageVerifier(SignerDirectory.of(List.of(certificate)), Clock.systemUTC());
        return Signatures.require(
                message -> verifier.verify(
                                message.action().wireName(),
                                message.type().number(),
                                new Jws(
                                        message.jws().payload(),
                                        message.jws().protectedHeader(),
                                        message.jws().signature()))
                        instanceof SignatureStatus.Valid,
                action -> true);
    }
}
