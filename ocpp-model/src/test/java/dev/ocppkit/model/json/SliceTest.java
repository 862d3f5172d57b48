package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.testing.Sample;
import dev.ocppkit.model.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading a document that is a part of a larger array, as the payload of a frame is. */
class SliceTest {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);
    private static final List<String> AFTER = List.of("", "]", " ]", ",\"x\"]", "}", "{}", "\n\t", "\"", "x");

    @Test
    void aPartOfAnArrayReadsAsIfItStoodAlone() {
        Random random = Seeds.random("slices");
        for (int i = 0; i < 2000; i++) {
            Sample sample = random.nextInt(4) == 0
                    ? Sample.changed(OcppVersion.V2_1, random)
                    : Sample.valid(OcppVersion.V2_1, random);
            byte[] json = sample.json();
            byte[] frame = new byte[json.length + 40];
            random.nextBytes(frame);
            int offset = random.nextInt(40);
            System.arraycopy(json, 0, frame, offset, json.length);

            ReadResult<?> alone = CODEC.read(sample.type(), json);
            ReadResult<?> part = CODEC.read(sample.type(), frame, offset, json.length);

            assertThat(part.violations()).isEqualTo(alone.violations());
            assertThat(part.isValid()).isEqualTo(alone.isValid());
            if (alone.isValid()) {
                assertThat(part.orThrow()).isEqualTo(alone.orThrow());
            }
            assertThat(part.end()).isEqualTo(alone.end() < 0 ? -1 : offset + alone.end());
        }
    }

    @Test
    void thePrefixEndsBehindTheValue() {
        Random random = Seeds.random("prefixes");
        for (int i = 0; i < 2000; i++) {
            Sample sample = Sample.valid(OcppVersion.V2_1, random);
            byte[] json = sample.json();
            String before = "[2,\"" + "i".repeat(random.nextInt(36)) + "\",\"A\",";
            String after = AFTER.get(random.nextInt(AFTER.size()));
            byte[] frame = (before + new String(json, StandardCharsets.UTF_8) + after).getBytes(StandardCharsets.UTF_8);

            ReadResult<?> result =
                    CODEC.readPrefix(sample.type(), frame, before.length(), frame.length - before.length());

            assertThat(result.isValid()).isTrue();
            assertThat(result.end()).isEqualTo(before.length() + json.length);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "[]]|2",
                "[[1,{}]]]|8",
                "\"text\"]|6",
                "\"\\\"\\u0041\",1]|10",
                "\"t\u00e9\"]|5",
                "true]|4",
                "false,1]|5",
                "null]|4",
                "12 ]|2",
                "7]|1",
                "1e5,2]|3",
                "-1.5e3 ]|6"
            })
    void thePrefixEndsBehindAValueThatIsNoObject(String text, int end) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);

        ReadResult<HeartbeatRequest> result = CODEC.readPrefix(HeartbeatRequest.class, json, 0, json.length);

        assertThat(result.violations()).containsExactly(new Violation("", Keyword.OBJECT, null));
        assertThat(result.end()).isEqualTo(end);
    }

    @Test
    void brokenJsonHasNoEnd() {
        byte[] json = "\"text".getBytes(StandardCharsets.UTF_8);

        ReadResult<HeartbeatRequest> result = CODEC.readPrefix(HeartbeatRequest.class, json, 0, json.length);

        assertThat(result.end()).isEqualTo(-1);
        assertThat(result.violations()).extracting(Violation::keyword).contains(Keyword.JSON);
    }

    @Test
    void textBehindTheDocumentIsAnErrorUnlessAPrefixIsAskedFor() {
        byte[] json = "{} {}".getBytes(StandardCharsets.UTF_8);

        assertThat(CODEC.read(HeartbeatRequest.class, json).violations())
                .containsExactly(new Violation("", Keyword.JSON, "text after the value"));
        assertThat(CODEC.readPrefix(HeartbeatRequest.class, json, 0, json.length)
                        .isValid())
                .isTrue();
    }

    @Test
    void aPartOutsideTheArrayIsACallersMistake() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> CODEC.read(HeartbeatRequest.class, new byte[4], 3, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> CODEC.readPrefix(HeartbeatRequest.class, new byte[4], -1, 2));
    }
}
