package dev.ocppkit.station.devicemodel;

import java.util.List;

/**
 * Divides what is to be reported into messages.
 *
 * <p>Spec: OCPP 2.1 Part 2, B07.FR.10 (seqNo counts from 0).
 */
public final class ReportParts {
    /**
     * Takes one part of a report.
     *
     * @param <T> the kind of item
     */
    @FunctionalInterface
    public interface Sender<T> {
        /**
         * Takes a part.
         *
         * @param part the items of the part, at least one
         * @param more whether more parts follow
         * @param seqNo the number of the part, from 0
         */
        void send(List<T> part, boolean more, int seqNo);
    }

    private ReportParts() {}

    /**
     * Divides a list into parts of one size; the last may be smaller.
     *
     * @param <T> the kind of item
     * @param all the items; if there is none, nothing is sent
     * @param size how many items a part has, 1 or more
     * @param sender takes the parts in their order
     */
    public static <T> void send(List<T> all, int size, Sender<T> sender) {
        int parts = (all.size() + size - 1) / size;
        for (int part = 0; part < parts; part++) {
            List<T> items = all.subList(part * size, Math.min(all.size(), (part + 1) * size));
            sender.send(items, part < parts - 1, part);
        }
    }
}
