package dev.ocppkit.smartcharging.der;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.message.ClearDERControlRequest;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.model.message.SetDERControlResponse;
import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DerLifecycleVectorTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return VectorCase.tests(SmartChargingVectors.of("derLifecycle"), DerLifecycleVectorTest::check);
    }

    private static void check(VectorCase c) {
        JsonNode input = c.input();
        VectorCase.requireOnly(input, "now", "supportedControlTypes", "existing", "request");
        VectorCase.requireOnly(c.expected(), "status", "supersededIds", "activeNow", "activeAt", "remaining");
        Instant now = Instant.parse(input.get("now").stringValue());
        DerControls before = existing(input, now);
        JsonNode request = input.path("request");
        DerControls after = before.expire(now);
        DERControlEnum kind = kind(input);
        if (isSet(request)) {
            DerControls.Outcome<SetDERControlResponse> outcome =
                    before.set(VectorCase.read(SetDERControlRequest.class, request), now);
            after = outcome.controls();
            assertThat(outcome.response().status().wireName())
                    .isEqualTo(c.expected().get("status").stringValue());
            assertThat(outcome.response().supersededIds())
                    .isEqualTo(
                            c.expected().has("supersededIds")
                                            && !c.expected()
                                                    .get("supersededIds")
                                                    .isEmpty()
                                    ? VectorCase.texts(c.expected().get("supersededIds"))
                                    : null);
        } else if (request.isObject()) {
            var outcome = before.clear(VectorCase.read(ClearDERControlRequest.class, request), now);
            after = outcome.controls();
            assertThat(outcome.response().status().wireName())
                    .isEqualTo(c.expected().get("status").stringValue());
        }
        checkActive(c.expected(), after, kind, now);
    }

    /** A request to set has both an id and a kind, and nearly always a field of its own. */
    private static boolean isSet(JsonNode request) {
        return request.hasNonNull("controlId") && request.hasNonNull("controlType");
    }

    private static void checkActive(JsonNode expected, DerControls after, DERControlEnum kind, Instant now) {
        if (expected.has("activeNow")) {
            assertThat(active(after, kind, now)).isEqualTo(VectorCase.text(expected, "activeNow"));
        }
        JsonNode at = expected.path("activeAt");
        if (at.isArray()) {
            for (JsonNode entry : at) {
                VectorCase.requireOnly(entry, "at", "controlId");
                Instant instant = Instant.parse(entry.get("at").stringValue());
                assertThat(active(after, kind, instant))
                        .as(instant.toString())
                        .isEqualTo(VectorCase.text(entry, "controlId"));
            }
        } else {
            for (String instant : at.propertyNames()) {
                assertThat(active(after, kind, Instant.parse(instant)))
                        .as(instant)
                        .isEqualTo(VectorCase.text(at, instant));
            }
        }
        if (expected.has("remaining")) {
            assertThat(after.controls())
                    .extracting(DerControl::id)
                    .containsExactlyInAnyOrderElementsOf(VectorCase.texts(expected.get("remaining")));
        }
    }

    private static @Nullable String active(DerControls controls, DERControlEnum kind, Instant at) {
        return controls.activeAt(kind, at).map(DerControl::id).orElse(null);
    }

    private static DerControls existing(JsonNode input, Instant now) {
        Set<DERControlEnum> supported = VectorCase.texts(input.get("supportedControlTypes")).stream()
                .map(DerLifecycleVectorTest::kind)
                .collect(Collectors.toSet());
        List<DerControl> controls = new ArrayList<>();
        for (JsonNode form : input.path("existing")) {
            ObjectNode request = (ObjectNode) form.deepCopy();
            JsonNode superseded = request.remove("isSuperseded");
            boolean isSuperseded = superseded != null && superseded.booleanValue();
            controls.add(new DerControl(
                    VectorCase.read(SetDERControlRequest.class, request),
                    null,
                    isSuperseded ? now.minusSeconds(1) : null,
                    null));
        }
        return new DerControls(supported, controls);
    }

    /** The kind that a case is about: of the request, or of what there is already, or any. */
    private static DERControlEnum kind(JsonNode input) {
        JsonNode named = input.path("request").path("controlType");
        JsonNode first = input.path("existing").path(0).path("controlType");
        JsonNode any = input.path("supportedControlTypes").path(0);
        return kind((named.isString() ? named : first.isString() ? first : any).stringValue());
    }

    private static DERControlEnum kind(String name) {
        return DERControlEnum.fromWireName(name).orElseThrow();
    }
}
