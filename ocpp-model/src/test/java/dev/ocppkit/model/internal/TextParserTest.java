package dev.ocppkit.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.internal.codec.MeasurandEnumTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

class TextParserTest {
    private static final TextParserFactory FACTORY = new TextParserFactory(JsonFactory.builder());
    private static final String ROOM = " ".repeat(EnumTable.WINDOW);
    private static final MeasurandEnum OF_BOTH = MeasurandEnum.SOC;
    private static final MeasurandEnum OF_2_1 = MeasurandEnum.DISPLAY_PRESENT_SOC;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void takesEachConstantThatFitsTheWindow(MeasurandEnum constant) {
        try (TextParser parser = atText('"' + constant.wireName() + '"' + ROOM)) {
            boolean fits = constant.wireName().length() < EnumTable.WINDOW;

            assertThat(take(parser)).isEqualTo(fits ? constant : null);
            if (!fits) {
                assertThat(parser.getString()).isEqualTo(constant.wireName());
            }
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(parser.nextToken()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"So\"",
                "\"SoCx\"",
                "\"\"",
                "\"S\\u006fC\"",
                "\"SoC\\\"\"",
                "\"soc\"",
                "\"\u00e9SoC\"",
                "\"Sample.Periodic\""
            })
    void leavesOtherTextsToBeDecoded(String text) {
        String room = text + ROOM;
        try (TextParser parser = atText(room);
                TextParser untouched = atText(room)) {
            assertThat(take(parser)).isNull();
            assertThat(parser.getString()).isEqualTo(untouched.getString());
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5e3", "true", "null", "{}", "[\"SoC\"]"})
    void leavesOtherValues(String value) {
        try (TextParser parser = atText(value + ROOM);
                TextParser untouched = atText(value + ROOM)) {
            assertThat(take(parser)).isNull();
            assertThat(parser.currentToken()).isEqualTo(untouched.currentToken());
            assertThat(parser.nextToken()).isEqualTo(untouched.nextToken());
        }
    }

    @Test
    void takesNoTextThatWasDecoded() {
        try (TextParser parser = atText("\"SoC\"" + ROOM)) {
            assertThat(parser.getString()).isEqualTo("SoC");
            assertThat(take(parser)).isNull();
        }
    }

    @Test
    void leavesConstantsThatTheVersionDoesNotHave() {
        for (MeasurandEnum constant : new MeasurandEnum[] {OF_BOTH, OF_2_1}) {
            try (TextParser parser = atText('"' + constant.wireName() + '"' + ROOM)) {
                assertThat(parser.takeConstant(MeasurandEnumTable.TABLE, false))
                        .isEqualTo(constant == OF_BOTH ? constant : null);
            }
        }
    }

    static Stream<Integer> roomBehind() {
        return IntStream.rangeClosed(0, 2 * EnumTable.WINDOW).boxed();
    }

    /** Near the end of the array there is no window; the constant must be found by decoding there. */
    @ParameterizedTest
    @MethodSource("roomBehind")
    void readsNothingBehindTheArray(int room) {
        try (TextParser parser = atText("\"SoC\"" + " ".repeat(room))) {
            MeasurandEnum taken = take(parser);

            assertThat(taken).isEqualTo(room + "SoC\"]".length() < EnumTable.WINDOW ? null : OF_BOTH);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
    }

    @Test
    void takesNoQuoteBehindTheDocument() {
        byte[] buffer = ("[\"SoC\"]" + ROOM).getBytes(StandardCharsets.UTF_8);
        try (TextParser parser = FACTORY.parser(buffer, 0, "[\"SoC".length())) {
            parser.nextToken();
            parser.nextToken();

            assertThat(take(parser)).isNull();
            assertThatThrownBy(parser::getString).isInstanceOf(StreamReadException.class);
        }
    }

    @Test
    void aLimitOfTheLengthOfTextsIsKept() {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxStringLength(2).build();
        TextParserFactory strict = new TextParserFactory(JsonFactory.builder().streamReadConstraints(constraints));
        byte[] json = ("[\"SoC\"" + ROOM + "]").getBytes(StandardCharsets.UTF_8);
        try (TextParser parser = strict.parser(json, 0, json.length)) {
            parser.nextToken();
            parser.nextToken();

            assertThat(take(parser)).isNull();
        }
    }

    @Test
    void readsStreamsAndSlicesAlike() {
        byte[] json = ("[\"SoC\", \"Voltage\"" + ROOM + "]").getBytes(StandardCharsets.UTF_8);
        byte[] framed = Arrays.copyOf(json, json.length + 8);
        try (TextParser stream = FACTORY.parser(new ByteArrayInputStream(json));
                TextParser slice = FACTORY.parser(framed, 0, json.length)) {
            for (TextParser parser : new TextParser[] {stream, slice}) {
                parser.nextToken();
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
                assertThat(take(parser)).isEqualTo(OF_BOTH);
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
                assertThat(take(parser)).isEqualTo(MeasurandEnum.VOLTAGE);
                assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
                assertThat(parser.currentLocation().getByteOffset()).isEqualTo(json.length);
            }
        }
    }

    @Test
    void aByteOrderMarkCountsAsBytesOfTheDocument() {
        byte[] json = ("\ufeff[\"SoC\"" + ROOM + "]").getBytes(StandardCharsets.UTF_8);
        try (TextParser parser = FACTORY.parser(json, 0, json.length)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            parser.nextToken();
            assertThat(take(parser)).isEqualTo(OF_BOTH);
            parser.nextToken();
            assertThat(parser.currentLocation().getByteOffset()).isEqualTo(json.length);
        }
    }

    private static @Nullable MeasurandEnum take(TextParser parser) {
        return parser.takeConstant(MeasurandEnumTable.TABLE, true);
    }

    /** Returns a parser on the first item of an array. */
    private static TextParser atText(String item) {
        byte[] json = ('[' + item + ']').getBytes(StandardCharsets.UTF_8);
        TextParser parser = FACTORY.parser(json, 0, json.length);
        parser.nextToken();
        parser.nextToken();
        return parser;
    }
}
