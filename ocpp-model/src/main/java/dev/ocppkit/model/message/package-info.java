/**
 * The requests, responses and SENDs of OCPP; {@link dev.ocppkit.model.Action} lists them.
 *
 * <p>Spec: OCPP 2.1 Part 2, chapter "Messages".
 */
@NullMarked
package dev.ocppkit.model.message;

import org.jspecify.annotations.NullMarked;
