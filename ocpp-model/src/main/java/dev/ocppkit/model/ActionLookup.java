package dev.ocppkit.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an action name in a frame is, seen from the negotiated version.
 *
 * @param kind what it is
 * @param action the action; null only for {@link Kind#UNKNOWN}
 */
public record ActionLookup(Kind kind, @Nullable Action action) {
    private static final ActionLookup UNKNOWN = new ActionLookup(Kind.UNKNOWN, null);

    /** What an action name can turn out to be. */
    public enum Kind {
        /** An action of the version, with request and response. */
        CALL,
        /** A message of the version that is never answered. */
        SEND,
        /** An action that only another version has. */
        OTHER_VERSION,
        /** No action of any version. */
        UNKNOWN
    }

    /**
     * Checks the arguments.
     *
     * @throws NullPointerException if there is no kind
     */
    public ActionLookup {
        Objects.requireNonNull(kind, "kind");
    }

    static ActionLookup of(@Nullable Action action, OcppVersion version) {
        if (action == null) {
            return UNKNOWN;
        }
        if (!action.isIn(version)) {
            return new ActionLookup(Kind.OTHER_VERSION, action);
        }
        return new ActionLookup(action.isSend() ? Kind.SEND : Kind.CALL, action);
    }
}
