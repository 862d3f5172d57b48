package dev.ocppkit.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.OcppDecodeException;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.json.WritePolicy;
import java.util.List;

/** What must hold whatever the bytes are. */
final class Reading {
    private static final List<OcppCodec> CODECS = List.of(
            OcppCodec.of(OcppVersion.V2_1),
            OcppCodec.of(OcppVersion.V2_0_1),
            OcppCodec.of(OcppVersion.V2_1).with(ReadPolicy.LENIENT),
            OcppCodec.of(OcppVersion.V2_0_1).with(ReadPolicy.LENIENT),
            OcppCodec.of(OcppVersion.V2_1).with(ReadPolicy.OFF));

    private Reading() {}

    /** Reads bytes under several policies; each must give a value or violations, and a value must be fit to be written. */
    static void neverThrows(Class<? extends OcppRecord> type, byte[] json) {
        for (OcppCodec codec : CODECS) {
            ReadResult<? extends OcppRecord> result = codec.read(type, json);
            checkResult(codec, result, json.length);
            if (result.isValid()) {
                writesAgain(codec, type, result);
            }
            checkResult(codec, codec.readPrefix(type, json, 0, json.length), json.length);
        }
    }

    private static void checkResult(OcppCodec codec, ReadResult<?> result, int length) {
        assertThat(result.violations()).hasSizeLessThanOrEqualTo(codec.limits().maxViolations());
        assertThat(result.violationCount())
                .isGreaterThanOrEqualTo(
                        result.violations().size() + result.warnings().size());
        assertThat(result.end()).isBetween(-1, length);
        assertThat(result.violations().isEmpty()).isEqualTo(result.isValid());
        assertThat(result.violations()).extracting(Violation::text).doesNotContain("");
        if (!result.isValid()) {
            assertThatThrownBy(result::orThrow).isInstanceOf(OcppDecodeException.class);
        }
    }

    private static void writesAgain(
            OcppCodec codec, Class<? extends OcppRecord> type, ReadResult<? extends OcppRecord> result) {
        byte[] written = codec.with(WritePolicy.UNCHECKED).toBytes(result.orThrow(), result.extras());
        assertThat(codec.read(type, written).isValid()).isTrue();
    }
}
