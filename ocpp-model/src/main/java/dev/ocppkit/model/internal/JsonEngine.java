package dev.ocppkit.model.internal;

import dev.ocppkit.model.json.ReadLimits;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Jackson, set up for OCPP, and the checks on bytes that Jackson leaves out. */
public final class JsonEngine {
    /** The bytes are not UTF-8. */
    public static final int NOT_UTF8 = -1;
    /** The text has no escapes. */
    public static final int PLAIN = 0;
    /** The text has escapes, which may stand for half a character. */
    public static final int HAS_ESCAPES = 1;

    private static final long BACKSLASHES = Words.filledWith('\\');
    private static final int DECODE_CHUNK = 1024;

    private final TextParserFactory factory;
    private final ParserPool pool;

    private JsonEngine(TextParserFactory factory) {
        this.factory = factory;
        this.pool = new ParserPool(factory);
    }

    /** Returns the engine with the default limits. */
    public static JsonEngine withDefaults() {
        return Holder.DEFAULTS;
    }

    /** Returns an engine with other limits. */
    public static JsonEngine of(ReadLimits limits) {
        return limits.equals(ReadLimits.defaults()) ? Holder.DEFAULTS : create(limits);
    }

    private static JsonEngine create(ReadLimits limits) {
        // The length of the document is no concern of the parsers: it is known before, and some read many documents.
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxStringLength(limits.maxStringLength())
                .maxNameLength(limits.maxNameLength())
                .maxNumberLength(limits.maxNumberLength())
                .build();
        return new JsonEngine(new TextParserFactory(JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)));
    }

    /** Opens a parser on a text that {@link #scan} has found to be UTF-8. */
    public TextParser parser(byte[] buffer, int offset, int length) {
        return factory.parser(buffer, offset, length);
    }

    /** Returns whether a document may be read by a {@link #pooled} parser. */
    public static boolean servesPooled(byte[] buffer, int offset, int length) {
        return ParserPool.serves(buffer, offset, length);
    }

    /** Takes a parser that may have read other documents before. */
    public PooledParser pooled(byte[] buffer, int offset, int length) {
        return pool.take(buffer, offset, length);
    }

    /** Opens a generator that writes UTF-8 and leaves the stream open. */
    public JsonGenerator generator(OutputStream out) {
        return factory.createGenerator(ObjectWriteContext.empty(), out);
    }

    /**
     * Looks over a text before it is parsed: Jackson takes other encodings than UTF-8, and halves of characters.
     *
     * @return {@link #NOT_UTF8}, {@link #PLAIN} or {@link #HAS_ESCAPES}
     */
    public static int scan(byte[] buffer, int offset, int length) {
        int end = offset + length;
        // The first bytes of UTF-16 and UTF-32 texts have zeros among them.
        for (int i = offset; i < Math.min(end, offset + 4); i++) {
            if (buffer[i] == 0) {
                return NOT_UTF8;
            }
        }
        long high = 0;
        long escapes = 0;
        int i = offset;
        // Two words at a time, so that the processor need not wait for the one to be merged before it begins the next.
        for (; i <= end - 2 * Long.BYTES; i += 2 * Long.BYTES) {
            long first = Words.at(buffer, i);
            long second = Words.at(buffer, i + Long.BYTES);
            high |= first | second;
            escapes |= backslashes(first) | backslashes(second);
        }
        for (; i < end; i++) {
            high |= buffer[i];
            escapes |= buffer[i] == '\\' ? Words.HIGH_BITS : 0;
        }
        if ((high & Words.HIGH_BITS) != 0 && !isUtf8(buffer, offset, length)) {
            return NOT_UTF8;
        }
        return (escapes & Words.HIGH_BITS) != 0 ? HAS_ESCAPES : PLAIN;
    }

    /** Has high bits where an ASCII text has a backslash; in other texts they may also stand elsewhere. */
    private static long backslashes(long word) {
        return (word ^ BACKSLASHES) - Words.LOW_BITS;
    }

    private static boolean isUtf8(byte[] buffer, int offset, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
        CharBuffer chars = CharBuffer.allocate(DECODE_CHUNK);
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** Returns whether a text has half a character, which UTF-8 cannot carry. */
    public static boolean hasLoneSurrogate(String text) {
        return Surrogates.hasLone(text);
    }

    private static final class Holder {
        static final JsonEngine DEFAULTS = create(ReadLimits.defaults());

        private Holder() {}
    }
}
