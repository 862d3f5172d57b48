package dev.ocppkit.rpc.spi;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where to connect and how.
 *
 * @param uri the whole URL with scheme ws or wss, the identity included
 * @param subprotocols the versions to offer, the preferred one first
 * @param headers further HTTP headers, for instance Authorization
 * @param connectTimeout how long the handshake may take
 * @param maxMessageBytes greatest message to take; a greater one closes the connection with 1009
 * @param maxFragments greatest number of fragments of a message
 */
public record Dial(
        URI uri,
        List<String> subprotocols,
        Map<String, String> headers,
        Duration connectTimeout,
        int maxMessageBytes,
        int maxFragments) {
    /** Copies the collections. */
    public Dial {
        Objects.requireNonNull(uri, "uri");
        subprotocols = List.copyOf(subprotocols);
        headers = Map.copyOf(headers);
        Objects.requireNonNull(connectTimeout, "connectTimeout");
    }

    /** Leaves out the headers, which may hold a password. */
    @Override
    public String toString() {
        return "Dial[" + uri + ", " + subprotocols + "]";
    }
}
