package dev.ocppkit.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.MeterValuesRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Instances;
import dev.ocppkit.model.testing.Json;
import dev.ocppkit.model.testing.Sample;
import dev.ocppkit.model.testing.Schema;
import dev.ocppkit.model.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading gives a result for any bytes whatever: no exception, no endless loop. The time limit is against the latter. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReadFuzzTest {
    private static final int ROUNDS = 4000;

    private static final List<Class<? extends OcppRecord>> TYPES = List.of(
            BootNotificationRequest.class,
            DataTransferRequest.class,
            MeterValuesRequest.class,
            SetChargingProfileRequest.class);

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "{\"",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\\udc00",
            "\\u0000",
            "null",
            "true",
            "false",
            "nul",
            "NaN",
            "Infinity",
            "-Infinity",
            "0",
            "-0",
            "-",
            "+1",
            "01",
            "1.",
            ".5",
            "1e",
            "1e5",
            "1E-5",
            "1e99999999999",
            "-1e-99999999999",
            "0e99999999999",
            "1e2147483647",
            "1e2147483648",
            "1e-2147483648",
            "1.0",
            "2147483648",
            "123456789012345678901234567890",
            "\"vendorId\"",
            "\"data\"",
            "\"customData\"",
            "\"reason\"",
            "\"chargingStation\"",
            "\"model\"",
            "\"vendorName\"",
            "\"evseId\"",
            "\"meterValue\"",
            "\"sampledValue\"",
            "\"value\"",
            "\"timestamp\"",
            "\"2026-01-31T12:00:00Z\"",
            "\"PowerUp\"",
            "\"\\ud800\"",
            "\"a\\udfffb\"",
            " ",
            "\n",
            "\u0000",
            "/**/",
            "//",
            "'",
            "\u00e9",
            "\ud83d\ude00",
            "\ufeff",
            "$",
            "__proto__",
            "\"\\u0070owerUp\"");

    @Test
    void randomBytesGiveAResult() {
        Random random = Seeds.random("bytes");
        for (int i = 0; i < ROUNDS; i++) {
            byte[] json = new byte[random.nextInt(48)];
            random.nextBytes(json);
            Reading.neverThrows(type(random), json);
        }
    }

    @Test
    void randomTokensGiveAResult() {
        Random random = Seeds.random("tokens");
        for (int i = 0; i < 3 * ROUNDS; i++) {
            StringBuilder json = new StringBuilder(random.nextBoolean() ? "{" : "");
            for (int j = random.nextInt(24); j > 0; j--) {
                json.append(TOKENS.get(random.nextInt(TOKENS.size())));
            }
            Reading.neverThrows(type(random), json.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void randomTokensInPlaceOfAValueGiveAResult() {
        Random random = Seeds.random("values");
        for (String token : TOKENS) {
            for (int i = 0; i < 40; i++) {
                Sample sample = Sample.valid(OcppVersion.V2_1, random);
                String json = new String(sample.json(), StandardCharsets.UTF_8);
                String broken = i % 2 == 0
                        ? json.replaceFirst("\":[^,}\\]]*", "\":" + Matcher.quoteReplacement(token))
                        : json.replaceFirst("[,{]\"[^\"]*\"", "{" + Matcher.quoteReplacement(token));
                Reading.neverThrows(sample.type(), broken.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void changedBytesGiveAResult() {
        Random random = Seeds.random("changes");
        for (int i = 0; i < ROUNDS; i++) {
            Sample sample = Sample.valid(random.nextBoolean() ? OcppVersion.V2_1 : OcppVersion.V2_0_1, random);
            byte[] json = sample.json();
            for (int j = random.nextInt(3); j >= 0; j--) {
                json = changed(json, random);
            }
            Reading.neverThrows(sample.type(), json);
        }
    }

    private static byte[] changed(byte[] json, Random random) {
        int at = random.nextInt(json.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(json, 0, at);
        int rest = at;
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> rest = Math.min(json.length, at + 1 + random.nextInt(8));
            case 2 -> out.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
            case 3 -> out.write(json, 0, Math.min(json.length, random.nextInt(64)));
            default -> {
                if (at < json.length) {
                    out.write(json[at] ^ 1 << random.nextInt(8));
                    rest = at + 1;
                }
            }
        }
        out.write(json, rest, json.length - rest);
        return out.toByteArray();
    }

    @Test
    void textsCutAtEveryPositionGiveAResult() {
        Random random = Seeds.random("cuts");
        for (Class<? extends OcppRecord> type : TYPES) {
            Schema schema = Catalogue.of(OcppVersion.V2_1).messages().get(type.getSimpleName());
            for (int i = 0; i < 3; i++) {
                byte[] json = Json.bytes(new Instances(random).next(schema));
                for (int length = 0; length < Math.min(json.length, 1500); length++) {
                    Reading.neverThrows(type, Arrays.copyOf(json, length));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void otherEncodingsAreRefused(String charset) {
        byte[] json = "{\"vendorId\":\"x\u00e9\"}".getBytes(Charset.forName(charset));

        Reading.neverThrows(DataTransferRequest.class, json);
        OcppCodec codec = OcppCodec.of(OcppVersion.V2_1);
        assertThat(codec.read(DataTransferRequest.class, json).isValid()).isFalse();
    }

    private static Class<? extends OcppRecord> type(Random random) {
        return TYPES.get(random.nextInt(TYPES.size()));
    }
}
