package dev.ocppkit.model.internal;

import dev.ocppkit.model.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects violations from the inside out. It is made only when the first is found, so that checking a valid value
 * allocates nothing: functions take the sink so far, which may be null, and return the sink after.
 */
public final class ViolationSink {
    private final List<Violation> violations = new ArrayList<>(4);

    private ViolationSink() {}

    /** Adds a violation to a sink that may not exist yet. */
    static ViolationSink add(@Nullable ViolationSink sink, Violation violation) {
        ViolationSink target = sink == null ? new ViolationSink() : sink;
        target.violations.add(violation);
        return target;
    }

    /**
     * Returns how many violations there are, as the mark for {@link #prefix}.
     *
     * @param sink the sink, or null
     * @return its size
     */
    public static int size(@Nullable ViolationSink sink) {
        return sink == null ? 0 : sink.violations.size();
    }

    /**
     * Puts a pointer in front of those violations that were added after a mark.
     *
     * @param sink the sink, or null
     * @param mark its size before
     * @param pointer pointer of the value that was checked since
     * @return the sink
     */
    public static @Nullable ViolationSink prefix(@Nullable ViolationSink sink, int mark, String pointer) {
        if (sink != null && sink.violations.size() > mark) {
            List<Violation> violations = sink.violations;
            for (int i = mark; i < violations.size(); i++) {
                violations.set(i, violations.get(i).under(pointer));
            }
        }
        return sink;
    }

    /**
     * The same for an item of a list.
     *
     * @param sink the sink, or null
     * @param mark its size before
     * @param pointer pointer of the list
     * @param index position of the item that was checked since
     * @return the sink
     */
    public static @Nullable ViolationSink prefix(@Nullable ViolationSink sink, int mark, String pointer, int index) {
        return size(sink) > mark ? prefix(sink, mark, pointer + "/" + index) : sink;
    }

    /**
     * Returns what was collected.
     *
     * @param sink the sink, or null
     * @return an immutable list
     */
    public static List<Violation> toList(@Nullable ViolationSink sink) {
        return sink == null ? List.of() : List.copyOf(sink.violations);
    }
}
