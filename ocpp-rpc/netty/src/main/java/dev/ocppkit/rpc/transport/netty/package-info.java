/**
 * Transports on Netty; start with {@link dev.ocppkit.rpc.transport.netty.NettyServer} for a CSMS and
 * {@link dev.ocppkit.rpc.transport.netty.NettyTransport} for a charging station.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 3.
 */
@NullMarked
package dev.ocppkit.rpc.transport.netty;

import org.jspecify.annotations.NullMarked;
