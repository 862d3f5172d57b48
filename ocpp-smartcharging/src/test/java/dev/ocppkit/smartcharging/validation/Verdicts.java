package dev.ocppkit.smartcharging.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares violations with what a case expects. */
final class Verdicts {
    private Verdicts() {}

    static void check(JsonNode expected, List<ProfileViolation> violations) {
        VectorCase.requireOnly(expected, "status", "reasonCode", "alsoAcceptable");
        String status = expected.get("status").stringValue();
        switch (status) {
            case "Accepted" -> assertThat(violations).isEmpty();
            // Other codes may be defensible; the first one is ours.
            case "Rejected" ->
                assertThat(violations)
                        .first()
                        .extracting(violation -> violation.reasonCode().value())
                        .isEqualTo(expected.get("reasonCode").stringValue());
            default -> throw new AssertionError("unknown status " + status);
        }
    }
}
