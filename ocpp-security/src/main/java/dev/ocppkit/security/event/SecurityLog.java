package dev.ocppkit.security.event;

import dev.ocppkit.security.internal.Bc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * The rolling security log of a charging station, exported by GetLog(SecurityLog). Safe for use by several threads.
 *
 * <p>Each line holds the hash of the one before, so that a line that was changed or taken out shows. The log rolls: what is older
 * than its size is gone, and the chain begins with the hash of the last line that is gone.
 *
 * <p>Spec: OCPP 2.1 Part 2, A04.FR.04, N01.FR.03.
 */
public final class SecurityLog {
    private static final String START = "0".repeat(64);

    private final int capacity;
    private final Deque<String> lines = new ArrayDeque<>();
    private String last = START;

    /**
     * Makes an empty log.
     *
     * @param capacity how many lines it keeps, at least 1
     */
    public SecurityLog(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ", but must be at least 1");
        }
        this.capacity = capacity;
    }

    /**
     * Adds an event.
     *
     * @param event the event
     */
    public synchronized void add(SecurityEvent event) {
        String line = last + " " + event.at() + " " + (event.critical() ? "critical " : "") + event.type() + " "
                + event.techInfo();
        last = hash(line);
        lines.addLast(line);
        if (lines.size() > capacity) {
            lines.removeFirst();
        }
    }

    /**
     * Returns the lines, for the upload that GetLog asks for.
     *
     * @return the lines, oldest first: hash of the line before, time, type, more about it
     */
    public synchronized List<String> export() {
        return List.copyOf(lines);
    }

    /**
     * Empties the log. Its first line then is SecurityLogWasCleared, which {@link SecurityEvents#clearLog} adds.
     */
    synchronized void clear() {
        lines.clear();
    }

    /**
     * Checks the chain of exported lines.
     *
     * @param exported the lines
     * @return whether no line was changed, taken out or put in after the first
     */
    public static boolean isIntact(List<String> exported) {
        for (int i = 1; i < exported.size(); i++) {
            if (!exported.get(i).startsWith(hash(exported.get(i - 1)) + " ")) {
                return false;
            }
        }
        return true;
    }

    private static String hash(String line) {
        return HexFormat.of().formatHex(Bc.digest("SHA-256", line.getBytes(StandardCharsets.UTF_8)));
    }
}
