package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.CertificateActionEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.GetCertificateStatusRequest;
import dev.ocppkit.security.iso15118.EvCertificateExchange;
import dev.ocppkit.security.pki.CertificateHashes;
import dev.ocppkit.security.revocation.OcspCache;
import dev.ocppkit.security.revocation.OcspRequests;
import dev.ocppkit.security.revocation.OcspResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/** What the station does for a vehicle of ISO 15118-20. The EXI goes through it and is never looked into. */
final class Vehicle {
    private static final String SCHEMA = "urn:iso:std:iso:15118:-20:CommonMessages";

    private final ChargingStation station;
    private final OcspCache cache = new OcspCache(Clock.systemUTC());

    Vehicle(ChargingStation station) {
        this.station = station;
    }

    /** M01: fetches one contract after the other, at most {@code most}. */
    List<String> installContracts(String exiRequest, int most) {
        EvCertificateExchange exchange = EvCertificateExchange.iso15118v20(
                        SCHEMA,
                        CertificateActionEnum.INSTALL,
                        exiRequest.getBytes(StandardCharsets.UTF_8),
                        most,
                        List.of())
                .orElseThrow();
        return exchange.run(station::callWhenOnline).stream()
                .map(exi -> new String(exi, StandardCharsets.UTF_8))
                .toList();
    }

    /** M06: asks the CSMS for the OCSP response of a certificate; the station judges it by itself. */
    OcspResult status(X509Certificate certificate, X509Certificate issuer, URI responder) {
        CertificateHashData hashes = hashes(certificate, issuer);
        return cache.put(
                hashes, issuer, station.callWhenOnline(GetCertificateStatusRequest.of(question(hashes, responder))));
    }

    /** C07: the CSMS judges the contract by the hashes of its certificate. */
    AuthorizeResponse authorize(String emaid, X509Certificate certificate, X509Certificate issuer, URI responder) {
        return station.callWhenOnline(AuthorizeRequest.builder()
                .idToken(IdToken.builder().idToken(emaid).type("eMAID").build())
                .iso15118CertificateHashData(question(hashes(certificate, issuer), responder))
                .build());
    }

    private static CertificateHashData hashes(X509Certificate certificate, X509Certificate issuer) {
        return CertificateHashes.of(certificate, issuer, HashAlgorithmEnum.SHA256)
                .orElseThrow();
    }

    /** The demo certificates do not name their responder; usually it is found in the certificate. */
    private static OCSPRequestData question(CertificateHashData hashes, URI responder) {
        return OcspRequests.dataFor(hashes, responder.toString());
    }
}
