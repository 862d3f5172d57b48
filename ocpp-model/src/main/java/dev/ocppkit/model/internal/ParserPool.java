package dev.ocppkit.model.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Parsers that wait for the next document. Most messages of OCPP are so small that making a parser, with its buffers and
 * contexts, costs a good part of reading them; a parser that reads one document after the other from one stream need not
 * be made anew.
 *
 * <p>A parser comes back only if its document was well-formed and had no member names of its own: those would stay in the
 * parser's table of names. So what a parser holds does not grow.
 */
final class ParserPool {
    /** Longest document that goes to a parser of the pool: it fits into the parser's own buffer as a whole. */
    static final int MAX_LENGTH = 8_000;

    private static final int MAX_SLOTS = 64;
    private static final byte OBJECT_START = '{';

    private final TextParserFactory factory;
    private final AtomicReferenceArray<@Nullable PooledParser> idle = new AtomicReferenceArray<>(
            Math.min(MAX_SLOTS, 2 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors())));

    ParserPool(TextParserFactory factory) {
        this.factory = factory;
    }

    /** Returns whether a document may be read by a parser of this pool: a short object, as all messages are. */
    static boolean serves(byte[] buffer, int offset, int length) {
        return length > 0 && length <= MAX_LENGTH && buffer[offset] == OBJECT_START;
    }

    /** Takes a parser and gives it a document. */
    PooledParser take(byte[] buffer, int offset, int length) {
        int slot = slot();
        PooledParser parser = idle.getAndSet(slot, null);
        if (parser != null) {
            parser.supply(buffer, offset, length);
            return parser;
        }
        return new PooledParser(factory, this, slot, buffer, offset, length);
    }

    /** Returns whether there was room for a parser that is no longer used. */
    boolean giveBack(PooledParser parser, int slot) {
        return idle.compareAndSet(slot, null, parser);
    }

    /** Threads go to different places, so that they seldom meet. */
    private int slot() {
        int hash = System.identityHashCode(Thread.currentThread());
        return hash & idle.length() - 1;
    }
}
