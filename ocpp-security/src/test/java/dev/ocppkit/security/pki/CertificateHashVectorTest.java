package dev.ocppkit.security.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.testing.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class CertificateHashVectorTest {
    private static final List<String> HASHES =
            List.of("hashAlgorithm", "issuerNameHash", "issuerKeyHash", "serialNumber");

    @TestFactory
    Stream<DynamicTest> compute() {
        JsonNode file = Vectors.json("hash/vectors.json");
        Vectors.knows(file, List.of("compute", "match"));
        List<String> fields = Stream.concat(HASHES.stream(), Stream.of("certificate", "issuer"))
                .toList();
        return Vectors.each(file.get("compute"), fields, one -> {
            CertificateHashData expected = hashData(one);
            CertificateHashData actual = CertificateHashes.of(
                            Vectors.certificate(one.get("certificate").asString()),
                            Vectors.certificate(one.get("issuer").asString()),
                            expected.hashAlgorithm())
                    .orElseThrow();
            assertThat(actual).isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> match() {
        return Vectors.each(
                Vectors.json("hash/vectors.json").get("match"),
                List.of("certificate", "issuer", "query", "match"),
                one -> {
                    Vectors.knows(one.get("query"), HASHES);
                    X509Certificate certificate =
                            Vectors.certificate(one.get("certificate").asString());
                    X509Certificate issuer = one.has("issuer")
                            ? Vectors.certificate(one.get("issuer").asString())
                            : issuerOf(certificate);
                    assertThat(CertificateHashes.matches(hashData(one.get("query")), certificate, issuer))
                            .isEqualTo(one.get("match").asBoolean());
                });
    }

    /** The form of a match case does not name the issuer: it is the certificate in the folder that has signed it. */
    private static X509Certificate issuerOf(X509Certificate certificate) {
        try (Stream<Path> files = Files.list(Vectors.folder().resolve("pki"))) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .map(file -> Vectors.certificate("pki/" + file.getFileName()))
                    .filter(issuer -> Bc.isSignedBy(
                            Bc.holder(certificate), Bc.holder(issuer).getSubjectPublicKeyInfo()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CertificateHashData hashData(JsonNode one) {
        return CertificateHashData.builder()
                .hashAlgorithm(
                        HashAlgorithmEnum.fromWireName(one.get("hashAlgorithm").asString())
                                .orElseThrow())
                .issuerNameHash(one.get("issuerNameHash").asString())
                .issuerKeyHash(one.get("issuerKeyHash").asString())
                .serialNumber(one.get("serialNumber").asString())
                .build();
    }
}
