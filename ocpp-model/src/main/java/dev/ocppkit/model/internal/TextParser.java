package dev.ocppkit.model.internal;

import dev.ocppkit.model.OcppEnum;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Jackson's parser of UTF-8, and one thing more: it compares a text that is to be a constant of an enum with the bytes of
 * the document, as Jackson itself does with the names of members. A good third of the texts of a message are such
 * constants, and none of them needs to be decoded or copied then.
 *
 * <p>That it is the only class of parser which the codec ever uses keeps calls of it direct, whatever other parsers a
 * program loads for its own JSON.
 */
public final class TextParser extends UTF8StreamJsonParser {
    private static final long QUOTES = Words.filledWith('"');

    private final int maxStringLength;

    /** Takes what Jackson's own constructor takes. */
    TextParser(
            ObjectReadContext readContext,
            IOContext ioContext,
            int streamFeatures,
            int formatFeatures,
            @Nullable InputStream in,
            ByteQuadsCanonicalizer names,
            byte[] buffer,
            int start,
            int end,
            int bytesBefore,
            boolean recyclable) {
        super(
                readContext,
                ioContext,
                streamFeatures,
                formatFeatures,
                in,
                names,
                buffer,
                start,
                end,
                bytesBefore,
                recyclable);
        maxStringLength = streamReadConstraints().getMaxStringLength();
    }

    /**
     * Goes past the current text if it is, byte for byte, a constant that the version has.
     *
     * @param table the constants
     * @param v21 whether the version is OCPP 2.1
     * @return the constant; null if the current value is something else, or a text that only decoding can tell, and then
     *     nothing has changed
     */
    <E extends Enum<E> & OcppEnum> @Nullable E takeConstant(EnumTable<E> table, boolean v21) {
        if (_currToken != JsonToken.VALUE_STRING || !_tokenIncomplete) {
            return null;
        }
        int start = _inputPtr;
        if (start > _inputBuffer.length - EnumTable.WINDOW) {
            return null;
        }
        int length = length(_inputBuffer, start);
        if (length == EnumTable.WINDOW || length > maxStringLength || start + length >= _inputEnd) {
            return null;
        }
        E value = table.find(_inputBuffer, start, length);
        if (value == null || !table.has(value, v21)) {
            return null;
        }
        _inputPtr = start + length + 1;
        _tokenIncomplete = false;
        return value;
    }

    /** Returns how many bytes of the window are before a quote; without branches, for a loop costs twice as much. */
    private static int length(byte[] buffer, int start) {
        long marks0 = quotes(Words.at(buffer, start));
        long marks1 = quotes(Words.at(buffer, start + 8));
        long marks2 = quotes(Words.at(buffer, start + 16));
        long marks3 = quotes(Words.at(buffer, start + 24));
        long front = marks0 != 0 ? marks0 : marks1;
        int frontStart = marks0 != 0 ? 0 : 8;
        long back = marks2 != 0 ? marks2 : marks3;
        int backStart = marks2 != 0 ? 16 : 24;
        return front != 0 ? frontStart + Words.below(front) : backStart + Words.below(back);
    }

    /** Marks the quotes of a word; above the lowest one other bytes may be marked too. */
    private static long quotes(long word) {
        long other = word ^ QUOTES;
        return other - Words.LOW_BITS & ~other & Words.HIGH_BITS;
    }
}
