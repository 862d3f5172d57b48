package dev.ocppkit.examples.csms;

import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.pki.*;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs the certificates of stations, for demonstrations. An operator has a certificate authority elsewhere.
 *
 * @param organisation the operator, as it must stand in requests
 * @param isDevelopment whether stations prove nothing anyway, so that any request is signed
 */
record DemoAuthority(CertificateIssuer issuer, String organisation, boolean isDevelopment) {
    private static final String ORGANISATION = "Demo CSO";
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** An authority of its own, which is kept in the database. */
    static DemoAuthority kept(Database database, boolean isDevelopment) throws SQLException {
        return database.run(store -> {
            ObjectNode kept = store.getOrNew("authority", "", "");
            if (kept.isEmpty()) {
                CertificateIssuer.Subject subject =
                        subject(ORGANISATION, "Demo station root", VALIDITY.multipliedBy(10));
                CertificateIssuer made = CertificateIssuer.root(subject, KeySpec.EC_P256, new SecureRandom());
                byte[] key = PemKeys.write(made.key()).octets();
                kept.put("certificate", made.pem()).put("key", new String(key, StandardCharsets.UTF_8));
                store.put("authority", "", "", kept);
            }
            X509Certificate certificate = PemCertificates.read(
                            kept.get("certificate").asString())
                    .orThrow()
                    .get(0);
            CertificateIssuer issuer = CertificateIssuer.of(
                    certificate, PemKeys.read(kept.get("key").asString(), null), new SecureRandom());
            return new DemoAuthority(issuer, ORGANISATION, isDevelopment);
        });
    }

    /** Checks a request. Its subject is not taken from itself (A02.FR.09), except in development mode. */
    CsrResult check(SignCertificateRequest request, String commonName) {
        String csr = request.csr();
        return isDevelopment
                ? CsrVerifier.check(
                        csr,
                        subject(csr, BCStyle.CN).orElse(commonName),
                        subject(csr, BCStyle.O).orElse(organisation))
                : CsrVerifier.check(csr, commonName, organisation);
    }

    private static Optional<String> subject(String csr, ASN1ObjectIdentifier attribute) {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            return parser.readObject() instanceof PKCS10CertificationRequest request
                    ? Arrays.stream(request.getSubject().getRDNs(attribute))
                            .map(name -> name.getFirst().getValue().toString())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the verifier tells what is wrong with it
        }
    }

    /** Spec: OCPP 2.1 Part 2, A02 and A03; a 2.1 station finds its request by the request id. */
    CertificateSignedRequest sign(SignCertificateRequest request, CsrResult.Accepted checked) {
        boolean isStation = request.certificateType() == null
                || request.certificateType() == CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE;
        X509Certificate signed = issuer.issue(
                isStation ? CertificateProfile.STATION : CertificateProfile.SECC,
                subject(checked.organisation(), checked.commonName(), VALIDITY),
                checked.key(),
                List.of());
        return CertificateSignedRequest.builder()
                .certificateChain(PemCertificates.write(List.of(signed, issuer.certificate())))
                .certificateType(request.certificateType())
                .requestId(request.requestId())
                .build();
    }

    private static CertificateIssuer.Subject subject(String organisation, String commonName, Duration validity) {
        Instant now = Instant.now();
        return new CertificateIssuer.Subject(organisation, commonName, now.minus(CLOCK_SKEW), now.plus(validity));
    }

    @Override
    public String toString() {
        return "DemoAuthority[" + organisation + "]";
    }
}
