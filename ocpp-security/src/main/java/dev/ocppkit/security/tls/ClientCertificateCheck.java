package dev.ocppkit.security.tls;

import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainResult;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Binds the certificate of a connection to the identity in its URL, at the CSMS. Safe for use by several threads.
 *
 * <p>Call it at each WebSocket handshake: a resumed TLS session brings its certificate along without any check.
 *
 * <p>A certificate that was accepted for one identity is refused for every other one until {@link #release}. Remembered are the
 * two certificates that an identity has used last, the one before a renewal and the one after it; so what is kept grows with the
 * number of identities and not with their renewals.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.402 to A00.FR.408, A00.FR.427, A00.FR.429, A00.FR.430, B01.FR.11, B01.FR.12.
 */
public final class ClientCertificateCheck {
    private final Supplier<List<X509Certificate>> roots;
    private final Set<String> organisations;
    private final Function<StationIdentity, Optional<String>> serialNumbers;
    private final Predicate<X509Certificate> trustExpired;
    private final Clock clock;
    private final CertificateUsers users = new CertificateUsers();

    /**
     * Makes a check.
     *
     * @param roots the roots that certificates of charging stations must be under
     * @param organisations the names that the operator has in certificates
     * @param serialNumbers returns the serial number registered for an identity, which the common name must equal; no two
     *     identities should have the same
     * @param trustExpired tells which expired certificates are let in to be renewed
     * @param clock tells the time
     */
    public ClientCertificateCheck(
            Supplier<List<X509Certificate>> roots,
            Collection<String> organisations,
            Function<StationIdentity, Optional<String>> serialNumbers,
            Predicate<X509Certificate> trustExpired,
            Clock clock) {
        this.roots = roots;
        this.organisations = Set.copyOf(organisations);
        this.serialNumbers = serialNumbers;
        this.trustExpired = trustExpired;
        this.clock = clock;
    }

    /** What a check found. */
    public enum Result {
        /** The certificate belongs to this charging station. */
        VALID,
        /** The same, but it is expired: hold the session Pending and start a renewal (A02). */
        EXPIRED_BUT_TRUSTED,
        /** There is none. */
        NO_CERTIFICATE,
        /** The chain is not valid. */
        INVALID_CHAIN,
        /** The organisation is another one. */
        OTHER_ORGANISATION,
        /** The identity is not known, or the certificate is that of another charging station. */
        OTHER_STATION,
        /** The certificate is in use by another identity (A00.FR.427): two have the same serial number in the registry. */
        SHARED_CERTIFICATE;

        /**
         * Tells whether the connection may go on.
         *
         * @return whether the certificate belongs to this charging station
         */
        public boolean isAccepted() {
            return this == VALID || this == EXPIRED_BUT_TRUSTED;
        }
    }

    /**
     * Checks the certificate of a connection.
     *
     * @param identity the identity in the URL
     * @param chain the certificate and its sub-CAs, as TLS has them
     * @return the result; if it is refused, close the connection and log InvalidChargingStationCertificate
     */
    public Result verify(StationIdentity identity, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return Result.NO_CERTIFICATE;
        }
        X509Certificate leaf = chain.get(0);
        ChainResult result = PeerTrustManager.Chains.validate(
                chain, roots.get(), CertificateProfile.STATION, clock.instant(), trustExpired);
        if (!result.isValid()) {
            return Result.INVALID_CHAIN;
        }
        Optional<String> organisation = Bc.onlyValue(Bc.holder(leaf).getSubject(), BCStyle.O);
        if (organisation.map(String::trim).filter(organisations::contains).isEmpty()) {
            return Result.OTHER_ORGANISATION;
        }
        Optional<String> name = Bc.onlyValue(Bc.holder(leaf).getSubject(), BCStyle.CN);
        if (name.isEmpty() || !name.equals(serialNumbers.apply(identity))) {
            return Result.OTHER_STATION;
        }
        // Only what has passed all checks is remembered, so nobody can fill this table or take a certificate from its
        // station.
        if (!users.claim(leaf, identity)) {
            return Result.SHARED_CERTIFICATE;
        }
        return clock.instant().isAfter(leaf.getNotAfter().toInstant()) ? Result.EXPIRED_BUT_TRUSTED : Result.VALID;
    }

    /**
     * Forgets which certificates an identity has used, for a charging station that was given another identity or taken away.
     *
     * @param identity the identity that is no longer used
     */
    public void release(StationIdentity identity) {
        users.release(identity);
    }

    /**
     * Compares the serial number of a BootNotification with the certificate (B01.FR.11, B01.FR.12).
     *
     * @param serialNumber chargingStation.serialNumber of the request
     * @param leaf the certificate of the connection
     * @return whether they are the same; otherwise the connection is to be closed
     */
    public static boolean fitsBoot(String serialNumber, X509Certificate leaf) {
        return Bc.onlyValue(Bc.holder(leaf).getSubject(), BCStyle.CN)
                .filter(serialNumber::equals)
                .isPresent();
    }
}
