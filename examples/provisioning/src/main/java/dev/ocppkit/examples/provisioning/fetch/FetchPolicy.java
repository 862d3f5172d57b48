package dev.ocppkit.examples.provisioning.fetch;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What may be fetched, from where, and how long it may take. The same rules hold for each redirect.
 *
 * <p>A name is looked up here and again when the connection is made. Between the two its owner could change it to an address of
 * your network, but the JVM remembers lookups ({@code networkaddress.cache.ttl}, 30 s by default): leave that on.
 *
 * @param authorities allowed hosts in lower case, each with its port unless that is the usual one: {@code ocsp.example.org},
 *     {@code localhost:8080}
 * @param schemes allowed schemes: {@code http}, {@code https}
 * @param privateAddresses whether the hosts may be in private networks or this computer; false keeps others from using this
 *     program to reach what they cannot reach themselves
 * @param timeout for everything from the first connection to the last byte
 * @param maxRedirects how many redirects are followed
 */
public record FetchPolicy(
        Set<String> authorities, Set<String> schemes, boolean privateAddresses, Duration timeout, int maxRedirects) {
    /** Copies the sets. */
    public FetchPolicy {
        authorities = Set.copyOf(authorities);
        schemes = Set.copyOf(schemes);
    }

    /** Allows public hosts, http and https, 5 s and 2 redirects. */
    public static FetchPolicy of(String... authorities) {
        return new FetchPolicy(Set.of(authorities), Set.of("http", "https"), false, Duration.ofSeconds(5), 2);
    }

    /** The same policy for hosts in private networks or on this computer. */
    public FetchPolicy withPrivateAddresses() {
        return new FetchPolicy(authorities, schemes, true, timeout, maxRedirects);
    }

    /** The same policy with another time limit. */
    public FetchPolicy withTimeout(Duration limit) {
        return new FetchPolicy(authorities, schemes, privateAddresses, limit, maxRedirects);
    }

    /** Throws if an address is not allowed. The message says nothing of the address, which is not ours. */
    void check(URI address) throws IOException {
        String scheme = lower(address.getScheme());
        if (!schemes.contains(scheme)) {
            throw new IOException("The scheme of the address is not allowed.");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IOException("The address has no host, or credentials.");
        }
        int usual = scheme.equals("https") ? 443 : 80;
        String host = lower(address.getHost());
        String authority =
                address.getPort() == -1 || address.getPort() == usual ? host : host + ":" + address.getPort();
        if (!authorities.contains(authority)) {
            throw new IOException("The host of the address is not allowed.");
        }
        if (!privateAddresses) {
            checkPublic(host);
        }
    }

    private static void checkPublic(String host) throws IOException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isPrivate(address)) {
                    throw new IOException("The host is in a private network.");
                }
            }
        } catch (UnknownHostException e) {
            throw new IOException("The host is not known.");
        }
    }

    static boolean isPrivate(InetAddress address) {
        int first = address.getAddress()[0] & 0xff;
        int second = address.getAddress()[1] & 0xff;
        boolean reserved = address instanceof Inet6Address
                ? (first & 0xfe) == 0xfc // unique local
                : first == 0
                        || first >= 240
                        || (first == 100 && second >= 64 && second < 128) // shared by customers of a provider
                        || (first == 198 && (second & 0xfe) == 18); // for measurements
        return reserved
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
