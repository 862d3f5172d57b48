package dev.ocppkit.security.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.testing.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class CrlVectorTest {
    @TestFactory
    Stream<DynamicTest> lists() {
        JsonNode file = Vectors.json("crl/cases.json");
        Vectors.knows(file, List.of("evaluationTime", "cases"));
        Instant at = Instant.parse(file.get("evaluationTime").asString());
        return Vectors.each(file.get("cases"), List.of("crl", "issuer", "certificate", "status"), one -> {
            CrlResult result = Crls.verify(
                    Vectors.bytes(one.get("crl").asString()),
                    Vectors.certificate(one.get("issuer").asString()),
                    at);
            String status = result instanceof CrlResult.Verified list
                    ? list.revoked()
                                    .contains(Vectors.certificate(
                                                    one.get("certificate").asString())
                                            .getSerialNumber())
                            ? "Revoked"
                            : "Good"
                    : "Failed";
            assertThat(status).as("%s", result).isEqualTo(one.get("status").asString());
        });
    }
}
