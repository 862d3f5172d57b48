/**
 * Signed messages, without the cryptography: {@link dev.ocppkit.rpc.signing.Signatures} says what is demanded of incoming
 * ones, {@link dev.ocppkit.rpc.signing.MessageSigner} signs outgoing ones.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 7.
 */
@NullMarked
package dev.ocppkit.rpc.signing;

import org.jspecify.annotations.NullMarked;
