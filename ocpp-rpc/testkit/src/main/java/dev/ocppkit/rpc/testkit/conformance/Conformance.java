package dev.ocppkit.rpc.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** What the kits have in common: cases, and what a transport says it lacks. */
abstract class Conformance {
    /** Something to try. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    /**
     * A rule.
     *
     * @param name what a transport does that keeps it
     * @param needs what it may lack, or null
     */
    record Case(String name, @Nullable Feature needs, Body body) {}

    /** Collects cases. */
    static final class Cases {
        private final List<Case> all = new ArrayList<>();

        void add(String name, Body body) {
            all.add(new Case(name, null, body));
        }

        void add(String name, Feature needs, Body body) {
            all.add(new Case(name, needs, body));
        }
    }

    Conformance() {}

    /**
     * Returns what the transport lacks. The cases about it are printed and reported as not run.
     *
     * @return each with a reason that a user can understand; nothing unless overridden
     */
    protected Map<Feature, String> missing() {
        return Map.of();
    }

    /**
     * Returns the close code that the peer sees. Override it for a transport without {@link Feature#CLOSE_CODES}.
     *
     * @param code the code that the transport is told to send
     * @return the code that it sends
     */
    protected int sentCloseCode(int code) {
        return code;
    }

    final Stream<DynamicTest> tests(Cases cases) {
        String transport = getClass().getSimpleName();
        missing().forEach((feature, reason) -> print(transport + " lacks " + feature + ": " + reason));
        return cases.all.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> run(transport, one)));
    }

    private void run(String transport, Case one) throws Exception {
        String reason = one.needs() == null ? null : missing().get(one.needs());
        if (reason != null) {
            print("NOT RUN by " + transport + " (" + one.needs() + "): " + one.name());
            Assumptions.abort(reason);
        }
        try {
            one.body().run();
        } catch (Exception | AssertionError e) {
            // Reports of builds show the message, but not the name of a dynamic test.
            throw new AssertionError(transport + " breaks the rule \"" + one.name() + "\": " + e, e);
        }
    }

    @SuppressWarnings("SystemOut") // What did not run must be seen in every log of a build.
    private static void print(String line) {
        System.out.println(line);
    }
}
