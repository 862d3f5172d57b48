package dev.ocppkit.security.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be fetched, from where, and how long it may take. The same rules hold for each redirect.
 *
 * <p>{@link #of} allows http and https to public addresses of the hosts that it is given, 5 s and 2 redirects.
 *
 * <p><b>Known limitation.</b> A host name is looked up for the check of addresses and once more when the connection is made. In
 * between its owner could change it to an address of your network. The JVM remembers lookups ({@code networkaddress.cache.ttl},
 * 30 s by default) and so uses the first one again: leave that on. Where it is off, only list hosts whose owners you trust, or
 * keep the program away from your network by other means. The list of hosts holds in any case.
 *
 * <p>Immutable.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06.FR.02 and M06.FR.04 (OCSP), L01 (firmware), N01.FR.02 (logs). The specification does not limit where
 * addresses in messages may lead.
 *
 * @param authorities allowed hosts, each with its port unless that is the usual one of the scheme: {@code ocsp.example.org}, {@code
 *     localhost:8080}, {@code [2001:db8::1]:8080}; kept in lower case
 * @param schemes allowed schemes, {@code http} and {@code https}
 * @param privateAddresses whether the hosts may be in private networks or this computer; false keeps others from using this
 *     program to reach what they cannot reach themselves
 * @param timeout for everything from the first connection to the last byte, all redirects included; positive
 * @param maxRedirects how many redirects are followed, 0 or more; never one from https to http
 */
public record FetchPolicy(
        Set<String> authorities, Set<String> schemes, boolean privateAddresses, Duration timeout, int maxRedirects) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    private static final int DEFAULT_REDIRECTS = 2;

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException if there is another scheme than http and https, the time is not positive or the number of
     *     redirects is negative
     */
    public FetchPolicy {
        authorities = authorities.stream().map(FetchPolicy::lower).collect(Collectors.toUnmodifiableSet());
        schemes = Set.copyOf(schemes);
        Objects.requireNonNull(timeout, "timeout");
        if (!Set.of("http", "https").containsAll(schemes)) {
            throw new IllegalArgumentException("schemes must be http or https: " + schemes);
        }
        if (timeout.isZero() || timeout.isNegative() || maxRedirects < 0) {
            throw new IllegalArgumentException("timeout must be positive and maxRedirects not negative");
        }
    }

    /**
     * Allows public addresses of some hosts, http and https, 5 s and 2 redirects.
     *
     * @param authorities the hosts, as in {@link #authorities}
     * @return the policy
     */
    public static FetchPolicy of(String... authorities) {
        return new FetchPolicy(Set.of(authorities), Set.of("http", "https"), false, DEFAULT_TIMEOUT, DEFAULT_REDIRECTS);
    }

    /**
     * Allows https only.
     *
     * @return a policy that is otherwise the same
     */
    public FetchPolicy withHttpsOnly() {
        return new FetchPolicy(authorities, Set.of("https"), privateAddresses, timeout, maxRedirects);
    }

    /**
     * Allows addresses in private networks and on this computer.
     *
     * @return a policy that is otherwise the same
     */
    public FetchPolicy withPrivateAddresses() {
        return new FetchPolicy(authorities, schemes, true, timeout, maxRedirects);
    }

    /**
     * Sets another time limit, for instance for files as large as firmware.
     *
     * @param limit for everything from the first connection to the last byte, positive
     * @return a policy that is otherwise the same
     */
    public FetchPolicy withTimeout(Duration limit) {
        return new FetchPolicy(authorities, schemes, privateAddresses, limit, maxRedirects);
    }

    /** Throws if an address is not allowed. The message says nothing of the address, which came from somebody else. */
    void check(URI address) throws FetchException {
        String scheme = lower(address.getScheme());
        if (!schemes.contains(scheme)) {
            throw new FetchException(FetchException.Reason.NOT_ALLOWED, "The scheme of the address is not allowed.");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new FetchException(FetchException.Reason.NOT_ALLOWED, "The address has no host, or credentials.");
        }
        String host = lower(address.getHost());
        int usual = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() == -1 ? usual : address.getPort();
        boolean listed = authorities.contains(host + ":" + port) || (port == usual && authorities.contains(host));
        if (!listed) {
            throw new FetchException(FetchException.Reason.NOT_ALLOWED, "The host of the address is not allowed.");
        }
        if (!privateAddresses) {
            checkPublic(host);
        }
    }

    private static void checkPublic(String host) throws FetchException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!PublicAddresses.contains(address)) {
                    throw new FetchException(FetchException.Reason.NOT_ALLOWED, "The host is in a private network.");
                }
            }
        } catch (UnknownHostException e) {
            throw new FetchException(FetchException.Reason.UNREACHABLE, "The host is not known.");
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
