package dev.ocppkit.model.internal;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A parser on a stream that gets one document after the other. Closing it gives it back to its pool if {@link #keep} was
 * called, and else ends it.
 */
public final class PooledParser implements AutoCloseable {
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    private final Feed feed = new Feed();
    private final TextParser json;
    private final ParserPool home;
    private final int slot;
    private boolean reusable;

    PooledParser(TextParserFactory factory, ParserPool home, int slot, byte[] buffer, int offset, int length) {
        this.home = home;
        this.slot = slot;
        supply(buffer, offset, length);
        json = factory.parser(feed);
    }

    void supply(byte[] buffer, int offset, int length) {
        feed.buffer = buffer;
        feed.next = offset;
        feed.end = offset + length;
    }

    /** Returns the parser, before the first token of the document. */
    public TextParser json() {
        return json;
    }

    /** Takes away what is behind the value that was read; returns how many bytes that is. */
    public int skipRest() {
        return json.releaseBuffered(NOWHERE) + feed.skipRest();
    }

    /** Says that the parser may read another document: the value was read to its end, and the rest skipped. */
    public void keep() {
        reusable = true;
    }

    @Override
    public void close() {
        if (!reusable || !giveBack()) {
            json.close();
        }
    }

    private boolean giveBack() {
        reusable = false;
        feed.buffer = Feed.EMPTY;
        return home.giveBack(this, slot);
    }

    /** The stream that the parser reads; its end is the end of the current document. */
    private static final class Feed extends InputStream {
        static final byte[] EMPTY = {};

        byte[] buffer = EMPTY;
        int next;
        int end;

        @Override
        public int read() {
            return next == end ? -1 : buffer[next++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (next == end) {
                return -1;
            }
            int count = Math.min(length, end - next);
            System.arraycopy(buffer, next, target, offset, count);
            next += count;
            return count;
        }

        int skipRest() {
            int rest = end - next;
            next = end;
            return rest;
        }
    }
}
