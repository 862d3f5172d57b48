package dev.ocppkit.security.tls;

import static dev.ocppkit.security.tls.ClientCertificateCheck.Result.INVALID_CHAIN;
import static dev.ocppkit.security.tls.ClientCertificateCheck.Result.NO_CERTIFICATE;
import static dev.ocppkit.security.tls.ClientCertificateCheck.Result.OTHER_ORGANISATION;
import static dev.ocppkit.security.tls.ClientCertificateCheck.Result.OTHER_STATION;
import static dev.ocppkit.security.tls.ClientCertificateCheck.Result.SHARED_CERTIFICATE;
import static dev.ocppkit.security.tls.ClientCertificateCheck.Result.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.KeySpec;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirstUseCheckTest {
    private static final Instant NOW = Instant.parse("2026-01-15T20:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final StationIdentity ONE = new StationIdentity("CS-1");
    private static final StationIdentity TWO = new StationIdentity("CS-2");

    private final CertificateIssuer root = root();
    private final Memory pins = new Memory();
    private final FirstUseCheck check =
            new FirstUseCheck(() -> List.of(root.certificate()), List.of("CSO"), Clock.fixed(NOW, ZoneOffset.UTC));

    private static final class Memory implements FirstUseCheck.Pins {
        private final Map<StationIdentity, String> names = new HashMap<>();

        @Override
        public Optional<String> nameOf(StationIdentity identity) {
            return Optional.ofNullable(names.get(identity));
        }

        @Override
        public Optional<StationIdentity> ownerOf(String name) {
            return names.keySet().stream()
                    .filter(identity -> names.get(identity).equals(name))
                    .findFirst();
        }

        @Override
        public void pin(StationIdentity identity, String name) {
            names.put(identity, name);
        }
    }

    private static CertificateIssuer root() {
        return CertificateIssuer.root(subject("CSO", "Root"), KeySpec.EC_P256, RANDOM);
    }

    private static CertificateIssuer.Subject subject(String organisation, String name) {
        return new CertificateIssuer.Subject(organisation, name, NOW, NOW.plus(Duration.ofDays(90)));
    }

    private static List<X509Certificate> station(CertificateIssuer issuer, String organisation, String name) {
        return List.of(issuer.issue(
                CertificateProfile.STATION,
                subject(organisation, name),
                KeySpec.EC_P256.generate(RANDOM).getPublic(),
                List.of()));
    }

    @Test
    void theFirstCertificateOfAnIdentityIsItsOwn() {
        assertThat(check.verify(ONE, station(root, "CSO", "SN-1"), pins)).isEqualTo(VALID);
        assertThat(pins.names).containsOnly(Map.entry(ONE, "SN-1"));

        // A renewed one has the same name.
        assertThat(check.verify(ONE, station(root, "CSO", "SN-1"), pins)).isEqualTo(VALID);
        assertThat(check.verify(ONE, station(root, "CSO", "SN-2"), pins)).isEqualTo(OTHER_STATION);
        assertThat(pins.names).containsOnly(Map.entry(ONE, "SN-1"));
    }

    @Test
    @Tag("A00.FR.427")
    void noOtherIdentityMayHaveItButTheCaseOfItsLettersDoesNotMatter() {
        check.verify(ONE, station(root, "CSO", "SN-1"), pins);

        assertThat(check.verify(TWO, station(root, "CSO", "SN-1"), pins)).isEqualTo(SHARED_CERTIFICATE);
        assertThat(check.verify(new StationIdentity("cs-1"), station(root, "CSO", "SN-1"), pins))
                .isEqualTo(VALID);
    }

    @Test
    void nothingIsKeptOfCertificatesThatAreNotAccepted() {
        assertThat(check.verify(ONE, List.of(), pins)).isEqualTo(NO_CERTIFICATE);
        assertThat(check.verify(ONE, station(root(), "CSO", "SN-1"), pins)).isEqualTo(INVALID_CHAIN);
        assertThat(check.verify(ONE, station(root, "Other", "SN-1"), pins)).isEqualTo(OTHER_ORGANISATION);
        assertThat(pins.names).isEmpty();
        assertThat(check.verify(TWO, station(root, "CSO", "SN-1"), pins)).isEqualTo(VALID);
    }
}
