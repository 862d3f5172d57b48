package dev.ocppkit.model;

import java.util.List;

/**
 * A message or datatype of OCPP: an immutable record that knows the rules of both versions.
 */
public sealed interface OcppRecord permits OcppMessage, OcppDatatype {
    /**
     * Lists the rules of the schemas of one version that this value and the values in it break.
     *
     * <p>Pure. Allocates nothing if there are none.
     *
     * @param version the version whose rules are asked for
     * @return all violations with JSON pointers relative to this value; empty if it may be sent
     */
    List<Violation> violations(OcppVersion version);
}
