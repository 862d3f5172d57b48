package dev.ocppkit.model.json;

import dev.ocppkit.model.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A peer's JSON that no record could be made of, for callers who prefer an exception to {@link ReadResult}. */
public final class OcppDecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    private final transient List<Violation> violations;

    /**
     * Makes the exception; its message holds the first violations.
     *
     * @param violations all violations that were found
     */
    public OcppDecodeException(List<Violation> violations) {
        super(describe(violations));
        this.violations = List.copyOf(violations);
    }

    /**
     * Returns what is wrong.
     *
     * @return all violations that were kept, in the order of the text
     */
    public List<Violation> violations() {
        return violations;
    }

    static String describe(List<Violation> violations) {
        String shown = violations.stream().limit(SHOWN).map(Violation::text).collect(Collectors.joining(" "));
        return violations.size() <= SHOWN ? shown : shown + " (and " + (violations.size() - SHOWN) + " more)";
    }
}
