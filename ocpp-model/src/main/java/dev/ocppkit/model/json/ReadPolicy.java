package dev.ocppkit.model.json;

import dev.ocppkit.model.Keyword;
import java.util.EnumSet;
import java.util.Set;

/**
 * What becomes of the violations that are found while reading.
 *
 * <p>Broken JSON, duplicate members, wrong types and missing required members are errors under every policy, because no
 * record can be made of them.
 */
public final class ReadPolicy {
    private static final Set<Keyword> BOUNDS =
            EnumSet.of(Keyword.MAX_LENGTH, Keyword.MINIMUM, Keyword.MAXIMUM, Keyword.MIN_ITEMS, Keyword.MAX_ITEMS);
    private static final Set<Keyword> KEPT_ASIDE = EnumSet.of(Keyword.ADDITIONAL_PROPERTIES, Keyword.ENUM);

    /** Every violation is an error. */
    public static final ReadPolicy STRICT =
            new ReadPolicy("STRICT", EnumSet.noneOf(Keyword.class), EnumSet.noneOf(Keyword.class));

    /**
     * What a record can hold is accepted and reported as a warning: texts, numbers and lists out of bounds stay as they
     * are; unknown members and unknown enum texts are kept in {@link ReadResult#extras}.
     */
    public static final ReadPolicy LENIENT = new ReadPolicy("LENIENT", union(BOUNDS, KEPT_ASIDE), Set.of());

    /** Like {@link #LENIENT}, but bounds on texts, numbers and lists are not looked at. */
    public static final ReadPolicy OFF = new ReadPolicy("OFF", KEPT_ASIDE, BOUNDS);

    private final String name;
    private final Set<Keyword> warnings;
    private final Set<Keyword> ignored;

    private ReadPolicy(String name, Set<Keyword> warnings, Set<Keyword> ignored) {
        this.name = name;
        this.warnings = warnings;
        this.ignored = ignored;
    }

    private static Set<Keyword> union(Set<Keyword> first, Set<Keyword> second) {
        EnumSet<Keyword> all = EnumSet.copyOf(first);
        all.addAll(second);
        return all;
    }

    /**
     * Returns whether a violation of a keyword is accepted with a warning.
     *
     * @param keyword the keyword
     * @return whether it is a warning
     */
    public boolean warnsOf(Keyword keyword) {
        return warnings.contains(keyword);
    }

    /**
     * Returns whether violations of a keyword are not reported at all.
     *
     * @param keyword the keyword
     * @return whether it is ignored
     */
    public boolean ignores(Keyword keyword) {
        return ignored.contains(keyword);
    }

    @Override
    public String toString() {
        return name;
    }
}
