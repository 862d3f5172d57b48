package dev.ocppkit.model.internal;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.ReadPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader found to be wrong, sorted by its policy. The base of the reader and no part of it, so that reading a valid
 * document makes one object less.
 */
public abstract sealed class Findings permits JsonIn {
    private final ReadPolicy policy;
    private final int maxViolations;
    private int errors;
    private int count;
    private @Nullable List<Violation> violations;
    private @Nullable List<Violation> warnings;

    Findings(ReadPolicy policy, int maxViolations) {
        this.policy = policy;
        this.maxViolations = maxViolations;
    }

    /** Returns the JSON pointer of the place that is being read. */
    abstract String pointer();

    int maxViolations() {
        return maxViolations;
    }

    /** Returns how many errors were reported so far. */
    public final int errors() {
        return errors;
    }

    /** Returns how many errors and warnings were reported, including those that were not kept. */
    public final int count() {
        return count;
    }

    /** Returns the errors. */
    public final List<Violation> violations() {
        return violations == null ? List.of() : List.copyOf(violations);
    }

    /** Returns the warnings. */
    public final List<Violation> warnings() {
        return warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** Reports a violation at the place that is being read; returns whether the value is accepted all the same. */
    final boolean report(Keyword keyword, @Nullable String limit) {
        if (policy.ignores(keyword)) {
            return true;
        }
        boolean accepted = policy.warnsOf(keyword);
        if (hasRoom(accepted ? warnings : violations)) {
            return report(new Violation(pointer(), keyword, limit));
        }
        // The pointer is not made: it may be long, and a document can have very many faults.
        count(accepted);
        return accepted;
    }

    /** Reports a violation; returns whether the value is accepted all the same. */
    public final boolean report(Violation violation) {
        boolean accepted = policy.warnsOf(violation.keyword());
        count(accepted);
        if (accepted) {
            warnings = add(warnings, violation);
        } else {
            violations = add(violations, violation);
        }
        return accepted;
    }

    private boolean hasRoom(@Nullable List<Violation> list) {
        return list == null || list.size() < maxViolations;
    }

    private void count(boolean accepted) {
        count++;
        if (!accepted) {
            errors++;
        }
    }

    private List<Violation> add(@Nullable List<Violation> list, Violation violation) {
        List<Violation> target = list == null ? new ArrayList<>(4) : list;
        if (hasRoom(target)) {
            target.add(violation);
        }
        return target;
    }
}
