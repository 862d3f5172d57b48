package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit of the reader holds at its bound and refuses one more. */
class ReadLimitsTest {
    private static final ReadLimits SMALL = new ReadLimits(2000, 10, 300, 40, 20, 5);
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1).with(SMALL);

    @Test
    void documentMayHaveAsManyBytesAsTheLimit() throws IOException {
        byte[] fits = ("{}" + " ".repeat(1998)).getBytes(StandardCharsets.US_ASCII);
        byte[] tooLong = ("{}" + " ".repeat(1999)).getBytes(StandardCharsets.US_ASCII);

        assertThat(CODEC.read(HeartbeatRequest.class, fits).isValid()).isTrue();
        assertThat(CODEC.read(HeartbeatRequest.class, new ByteArrayInputStream(fits))
                        .isValid())
                .isTrue();
        Violation expected = new Violation("", Keyword.READ_LIMIT, "document of 2000 bytes");
        assertThat(CODEC.read(HeartbeatRequest.class, tooLong).violations()).containsExactly(expected);
        assertThat(CODEC.read(HeartbeatRequest.class, new ByteArrayInputStream(tooLong))
                        .violations())
                .containsExactly(expected);
    }

    @Test
    void greatestPossibleDocumentLimitWorksWithStreams() throws IOException {
        OcppCodec unlimited = CODEC.with(SMALL.withMaxDocumentBytes(Integer.MAX_VALUE));

        assertThat(unlimited
                        .read(HeartbeatRequest.class, new ByteArrayInputStream(new byte[] {'{', '}'}))
                        .isValid())
                .isTrue();
    }

    @Test
    void nestingMayBeAsDeepAsTheLimit() {
        assertThat(data("[".repeat(9) + "]".repeat(9)).isValid()).isTrue();
        assertThat(data("[".repeat(10) + "]".repeat(10)).violations())
                .containsExactly(new Violation("", Keyword.READ_LIMIT, "depth of 10"));
    }

    @Test
    void textMayBeAsLongAsTheLimit() {
        assertThat(data(quoted("x".repeat(300))).isValid()).isTrue();
        assertThat(keywords(data(quoted("x".repeat(301))))).containsExactly(Keyword.READ_LIMIT);
    }

    @Test
    void textOutsideAsciiMayBeAsLongAsTheLimitInUtf16() {
        assertThat(data(quoted("\u00e9".repeat(300))).isValid()).isTrue();
        assertThat(data(quoted("\ud83d\ude00".repeat(150))).isValid()).isTrue();
        assertThat(keywords(data(quoted("\ud83d\ude00".repeat(151))))).containsExactly(Keyword.READ_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u4e2d"})
    void nameMayHaveAsManyBytesAsTheLimit(String character) {
        int fits = 40 / character.getBytes(StandardCharsets.UTF_8).length;
        assertThat(data("{" + quoted(character.repeat(fits)) + ":1}").isValid()).isTrue();
        assertThat(keywords(data("{" + quoted(character.repeat(fits + 1)) + ":1}")))
                .containsExactly(Keyword.READ_LIMIT);
    }

    @Test
    void numberMayBeAsLongAsTheLimit() {
        assertThat(data("1".repeat(20)).isValid()).isTrue();
        assertThat(keywords(data("1".repeat(21)))).containsExactly(Keyword.READ_LIMIT);
        assertThat(data("0." + "1".repeat(18)).isValid()).isTrue();
        assertThat(keywords(data("0." + "1".repeat(20)))).containsExactly(Keyword.READ_LIMIT);
    }

    @Test
    void numberMayBeAsLongAsTheLimitInPlainNotation() {
        assertThat(data("1e19").isValid()).isTrue();
        assertThat(keywords(data("1e20"))).containsExactly(Keyword.READ_LIMIT);
        assertThat(data("1e-19").isValid()).isTrue();
        assertThat(keywords(data("1e-20"))).containsExactly(Keyword.READ_LIMIT);
    }

    @Test
    void asManyViolationsAreKeptAsTheLimitAndTheRestIsCounted() {
        ReadResult<HeartbeatRequest> five =
                CODEC.read(HeartbeatRequest.class, "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}");
        ReadResult<HeartbeatRequest> six =
                CODEC.read(HeartbeatRequest.class, "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1}");

        assertThat(five.violations()).hasSize(5);
        assertThat(five.violationCount()).isEqualTo(5);
        assertThat(six.violations()).isEqualTo(five.violations());
        assertThat(six.violationCount()).isEqualTo(6);
    }

    @Test
    void asManyWarningsAreKeptAsTheLimitAndTheRestIsCounted() {
        ReadResult<HeartbeatRequest> six = CODEC.with(ReadPolicy.LENIENT)
                .read(HeartbeatRequest.class, "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1}");

        assertThat(six.isValid()).isTrue();
        assertThat(six.warnings()).hasSize(5);
        assertThat(six.violationCount()).isEqualTo(6);
        assertThat(six.extras().members().get("")).hasSize(6);
    }

    @Test
    void boundsOfTheBoundsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(0, 1, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(1, 501, 1, 1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadLimits(1, 1, 1, 1, 1001, 1))
                .withMessage("maxNumberLength is 1001, but must be at most 1000");
    }

    @Test
    void greatestDepthIsReadAndWritten() {
        OcppCodec deep = OcppCodec.of(OcppVersion.V2_1).with(new ReadLimits(1 << 20, 500, 300, 40, 1000, 5));
        String json = "{\"vendorId\":\"x\",\"data\":" + "[".repeat(499) + "]".repeat(499) + "}";

        assertThat(deep.toJson(deep.read(DataTransferRequest.class, json).orThrow()))
                .isEqualTo(json);
    }

    private static ReadResult<DataTransferRequest> data(String value) {
        return CODEC.read(DataTransferRequest.class, "{\"vendorId\":\"x\",\"data\":" + value + "}");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static List<Keyword> keywords(ReadResult<?> result) {
        return result.violations().stream().map(Violation::keyword).toList();
    }
}
