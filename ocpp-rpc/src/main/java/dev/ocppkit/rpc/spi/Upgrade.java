package dev.ocppkit.rpc.spi;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that asks for a WebSocket.
 *
 * @param rawPath the path of the request as it was sent, still percent-encoded; a query may follow it
 * @param protocolHeaders the values of all Sec-WebSocket-Protocol headers, in order
 * @param authorization the value of the Authorization header, or null
 * @param certificates the peer's certificate chain; empty without mutual TLS
 * @param remote where it comes from, or null if unknown
 */
public record Upgrade(
        String rawPath,
        List<String> protocolHeaders,
        @Nullable String authorization,
        List<X509Certificate> certificates,
        @Nullable InetSocketAddress remote) {
    /** Copies the lists. */
    public Upgrade {
        Objects.requireNonNull(rawPath, "rawPath");
        protocolHeaders = List.copyOf(protocolHeaders);
        certificates = List.copyOf(certificates);
    }

    /** Leaves out the credentials. */
    @Override
    public String toString() {
        return "Upgrade[" + protocolHeaders + "]";
    }
}
