package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.OcppEnum;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints what happens in numbered steps, and stops at the first thing that is not as it should be. */
final class Transcript {
    private final PrintWriter out;
    private int steps;

    Transcript(PrintWriter out) {
        this.out = out;
    }

    /** What belongs to a step. */
    interface Body {
        void run() throws Exception;
    }

    /** Something is not as it should be. */
    static final class StepFailed extends Exception {
        private static final long serialVersionUID = 1L;

        StepFailed(String message) {
            super(message);
        }
    }

    void step(String title, Body body) throws Exception {
        steps++;
        out.printf("%n%2d. %s%n", steps, title);
        out.flush();
        body.run();
    }

    int steps() {
        return steps;
    }

    void csms(String fact) {
        line("csms   ", fact);
    }

    void station(String fact) {
        line("station", fact);
    }

    void others(String fact) {
        line("others ", fact);
    }

    /** Lines come from several threads. */
    private synchronized void line(String who, String fact) {
        out.printf("    %s  %s%n", who, fact);
        out.flush();
    }

    /** Checks something and says so; constants of OCPP are compared by their names in OCPP. */
    void check(String what, @Nullable Object expected, @Nullable Object found) throws StepFailed {
        if (!text(expected).equals(text(found))) {
            throw new StepFailed(what + " is " + text(found) + " and should be " + text(expected));
        }
        line("ok     ", what + ": " + text(found));
    }

    private static String text(@Nullable Object value) {
        return value instanceof OcppEnum constant ? constant.wireName() : String.valueOf(value);
    }
}
