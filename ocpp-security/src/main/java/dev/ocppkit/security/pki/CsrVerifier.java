package dev.ocppkit.security.pki;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.internal.PemBlocks;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Checks certificate signing requests at the CSMS before a certificate authority sees them. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.09, A00.FR.501 to A00.FR.511; RFC 2986.
 */
public final class CsrVerifier {
    private static final Set<ASN1ObjectIdentifier> ALLOWED =
            Set.of(Extension.keyUsage, Extension.extendedKeyUsage, Extension.basicConstraints);

    private CsrVerifier() {}

    /**
     * Checks a request of a charging station.
     *
     * @param pem the text as it was received
     * @param commonName what the common name must be: the serial number of the station that asks, or its SECC id; never taken from
     *     the request
     * @param organisation what the organisation must be
     * @return what it asks for, or the first rule that is broken
     */
    public static CsrResult check(String pem, String commonName, String organisation) {
        return check(pem, names -> reason(names, commonName, organisation));
    }

    /**
     * Checks a request of a charging station but for its subject, which it takes from the request. For development only: a
     * station gets a certificate for whatever name it asks for.
     *
     * @param pem the text as it was received
     * @return what it asks for, or the first other rule that is broken; a subject needs one organisation and one common name
     */
    public static CsrResult checkWithoutSubject(String pem) {
        return check(pem, names -> Optional.empty());
    }

    private static CsrResult check(String pem, Function<Names, Optional<CsrReason>> subject) {
        if (pem.length() > CsrBuilder.MAX_LENGTH) {
            return new CsrResult.Refused(CsrReason.TOO_LONG);
        }
        Optional<List<PemObject>> blocks = PemBlocks.read(pem, 1);
        if (blocks.isEmpty() || blocks.get().isEmpty()) {
            return new CsrResult.Refused(CsrReason.MALFORMED);
        }
        PemObject block = blocks.get().get(0);
        boolean request =
                block.getType().equals("CERTIFICATE REQUEST") || block.getType().equals("NEW CERTIFICATE REQUEST");
        if (blocks.get().size() > 1 || !request) {
            return new CsrResult.Refused(CsrReason.UNEXPECTED_PEM_BLOCK);
        }
        return Guard.attempt(() -> new PKCS10CertificationRequest(
                        CertificationRequest.getInstance(Bc.parseDer(block.getContent()))))
                .flatMap(parsed -> Guard.attempt(() -> check(parsed, subject)))
                .orElseGet(() -> new CsrResult.Refused(CsrReason.MALFORMED));
    }

    /** The names in a request, or nothing for those that are not there or there several times. */
    private record Names(Optional<String> organisation, Optional<String> commonName) {}

    private static Optional<CsrReason> reason(Names names, String commonName, String organisation) {
        if (!names.organisation().equals(Optional.of(organisation))) {
            return Optional.of(CsrReason.SUBJECT_ORGANISATION);
        }
        return names.commonName().equals(Optional.of(commonName))
                ? Optional.empty()
                : Optional.of(CsrReason.SUBJECT_COMMON_NAME);
    }

    private static CsrResult check(PKCS10CertificationRequest request, Function<Names, Optional<CsrReason>> subject) {
        Optional<PublicKey> key = Bc.publicKey(request.getSubjectPublicKeyInfo());
        boolean proven = Guard.holds(() -> request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                .setProvider(Bc.PROVIDER)
                .build(request.getSubjectPublicKeyInfo())));
        if (!proven || key.isEmpty()) {
            return new CsrResult.Refused(CsrReason.BAD_SIGNATURE);
        }
        if (!Bc.isStrong(request.getSubjectPublicKeyInfo())) {
            return new CsrResult.Refused(CsrReason.WEAK_KEY);
        }
        if (!Bc.isStrongSignature(request.getSignatureAlgorithm())) {
            return new CsrResult.Refused(CsrReason.WEAK_SIGNATURE);
        }
        Names names = new Names(
                Bc.onlyValue(request.getSubject(), BCStyle.O), Bc.onlyValue(request.getSubject(), BCStyle.CN));
        Optional<CsrReason> refused = subject.apply(names);
        if (refused.isPresent()) {
            return new CsrResult.Refused(refused.get());
        } else if (names.organisation().isEmpty() || names.commonName().isEmpty()) {
            return new CsrResult.Refused(
                    names.organisation().isEmpty() ? CsrReason.SUBJECT_ORGANISATION : CsrReason.SUBJECT_COMMON_NAME);
        }
        Extensions extensions = request.getRequestedExtensions();
        if (extensions != null && !ALLOWED.containsAll(List.of(extensions.getExtensionOIDs()))) {
            return new CsrResult.Refused(CsrReason.EXTENSION_NOT_ALLOWED);
        }
        return new CsrResult.Accepted(
                key.get(), names.organisation().get(), names.commonName().get());
    }
}
