package dev.ocppkit.security.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class CsrVectorTest {
    /** Other words for the same reason. */
    private static final Map<String, CsrReason> ALIASES = Map.of(
            "ExtensionNotAllowed", CsrReason.EXTENSION_NOT_ALLOWED,
            "Extension", CsrReason.EXTENSION_NOT_ALLOWED,
            "Extensions", CsrReason.EXTENSION_NOT_ALLOWED,
            "SubjectAltName", CsrReason.EXTENSION_NOT_ALLOWED,
            "SubjectAlternativeName", CsrReason.EXTENSION_NOT_ALLOWED,
            "UnexpectedExtension", CsrReason.EXTENSION_NOT_ALLOWED,
            "ForbiddenExtension", CsrReason.EXTENSION_NOT_ALLOWED);

    @TestFactory
    Stream<DynamicTest> requests() {
        JsonNode file = Vectors.json("csr/cases.json");
        JsonNode cases = file.isArray() ? file : file.get("cases");
        return Vectors.each(cases, List.of("csr", "identity", "organisation", "accept", "reason", "type"), one -> {
            CsrResult result = CsrVerifier.check(
                    Vectors.text(one.get("csr").asString()),
                    one.get("identity").asString(),
                    one.get("organisation").asString());
            assertThat(result instanceof CsrResult.Accepted)
                    .as("%s", result)
                    .isEqualTo(one.get("accept").asBoolean());
            if (result instanceof CsrResult.Refused refused) {
                String reason = one.get("reason").asString();
                assertThat(refused.reason())
                        .isEqualTo(
                                ALIASES.containsKey(reason)
                                        ? ALIASES.get(reason)
                                        : Vectors.constant(CsrReason.class, reason));
            }
        });
    }
}
