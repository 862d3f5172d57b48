package dev.ocppkit.security.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses of the internet from those of private networks, this computer and special purposes (RFC 6890). */
final class PublicAddresses {
    private static final List<Range> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by customers of a provider
                    "127.0.0.0/8", // this computer
                    "169.254.0.0/16", // link-local, among them the metadata services of clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // measurements
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "::/96", // unspecified, this computer, IPv4 in an old form
                    "64:ff9b:1::/48", // translation inside one network
                    "100::/64", // nowhere
                    "2001::/23", // protocol assignments, tunnels
                    "2001:db8::/32", // documentation
                    "2002::/16", // tunnels that name any IPv4 address
                    "fc00::/7", // unique local
                    "fe80::/10", // link-local
                    "fec0::/10", // site-local, deprecated
                    "ff00::/8") // multicast
            .map(Range::of)
            .toList();

    /** How networks with IPv6 alone write IPv4 addresses: the last four octets decide. */
    private static final Range TRANSLATED = Range.of("64:ff9b::/96");

    private PublicAddresses() {}

    /** The addresses that begin with the same bits. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Range(byte[] first, int bits) {
        static Range of(String text) {
            String[] parts = text.split("/", 2);
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(text, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = 8 - bits % 8;
            return Arrays.equals(address, 0, whole, first, 0, whole)
                    && (rest == 8 || (address[whole] & 0xff) >> rest == (first[whole] & 0xff) >> rest);
        }
    }

    static boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        byte[] decisive = TRANSLATED.contains(octets) ? Arrays.copyOfRange(octets, 12, 16) : octets;
        return SPECIAL.stream().noneMatch(range -> range.contains(decisive));
    }
}
