package dev.ocppkit.security.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JwsVectorTest {
    private static final List<String> FIELDS =
            List.of("message", "frame", "certificates", "valid", "reason", "unwrapped", "requestAction", "signed");
    /** Other words for the same reason. */
    private static final Map<String, SignatureReason> ALIASES = Map.of(
            "CriticalHeader", SignatureReason.UNSUPPORTED_HEADER,
            "UnknownCriticalHeader", SignatureReason.UNSUPPORTED_HEADER,
            "Crit", SignatureReason.UNSUPPORTED_HEADER,
            "UnprotectedHeader", SignatureReason.UNSUPPORTED_HEADER);

    @TestFactory
    Stream<DynamicTest> messages() {
        JsonNode file = Vectors.json("jws/cases.json");
        Vectors.knows(file, List.of("evaluationTime", "headerName", "headerAliases", "cases"));
        assertThat(file.get("headerName").asString()).isEqualTo(JwsHeader.TYPE);
        assertThat(Vectors.strings(file.get("headerAliases"))).containsExactly(JwsHeader.TYPE_ALIAS);
        Clock clock = Clock.fixed(Instant.parse(file.get("evaluationTime").asString()), ZoneOffset.UTC);
        return Vectors.each(file.get("cases"), FIELDS, one -> check(one, clock));
    }

    private static void check(JsonNode one, Clock clock) {
        SignerDirectory directory = SignerDirectory.of(Vectors.strings(one.get("certificates")).stream()
                .map(Vectors::certificate)
                .toList());
        // A message as text can have what a tree cannot, for instance a member twice.
        JsonNode message = one.has("frame") ? one.get("frame") : one.get("message");
        String frame = message.isString() ? message.asString() : message.toString();
        String action = Vectors.optional(one, "requestAction");
        Unwrapped unwrapped = new MessageVerifier(directory, clock)
                .unwrap(frame.getBytes(StandardCharsets.UTF_8), action.isEmpty() ? null : action);
        SignatureStatus status = unwrapped.signature();
        assertThat(status instanceof SignatureStatus.Valid)
                .as("%s", status)
                .isEqualTo(one.get("valid").asBoolean());
        if (one.hasNonNull("reason")) {
            String reason = one.get("reason").asString();
            if (reason.equals("NotSigned")) {
                assertThat(status).isInstanceOf(SignatureStatus.NotSigned.class);
            } else {
                assertThat(status)
                        .isEqualTo(new SignatureStatus.Invalid(
                                ALIASES.containsKey(reason)
                                        ? ALIASES.get(reason)
                                        : Vectors.constant(SignatureReason.class, reason)));
            }
        }
        if (one.hasNonNull("unwrapped")) {
            assertThat(JsonMapper.shared().readTree(unwrapped.text().orElseThrow()))
                    .isEqualTo(one.get("unwrapped"));
        }
    }
}
