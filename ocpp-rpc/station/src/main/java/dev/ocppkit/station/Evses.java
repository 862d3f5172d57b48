package dev.ocppkit.station;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The EVSEs of a station, each with one connector. Immutable. */
public final class Evses {
    private final Map<Integer, EvseHardware> byId = new TreeMap<>();

    /**
     * Takes the EVSEs of a station.
     *
     * @param evses at least one
     * @throws IllegalArgumentException if there is none, if two have the same number, or if a number is less than 1
     */
    public Evses(List<? extends EvseHardware> evses) {
        evses.forEach(evse -> byId.put(evse.id(), evse));
        if (byId.isEmpty()
                || byId.size() < evses.size()
                || byId.keySet().iterator().next() < 1) {
            throw new IllegalArgumentException("EVSEs need numbers of their own from 1: " + byId.keySet());
        }
    }

    /**
     * Lists all.
     *
     * @return the EVSEs in the order of their numbers
     */
    public List<EvseHardware> all() {
        return List.copyOf(byId.values());
    }

    /**
     * Lists the numbers.
     *
     * @return the numbers, ascending
     */
    public List<Integer> ids() {
        return List.copyOf(byId.keySet());
    }

    /**
     * Finds one.
     *
     * @param id its number
     * @return the EVSE; empty if the station has none of this number
     */
    public Optional<EvseHardware> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Finds one that must be there.
     *
     * @param id its number
     * @return the EVSE
     * @throws IllegalArgumentException if the station has none of this number
     */
    public EvseHardware get(int id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no EVSE " + id));
    }

    /**
     * Lists what a request means that may leave the EVSE out.
     *
     * @param id the number, or null for all
     * @return all, the one, or none if the station has none of this number
     */
    public List<EvseHardware> meant(@Nullable Integer id) {
        return id == null ? all() : find(id).map(List::of).orElse(List.of());
    }
}
