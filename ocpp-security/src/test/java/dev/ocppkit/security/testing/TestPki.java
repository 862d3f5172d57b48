package dev.ocppkit.security.testing;

import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateIssuer.Subject;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.tls.KeyEntry;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Certificates of an operator, made for one test run. */
public final class TestPki {
    public static final SecureRandom RANDOM = new SecureRandom();
    public static final String OPERATOR = "Test CSO";
    public static final Instant NOW = Instant.now();

    public final CertificateIssuer csmsRoot =
            CertificateIssuer.root(subject("Test CSMS Root"), KeySpec.EC_P256, RANDOM);
    public final CertificateIssuer stationRoot =
            CertificateIssuer.root(subject("Test Station Root"), KeySpec.EC_P256, RANDOM);
    public final CertificateIssuer stationSub =
            stationRoot.subordinate(subject("Test Station Sub"), KeySpec.EC_P256, 0);

    public static Subject subject(String name) {
        return new Subject(OPERATOR, name, NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(300)));
    }

    public KeyEntry csms(KeySpec spec) {
        KeyPair keys = spec.generate(RANDOM);
        return KeyEntry.of(
                List.of(csmsRoot.issue(
                        CertificateProfile.CSMS,
                        subject("localhost"),
                        keys.getPublic(),
                        List.of("localhost", "127.0.0.1"))),
                keys.getPrivate());
    }

    public KeyEntry station(String serialNumber) {
        return station(subject(serialNumber), KeySpec.EC_P256);
    }

    public KeyEntry station(Subject subject, KeySpec spec) {
        KeyPair keys = spec.generate(RANDOM);
        return KeyEntry.of(
                List.of(
                        stationSub.issue(CertificateProfile.STATION, subject, keys.getPublic(), List.of()),
                        stationSub.certificate()),
                keys.getPrivate());
    }

    /** The certificates alone, as TLS hands them over. */
    public List<X509Certificate> stationChain(String serialNumber) {
        KeyPair keys = KeySpec.EC_P256.generate(RANDOM);
        return List.of(
                stationSub.issue(CertificateProfile.STATION, subject(serialNumber), keys.getPublic(), List.of()),
                stationSub.certificate());
    }
}
