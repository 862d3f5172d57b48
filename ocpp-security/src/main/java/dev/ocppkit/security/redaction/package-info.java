/**
 * Keeps secrets out of logs; {@link dev.ocppkit.security.redaction.Redactor} masks frames.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.12.
 */
@NullMarked
package dev.ocppkit.security.redaction;

import org.jspecify.annotations.NullMarked;
