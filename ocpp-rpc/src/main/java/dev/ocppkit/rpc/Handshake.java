package dev.ocppkit.rpc;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A charging station that asks for a connection.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.1; Part 2, A00.
 */
public final class Handshake {
    private final String identity;
    private final byte @Nullable [] password;
    private final List<X509Certificate> certificates;
    private final @Nullable InetSocketAddress remote;

    /**
     * Makes a handshake.
     *
     * @param identity the identity in the URL
     * @param password the password of HTTP Basic authentication in UTF-8, or null if there is none for this identity
     * @param certificates the certificate of the station and those it is signed with; empty without mutual TLS
     * @param remote the address it comes from, or null if the transport does not know
     */
    public Handshake(
            String identity,
            byte @Nullable [] password,
            List<X509Certificate> certificates,
            @Nullable InetSocketAddress remote) {
        this.identity = identity;
        this.password = password == null ? null : password.clone();
        this.certificates = List.copyOf(certificates);
        this.remote = remote;
    }

    /**
     * Returns the identity.
     *
     * @return the last segment of the URL's path, decoded
     */
    public String identity() {
        return identity;
    }

    /**
     * Returns the password of HTTP Basic authentication.
     *
     * @return a copy of the bytes; empty if there was none, or if the user name is not the identity
     */
    public Optional<byte[]> password() {
        return password == null ? Optional.empty() : Optional.of(password.clone());
    }

    /**
     * Returns the certificate of the station.
     *
     * @return the certificate, followed by those it is signed with; empty without mutual TLS
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Returns the address that the connection comes from.
     *
     * @return the address, or empty if the transport does not know
     */
    public Optional<InetSocketAddress> remote() {
        return Optional.ofNullable(remote);
    }

    @Override
    public String toString() {
        return "Handshake[" + identity + "]";
    }
}
