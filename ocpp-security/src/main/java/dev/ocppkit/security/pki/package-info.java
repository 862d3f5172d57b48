/**
 * Keys, certificates, certificate hashes and signing requests; {@link dev.ocppkit.security.pki.ChainValidator} checks chains.
 *
 * <p>Spec: OCPP 2.1 Part 2, 1.4 to 1.6 of chapter A, A02, A03, M.
 */
@NullMarked
package dev.ocppkit.security.pki;

import org.jspecify.annotations.NullMarked;
