package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is made to break a reader: bad encodings, half characters, deep nesting, huge numbers, many faults. */
class HostileInputTest {
    private static final OcppCodec STRICT = OcppCodec.of(OcppVersion.V2_1);
    private static final OcppCodec LENIENT = STRICT.with(ReadPolicy.LENIENT);
    private static final long MEBIBYTE = 1 << 20;

    // ---- encodings ---------------------------------------------------------------------------------------------

    @Test
    void overlongEncodingIsRefused() {
        assertThat(keywordOf(withVendorId(0xC0, 0xAF))).isEqualTo(Keyword.JSON);
        assertThat(keywordOf(withVendorId(0xE0, 0x80, 0xAF))).isEqualTo(Keyword.JSON);
    }

    @Test
    void surrogatesEncodedAsUtf8AreRefused() {
        assertThat(keywordOf(withVendorId(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80))).isEqualTo(Keyword.JSON);
    }

    @Test
    void bytesBeyondUnicodeAreRefused() {
        assertThat(keywordOf(withVendorId(0xF4, 0x90, 0x80, 0x80))).isEqualTo(Keyword.JSON);
        assertThat(keywordOf(withVendorId(0xFF))).isEqualTo(Keyword.JSON);
    }

    @Test
    void cutOffCharacterIsRefused() {
        assertThat(keywordOf(withVendorId(0xC3))).isEqualTo(Keyword.JSON);
        assertThat(keywordOf(withVendorId(0x80))).isEqualTo(Keyword.JSON);
    }

    @Test
    void characterOfFourBytesIsAccepted() {
        assertThat(STRICT.read(DataTransferRequest.class, withVendorId(0xF0, 0x9F, 0x98, 0x80))
                        .orThrow()
                        .vendorId())
                .isEqualTo("\ud83d\ude00");
    }

    @Test
    void byteOrderMarkOfUtf8IsPassedOver() {
        byte[] json = "\ufeff{\"vendorId\":\"x\"}".getBytes(StandardCharsets.UTF_8);

        ReadResult<DataTransferRequest> result = STRICT.read(DataTransferRequest.class, json);

        assertThat(result.isValid()).isTrue();
        assertThat(result.end()).isEqualTo(json.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vendorId\":\"\\ud800\"}",
                "{\"vendorId\":\"\\udc00\\ud800\"}",
                "{\"vendorId\":\"x\",\"data\":\"\\ud800\"}",
                "{\"vendorId\":\"x\",\"data\":{\"\\udfff\":1}}",
                "{\"vendorId\":\"x\",\"data\":[[\"\\ud83d\"]]}",
                "{\"vendorId\":\"x\",\"customData\":{\"vendorId\":\"\\ud800\"}}",
                "{\"vendorId\":\"x\",\"customData\":{\"vendorId\":\"x\",\"\\ud800\":1}}",
                "{\"vendorId\":\"x\",\"\\ud800\":1}",
                "{\"vendorId\":\"x\",\"y\":\"\\ud800\"}",
                "{\"vendorId\":\"x\",\"y\":{\"\\ud800\":1}}"
            })
    void halfCharacterIsRefusedByTheLenientReaderToo(String json) {
        ReadResult<DataTransferRequest> result = LENIENT.read(DataTransferRequest.class, json);

        assertThat(result.violations()).extracting(Violation::keyword).containsOnly(Keyword.JSON);
    }

    @Test
    void halfCharacterInPlaceOfAnEnumTextIsRefusedByTheLenientReaderToo() {
        String json = "{\"reason\":\"\\ud800\",\"chargingStation\":{\"model\":\"m\",\"vendorName\":\"v\"}}";

        assertThat(LENIENT.read(BootNotificationRequest.class, json).violations())
                .extracting(Violation::keyword)
                .containsOnly(Keyword.JSON);
    }

    @Test
    void halfCharacterInAJavaStringIsRefused() {
        assertThat(STRICT.read(DataTransferRequest.class, "{\"vendorId\":\"\ud800\"}")
                        .violations())
                .containsExactly(new Violation("", Keyword.JSON, "half a character"));
    }

    @Test
    void escapedPairIsOneCharacter() {
        assertThat(STRICT.read(DataTransferRequest.class, "{\"vendorId\":\"\\ud83d\\ude00\"}")
                        .orThrow()
                        .vendorId())
                .isEqualTo("\ud83d\ude00");
    }

    @Test
    void escapedNulIsTextAndRawNulIsNot() {
        assertThat(STRICT.read(DataTransferRequest.class, "{\"vendorId\":\"\\u0000\"}")
                        .orThrow()
                        .vendorId())
                .isEqualTo("\0");
        assertThat(STRICT.read(DataTransferRequest.class, "{\"vendorId\":\"\0\"}")
                        .isValid())
                .isFalse();
    }

    // ---- numbers -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e99999999999",
                "1e-99999999999",
                "-1e2147483648",
                "1e2147483647",
                "1e-2147483648",
                "123456789e2147483647",
                "0.001e-2147483647",
                "1e100"
            })
    void hugeExponentIsALimitOfTheReader(String number) {
        String json = "{\"vendorId\":\"x\",\"data\":" + number + "}";

        assertThat(STRICT.read(DataTransferRequest.class, json).violations())
                .containsExactly(new Violation("/data", Keyword.READ_LIMIT, "number of 100 digits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e99999999999", "-0.000e-99999999999", "0e2147483648"})
    void zeroIsZeroWhateverItsExponent(String number) {
        String json = "{\"vendorId\":\"x\",\"data\":" + number + "}";

        assertThat(STRICT.read(DataTransferRequest.class, json).orThrow().data())
                .isEqualTo(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", "1.", ".5", "0x10", "1_000", "1e", "--1"})
    void whatIsNoJsonNumberIsRefused(String number) {
        String json = "{\"vendorId\":\"x\",\"data\":" + number + "}";

        assertThat(keywordOf(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Keyword.JSON);
    }

    // ---- amounts -----------------------------------------------------------------------------------------------

    @Test
    void aMebibyteOfUnknownMembersCostsLittleMemory() {
        StringBuilder json = new StringBuilder("{\"a\":1");
        for (int i = 0; json.length() < MEBIBYTE - 20; i++) {
            json.append(",\"m").append(i).append("\":1");
        }

        ReadResult<HeartbeatRequest> result = readWithin(64 * MEBIBYTE, HeartbeatRequest.class, json.append('}'));

        assertThat(result.violations()).hasSize(1000);
        assertThat(result.violationCount()).isGreaterThan(80_000);
    }

    /** The pointer of each fault is long here; those of faults that are not kept must not be made. */
    @Test
    void manyFaultsInADeepPlaceCostLittleMemory() {
        StringBuilder json = new StringBuilder("{\"vendorId\":\"x\",\"data\":");
        String name = "n".repeat(500);
        for (int i = 0; i < 60; i++) {
            json.append("{\"").append(name).append("\":");
        }
        json.append("{\"a\":1");
        while (json.length() < MEBIBYTE - 100) {
            json.append(",\"a\":1");
        }
        json.append("}".repeat(62));

        ReadResult<DataTransferRequest> result = readWithin(256 * MEBIBYTE, DataTransferRequest.class, json);

        assertThat(result.violations()).hasSize(1000);
        assertThat(result.violationCount()).isGreaterThan(100_000);
    }

    @Test
    void manyWrongEnumTextsCostLittleMemory() {
        StringBuilder json = new StringBuilder("{\"reason\":\"x\",\"chargingStation\":{}");
        while (json.length() < MEBIBYTE - 100) {
            json.append(",\"reason\":\"x\"");
        }

        ReadResult<BootNotificationRequest> result =
                readWithin(64 * MEBIBYTE, BootNotificationRequest.class, json.append('}'));

        assertThat(result.violations()).hasSize(1000);
    }

    @Test
    void deepNestingIsRefusedAtOnce() {
        String json = "{\"vendorId\":\"x\",\"data\":" + "[".repeat(500_000);

        assertThat(STRICT.read(DataTransferRequest.class, json).violations())
                .containsExactly(new Violation("", Keyword.READ_LIMIT, "depth of 64"));
        assertThat(STRICT.read(HeartbeatRequest.class, "[".repeat(500_000)).isValid())
                .isFalse();
    }

    private static <T extends OcppRecord> ReadResult<T> readWithin(long bytes, Class<T> type, CharSequence json) {
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(text).hasSizeLessThanOrEqualTo(STRICT.limits().maxDocumentBytes());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ReadResult<T> result = STRICT.read(type, text);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(bytes);
        return result;
    }

    private static byte[] withVendorId(int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"vendorId\":\"".getBytes(StandardCharsets.US_ASCII));
        for (int value : bytes) {
            out.write(value);
        }
        out.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static Keyword keywordOf(byte[] json) {
        ReadResult<DataTransferRequest> result = STRICT.read(DataTransferRequest.class, json);
        assertThat(result.violations()).hasSize(1);
        return result.violations().get(0).keyword();
    }
}
