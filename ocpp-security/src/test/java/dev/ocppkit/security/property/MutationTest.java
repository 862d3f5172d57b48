package dev.ocppkit.security.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.SignedMeterValue;
import dev.ocppkit.security.meter.MeterKey;
import dev.ocppkit.security.meter.MeterResult;
import dev.ocppkit.security.meter.SignedMeterValues;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.ChainResult;
import dev.ocppkit.security.pki.ChainValidator;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.revocation.CrlResult;
import dev.ocppkit.security.revocation.Crls;
import dev.ocppkit.security.revocation.OcspResponses;
import dev.ocppkit.security.revocation.OcspResult;
import dev.ocppkit.security.signing.MessageVerifier;
import dev.ocppkit.security.signing.SignatureStatus;
import dev.ocppkit.security.signing.SignerDirectory;
import dev.ocppkit.security.signing.Unwrapped;
import dev.ocppkit.security.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is signed cannot be changed by one octet without being refused, and never brings an exception. */
class MutationTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant OCSP_NOW = Instant.parse("2026-12-15T12:00:00Z");
    private static final X509Certificate ROOT = Vectors.certificate("pki/root.pem");
    private static final int[] FLIPS = {0x01, 0x80, 0xFF};

    /** Something that is done with each mutation of octets. */
    private interface Trial {
        void run(byte[] mutated) throws Exception;
    }

    private static void mutate(byte[] octets, Trial trial) {
        for (int i = 0; i < octets.length; i++) {
            byte[] mutated = octets.clone();
            mutated[i] ^= (byte) FLIPS[i % FLIPS.length];
            try {
                trial.run(mutated);
            } catch (Exception e) {
                throw new AssertionError("octet " + i, e);
            }
        }
    }

    @Test
    void noOctetOfAChainCanChange() throws Exception {
        List<X509Certificate> chain = Vectors.certificates("chain/c01_valid.pem");
        assertThat(validate(chain).isValid()).isTrue();
        for (int position = 0; position < chain.size(); position++) {
            int at = position;
            mutate(chain.get(position).getEncoded(), mutated -> {
                Optional<X509Certificate> certificate = PemCertificates.readDer(mutated);
                if (certificate.isPresent()) {
                    List<X509Certificate> changed = new ArrayList<>(chain);
                    changed.set(at, certificate.get());
                    assertThat(validate(changed).isValid()).isFalse();
                }
            });
        }
    }

    private static ChainResult validate(List<X509Certificate> chain) {
        return ChainValidator.validate(
                ChainRequest.of(chain, NOW).anchors(List.of(ROOT)).build());
    }

    @Test
    void noOctetOfAnOcspResponseCanChangeWhatItSays() {
        X509Certificate leaf = Vectors.certificate("pki/leaf.pem");
        X509Certificate issuer = Vectors.certificate("pki/sub2.pem");
        byte[] good = Vectors.bytes("ocsp/good.der");
        OcspResult expected = OcspResponses.verify(good, leaf, issuer, OCSP_NOW, null);
        assertThat(expected).isInstanceOf(OcspResult.Good.class);
        mutate(good, mutated -> {
            OcspResult result = OcspResponses.verify(mutated, leaf, issuer, OCSP_NOW, null);
            // The certificate of the responder is not signed by the response; a change there is refused by its own
            // signature.
            assertThat(result instanceof OcspResult.Invalid || result.equals(expected))
                    .as("%s", result)
                    .isTrue();
        });
        mutate(Vectors.bytes("ocsp/good_casigned.der"), mutated -> {
            OcspResult result = OcspResponses.verify(mutated, leaf, issuer, OCSP_NOW, null);
            assertThat(result instanceof OcspResult.Revoked || result instanceof OcspResult.Unknown)
                    .isFalse();
        });
    }

    @Test
    void noOctetOfAListCanChange() {
        X509Certificate issuer = Vectors.certificate("pki/sub2.pem");
        byte[] list = Vectors.bytes("crl/sub2_current.crl");
        assertThat(Crls.verify(list, issuer, NOW)).isInstanceOf(CrlResult.Verified.class);
        mutate(list, mutated -> assertThat(Crls.verify(mutated, issuer, NOW)).isInstanceOf(CrlResult.Invalid.class));
    }

    @Test
    void noCharacterOfASignedMessageCanChangeWhatIsSigned() {
        MessageVerifier verifier = new MessageVerifier(
                SignerDirectory.of(
                        List.of(Vectors.certificate("pki/leaf.pem"), Vectors.certificate("pki/leaf_rsa2048.pem"))),
                Clock.fixed(NOW, ZoneOffset.UTC));
        JsonNode valid = Vectors.json("jws/cases.json").get("cases").get(0);
        byte[] frame = valid.get("message").toString().getBytes(StandardCharsets.UTF_8);
        Unwrapped original = verifier.unwrap(frame, null);
        assertThat(original.signature()).isInstanceOf(SignatureStatus.Valid.class);
        String payload = valid.get("unwrapped").get(3).toString();
        mutate(frame, mutated -> {
            Unwrapped result = verifier.unwrap(mutated, null);
            if (result.signature() instanceof SignatureStatus.Valid) {
                // Only the message id, which is not signed, may differ then.
                assertThat(result.text().orElseThrow())
                        .contains("\"BootNotification\"")
                        .endsWith(payload + "]");
            }
        });
    }

    @Test
    void noOctetOfMeterDataCanChange() {
        JsonNode value = Vectors.json("meter/cases.json").get("cases").get(0).get("signedMeterValue");
        MeterKey key = MeterKey.parse(value.get("publicKey").asString()).orElseThrow();
        byte[] data = Base64.getDecoder().decode(value.get("signedMeterData").asString());
        MeterResult expected = verify(data, key);
        assertThat(expected).isInstanceOf(MeterResult.Valid.class);
        mutate(data, mutated -> {
            MeterResult result = verify(mutated, key);
            assertThat(result instanceof MeterResult.Valid && !result.equals(expected))
                    .as("%s", result)
                    .isFalse();
        });
    }

    private static MeterResult verify(byte[] data, MeterKey key) {
        return SignedMeterValues.ofDefaults()
                .verify(
                        SignedMeterValue.builder()
                                .signedMeterData(Base64.getEncoder().encodeToString(data))
                                .encodingMethod("OCMF")
                                .build(),
                        key);
    }
}
