package dev.ocppkit.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ocsp.example.org/",
                "http://ocsp.example.org:80/",
                "HTTPS://OCSP.example.ORG/list",
                "https://ocsp.example.org:443",
                "http://crl.example.org/",
                "http://[2001:db8::1]:8080/"
            })
    void hostIsAllowedWithAndWithoutItsUsualPort(String address) throws IOException {
        FetchPolicy.of("OCSP.example.org", "crl.example.org:80", "[2001:db8::1]:8080")
                .withPrivateAddresses()
                .check(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ocsp.example.org:443/",
                "https://crl.example.org/",
                "http://[2001:db8::1]/",
                "http://example.org/",
                "http://ocsp.example.org.evil.example/"
            })
    void anotherPortOrHostIsNot(String address) {
        FetchPolicy policy = FetchPolicy.of("ocsp.example.org", "crl.example.org:80", "[2001:db8::1]:8080")
                .withPrivateAddresses();
        TestServer.refused(
                () -> policy.check(URI.create(address)),
                FetchException.Reason.NOT_ALLOWED,
                "The host of the address is not allowed.");
    }

    @Test
    void valuesThatMakeNoSenseAreRefused() {
        FetchPolicy policy = FetchPolicy.of("example.org");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withTimeout(Duration.ofSeconds(-1)));
        assertThatNullPointerException().isThrownBy(() -> policy.withTimeout(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchPolicy(Set.of(), Set.of("http"), false, Duration.ofSeconds(1), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchPolicy(Set.of(), Set.of("ftp"), false, Duration.ofSeconds(1), 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "0.1.2.3",
                "192.0.0.8",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "::1",
                "::",
                "::10.0.0.1",
                "fe80::1",
                "fec0::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1",
                "100::1",
                "ff02::1"
            })
    void addressesOfPrivateNetworksAndForSpecialPurposesAreKnown(String address) throws IOException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "192.0.1.1",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::1.1.1.1",
                "2001:200::1"
            })
    void publicAddressesAreNot(String address) throws IOException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }
}
