package dev.ocppkit.security.internal;

import dev.ocppkit.security.OcppSecurityException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** The private provider of Bouncy Castle, which is registered nowhere, and conversions between its types and those of the JDK. */
public final class Bc {
    /** The one instance. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private static final Set<ASN1ObjectIdentifier> STRONG_SIGNATURES = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            NISTObjectIdentifiers.id_ecdsa_with_sha3_256,
            NISTObjectIdentifiers.id_ecdsa_with_sha3_384,
            NISTObjectIdentifiers.id_ecdsa_with_sha3_512);
    private static final Set<ASN1ObjectIdentifier> STRONG_DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private Bc() {}

    /**
     * Parses DER and refuses everything that is not exactly that: other encodings of the same values, which a signature does not
     * tell apart, and octets after it.
     */
    public static ASN1Primitive parseDer(byte[] der) throws IOException {
        ASN1Primitive parsed = ASN1Primitive.fromByteArray(der);
        if (parsed == null || !Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), der)) {
            throw new IOException("This is no DER.");
        }
        return parsed;
    }

    /** Parses a certificate. */
    public static Optional<X509CertificateHolder> parse(byte[] der) {
        // Certificate.getInstance alone is lazy: what is in the middle would only be found broken later.
        return Guard.attempt(() -> {
            X509CertificateHolder holder = new X509CertificateHolder(Certificate.getInstance(parseDer(der)));
            convert(holder).getEncoded();
            return holder;
        });
    }

    /** Returns the certificate as the JDK's type, backed by the provider: all curves and encodings are readable. */
    public static X509Certificate convert(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
        } catch (CertificateException e) {
            throw new OcppSecurityException("The certificate cannot be converted.", e);
        }
    }

    /** Returns the holder of a certificate of any provider. */
    public static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (CertificateException | IOException e) {
            throw new OcppSecurityException("The certificate has no encoding.", e);
        }
    }

    /** Returns the same certificate of the JDK's own provider, which TLS of the JDK works best with. */
    public static X509Certificate toJdk(X509Certificate certificate) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
        } catch (CertificateException e) {
            throw new OcppSecurityException("The certificate cannot be used by the JDK.", e);
        }
    }

    /** Returns whether a certificate is signed with a key. */
    public static boolean isSignedBy(X509CertificateHolder certificate, SubjectPublicKeyInfo key) {
        return Guard.holds(() -> certificate.isSignatureValid(
                new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(key)));
    }

    /** Returns whether a certificate is signed by itself. */
    public static boolean isSelfSigned(X509CertificateHolder certificate) {
        return certificate.getIssuer().equals(certificate.getSubject())
                && isSignedBy(certificate, certificate.getSubjectPublicKeyInfo());
    }

    /** Returns the public key, or empty if its algorithm is unknown. */
    public static Optional<PublicKey> publicKey(SubjectPublicKeyInfo key) {
        return Guard.attempt(() -> BouncyCastleProvider.getPublicKey(key));
    }

    /** Returns the public key as the JDK's own provider has it, where it knows the algorithm and the curve. */
    public static Optional<PublicKey> jdkPublicKey(SubjectPublicKeyInfo key, String algorithm) {
        return Guard.attempt(
                () -> KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(key.getEncoded())));
    }

    /** Returns whether a key is strong enough: RSA of 2048 bits, elliptic curves of 224 bits. */
    public static boolean isStrong(SubjectPublicKeyInfo key) {
        return Guard.holds(() -> {
            AsymmetricKeyParameter parameters = PublicKeyFactory.createKey(key);
            if (parameters instanceof RSAKeyParameters rsa) {
                return rsa.getModulus().bitLength() >= 2048;
            }
            return parameters instanceof ECPublicKeyParameters ec
                    && ec.getParameters().getCurve().getFieldSize() >= 224;
        });
    }

    /** Returns whether a signature uses SHA-256 or better. */
    public static boolean isStrongSignature(AlgorithmIdentifier signature) {
        if (!signature.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return STRONG_SIGNATURES.contains(signature.getAlgorithm());
        }
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(signature.getParameters());
        return parameters != null
                && STRONG_DIGESTS.contains(parameters.getHashAlgorithm().getAlgorithm());
    }

    /** Returns the only value of an attribute of a name; empty if there is none, or more than one. */
    public static Optional<String> onlyValue(X500Name name, ASN1ObjectIdentifier attribute) {
        RDN[] found = name.getRDNs(attribute);
        if (found.length != 1 || found[0].size() != 1) {
            return Optional.empty();
        }
        // The text itself: other ways return it escaped.
        return found[0].getFirst().getValue() instanceof ASN1String text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    /** Returns the digest of octets. */
    public static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm + ".", e);
        }
    }

    /** Wraps what cannot happen with keys and algorithms that were checked. */
    public static OcppSecurityException failed(String what, GeneralSecurityException cause) {
        return new OcppSecurityException(what, cause);
    }
}
