package dev.ocppkit.security.pki;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The rules of OCPP that path validation does not know: strength, names, use, and whom the certificate belongs to.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.501 to A00.FR.515.
 */
final class ChainPolicy {
    private final ChainRequest request;
    private final List<X509CertificateHolder> chain;
    private final X509CertificateHolder leaf;

    ChainPolicy(ChainRequest request, List<X509CertificateHolder> chain) {
        this.request = request;
        this.chain = chain;
        this.leaf = chain.get(0);
    }

    /** Returns the first rule that is broken. */
    Optional<ChainReason> check(X509Certificate anchor) {
        return strength(anchor).or(this::use).or(this::key).or(this::names);
    }

    private Optional<ChainReason> strength(X509Certificate anchor) {
        boolean weakAnchor = !Bc.isStrong(Bc.holder(anchor).getSubjectPublicKeyInfo());
        if (weakAnchor || !chain.stream().allMatch(one -> Bc.isStrong(one.getSubjectPublicKeyInfo()))) {
            return Optional.of(ChainReason.WEAK_KEY);
        }
        if (!chain.stream().allMatch(one -> Bc.isStrongSignature(one.getSignatureAlgorithm()))) {
            return Optional.of(ChainReason.WEAK_SIGNATURE);
        }
        // A serial number of 0 breaks RFC 5280 too, but is found in the field.
        boolean negative = chain.stream().anyMatch(one -> one.getSerialNumber().signum() < 0);
        return negative ? Optional.of(ChainReason.SERIAL_NUMBER) : Optional.empty();
    }

    private Optional<ChainReason> use() {
        KeyUsage usage = KeyUsage.fromExtensions(leaf.getExtensions());
        if (usage != null && !usage.hasUsages(KeyUsage.digitalSignature)) {
            return Optional.of(ChainReason.KEY_USAGE);
        }
        KeyPurposeId purpose = switch (request.profile) {
            case STATION -> KeyPurposeId.id_kp_clientAuth;
            case CSMS, SECC -> KeyPurposeId.id_kp_serverAuth;
            case CONTRACT, FIRMWARE -> null;
        };
        ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(leaf.getExtensions());
        boolean allowed = purpose == null
                || purposes == null
                || Arrays.asList(purposes.getUsages()).contains(purpose)
                || Arrays.asList(purposes.getUsages()).contains(KeyPurposeId.anyExtendedKeyUsage);
        return allowed ? Optional.empty() : Optional.of(ChainReason.EXTENDED_KEY_USAGE);
    }

    private Optional<ChainReason> key() {
        boolean fits = request.pendingKey == null
                || Guard.holds(() -> Arrays.equals(
                        request.pendingKey, leaf.getSubjectPublicKeyInfo().getEncoded()));
        return fits ? Optional.empty() : Optional.of(ChainReason.KEY_MISMATCH);
    }

    private Optional<ChainReason> names() {
        boolean station = request.profile == CertificateProfile.STATION;
        if (station || request.organisation != null) {
            Optional<String> organisation = Bc.onlyValue(leaf.getSubject(), BCStyle.O);
            if (organisation.isEmpty()
                    || (request.organisation != null && !organisation.get().equals(request.organisation))) {
                return Optional.of(ChainReason.SUBJECT_ORGANISATION);
            }
        }
        if (station || request.commonName != null) {
            Optional<String> name = Bc.onlyValue(leaf.getSubject(), BCStyle.CN);
            if (name.isEmpty() || (station && SubjectNames.isNetworkName(name.get())) || !isExpected(name.get())) {
                return Optional.of(ChainReason.SUBJECT_COMMON_NAME);
            }
        }
        return Optional.empty();
    }

    private boolean isExpected(String commonName) {
        if (request.commonName == null) {
            return true;
        }
        return request.profile == CertificateProfile.CONTRACT
                ? SubjectNames.normaliseEmaid(commonName).equals(SubjectNames.normaliseEmaid(request.commonName))
                : commonName.equals(request.commonName);
    }
}
