/**
 * OCPP-J conversations; start with {@link dev.ocppkit.rpc.OcppServer} for a CSMS and
 * {@link dev.ocppkit.rpc.OcppStation} for a charging station, or {@link dev.ocppkit.rpc.OcppClient} for a mere connection.
 *
 * <p>Both let handlers be registered by request type, for 2.1 and 2.0.1 at once, and give {@link dev.ocppkit.rpc.Peer}s to
 * send to. Errors are {@link dev.ocppkit.rpc.RpcException}s or, as values, {@link dev.ocppkit.rpc.Outcome}s. Transports
 * plug in through {@code dev.ocppkit.rpc.spi}.
 *
 * <p>Spec: OCPP 2.1 Part 4.
 */
@NullMarked
package dev.ocppkit.rpc;

import org.jspecify.annotations.NullMarked;
