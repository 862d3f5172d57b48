package dev.ocppkit.security.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.testing.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class FirmwareVectorTest {
    private static final List<String> FIELDS =
            List.of("firmware", "signature", "signingCertificate", "manufacturerRoots", "valid", "reason");

    @TestFactory
    Stream<DynamicTest> images() {
        JsonNode file = Vectors.json("firmware/cases.json");
        Vectors.knows(file, List.of("evaluationTime", "cases"));
        Instant at = Instant.parse(file.get("evaluationTime").asString());
        return Vectors.each(file.get("cases"), FIELDS, one -> {
            FirmwareResult result = verify(one, at, FirmwarePolicy.DEFAULT);
            assertThat(result instanceof FirmwareResult.Valid)
                    .as("%s", result)
                    .isEqualTo(one.get("valid").asBoolean());
            if (result instanceof FirmwareResult.Invalid invalid) {
                assertThat(invalid.reason())
                        .isEqualTo(Vectors.constant(
                                FirmwareReason.class, one.get("reason").asString()));
            }
        });
    }

    @Test
    @Tag("L01.FR.04")
    void policiesDecideAboutSaltsAndOldPadding() {
        assertThat(verify("pssmax", new FirmwarePolicy(false, true, false))).isInstanceOf(FirmwareResult.Invalid.class);
        assertThat(verify("pss32", new FirmwarePolicy(false, true, false))).isInstanceOf(FirmwareResult.Valid.class);
        assertThat(verify("pkcs1", new FirmwarePolicy(true, true, true))).isInstanceOf(FirmwareResult.Valid.class);
    }

    private static FirmwareResult verify(String signature, FirmwarePolicy policy) {
        try {
            return new FirmwareVerifier(policy)
                    .verifySignature(
                            new ByteArrayInputStream(Vectors.bytes("firmware/firmware.bin")),
                            Vectors.text("firmware/" + signature + ".sig.b64"),
                            Vectors.certificate("pki/fw_rsa.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FirmwareResult verify(JsonNode one, Instant at, FirmwarePolicy policy) {
        List<X509Certificate> roots = Vectors.strings(one.get("manufacturerRoots")).stream()
                .map(Vectors::certificate)
                .toList();
        try {
            return new FirmwareVerifier(policy)
                    .verify(
                            new ByteArrayInputStream(
                                    Vectors.bytes(one.get("firmware").asString())),
                            Vectors.text(one.get("signature").asString()),
                            Vectors.certificate(one.get("signingCertificate").asString()),
                            roots,
                            at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
