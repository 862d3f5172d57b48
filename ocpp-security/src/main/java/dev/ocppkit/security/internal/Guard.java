package dev.ocppkit.security.internal;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The boundary to parsers: what they throw at received data ends here. The libraries throw checked and unchecked exceptions of
 * all kinds for broken data, and their recursion can exhaust the stack.
 */
public final class Guard {
    private Guard() {}

    /** Returns the result, or empty if there is none or anything was thrown. */
    @SuppressWarnings("CatchingUnchecked")
    public static <T> Optional<T> attempt(Callable<? extends @Nullable T> parser) {
        try {
            return Optional.ofNullable(parser.call());
        } catch (Exception | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** Returns whether a check says true; false if anything was thrown. */
    public static boolean holds(Callable<Boolean> check) {
        return attempt(check).orElse(false);
    }
}
