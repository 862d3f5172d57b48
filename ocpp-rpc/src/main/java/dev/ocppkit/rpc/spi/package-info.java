/**
 * What transports and tools plug into; a client implements {@link dev.ocppkit.rpc.spi.Transport}, a server uses
 * {@link dev.ocppkit.rpc.spi.ServerBinding}.
 *
 * <p>Nothing here knows OCPP-J beyond the names of the subprotocols.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 3.
 */
@NullMarked
package dev.ocppkit.rpc.spi;

import org.jspecify.annotations.NullMarked;
