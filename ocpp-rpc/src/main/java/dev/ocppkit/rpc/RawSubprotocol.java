package dev.ocppkit.rpc;

import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;

/**
 * Takes the connections of stations that speak something else than the versions of this library, for instance
 * {@code ocpp1.6}, so that one port serves a mixed fleet. Identity and credentials are checked as for any station.
 */
@FunctionalInterface
public interface RawSubprotocol {
    /**
     * Takes a connection over. Called on a thread of the transport.
     *
     * @param identity the charging station
     * @param link sends messages; {@link Link#request} lets the first message come
     * @return hears what happens on the connection, on threads of the transport
     */
    LinkListener opened(String identity, Link link);
}
