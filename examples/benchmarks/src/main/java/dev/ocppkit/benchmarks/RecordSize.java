package dev.ocppkit.benchmarks;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a record and all it holds takes, with the object layout of a 64-bit HotSpot that compresses pointers
 * and aligns objects to 8 bytes, which is the default on JDK 17 to 25.
 *
 * <p>Constants of enums and booleans are shared and count nothing.
 */
final class RecordSize {
    private static final int HEADER = 12;
    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 4;
    private static final int ALIGNMENT = 8;

    private static final long STRING = align(HEADER + REFERENCE + Integer.BYTES + 2);
    private static final long INTEGER = align(HEADER + Integer.BYTES);
    private static final long INSTANT = align(HEADER + Long.BYTES + Integer.BYTES);
    /** Two references, scale, precision and the compact digits. */
    private static final long DECIMAL = align(HEADER + 2 * REFERENCE + 2 * Integer.BYTES + Long.BYTES);
    /** An immutable list of one or two items has them in fields; a longer one has an array. */
    private static final long LIST = align(HEADER + 2 * REFERENCE);

    private RecordSize() {}

    /** Returns the size in bytes. */
    static long of(@Nullable Object value) {
        if (value == null || value instanceof Enum || value instanceof Boolean) {
            return 0;
        }
        if (value instanceof Record) {
            return ofRecord(value);
        }
        if (value instanceof List<?> list) {
            return ofList(list);
        }
        if (value instanceof String text) {
            boolean latin1 = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
            return STRING + align(ARRAY_HEADER + (long) text.length() * (latin1 ? 1 : 2));
        }
        return ofScalar(value);
    }

    private static long ofScalar(Object value) {
        if (value instanceof Integer number) {
            return isCached(number) ? 0 : INTEGER;
        }
        if (value instanceof Instant) {
            return INSTANT;
        }
        if (value instanceof BigDecimal number) {
            return isCached(number) ? 0 : DECIMAL;
        }
        throw new IllegalArgumentException("the layout of " + value.getClass().getName() + " is not known");
    }

    private static boolean isCached(int number) {
        return number >= -128 && number <= 127;
    }

    /** Asks for the object itself: the JDK hands out one and the same for some small numbers. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isCached(BigDecimal number) {
        return BigDecimal.valueOf(number.unscaledValue().longValue(), number.scale()) == number;
    }

    private static long ofList(List<?> list) {
        long size = LIST;
        if (list.size() > 2) {
            size += align(ARRAY_HEADER + (long) list.size() * REFERENCE);
        }
        for (Object item : list) {
            size += of(item);
        }
        return size;
    }

    private static long ofRecord(Object value) {
        long own = HEADER;
        long held = 0;
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Class<?> type = component.getType();
            if (type == boolean.class) {
                own++;
            } else {
                own += type == int.class ? Integer.BYTES : REFERENCE;
                held += type == int.class ? 0 : of(component(value, component));
            }
        }
        return align(own) + held;
    }

    private static @Nullable Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long align(long size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
