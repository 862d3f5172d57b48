package dev.ocppkit.security.iso15118;

import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.AuthorizeCertificateStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainReason;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.ChainResult;
import dev.ocppkit.security.pki.ChainValidator;
import dev.ocppkit.security.pki.RevocationChecker;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Judges contracts at the CSMS, by their chain or by its hashes.
 *
 * <p>With hashes alone nobody sees whether a certificate is expired: a responder that says good is believed, one that says nothing
 * is not.
 *
 * <p>Spec: OCPP 2.1 Part 2, C07.FR.04, C07.FR.05, C07.FR.13 to C07.FR.17.
 */
public final class ContractValidator {
    private static final Set<AuthorizationStatusEnum> CANCELLED = Set.of(
            AuthorizationStatusEnum.BLOCKED,
            AuthorizationStatusEnum.EXPIRED,
            AuthorizationStatusEnum.INVALID,
            AuthorizationStatusEnum.UNKNOWN);

    private final Supplier<List<X509Certificate>> roots;
    private final RevocationChecker revocation;
    private final Function<OCSPRequestData, RevocationChecker.Status> responders;
    private final Clock clock;

    /**
     * Makes a validator.
     *
     * @param roots the roots of mobility operators and of V2G
     * @param revocation tells about certificates of chains
     * @param responders tells about certificates of which only hashes are known
     * @param clock tells the time
     */
    public ContractValidator(
            Supplier<List<X509Certificate>> roots,
            RevocationChecker revocation,
            Function<OCSPRequestData, RevocationChecker.Status> responders,
            Clock clock) {
        this.roots = roots;
        this.revocation = revocation;
        this.responders = responders;
        this.clock = clock;
    }

    /**
     * Makes a validator that takes every certificate under its roots as not revoked, for demonstrations: C07 wants the responders
     * to be asked.
     *
     * @param roots the roots of mobility operators and of V2G
     * @param clock tells the time
     * @return the validator
     */
    public static ContractValidator withoutRevocation(List<X509Certificate> roots, Clock clock) {
        List<X509Certificate> all = List.copyOf(roots);
        return new ContractValidator(
                () -> all,
                (certificate, issuer, at) -> RevocationChecker.Status.GOOD,
                hashes -> RevocationChecker.Status.GOOD,
                clock);
    }

    /**
     * Answers a request at a CSMS: with the status of the token alone if it has neither chain nor hashes.
     *
     * @param request the request
     * @param idToken what the CSMS thinks of the token
     * @return the response; a CSMS adds what it knows more of the token
     */
    public AuthorizeResponse answer(AuthorizeRequest request, AuthorizationStatusEnum idToken) {
        if (request.certificate() == null && request.iso15118CertificateHashData() == null) {
            return AuthorizeResponse.of(IdTokenInfo.of(idToken));
        }
        ContractDecision decision = judge(request, idToken);
        return AuthorizeResponse.builder()
                .idTokenInfo(IdTokenInfo.of(decision.idTokenStatus()))
                .certificateStatus(decision.certificateStatus())
                .build();
    }

    /**
     * Judges what comes with an AuthorizeRequest: its chain, or else its hashes.
     *
     * @param request the request
     * @param idToken what the CSMS thinks of the token
     * @return what to answer; {@link #nothing} if the request has neither
     */
    public ContractDecision judge(AuthorizeRequest request, AuthorizationStatusEnum idToken) {
        String pem = request.certificate();
        List<OCSPRequestData> hashes = request.iso15118CertificateHashData();
        if (pem != null) {
            return ofChain(pem, request.idToken().idToken(), idToken);
        }
        return hashes == null ? nothing() : ofHashes(hashes, idToken);
    }

    /**
     * Judges a chain.
     *
     * @param pem AuthorizeRequest.certificate
     * @param emaid AuthorizeRequest.idToken, which must be the common name of the contract certificate
     * @param idToken what the CSMS thinks of the token
     * @return what to answer
     */
    public ContractDecision ofChain(String pem, String emaid, AuthorizationStatusEnum idToken) {
        ChainResult result = ChainValidator.validate(ChainRequest.ofPem(pem, clock.instant())
                .anchors(roots.get())
                .profile(CertificateProfile.CONTRACT)
                .commonName(emaid)
                .revocation(revocation)
                .build());
        return result instanceof ChainResult.Invalid invalid ? refused(invalid.reason()) : valid(idToken);
    }

    /**
     * Judges hashes.
     *
     * @param hashes AuthorizeRequest.iso15118CertificateHashData
     * @param idToken what the CSMS thinks of the token
     * @return what to answer
     */
    public ContractDecision ofHashes(List<OCSPRequestData> hashes, AuthorizationStatusEnum idToken) {
        if (hashes.isEmpty()) {
            return nothing();
        }
        boolean unknown = false;
        for (OCSPRequestData one : hashes) {
            RevocationChecker.Status status = responders.apply(one);
            if (status == RevocationChecker.Status.REVOKED) {
                return refused(ChainReason.REVOKED);
            }
            unknown |= status == RevocationChecker.Status.UNKNOWN;
        }
        return unknown ? refused(ChainReason.STATUS_UNKNOWN) : valid(idToken);
    }

    /**
     * Returns the answer to a request that has neither chain nor hashes.
     *
     * @return NoCertificateAvailable
     */
    public static ContractDecision nothing() {
        return new ContractDecision(
                AuthorizeCertificateStatusEnum.NO_CERTIFICATE_AVAILABLE, AuthorizationStatusEnum.INVALID);
    }

    private static ContractDecision valid(AuthorizationStatusEnum idToken) {
        return new ContractDecision(
                CANCELLED.contains(idToken)
                        ? AuthorizeCertificateStatusEnum.CONTRACT_CANCELLED
                        : AuthorizeCertificateStatusEnum.ACCEPTED,
                idToken);
    }

    private static ContractDecision refused(ChainReason reason) {
        return switch (reason) {
            case EXPIRED ->
                new ContractDecision(
                        AuthorizeCertificateStatusEnum.CERTIFICATE_EXPIRED, AuthorizationStatusEnum.EXPIRED);
            case REVOKED ->
                new ContractDecision(
                        AuthorizeCertificateStatusEnum.CERTIFICATE_REVOKED, AuthorizationStatusEnum.INVALID);
            // The specification does not say what this is for; a wrong signature is what its name says.
            case BAD_SIGNATURE ->
                new ContractDecision(AuthorizeCertificateStatusEnum.SIGNATURE_ERROR, AuthorizationStatusEnum.INVALID);
            default ->
                new ContractDecision(AuthorizeCertificateStatusEnum.CERT_CHAIN_ERROR, AuthorizationStatusEnum.INVALID);
        };
    }
}
