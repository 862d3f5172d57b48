package dev.ocppkit.model.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Samples;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any ObjectMapper, of Jackson 2 or 3, reads and writes the same JSON as the codec. */
class ObjectMapperTest {
    private static final List<Mapper> MAPPERS = List.of(new Jackson2Mapper(), new Jackson3Mapper());
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    static Stream<Arguments> everyTypeWithEveryMapper() {
        return MAPPERS.stream().flatMap(mapper -> Samples.types().map(type -> Arguments.of(mapper, type)));
    }

    @ParameterizedTest
    @MethodSource("everyTypeWithEveryMapper")
    void everyTypeIsReadAndWrittenAsByTheCodec(Mapper mapper, Class<? extends OcppRecord> type) {
        for (OcppRecord sample :
                List.of(Samples.minimal(type, OcppVersion.V2_1), Samples.full(type, OcppVersion.V2_1))) {
            assertAlike(mapper, sample);
        }
    }

    static Stream<Arguments> documents() {
        return MAPPERS.stream().flatMap(mapper -> lines("documents.txt").map(line -> document(mapper, line)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentIsReadAndWrittenAsByTheCodec(Mapper mapper, Class<? extends OcppRecord> type, String json) {
        OcppRecord expected = CODEC.read(type, json).orThrow();

        assertThat(mapper.read(json, type)).isEqualTo(expected);
        assertAlike(mapper, expected);
    }

    static Stream<Arguments> brokenDocuments() {
        return MAPPERS.stream().flatMap(mapper -> lines("broken.txt").map(line -> document(mapper, line)));
    }

    @ParameterizedTest
    @MethodSource("brokenDocuments")
    void documentThatNoRecordCanBeMadeOfIsRefusedByBoth(Mapper mapper, Class<? extends OcppRecord> type, String json) {
        assertThat(CODEC.read(type, json).isValid()).isFalse();
        assertThatThrownBy(() -> mapper.read(json, type)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void thereAreDozensOfDocuments() {
        assertThat(documents()).hasSizeGreaterThan(2 * 30);
        assertThat(brokenDocuments()).hasSizeGreaterThan(2 * 12);
    }

    @Test
    void unrecognizedConstantIsNeverRead() {
        for (Mapper mapper : MAPPERS) {
            assertThatThrownBy(() -> mapper.read("{\"type\":\"\"}", dev.ocppkit.model.message.ResetRequest.class))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(((OcppEnum) dev.ocppkit.model.enumeration.ResetEnum.UNRECOGNIZED).wireName())
                .isEmpty();
    }

    private static void assertAlike(Mapper mapper, OcppRecord value) {
        String ours = CODEC.toJson(value);
        String theirs = mapper.write(value);
        Class<? extends OcppRecord> type = value.getClass();

        assertThat(mapper.read(ours, type)).isEqualTo(value);
        assertThat(CODEC.read(type, theirs).orThrow()).isEqualTo(value);
        assertThat(members(theirs)).isEqualTo(members(ours));
    }

    /** Dates may differ in the digits of the second; all else must not. */
    private static Object members(String json) {
        return Json.comparable(
                Json.tree(json.replaceAll("(:\\d\\d)\\.0+Z\"", "$1Z\"").getBytes(StandardCharsets.UTF_8)));
    }

    private static Arguments document(Mapper mapper, String line) {
        int space = line.indexOf(' ');
        return Arguments.of(mapper, Catalogue.recordOf(line.substring(0, space)), line.substring(space + 1));
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = ObjectMapperTest.class.getResourceAsStream("/binding/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
