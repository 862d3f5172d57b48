/**
 * A queue of messages that survives crashes: {@link dev.ocppkit.rpc.store.MvQueueStore}.
 *
 * <p>Spec: OCPP 2.1 Part 2, E04.FR.01 and E12.FR.01.
 */
@NullMarked
package dev.ocppkit.rpc.store;

import org.jspecify.annotations.NullMarked;
