/**
 * Messages that wait for the CSMS, across restarts; a store implements {@link dev.ocppkit.rpc.station.queue.QueueStore}.
 *
 * <p>{@link dev.ocppkit.rpc.station.queue.MemoryQueueStore} is for tests and for charging stations without transactions;
 * the artifact {@code ocpp-rpc-store} has one that survives crashes.
 *
 * <p>Spec: OCPP 2.1 Part 2, E04, E12, E13 and E14.
 */
@NullMarked
package dev.ocppkit.rpc.station.queue;

import org.jspecify.annotations.NullMarked;
