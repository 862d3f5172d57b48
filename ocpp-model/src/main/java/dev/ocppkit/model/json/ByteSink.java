package dev.ocppkit.model.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Collects what a generator writes. The generator has a buffer of its own and hands over most documents in one piece,
 * which is then copied once only.
 */
final class ByteSink extends OutputStream {
    private static final byte[] EMPTY = {};

    private byte[] bytes = EMPTY;
    private int size;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (size == 0) {
            bytes = Arrays.copyOfRange(source, offset, offset + length);
        } else {
            if (length > bytes.length - size) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, length)));
            }
            System.arraycopy(source, offset, bytes, size, length);
        }
        size += length;
    }

    /** Returns what was written; the sink is not to be used after. */
    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }
}
