package dev.ocppkit.security.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.event.EventStorage;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.event.SecurityEvents;
import dev.ocppkit.security.event.SecurityLog;
import dev.ocppkit.security.password.BasicCredentials;
import dev.ocppkit.security.password.PasswordHasher;
import dev.ocppkit.security.password.PasswordRules;
import dev.ocppkit.security.password.StationPassword;
import dev.ocppkit.security.payment.Totp;
import dev.ocppkit.security.payment.WebPayment;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.ChainValidator;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemKeys;
import dev.ocppkit.security.testing.TestPki;
import dev.ocppkit.security.tls.KeyEntry;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret is planted everywhere a secret can be, and looked for everywhere it must not be. */
@Tag("A01.FR.12")
@Tag("A02.FR.05")
class CanaryTest {
    private static final String CANARY = "CanaryS3cret-0815-xyz";
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message.getMessage() + " " + message.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void nothingWasLogged() {
        Logger.getLogger("").removeHandler(handler);
        assertThat(logged).noneMatch(CanaryTest::leaks);
    }

    private static boolean leaks(String text) {
        String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
        return text.contains(CANARY) || text.contains(encoded.substring(0, encoded.length() - 4));
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void noTextOfAnObjectShowsIt() {
        Secret secret = Secret.of(CANARY);
        KeyPair keys = KeySpec.EC_P256.generate(TestPki.RANDOM);
        String header = BasicCredentials.header(new StationIdentity("CS-1"), secret);
        assertThat(header).isNotEmpty();
        Stream.of(
                        secret,
                        BasicCredentials.parse(List.of(header)).orElseThrow(),
                        Totp.v1(secret, 30, 8),
                        new PasswordHasher(PasswordHasher.Cost.pbkdf2(10), TestPki.RANDOM).hash(secret),
                        new WebPayment.Scanned(WebPayment.of("CS-1", 1), CANARY, "v1"),
                        new dev.ocppkit.security.signing.Jws(CANARY, CANARY, CANARY),
                        PemKeys.write(keys.getPrivate()),
                        new TestPki().station("SN-1"))
                .forEach(object -> assertThat(leaks(object.toString()))
                        .as(object.getClass().getName())
                        .isFalse());
        assertThat(PemKeys.write(keys.getPrivate()).toString()).doesNotContain("PRIVATE");
    }

    @Test
    void secretCannotBeSerialisedAndIsGoneAfterClosing() {
        Secret secret = Secret.of(CANARY);
        Throwable thrown =
                catchThrowable(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(secret));
        assertThat(thrown).isInstanceOf(NotSerializableException.class);
        byte[] before = secret.octets();
        secret.close();
        assertThat(before).isEqualTo(CANARY.getBytes(StandardCharsets.UTF_8));
        assertThat(catchThrowable(secret::octets)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noExceptionShowsIt() {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----\n";
        Stream.of(
                        catchThrowable(() -> PemKeys.read(pem, Secret.of(CANARY))),
                        catchThrowable(() -> PemCertificates.read(pem).orThrow()),
                        catchThrowable(() -> KeyEntry.ofPem(pem, pem, Secret.of(CANARY))),
                        catchThrowable(() -> new StationIdentity(CANARY + ":" + CANARY)),
                        catchThrowable(() -> Totp.v1(Secret.of(CANARY), 1, 8)),
                        catchThrowable(() -> new dev.ocppkit.security.iso15118.Emaid(CANARY)))
                .forEach(thrown -> {
                    assertThat(thrown).isNotNull();
                    assertThat(leaks(trace(thrown))).isFalse();
                });
        String chain = ChainValidator.validate(
                        ChainRequest.ofPem(pem, Instant.EPOCH).build())
                .toString();
        assertThat(leaks(chain)).isFalse();
        assertThat(chain).contains("MALFORMED");
    }

    static Stream<String> frames() {
        String key = "-----BEGIN EC PRIVATE KEY-----\\n" + CANARY + "\\n-----END EC PRIVATE KEY-----";
        return Stream.of(
                "[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"" + CANARY
                        + "\",\"component\":{\"name\":\"SecurityCtrlr\"},\"variable\":{\"name\":\"BasicAuthPassword\"}}]}]",
                "[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"component\":{\"name\":\"WebPaymentsCtrlr\"},"
                        + "\"variable\":{\"name\":\"SharedSecret\"},\"attributeValue\":\"" + CANARY + "\"}]}]",
                "[2,\"1\",\"NotifyReport\",{\"reportData\":[{\"variableAttribute\":[{\"value\":\"" + CANARY
                        + "\"}],\"component\":{\"name\":\"NetworkConfiguration\"},\"variable\":{\"name\":\"VpnKey\"}}]}]",
                "[2,\"1\",\"SetNetworkProfile\",{\"connectionData\":{\"basicAuthPassword\":\"" + CANARY
                        + "\",\"apn\":{\"apnPassword\":\"" + CANARY + "\",\"simPin\":" + "1234"
                        + "},\"vpn\":{\"key\":\""
                        + CANARY + "\",\"password\":\"" + CANARY + "\"}}}]",
                "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":{\"inner\":{\"adminPassword\":\"" + CANARY
                        + "\"}}}]",
                "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":\"{\\\"adminPassword\\\":\\\"" + CANARY
                        + "\\\"}\"}]",
                "[2,\"1\",\"Heartbeat\",{\"customData\":{\"vendorId\":\"x\",\"clientSecret\":[\"" + CANARY + "\"]}}]",
                "[2,\"1\",\"SecurityEventNotification\",{\"techInfo\":\"" + key + "\"}]",
                "[2,\"1\",\"X\",{\"text\":\"Authorization: Basic " + CANARY + "\"}]",
                "[2,\"1\",\"X\",{\"text\":\"password=" + CANARY + "\"}]",
                "[2,\"1\",\"X-Signed\",{\"payload\":\"" + CANARY + "\",\"protected\":\"e30\",\"signature\":\"x\"}]",
                "[2,\"1\",\"X\",{\"password\":\"" + CANARY + "\"",
                CANARY);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void noLineOfAFrameShowsIt(String frame) {
        String line = Redactor.secrets().redact(frame);
        assertThat(leaks(line)).as(line).isFalse();
        assertThat(line).doesNotContain("\"simPin\":1234");
    }

    @Test
    void whatIsNoSecretStaysReadable() {
        String frame = "[2,\"7\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"300\",\"component\":"
                + "{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}}],\"n\":16.0}]";
        assertThat(Redactor.secrets().redact(frame)).isEqualTo(frame);
        String token = "[2,\"7\",\"Authorize\",{\"idToken\":{\"idToken\":\"04AA\",\"type\":\"ISO14443\"}}]";
        assertThat(Redactor.secrets().redact(token)).contains("04AA");
        assertThat(Redactor.secretsAndIdTokens().redact(token))
                .doesNotContain("04AA")
                .contains("ISO14443");
    }

    @Test
    @Tag("A01.FR.11")
    void noSecurityEventShowsIt() {
        SecurityLog log = new SecurityLog(10);
        SecurityEvents events = new SecurityEvents(log, EventStorage.inMemory(), Clock.systemUTC(), 10);
        StationPassword password = new StationPassword(
                PasswordRules.V2_1,
                stored -> assertThat(stored.matches(CANARY.getBytes(StandardCharsets.UTF_8)))
                        .isTrue(),
                () -> events.raise(SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS, "BasicAuthPassword"));
        assertThat(password.set(CANARY)).isEmpty();
        events.raise(SecurityEventType.INVALID_MESSAGES, "password: " + CANARY);
        events.raise(SecurityEventType.INVALID_CSMS_CERTIFICATE, "Authorization: Basic " + CANARY);
        assertThat(log.export()).hasSize(3).noneMatch(CanaryTest::leaks);
        assertThat(leaks(events.next().orElseThrow().techInfo())).isFalse();
    }
}
