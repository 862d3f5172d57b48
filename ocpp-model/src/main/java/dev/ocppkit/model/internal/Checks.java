package dev.ocppkit.model.internal;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of the schemas, one function per keyword, on values that are already typed. */
public final class Checks {
    private Checks() {}

    /** Checks the length of a text in characters, which are code points. */
    public static @Nullable ViolationSink maxLength(
            @Nullable String value, int limit, String pointer, @Nullable ViolationSink sink) {
        return value == null || fits(value, limit) ? sink : add(sink, pointer, Keyword.MAX_LENGTH, limit);
    }

    static boolean fits(String value, int limit) {
        return value.length() <= limit || value.codePointCount(0, value.length()) <= limit;
    }

    /** Checks a text against a closed set. */
    public static @Nullable ViolationSink oneOf(
            @Nullable String value, Set<String> allowed, String pointer, @Nullable ViolationSink sink) {
        return value == null || allowed.contains(value) ? sink : add(sink, pointer, Keyword.ENUM, list(allowed));
    }

    /** Makes a set that keeps its order, for messages. */
    public static Set<String> ordered(String... texts) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(texts)));
    }

    /** Writes a set of allowed texts as the limit of a violation. */
    static String list(Iterable<String> allowed) {
        return String.join(", ", allowed);
    }

    /** Checks a lower bound. */
    public static @Nullable ViolationSink minimum(
            @Nullable Integer value, int limit, String pointer, @Nullable ViolationSink sink) {
        return value == null || value >= limit ? sink : add(sink, pointer, Keyword.MINIMUM, limit);
    }

    /** Checks an upper bound. */
    public static @Nullable ViolationSink maximum(
            @Nullable Integer value, int limit, String pointer, @Nullable ViolationSink sink) {
        return value == null || value <= limit ? sink : add(sink, pointer, Keyword.MAXIMUM, limit);
    }

    /** Checks a lower bound. */
    public static @Nullable ViolationSink minimum(
            @Nullable BigDecimal value, BigDecimal limit, String pointer, @Nullable ViolationSink sink) {
        return value == null || value.compareTo(limit) >= 0
                ? sink
                : add(sink, pointer, Keyword.MINIMUM, limit.toPlainString());
    }

    /** Checks an upper bound. */
    public static @Nullable ViolationSink maximum(
            @Nullable BigDecimal value, BigDecimal limit, String pointer, @Nullable ViolationSink sink) {
        return value == null || value.compareTo(limit) <= 0
                ? sink
                : add(sink, pointer, Keyword.MAXIMUM, limit.toPlainString());
    }

    /** Checks that a number is an integer of 32 bits, where the older version has one. */
    public static @Nullable ViolationSink integral(
            @Nullable BigDecimal value, String pointer, @Nullable ViolationSink sink) {
        return value == null || Decimals.isInt(value) ? sink : add(sink, pointer, Keyword.TYPE, "integer");
    }

    /** Checks the least number of items. */
    public static @Nullable ViolationSink minItems(int size, int limit, String pointer, @Nullable ViolationSink sink) {
        return size >= limit ? sink : add(sink, pointer, Keyword.MIN_ITEMS, limit);
    }

    /** Checks the greatest number of items. */
    public static @Nullable ViolationSink maxItems(int size, int limit, String pointer, @Nullable ViolationSink sink) {
        return size <= limit ? sink : add(sink, pointer, Keyword.MAX_ITEMS, limit);
    }

    /** Checks that a time can be written: RFC 3339 has the years 0000 to 9999. */
    public static @Nullable ViolationSink dateTime(
            @Nullable Instant value, String pointer, @Nullable ViolationSink sink) {
        return value == null || Timestamps.isWritable(value)
                ? sink
                : ViolationSink.add(sink, new Violation(pointer, Keyword.DATE_TIME, "date-time"));
    }

    /** Checks that the version has the constant. */
    public static <E extends Enum<E> & OcppEnum> @Nullable ViolationSink constant(
            @Nullable E value, EnumTable<E> table, boolean v21, String pointer, @Nullable ViolationSink sink) {
        return value == null || table.has(value, v21) ? sink : add(sink, pointer, Keyword.ENUM, table.allowed(v21));
    }

    /** Reports a member that only a version requires. */
    public static @Nullable ViolationSink required(
            @Nullable Object value, String pointer, @Nullable ViolationSink sink) {
        return value != null ? sink : ViolationSink.add(sink, new Violation(pointer, Keyword.REQUIRED, null));
    }

    /** Reports a member that OCPP 2.0.1 does not have. */
    public static ViolationSink unknownMember(String pointer, @Nullable ViolationSink sink) {
        return ViolationSink.add(sink, new Violation(pointer, Keyword.ADDITIONAL_PROPERTIES, null));
    }

    /** Reports a message or datatype that OCPP 2.0.1 does not have. */
    public static ViolationSink unknownType(@Nullable ViolationSink sink) {
        return ViolationSink.add(sink, new Violation("", Keyword.VERSION, OcppVersion.V2_1.number()));
    }

    private static ViolationSink add(@Nullable ViolationSink sink, String pointer, Keyword keyword, int limit) {
        return add(sink, pointer, keyword, Integer.toString(limit));
    }

    private static ViolationSink add(@Nullable ViolationSink sink, String pointer, Keyword keyword, String limit) {
        return ViolationSink.add(sink, new Violation(pointer, keyword, limit));
    }
}
