package dev.ocppkit.security.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.security.testing.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class OcspVectorTest {
    private static final List<String> FIELDS =
            List.of("response", "issuer", "certificate", "certIdHash", "accepted", "status", "request", "nonceRequest");

    @TestFactory
    Stream<DynamicTest> responses() {
        JsonNode file = Vectors.json("ocsp/cases.json");
        Vectors.knows(file, List.of("evaluationTime", "request", "cases"));
        Instant now = Instant.parse(file.get("evaluationTime").asString());
        return Vectors.each(file.get("cases"), FIELDS, one -> check(one, now));
    }

    private static void check(JsonNode one, Instant now) {
        byte[] response = Vectors.bytes(one.get("response").asString());
        X509Certificate issuer = Vectors.certificate(one.get("issuer").asString());
        X509Certificate certificate = Vectors.certificate(one.get("certificate").asString());
        OcspResult result = OcspResponses.verify(response, certificate, issuer, now, nonce(one));
        assertThat(result instanceof OcspResult.Answered)
                .as("%s", result)
                .isEqualTo(one.get("accepted").asBoolean());
        if (result instanceof OcspResult.Answered) {
            assertThat(result.getClass().getSimpleName())
                    .isEqualTo(one.get("status").asString());
            assertThat(hashOf(response)).isEqualTo(one.get("certIdHash").asString());
        } else {
            assertThat(one.get("status").isNull()).isTrue();
        }
    }

    /** Reads with the library itself which algorithm names the certificate in the response. */
    private static String hashOf(byte[] response) {
        try {
            BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(response).getResponseObject();
            return switch (basic.getResponses()[0].getCertID().getHashAlgOID().getId()) {
                case "1.3.14.3.2.26" -> "SHA1";
                case "2.16.840.1.101.3.4.2.1" -> "SHA256";
                case "2.16.840.1.101.3.4.2.2" -> "SHA384";
                default -> "SHA512";
            };
        } catch (IOException | OCSPException e) {
            throw new AssertionError(e);
        }
    }

    private static byte @Nullable [] nonce(JsonNode one) {
        String file = Vectors.optional(one, "request") + Vectors.optional(one, "nonceRequest");
        if (file.isEmpty()) {
            return null;
        }
        try {
            return ASN1OctetString.getInstance(new OCSPReq(Vectors.bytes(file))
                            .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                            .getParsedValue())
                    .getOctets();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void requestFromHashesAloneHasTheExpectedOctets() {
        JsonNode request = Vectors.json("ocsp/cases.json").get("request");
        Vectors.knows(request, List.of("requestData", "der"));
        JsonNode data = request.get("requestData");
        OCSPRequestData requestData = OCSPRequestData.builder()
                .hashAlgorithm(
                        HashAlgorithmEnum.fromWireName(data.get("hashAlgorithm").asString())
                                .orElseThrow())
                .issuerNameHash(data.get("issuerNameHash").asString())
                .issuerKeyHash(data.get("issuerKeyHash").asString())
                .serialNumber(data.get("serialNumber").asString())
                .responderURL(data.get("responderURL").asString())
                .build();
        assertThat(OcspRequests.build(requestData).orElseThrow())
                .isEqualTo(Vectors.bytes(request.get("der").asString()));
    }

    @Test
    void nonceMustBeThatOfTheRequest() {
        Instant now = Instant.parse("2026-12-15T12:00:00Z");
        X509Certificate issuer = Vectors.certificate("pki/sub2.pem");
        X509Certificate leaf = Vectors.certificate("pki/leaf.pem");
        byte[] response = Vectors.bytes("ocsp/good_nonce.der");
        assertThat(OcspResponses.verify(response, leaf, issuer, now, null)).isInstanceOf(OcspResult.Good.class);
        assertThat(OcspResponses.verify(response, leaf, issuer, now, new byte[16]))
                .isEqualTo(new OcspResult.Invalid(OcspReason.NONCE));
    }
}
