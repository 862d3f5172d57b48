package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.OcppDecodeException;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViolationTest {
    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @EnumSource
    void everyKeywordHasASentence(Keyword keyword) {
        Violation violation = new Violation("/a/0/b", keyword, "7");

        assertThat(violation.text()).startsWith("/a/0/b ").endsWith(".");
        assertThat(violation.kind()).isEqualTo(keyword.kind());
        assertThat(new Violation("", keyword, null).text()).startsWith("The payload ");
    }

    @Test
    void theSentenceTellsPlaceAndLimit() {
        assertThat(new Violation("/idToken/type", Keyword.MAX_LENGTH, "20").text())
                .isEqualTo("/idToken/type must have at most 20 characters.");
        assertThat(new Violation("/evseId", Keyword.REQUIRED, null).text())
                .isEqualTo("/evseId is required and missing.");
    }

    @Test
    void anEnclosingValueLengthensThePointer() {
        assertThat(new Violation("/b", Keyword.REQUIRED, null).under("/a/0"))
                .isEqualTo(new Violation("/a/0/b", Keyword.REQUIRED, null));
    }

    @Test
    void theWireNamesOfKeywordsDiffer() {
        Set<String> names =
                Arrays.stream(Keyword.values()).map(Keyword::wireName).collect(Collectors.toSet());

        assertThat(names).hasSameSizeAs(Keyword.values());
    }

    /** Values may be secrets or private, and violations are logged and sent to the peer. */
    @Test
    void noReceivedValueGetsIntoTextsAndMessages() {
        List<String> documents = List.of(
                "{\"evseId\":\"hunter2\",\"chargingProfile\":{\"chargingProfilePurpose\":\"hunter2\",\"validFrom\":\"hunter2\","
                        + "\"id\":1,\"id\":\"hunter2\",\"transactionId\":\"hunter2hunter2hunter2hunter2hunter2hunter2\","
                        + "\"chargingSchedule\":[],\"recurrencyKind\":null,\"x\":\"hunter2\",\"validTo\":\"hunter2\"}}",
                "{\"evseId\":-1,\"chargingProfile\":\"hunter2\"}",
                "\"hunter2\"",
                "{\"a\":hunter2}",
                "{\"a\":\"hunter2",
                "{} hunter2",
                "{\"evseId\":1e999}");
        EnumSet<Keyword> seen = EnumSet.noneOf(Keyword.class);
        for (String json : documents) {
            ReadResult<?> result = OcppCodec.of(OcppVersion.V2_1).read(SetChargingProfileRequest.class, json);
            assertThat(result.isValid()).isFalse();
            result.violations().forEach(violation -> {
                seen.add(violation.keyword());
                assertThat(violation.text() + violation).doesNotContain(SECRET);
            });
            assertThat(new OcppDecodeException(result.violations())).hasMessageNotContaining(SECRET);
            assertThat(result.toString()).doesNotContain(SECRET);
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Keyword.JSON,
                        Keyword.DUPLICATE,
                        Keyword.READ_LIMIT,
                        Keyword.OBJECT,
                        Keyword.ADDITIONAL_PROPERTIES,
                        Keyword.REQUIRED,
                        Keyword.MIN_ITEMS,
                        Keyword.TYPE,
                        Keyword.ENUM,
                        Keyword.MAX_LENGTH,
                        Keyword.MINIMUM,
                        Keyword.DATE_TIME);
    }
}
