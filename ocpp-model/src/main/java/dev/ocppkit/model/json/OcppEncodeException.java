package dev.ocppkit.model.json;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import java.util.List;

/** A value that the negotiated version cannot carry; nothing of it was written. */
public final class OcppEncodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * Makes the exception; its message holds the first violations.
     *
     * @param type simple name of the record
     * @param version the version it was to be written for
     * @param violations all violations
     */
    public OcppEncodeException(String type, OcppVersion version, List<Violation> violations) {
        super(type + " cannot be sent as OCPP " + version.number() + ": " + OcppDecodeException.describe(violations));
        this.violations = List.copyOf(violations);
    }

    /**
     * Returns what is wrong.
     *
     * @return all violations
     */
    public List<Violation> violations() {
        return violations;
    }
}
