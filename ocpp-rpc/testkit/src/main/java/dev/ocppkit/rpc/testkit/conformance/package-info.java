/**
 * Tells whether a transport keeps its contract; extend {@link dev.ocppkit.rpc.testkit.conformance.ServerConformance} or
 * {@link dev.ocppkit.rpc.testkit.conformance.ClientConformance}.
 *
 * <p>The other end of each connection is one that can break all rules.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 3; RFC 6455; RFC 7692.
 */
@NullMarked
package dev.ocppkit.rpc.testkit.conformance;

import org.jspecify.annotations.NullMarked;
