package dev.ocppkit.tool.validate;

import dev.ocppkit.model.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants.
 *
 * @param version whose rules apply, or null for the one that each line names
 * @param policy what becomes of broken rules in payloads
 * @param perspective who wrote the log, or null if that is not known
 * @param maxErrors after how many errors to stop, or 0 for never
 * @param maxLineBytes greatest length of a line
 * @param maxExchanges how many requests are remembered
 */
record Settings(
        @Nullable OcppVersion version,
        Policy policy,
        @Nullable Perspective perspective,
        long maxErrors,
        int maxLineBytes,
        int maxExchanges) {
    static final int DEFAULT_MAX_LINE_BYTES = 1 << 20;
    static final int DEFAULT_MAX_EXCHANGES = 100_000;
}
