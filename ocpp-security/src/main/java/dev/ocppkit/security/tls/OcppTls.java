package dev.ocppkit.security.tls;

import dev.ocppkit.security.OcppSecurityException;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.PemCertificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes the TLS settings of both sides.
 *
 * <pre>{@code
 * SSLContext station = OcppTls.client(csmsRootPem).certificate(chainPem, keyPem, null).build();
 * SSLContext csms = OcppTls.server(chainPem, keyPem, null).clientRoots(stationRootPem).build();
 * }</pre>
 *
 * <p>The contexts keep the versions and cipher suites of their policy whoever uses them. Only the given certificates are trusted,
 * not those of the JDK; chains are checked by the rules of OCPP, and the name of the CSMS too. TLS compression and
 * renegotiation by the peer are not there in the JDK.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.301 to A00.FR.430.
 */
public final class OcppTls {
    private OcppTls() {}

    /**
     * Starts the settings of a charging station.
     *
     * @param csmsRootsPem the CSMS root certificates
     * @return the builder
     * @throws IllegalArgumentException if the certificates cannot be read
     */
    public static ClientBuilder client(String csmsRootsPem) {
        List<X509Certificate> roots =
                PemCertificates.read(csmsRootsPem, 200_000, 50).orThrow();
        return client(() -> roots);
    }

    /**
     * Starts the settings of a charging station whose roots can change.
     *
     * @param csmsRoots is asked at each handshake, for instance the certificate store
     * @return the builder
     */
    public static ClientBuilder client(Supplier<List<X509Certificate>> csmsRoots) {
        return new ClientBuilder(Objects.requireNonNull(csmsRoots, "csmsRoots"));
    }

    /**
     * Starts the settings of a CSMS.
     *
     * @param chainPem its certificate, followed by its sub-CAs
     * @param keyPem the private key
     * @param password of the key, or null if it is not encrypted
     * @return the builder
     * @throws IllegalArgumentException if one of them cannot be read
     */
    public static ServerBuilder server(String chainPem, String keyPem, @Nullable Secret password) {
        return server(KeyEntry.ofPem(chainPem, keyPem, password));
    }

    /**
     * Starts the settings of a CSMS.
     *
     * @param entry its certificate and key
     * @return the builder
     */
    public static ServerBuilder server(KeyEntry entry) {
        return new ServerBuilder(Objects.requireNonNull(entry, "entry"));
    }

    /**
     * Returns the cipher suites that a CSMS must support and that this JDK does not have, or has switched off: newer releases do so
     * with plain RSA key exchange. Look at {@code jdk.tls.disabledAlgorithms} then.
     *
     * @return the names; empty if all are there
     */
    public static List<String> missingSuites() {
        List<String> supported =
                Arrays.asList(plainContext().getSupportedSSLParameters().getCipherSuites());
        return TlsPolicy.REQUIRED_SUITES.stream()
                .filter(suite -> !supported.contains(suite))
                .toList();
    }

    private static SSLContext plainContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new OcppSecurityException("The JDK has no TLS.", e);
        }
    }

    private static SSLContext context(
            @Nullable EntryKeyManager keys, TrustManager trust, SSLParameters parameters, boolean server) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys == null ? new KeyManager[0] : new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return new PolicyContext(context, parameters, server);
        } catch (GeneralSecurityException e) {
            throw new OcppSecurityException("The TLS settings cannot be made.", e);
        }
    }

    private static SSLParameters parameters(TlsPolicy policy) {
        List<String> supported =
                Arrays.asList(plainContext().getSupportedSSLParameters().getCipherSuites());
        SSLParameters parameters = new SSLParameters(
                policy.suites().stream().filter(supported::contains).toArray(String[]::new),
                policy.versions().toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /** Builds the settings of a charging station; not safe for use by several threads. */
    public static final class ClientBuilder {
        private final Supplier<List<X509Certificate>> roots;
        private TlsPolicy policy = TlsPolicy.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private @Nullable KeyEntry entry;
        private Consumer<X509Certificate> trusted = anchor -> {};

        private ClientBuilder(Supplier<List<X509Certificate>> roots) {
            this.roots = roots;
        }

        /**
         * Sets the charging station certificate, for security profile 3.
         *
         * @param chainPem the certificate, followed by its sub-CAs
         * @param keyPem the private key
         * @param password of the key, or null if it is not encrypted
         * @return this
         * @throws IllegalArgumentException if one of them cannot be read
         */
        public ClientBuilder certificate(String chainPem, String keyPem, @Nullable Secret password) {
            return certificate(KeyEntry.ofPem(chainPem, keyPem, password));
        }

        /**
         * Sets the charging station certificate, for security profile 3.
         *
         * @param own certificate and key
         * @return this
         */
        public ClientBuilder certificate(KeyEntry own) {
            entry = Objects.requireNonNull(own, "own");
            return this;
        }

        /**
         * Sets versions, suites and the rule for wildcards; default {@link TlsPolicy#DEFAULT}.
         *
         * @param rules the policy
         * @return this
         */
        public ClientBuilder policy(TlsPolicy rules) {
            policy = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /**
         * Sets the clock that certificates must be valid by; default that of the system.
         *
         * @param source the clock
         * @return this
         */
        public ClientBuilder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets who is told under which root the CSMS was trusted. Tell the certificate store when the connection is open.
         *
         * @param listener is called during the handshake, and must not block
         * @return this
         */
        public ClientBuilder onTrusted(Consumer<X509Certificate> listener) {
            trusted = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the context, for clients only
         */
        public SSLContext build() {
            SSLParameters parameters = parameters(policy);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            PeerTrustManager trust = new PeerTrustManager(
                    CertificateProfile.CSMS, roots, policy.allowWildcards(), expired -> false, trusted, clock);
            return context(entry == null ? null : new EntryKeyManager(List.of(entry)), trust, parameters, false);
        }
    }

    /** Builds the settings of a CSMS; not safe for use by several threads. */
    public static final class ServerBuilder {
        private final List<KeyEntry> entries = new ArrayList<>();
        private TlsPolicy policy = TlsPolicy.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private @Nullable Supplier<List<X509Certificate>> clientRoots;
        private Predicate<X509Certificate> trustExpired = certificate -> false;

        private ServerBuilder(KeyEntry entry) {
            entries.add(entry);
        }

        /**
         * Adds a certificate with a key of another kind: all four required suites need one of RSA and one on an elliptic curve.
         *
         * @param entry certificate and key
         * @return this
         */
        public ServerBuilder add(KeyEntry entry) {
            entries.add(Objects.requireNonNull(entry, "entry"));
            return this;
        }

        /**
         * Demands certificates of charging stations, for security profile 3.
         *
         * @param rootsPem the roots that they must be under
         * @return this
         * @throws IllegalArgumentException if the certificates cannot be read
         */
        public ServerBuilder clientRoots(String rootsPem) {
            List<X509Certificate> roots =
                    PemCertificates.read(rootsPem, 200_000, 50).orThrow();
            return clientRoots(() -> roots);
        }

        /**
         * Demands certificates of charging stations, for security profile 3.
         *
         * @param roots is asked at each handshake
         * @return this
         */
        public ServerBuilder clientRoots(Supplier<List<X509Certificate>> roots) {
            clientRoots = Objects.requireNonNull(roots, "roots");
            return this;
        }

        /**
         * Sets which expired certificates of charging stations are let in, so that they can be renewed (A00.FR.429). Such a
         * session must be held Pending: {@link ClientCertificateCheck} tells.
         *
         * @param certificates tells whether one is let in
         * @return this
         */
        public ServerBuilder trustExpired(Predicate<X509Certificate> certificates) {
            trustExpired = Objects.requireNonNull(certificates, "certificates");
            return this;
        }

        /**
         * Sets versions and suites; default {@link TlsPolicy#DEFAULT}.
         *
         * @param rules the policy
         * @return this
         */
        public ServerBuilder policy(TlsPolicy rules) {
            policy = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /**
         * Sets the clock that certificates must be valid by; default that of the system.
         *
         * @param source the clock
         * @return this
         */
        public ServerBuilder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the context, for servers only; its engines demand certificates if roots for them are set
         */
        public SSLContext build() {
            SSLParameters parameters = parameters(policy);
            Supplier<List<X509Certificate>> roots = clientRoots == null ? List::of : clientRoots;
            if (clientRoots != null) {
                parameters.setNeedClientAuth(true);
            }
            PeerTrustManager trust =
                    new PeerTrustManager(CertificateProfile.STATION, roots, false, trustExpired, anchor -> {}, clock);
            return context(new EntryKeyManager(entries), trust, parameters, true);
        }
    }
}
