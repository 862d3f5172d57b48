package dev.ocppkit.examples.csms;

import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.pki.CsrVerifier;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemKeys;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Signs the certificates of stations, for demonstrations. An operator has a certificate authority elsewhere. */
final class DemoAuthority {
    static final String ORGANISATION = "Demo CSO";
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final CertificateIssuer issuer;
    private final String organisation;
    private final boolean isDevelopment;

    private DemoAuthority(CertificateIssuer issuer, String organisation, boolean isDevelopment) {
        this.issuer = issuer;
        this.organisation = organisation;
        this.isDevelopment = isDevelopment;
    }

    /** The authority for stations in a folder made by "ocpp-tool test-pki". */
    static DemoAuthority of(Path folder, String organisation) throws IOException {
        return new DemoAuthority(
                read(
                        Files.readString(folder.resolve("station-sub.pem")),
                        Files.readString(folder.resolve("station-sub.key.pem"))),
                organisation,
                false);
    }

    /** An authority of its own, which is kept in the database. */
    static DemoAuthority kept(Database database, boolean isDevelopment) throws SQLException {
        return database.run(tx -> {
            Optional<Map<String, Object>> kept = tx.row("SELECT certificate_pem, key_pem FROM authority");
            if (kept.isPresent()) {
                return new DemoAuthority(
                        read((String) kept.get().get("certificatePem"), (String)
                                kept.get().get("keyPem")),
                        ORGANISATION,
                        isDevelopment);
            }
            CertificateIssuer made = CertificateIssuer.root(
                    subject(ORGANISATION, "Demo station root", VALIDITY.multipliedBy(10)),
                    KeySpec.EC_P256,
                    new SecureRandom());
            tx.update("INSERT INTO authority VALUES (?, ?)", made.pem(), secret(made));
            return new DemoAuthority(made, ORGANISATION, isDevelopment);
        });
    }

    /** The certificate that signs. */
    X509Certificate certificate() {
        return issuer.certificate();
    }

    /**
     * Checks a request. Its subject is known to the CSMS and not taken from the request (A02.FR.09), except in development
     * mode, where stations prove nothing by it.
     */
    CsrResult check(SignCertificateRequest request, String commonName) {
        return isDevelopment
                ? CsrVerifier.check(
                        request.csr(),
                        subject(request.csr(), BCStyle.CN).orElse(commonName),
                        subject(request.csr(), BCStyle.O).orElse(organisation))
                : CsrVerifier.check(request.csr(), commonName, organisation);
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

    private static CertificateIssuer read(String certificatePem, String keyPem) {
        X509Certificate certificate =
                PemCertificates.read(certificatePem).orThrow().get(0);
        return CertificateIssuer.of(certificate, PemKeys.read(keyPem, null), new SecureRandom());
    }

    private static String secret(CertificateIssuer made) {
        return new String(PemKeys.write(made.key()).octets(), StandardCharsets.UTF_8);
    }
}
