package dev.ocppkit.examples.kiosk;

import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells what happens, with the simulated time of the day. */
final class Transcript {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(Evening.ZONE);

    private final PrintStream out;
    private Instant now = Evening.START;

    Transcript(PrintStream out) {
        this.out = out;
    }

    synchronized void now(Instant time) {
        now = time;
    }

    /** The simulated time, on which the station and the CSMS agree. */
    synchronized Instant now() {
        return now;
    }

    synchronized void say(String who, String what) {
        what.lines().forEach(line -> out.printf("%s  %-8s | %s%n", TIME.format(now), who, line));
    }

    synchronized void title(String text) {
        out.printf("%n==== %s%n", text);
    }
}
