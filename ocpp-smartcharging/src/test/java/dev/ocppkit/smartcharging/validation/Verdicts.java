package dev.ocppkit.smartcharging.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.ArrayList;
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
            case "Rejected" ->
                assertThat(violations)
                        .first()
                        .extracting(violation -> violation.reasonCode().value())
                        .isIn(codes(expected));
            default -> throw new AssertionError("unknown status " + status);
        }
    }

    /** The code of the case, and those that it calls defensible too. */
    private static List<String> codes(JsonNode expected) {
        List<String> codes = new ArrayList<>(VectorCase.texts(expected.path("alsoAcceptable")));
        codes.add(expected.get("reasonCode").stringValue());
        return codes;
    }
}
