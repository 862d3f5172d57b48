/**
 * Security events; {@link dev.ocppkit.security.event.SecurityEvents} logs and queues them.
 *
 * <p>Spec: OCPP 2.1 Part 2, A04, N01.
 */
@NullMarked
package dev.ocppkit.security.event;

import org.jspecify.annotations.NullMarked;
