/**
 * Signed messages; {@link dev.ocppkit.security.signing.MessageSigner} wraps frames and {@link
 * dev.ocppkit.security.signing.MessageVerifier} unwraps them.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 7.
 */
@NullMarked
package dev.ocppkit.security.signing;

import org.jspecify.annotations.NullMarked;
