package dev.ocppkit.model.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time: the quickest way to look for one among many, and to compare short texts. */
final class Words {
    static final long HIGH_BITS = 0x8080808080808080L;
    static final long LOW_BITS = 0x0101010101010101L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** Returns the eight bytes at an index, the first one lowest. */
    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Returns a word that has a byte in all its places. */
    static long filledWith(char ascii) {
        return LOW_BITS * ascii;
    }

    /** Returns how many bytes are below the lowest mark. */
    static int below(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
