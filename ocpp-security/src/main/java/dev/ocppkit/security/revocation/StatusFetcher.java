package dev.ocppkit.security.revocation;

import java.io.IOException;
import java.net.URI;

/**
 * Gets OCSP responses and lists from the network. This library has none itself: the addresses come from certificates and
 * peers, so an implementation limits hosts, private networks, redirects, size and time.
 */
public interface StatusFetcher {
    /**
     * Asks an OCSP responder.
     *
     * @param responder its address, http or https
     * @param request the DER of the request
     * @return the DER of the response
     * @throws IOException if there is none
     */
    byte[] ocsp(URI responder, byte[] request) throws IOException;

    /**
     * Gets a certificate revocation list.
     *
     * @param location its address
     * @return the DER of the list
     * @throws IOException if there is none
     */
    byte[] crl(URI location) throws IOException;

    /**
     * Returns a fetcher that never opens a connection: what is not known already stays unknown.
     *
     * @return the fetcher
     */
    static StatusFetcher none() {
        return new StatusFetcher() {
            @Override
            public byte[] ocsp(URI responder, byte[] request) throws IOException {
                throw new IOException("No responder is asked.");
            }

            @Override
            public byte[] crl(URI location) throws IOException {
                throw new IOException("No list is fetched.");
            }
        };
    }
}
