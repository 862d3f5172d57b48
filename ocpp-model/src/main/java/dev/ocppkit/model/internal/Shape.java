package dev.ocppkit.model.internal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The member names of one type, numbered in the order of its components, and which of them matter to which version. Sets
 * of members are bit masks.
 */
public final class Shape {
    private static final JsonFactory MATCHER_SOURCE = new JsonFactory();

    final PropertyNameMatcher matcher;
    private final String[] names;
    private final SerializedString[] encoded;
    private final long required21;
    private final long required201;
    private final long only21;
    /**
     * For each member, behind a place for the start of the object, the one that came next when last it was not the one
     * expected. Peers keep to an order, so it tells which name to look for first; threads may overwrite each other's.
     */
    private final byte[] successors;

    private Shape(long required21, long required201, long only21, String[] names) {
        this.required21 = required21;
        this.required201 = required201;
        this.only21 = only21;
        this.names = names;
        this.successors = new byte[names.length + 1];
        this.encoded = new SerializedString[names.length];
        List<Named> named = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            encoded[i] = new SerializedString(names[i]);
            named.add(Named.fromString(names[i]));
        }
        matcher = MATCHER_SOURCE.constructNameMatcher(named, false);
    }

    /**
     * Describes a type.
     *
     * @param required21 members that OCPP 2.1 requires
     * @param required201 members that OCPP 2.0.1 requires
     * @param only21 members that OCPP 2.0.1 does not have
     * @param names all names; at most 64
     * @return the shape
     */
    public static Shape of(long required21, long required201, long only21, String... names) {
        return new Shape(required21, required201, only21, names);
    }

    /** Returns the member that is likely to follow another one, or to be the first one after -1. */
    int successor(int previous) {
        return successors[previous + 1];
    }

    void learn(int previous, int index) {
        successors[previous + 1] = (byte) index;
    }

    SerializedString encoded(int index) {
        return encoded[index];
    }

    String name(int index) {
        return names[index];
    }

    /** Returns the required members that are not among those seen. */
    long missing(long seen, boolean v21) {
        return (v21 ? required21 : required201) & ~seen;
    }

    boolean isUnknown(int index, boolean v21) {
        return !v21 && (only21 >>> index & 1) != 0;
    }
}
