package dev.ocppkit.examples.csms;

import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.security.iso15118.ContractDecision;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.pki.RevocationChecker;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/**
 * Judges contract certificates. This demonstration takes every certificate under its roots as not revoked: put checkers
 * that ask the OCSP responders here.
 *
 * <p>Spec: OCPP 2.1 Part 2, C07.
 */
final class PlugAndCharge {
    private final ContractValidator validator;

    PlugAndCharge(List<X509Certificate> roots) {
        validator = new ContractValidator(
                () -> roots,
                (certificate, issuer, at) -> RevocationChecker.Status.GOOD,
                hashes -> RevocationChecker.Status.GOOD,
                Clock.systemUTC());
    }

    AuthorizeResponse judge(AuthorizeRequest request, AuthorizationStatusEnum token) {
        ContractDecision decision;
        if (request.certificate() != null) {
            decision =
                    validator.ofChain(request.certificate(), request.idToken().idToken(), token);
        } else if (request.iso15118CertificateHashData() != null) {
            decision = validator.ofHashes(request.iso15118CertificateHashData(), token);
        } else {
            return AuthorizeResponse.of(IdTokenInfo.of(token));
        }
        return AuthorizeResponse.builder()
                .idTokenInfo(IdTokenInfo.of(decision.idTokenStatus()))
                .certificateStatus(decision.certificateStatus())
                .build();
    }
}
