package dev.ocppkit.security.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.revocation.Crls;
import dev.ocppkit.security.testing.Csrs;
import dev.ocppkit.security.testing.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ChainVectorTest {
    private static final List<String> FIELDS = List.of(
            "chain",
            "trustAnchors",
            "valid",
            "reason",
            "expect",
            "length",
            "crls",
            "pendingCsr",
            "maxCertificateChainSize");

    /** Other words for the same reason. */
    private static final Map<String, ChainReason> ALIASES = Map.of(
            "WeakHash", ChainReason.WEAK_SIGNATURE,
            "WeakDigest", ChainReason.WEAK_SIGNATURE,
            "WeakAlgorithm", ChainReason.WEAK_SIGNATURE,
            "WeakSignatureAlgorithm", ChainReason.WEAK_SIGNATURE,
            "NotCa", ChainReason.NOT_A_CA,
            "PathLen", ChainReason.PATH_LENGTH);

    @TestFactory
    Stream<DynamicTest> chains() {
        JsonNode file = Vectors.json("chain/cases.json");
        Vectors.knows(file, List.of("evaluationTime", "fieldLimit", "cases"));
        assertThat(file.get("fieldLimit").asInt()).isEqualTo(PemCertificates.MAX_LENGTH);
        Instant at = Instant.parse(file.get("evaluationTime").asString());
        return Vectors.each(file.get("cases"), FIELDS, one -> check(one, at));
    }

    private static void check(JsonNode one, Instant at) {
        String pem = Vectors.text(one.get("chain").asString());
        assertThat(pem.length()).isEqualTo(one.get("length").asInt());
        JsonNode expect = one.get("expect");
        Vectors.knows(expect, List.of("organisation", "commonName"));
        ChainRequest.Builder request = ChainRequest.ofPem(pem, at)
                .anchors(Vectors.strings(one.get("trustAnchors")).stream()
                        .map(Vectors::certificate)
                        .toList())
                .organisation(expect.get("organisation").asString())
                .commonName(expect.get("commonName").asString());
        if (one.has("crls")) {
            request.revocation(Crls.checker(Vectors.strings(one.get("crls")).stream()
                    .map(Vectors::bytes)
                    .toList()));
        }
        if (one.has("pendingCsr")) {
            request.pendingKey(Csrs.key(Vectors.text(one.get("pendingCsr").asString())));
        }
        if (one.has("maxCertificateChainSize")) {
            request.maxLength(one.get("maxCertificateChainSize").asInt());
        }
        ChainResult result = ChainValidator.validate(request.build());
        assertThat(result.isValid()).as("%s", result).isEqualTo(one.get("valid").asBoolean());
        if (result instanceof ChainResult.Invalid invalid) {
            String reason = one.get("reason").asString();
            assertThat(invalid.reason())
                    .isEqualTo(
                            ALIASES.containsKey(reason)
                                    ? ALIASES.get(reason)
                                    : Vectors.constant(ChainReason.class, reason));
        } else {
            assertThat(one.get("reason").isNull()).isTrue();
        }
    }
}
