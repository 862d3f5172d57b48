package dev.ocppkit.model.json;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.internal.JsonEngine;
import dev.ocppkit.model.internal.JsonIn;
import dev.ocppkit.model.internal.Leftovers;
import dev.ocppkit.model.internal.PooledParser;
import dev.ocppkit.model.internal.TextParser;
import dev.ocppkit.model.internal.TypeCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads one document: what surrounds the value, and what becomes of broken JSON. */
record DocumentReader<T extends OcppRecord>(
        TypeCodec<T> codec, OcppVersion version, ReadPolicy policy, ReadLimits limits, JsonEngine engine) {
    private static final String WHITESPACE = " \t\n\r";

    ReadResult<T> read(byte[] buffer, int offset, int length, boolean prefix) {
        if (length > limits.maxDocumentBytes()) {
            return failed(new Violation("", Keyword.READ_LIMIT, "document of " + limits.maxDocumentBytes() + " bytes"));
        }
        int features = JsonEngine.scan(buffer, offset, length);
        if (features == JsonEngine.NOT_UTF8) {
            return failed(new Violation("", Keyword.JSON, "not valid UTF-8"));
        }
        if (JsonEngine.servesPooled(buffer, offset, length)) {
            ReadResult<T> result = readPooled(buffer, offset, length, prefix, features);
            if (result != null) {
                return result;
            }
        }
        int end = prefix ? endOfNumber(buffer, offset, offset + length) : offset + length;
        try (TextParser parser = engine.parser(buffer, offset, end - offset)) {
            return read(parser, source(parser, features), offset, prefix);
        }
    }

    private JsonIn source(TextParser parser, int features) {
        return new JsonIn(
                parser,
                version == OcppVersion.V2_1,
                policy,
                limits.maxNumberLength(),
                limits.maxViolations(),
                features == JsonEngine.HAS_ESCAPES);
    }

    /** Reads well-formed JSON; returns null for a text that is broken, which a parser of its own tells more about. */
    private @Nullable ReadResult<T> readPooled(byte[] buffer, int offset, int length, boolean prefix, int features) {
        try (PooledParser parser = engine.pooled(buffer, offset, length)) {
            JsonIn in = source(parser.json(), features);
            parser.json().nextToken();
            T value = codec.read(in);
            int end = offset + length - parser.skipRest();
            if (!in.hasForeignNames()) {
                parser.keep();
            }
            return prefix || isBlank(buffer, end, offset + length) ? result(in, value, end) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static boolean isBlank(byte[] buffer, int start, int end) {
        for (int i = start; i < end; i++) {
            if (WHITESPACE.indexOf(buffer[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private ReadResult<T> result(JsonIn in, @Nullable T value, int end) {
        boolean failed = value == null || in.errors() > 0;
        return new ReadResult<>(
                failed ? null : value, in.violations(), in.warnings(), extras(in.leftovers()), in.count(), end);
    }

    private ReadResult<T> read(JsonParser parser, JsonIn in, int offset, boolean prefix) {
        T value = null;
        int end = -1;
        try {
            if (parser.nextToken() == null) {
                in.report(new Violation("", Keyword.JSON, "empty"));
            } else {
                value = codec.read(in);
                end = offset + (int) endOfToken(parser);
                if (!prefix && parser.nextToken() != null) {
                    in.report(new Violation("", Keyword.JSON, "text after the value"));
                }
            }
        } catch (StreamConstraintsException e) {
            in.report(new Violation("", Keyword.READ_LIMIT, exceeded(parser)));
            end = -1;
        } catch (JacksonException e) {
            in.report(new Violation("", Keyword.JSON, "at byte " + byteOffset(e)));
            end = -1;
        }
        return result(in, value, end);
    }

    /** A parser wants space behind a number that stands alone; so if there is a number, the text ends with it. */
    private static int endOfNumber(byte[] buffer, int offset, int end) {
        int i = offset;
        while (i < end && "+-.0123456789Ee".indexOf(buffer[i]) >= 0) {
            i++;
        }
        return i == offset ? end : i;
    }

    /** Returns the end of a token: Jackson may have read less of a text, or more than a number. */
    private static long endOfToken(JsonParser parser) {
        if (parser.currentToken().isNumeric()) {
            return parser.currentTokenLocation().getByteOffset() + parser.getStringLength();
        }
        parser.finishToken();
        return parser.currentLocation().getByteOffset();
    }

    private String exceeded(JsonParser parser) {
        return parser.streamReadContext().getNestingDepth() >= limits.maxDepth()
                ? "depth of " + limits.maxDepth()
                : "text of " + limits.maxStringLength() + ", name of " + limits.maxNameLength() + " or number of "
                        + limits.maxNumberLength() + " characters";
    }

    private static long byteOffset(JacksonException broken) {
        return broken.getLocation() == null
                ? 0
                : Math.max(0, broken.getLocation().getByteOffset());
    }

    private static Extras extras(@Nullable Leftovers leftovers) {
        return leftovers == null ? Extras.none() : new Extras(leftovers.members(), leftovers.enumTexts());
    }

    static <T> ReadResult<T> failed(Violation violation) {
        return new ReadResult<>(null, List.of(violation), List.of(), Extras.none(), 1, -1);
    }
}
