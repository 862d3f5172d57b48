package dev.ocppkit.security.iso15118;

import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.revocation.OcspRequests;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a charging station does with a contract certificate. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, C07.FR.01 to C07.FR.12.
 */
public final class ContractAuthorisation {
    private static final int MAX_HASHES = 4;

    private ContractAuthorisation() {}

    /** What to do next. */
    public enum Step {
        /** Send AuthorizeRequest with hash data (C07.FR.01, C07.FR.02). */
        ASK_WITH_HASHES,
        /** Send AuthorizeRequest with the chain as PEM: the root is not known here (C07.FR.06). */
        ASK_WITH_CHAIN,
        /** Look the eMAID up in the local list and the cache (C07.FR.09 to C07.FR.11). */
        LOOK_UP_LOCALLY,
        /** Allow charging for an unknown id (C07.FR.12). */
        ALLOW_UNKNOWN,
        /** Do not charge. */
        REFUSE
    }

    /**
     * Decides while the charging station is online.
     *
     * @param rootKnown whether the root of the contract is installed
     * @param centralValidation ISO15118Ctrlr.CentralContractValidationAllowed
     * @return the next step; without root and without central validation the chain cannot be validated by anybody
     */
    public static Step online(boolean rootKnown, boolean centralValidation) {
        if (rootKnown) {
            return Step.ASK_WITH_HASHES;
        }
        return centralValidation ? Step.ASK_WITH_CHAIN : Step.REFUSE;
    }

    /**
     * Decides while the charging station is offline.
     *
     * @param offlineValidation ISO15118Ctrlr.ContractValidationOffline
     * @param chainValid whether the chain was found valid here
     * @param localOffline AuthCtrlr.LocalAuthorizeOffline
     * @param emaidFound whether the eMAID is in the local list or the cache; null before it was looked up
     * @param unknownAllowed AuthCtrlr.OfflineTxForUnknownIdEnabled
     * @return the next step
     */
    public static Step offline(
            boolean offlineValidation,
            boolean chainValid,
            boolean localOffline,
            @Nullable Boolean emaidFound,
            boolean unknownAllowed) {
        if (!offlineValidation || !chainValid || !localOffline) {
            return Step.REFUSE;
        }
        if (emaidFound == null || emaidFound) {
            return Step.LOOK_UP_LOCALLY;
        }
        return unknownAllowed ? Step.ALLOW_UNKNOWN : Step.REFUSE;
    }

    /**
     * Returns the data that a CSMS asks an OCSP responder with.
     *
     * @param chain the contract certificate and its sub-CAs
     * @param root the root, which has signed the last of them
     * @return one for each certificate that names a responder, leaf first, at most 4
     */
    public static List<OCSPRequestData> hashData(List<X509Certificate> chain, X509Certificate root) {
        List<OCSPRequestData> data = new ArrayList<>();
        for (int i = 0; i < chain.size() && data.size() < MAX_HASHES; i++) {
            X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : root;
            OcspRequests.dataFor(chain.get(i), issuer, HashAlgorithmEnum.SHA256).ifPresent(data::add);
        }
        return List.copyOf(data);
    }

    /**
     * Returns the chain as AuthorizeRequest.certificate.
     *
     * @param chain the contract certificate and its sub-CAs, without the root
     * @return the PEM; empty if it does not fit into the field
     */
    public static Optional<String> pem(List<X509Certificate> chain) {
        String pem = PemCertificates.write(chain);
        return pem.length() <= PemCertificates.MAX_LENGTH ? Optional.of(pem) : Optional.empty();
    }
}
