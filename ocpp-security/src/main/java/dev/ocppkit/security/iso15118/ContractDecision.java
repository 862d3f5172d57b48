package dev.ocppkit.security.iso15118;

import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.AuthorizeCertificateStatusEnum;

/**
 * What a CSMS answers about a contract.
 *
 * @param certificateStatus AuthorizeResponse.certificateStatus
 * @param idTokenStatus AuthorizeResponse.idTokenInfo.status
 */
public record ContractDecision(
        AuthorizeCertificateStatusEnum certificateStatus, AuthorizationStatusEnum idTokenStatus) {}
