package dev.ocppkit.model.internal;

import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/** Jackson's factory, except that the parsers it makes are {@link TextParser}s and take everything for UTF-8. */
// It never leaves the codec, which does not serialise it.
@SuppressWarnings("serial")
final class TextParserFactory extends JsonFactory {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    TextParserFactory(JsonFactoryBuilder builder) {
        super(builder);
    }

    /** Opens a parser on a stream. */
    TextParser parser(InputStream in) {
        return (TextParser) createParser(ObjectReadContext.empty(), in);
    }

    /** Opens a parser on a part of an array; a byte order mark at its start is passed over. */
    TextParser parser(byte[] buffer, int offset, int length) {
        return (TextParser) createParser(ObjectReadContext.empty(), buffer, offset, length);
    }

    @Override
    protected TextParser _createParser(ObjectReadContext readContext, IOContext ioContext, InputStream in) {
        return parser(readContext, ioContext, in, ioContext.allocReadIOBuffer(), 0, 0, 0);
    }

    @Override
    protected TextParser _createParser(
            ObjectReadContext readContext, IOContext ioContext, byte[] buffer, int offset, int length) {
        int mark = byteOrderMarkLength(buffer, offset, length);
        return parser(readContext, ioContext, null, buffer, offset + mark, offset + length, mark);
    }

    private TextParser parser(
            ObjectReadContext readContext,
            IOContext ioContext,
            @Nullable InputStream in,
            byte[] buffer,
            int start,
            int end,
            int bytesBefore) {
        ioContext.setEncoding(JsonEncoding.UTF8);
        return new TextParser(
                readContext,
                ioContext,
                readContext.getStreamReadFeatures(_streamReadFeatures),
                readContext.getFormatReadFeatures(_formatReadFeatures),
                in,
                _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                buffer,
                start,
                end,
                bytesBefore,
                in != null);
    }

    private static int byteOrderMarkLength(byte[] buffer, int offset, int length) {
        int end = offset + BYTE_ORDER_MARK.length;
        boolean marked = length > BYTE_ORDER_MARK.length
                && Arrays.equals(buffer, offset, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? BYTE_ORDER_MARK.length : 0;
    }
}
