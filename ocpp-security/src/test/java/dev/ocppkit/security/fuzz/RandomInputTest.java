package dev.ocppkit.security.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.SignedMeterValue;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.firmware.FirmwareVerifier;
import dev.ocppkit.security.iso15118.Emaid;
import dev.ocppkit.security.meter.MeterKey;
import dev.ocppkit.security.meter.SignedMeterValues;
import dev.ocppkit.security.password.BasicCredentials;
import dev.ocppkit.security.password.PasswordHasher;
import dev.ocppkit.security.password.PasswordRules;
import dev.ocppkit.security.payment.VatNumbers;
import dev.ocppkit.security.payment.WebPaymentUrl;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.ChainValidator;
import dev.ocppkit.security.pki.CsrVerifier;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.redaction.Redactor;
import dev.ocppkit.security.redaction.SafeText;
import dev.ocppkit.security.revocation.Crls;
import dev.ocppkit.security.revocation.OcspRequests;
import dev.ocppkit.security.revocation.OcspResponses;
import dev.ocppkit.security.signing.MessageVerifier;
import dev.ocppkit.security.signing.SignerDirectory;
import dev.ocppkit.security.store.CertificateStorage;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.security.testing.Vectors;
import dev.ocppkit.security.tls.HostnameCheck;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever comes in: a result and never an exception. */
class RandomInputTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final X509Certificate ROOT = Vectors.certificate("pki/root.pem");
    private static final X509Certificate LEAF = Vectors.certificate("pki/leaf.pem");
    private static final WebPaymentUrl TEMPLATE =
            WebPaymentUrl.of("https://qr.example.org/{chargingstationid}/{evse}/{totp}/{version}");

    /** Texts that look like what the parsers expect, and others. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.strings().ofMaxLength(300);
        return Arbitraries.oneOf(
                plain,
                plain.map(text -> "-----BEGIN CERTIFICATE-----\n" + base64(text) + "\n-----END CERTIFICATE-----\n"),
                plain.map(
                        text -> "-----BEGIN CERTIFICATE REQUEST-----\n" + text + "\n-----END CERTIFICATE REQUEST-----"),
                plain.map(text -> "Basic " + base64(text)),
                plain.map(text -> "[2,\"1\",\"Heartbeat-Signed\",{\"payload\":\"" + base64(text)
                        + "\",\"protected\":\"e30\",\"signature\":\"\"}]"),
                plain.map(text -> "oca:base16:asn1:" + text),
                plain.map(text -> "https://qr.example.org/" + text + "/1/abcdefgh/v1?maxcost=" + text),
                plain.map(text -> "$pbkdf2-sha256$i=" + text + "$" + base64(text) + "$" + base64(text)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void textsBringNoException(@ForAll("texts") String text) {
        assertThatCode(() -> everyTextParser(text)).doesNotThrowAnyException();
    }

    private static void everyTextParser(String text) throws Exception {
        PemCertificates.read(text);
        ChainValidator.validate(
                ChainRequest.ofPem(text, NOW).anchors(List.of(ROOT)).build());
        CsrVerifier.check(text, "CS-0001", "Vector CSO");
        BasicCredentials.parse(List.of(text));
        StationIdentity.parse(text);
        StationIdentity.fromPath(text, "/ocpp");
        StationIdentity.fromPath("/ocpp/" + text, "/ocpp");
        PasswordRules.V2_1.check(text);
        PasswordRules.V1_6.octets(text);
        new PasswordHasher().needsRehash(text);
        if (!text.startsWith("$pbkdf2-sha256$i=")) {
            new PasswordHasher().verify(Secret.of("x"), text);
        }
        MeterKey.parse(text);
        TEMPLATE.parse(text);
        VatNumbers.normalise(text);
        Emaid.parse(text);
        HostnameCheck.verify(text, LEAF, true);
        SafeText.mask(text);
        SafeText.escape(text);
        Redactor.secretsAndIdTokens().redact(text);
        verifier().unwrap(text.getBytes(StandardCharsets.UTF_8), null);
        new CertificateStore(CertificateStorage.inMemory(), StorePolicy.DEFAULT, Clock.systemUTC())
                .install(CertificateUse.MO_ROOT, text);
        new FirmwareVerifier()
                .verifySignature(new ByteArrayInputStream(new byte[1]), text, Vectors.certificate("pki/fw_rsa.pem"));
        OcspRequests.build(
                CertificateHashData.builder()
                        .hashAlgorithm(HashAlgorithmEnum.SHA256)
                        .issuerNameHash(text)
                        .issuerKeyHash(text)
                        .serialNumber(text)
                        .build(),
                null);
        meter(text, text);
        meter(base64(text), base64(text));
        meter(base64("OCMF|" + text + "|" + text), null);
    }

    private static void meter(String data, String key) {
        SignedMeterValues.ofDefaults()
                .verify(
                        SignedMeterValue.builder()
                                .signedMeterData(data)
                                .encodingMethod("OCMF")
                                .publicKey(key)
                                .build(),
                        null);
    }

    private static MessageVerifier verifier() {
        return new MessageVerifier(SignerDirectory.of(List.of(LEAF)), Clock.systemUTC());
    }

    @Property(tries = 500)
    void octetsBringNoException(@ForAll @Size(max = 400) byte[] octets) {
        assertThatCode(() -> everyOctetParser(octets)).doesNotThrowAnyException();
    }

    private static void everyOctetParser(byte[] octets) {
        PemCertificates.readDer(octets);
        OcspResponses.verify(octets, LEAF, ROOT, NOW, null);
        OcspResponses.isWellFormed(octets);
        Crls.verify(octets, ROOT, NOW);
        verifier().unwrap(octets, "Heartbeat");
        Redactor.secrets().redact(octets);
    }

    @Test
    void deepNestingAndGreatLengthsEndWithAReason() {
        byte[] nested = new byte[13_000];
        for (int i = 0; i + 1 < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        byte[] zeros = new byte[13_000];
        String deepJson = "[2,\"1\",\"A\",{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]";
        assertThatCode(() -> {
                    everyOctetParser(nested);
                    everyOctetParser(zeros);
                    everyOctetParser(deepJson.getBytes(StandardCharsets.UTF_8));
                    everyTextParser("A".repeat(10_000));
                    everyTextParser("-----BEGIN CERTIFICATE-----\n" + "A".repeat(9_000));
                    everyTextParser("-----BEGIN CERTIFICATE-----\n"
                            + Base64.getEncoder().encodeToString(Arrays.copyOf(nested, 7_000))
                            + "\n-----END CERTIFICATE-----\n");
                })
                .doesNotThrowAnyException();
        assertThat(Crls.verify(new byte[Crls.MAX_LENGTH + 1], ROOT, NOW).toString())
                .contains("TOO_LONG");
    }
}
