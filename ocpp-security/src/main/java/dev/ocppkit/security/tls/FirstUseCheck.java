package dev.ocppkit.security.tls;

import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.pki.CertificateNames;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Binds certificates to identities at a CSMS that has no registry of serial numbers: the name in the first valid certificate that an
 * identity comes with is its own from then on. A renewed certificate has the same name. No other identity may have it.
 *
 * <p>The first connection of each identity is trusted; a CSMS that knows its stations beforehand takes {@link
 * ClientCertificateCheck}. Call it at each WebSocket handshake, in a transaction of the database. Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.402 to A00.FR.408, A00.FR.427.
 */
public final class FirstUseCheck {
    private final Supplier<List<X509Certificate>> roots;
    private final Collection<String> organisations;
    private final Clock clock;

    /** Where it is kept whose certificates are whose. Identities are compared without case. */
    public interface Pins {
        /**
         * Finds the name that an identity has.
         *
         * @param identity the identity
         * @return the common name of its certificates; empty if it never came with one
         */
        Optional<String> nameOf(StationIdentity identity);

        /**
         * Finds the identity that has a name.
         *
         * @param name a common name
         * @return the identity; empty if none has it
         */
        Optional<StationIdentity> ownerOf(String name);

        /**
         * Keeps that a name belongs to an identity.
         *
         * @param identity the identity
         * @param name the common name of its certificates
         */
        void pin(StationIdentity identity, String name);
    }

    /**
     * Makes a check.
     *
     * @param roots the roots that certificates of charging stations must be under
     * @param organisations the names that the operator has in certificates
     * @param clock tells the time
     */
    public FirstUseCheck(Supplier<List<X509Certificate>> roots, Collection<String> organisations, Clock clock) {
        this.roots = Objects.requireNonNull(roots, "roots");
        this.organisations = List.copyOf(organisations);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Checks the certificate of a connection, and keeps whose it is if it is valid.
     *
     * @param identity the identity in the URL
     * @param chain the certificate and its sub-CAs, as TLS has them; maybe empty
     * @param pins what is kept
     * @return the result; nothing is kept unless it is accepted
     */
    public ClientCertificateCheck.Result verify(StationIdentity identity, List<X509Certificate> chain, Pins pins) {
        Optional<String> name = chain.stream().findFirst().flatMap(CertificateNames::commonName);
        Optional<StationIdentity> owner = name.flatMap(pins::ownerOf);
        if (owner.isPresent() && !owner.get().value().equalsIgnoreCase(identity.value())) {
            return ClientCertificateCheck.Result.SHARED_CERTIFICATE;
        }
        Optional<String> expected = pins.nameOf(identity).or(() -> name);
        ClientCertificateCheck.Result result = new ClientCertificateCheck(
                        roots, organisations, station -> expected, expired -> false, clock)
                .verify(identity, chain);
        if (result.isAccepted() && owner.isEmpty()) {
            pins.pin(identity, expected.orElseThrow());
        }
        return result;
    }
}
