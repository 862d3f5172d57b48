package dev.ocppkit.security.event;

import java.io.IOException;
import java.util.List;

/**
 * Keeps the events that the CSMS was not told yet, so that they survive a restart.
 *
 * <p>Spec: OCPP 2.1 Part 2, A04.FR.02.
 */
public interface EventStorage {
    /**
     * Reads the events.
     *
     * @return the events, oldest first
     * @throws IOException if they cannot be read
     */
    List<SecurityEvent> load() throws IOException;

    /**
     * Replaces the events.
     *
     * @param events the events, oldest first
     * @throws IOException if they cannot be written; then the old ones are still there
     */
    void save(List<SecurityEvent> events) throws IOException;

    /**
     * Returns a storage in memory.
     *
     * @return the empty storage
     */
    static EventStorage inMemory() {
        return new EventStorage() {
            private List<SecurityEvent> events = List.of();

            @Override
            public synchronized List<SecurityEvent> load() {
                return events;
            }

            @Override
            public synchronized void save(List<SecurityEvent> changed) {
                events = List.copyOf(changed);
            }
        };
    }
}
