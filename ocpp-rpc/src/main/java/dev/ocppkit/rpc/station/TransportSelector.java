package dev.ocppkit.rpc.station;

import dev.ocppkit.rpc.spi.Transport;

/**
 * Chooses what opens connections: the security profile decides about TLS and certificates, and a profile may want another
 * network interface.
 *
 * <p>Called before each attempt to connect, so that a new certificate counts for the next one.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00 and B10.
 */
@FunctionalInterface
public interface TransportSelector {
    /**
     * Returns the transport for a slot.
     *
     * @param slot the slot that is to be tried
     * @return the transport
     */
    Transport transportFor(NetworkSlot slot);
}
