package dev.ocppkit.security.pki;

import dev.ocppkit.security.OcppSecurityException;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Signatures;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A small certificate authority, for tests, demonstrations and sites that have no other. It keeps no records and revokes nothing.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.501 to A00.FR.514.
 */
public final class CertificateIssuer {
    private static final String CERTIFICATE_END = "-----END CERTIFICATE-----";

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final SecureRandom random;

    private CertificateIssuer(X509Certificate certificate, PrivateKey key, SecureRandom random) {
        this.certificate = certificate;
        this.key = key;
        this.random = random;
    }

    /**
     * Whom a certificate is for, and how long.
     *
     * @param organisation the organisation
     * @param commonName the common name
     * @param from when it begins
     * @param until when it ends
     */
    public record Subject(String organisation, String commonName, Instant from, Instant until) {
        private X500Name name() {
            return new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, new DERPrintableString("NL"))
                    .addRDN(BCStyle.O, new DERUTF8String(organisation))
                    .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                    .build();
        }
    }

    /**
     * Makes a root with a new key.
     *
     * @param subject whose root it is
     * @param spec the kind of key
     * @param random where the key and serial numbers come from
     * @return the authority
     */
    public static CertificateIssuer root(Subject subject, KeySpec spec, SecureRandom random) {
        KeyPair keys = spec.generate(random);
        X509Certificate root =
                sign(subject.name(), subject, keys.getPublic(), keys, random, builder -> authority(builder, -1));
        return new CertificateIssuer(root, keys.getPrivate(), random);
    }

    /**
     * Makes an authority of a certificate and key that are there.
     *
     * @param certificate the certificate of the authority
     * @param key its key
     * @param random where serial numbers come from
     * @return the authority
     */
    public static CertificateIssuer of(X509Certificate certificate, PrivateKey key, SecureRandom random) {
        return new CertificateIssuer(
                Objects.requireNonNull(certificate, "certificate"), Objects.requireNonNull(key, "key"), random);
    }

    /**
     * Makes an authority of its certificate and key in PEM, see {@link #secretPem}.
     *
     * @param pem the certificate and the key, one after the other
     * @param random where serial numbers come from
     * @return the authority
     * @throws IllegalArgumentException if the text does not have both
     */
    public static CertificateIssuer fromPem(String pem, SecureRandom random) {
        int end = pem.indexOf(CERTIFICATE_END);
        if (end < 0) {
            throw new IllegalArgumentException("There is no certificate in the text.");
        }
        int key = end + CERTIFICATE_END.length();
        List<X509Certificate> certificates =
                PemCertificates.read(pem.substring(0, key)).orThrow();
        return of(certificates.get(0), PemKeys.read(pem.substring(key).strip(), null), random);
    }

    /**
     * Makes an authority below this one with a new key.
     *
     * @param subject whose authority it is
     * @param spec the kind of key
     * @param pathLength how many authorities may be below it
     * @return the authority
     */
    public CertificateIssuer subordinate(Subject subject, KeySpec spec, int pathLength) {
        KeyPair keys = spec.generate(random);
        return new CertificateIssuer(issueAuthority(subject, keys.getPublic(), pathLength), keys.getPrivate(), random);
    }

    /**
     * Certifies the key of another authority, for instance that of the next CSMS root.
     *
     * @param subject whose authority it is
     * @param authorityKey its key
     * @param pathLength how many authorities may be below it
     * @return the certificate
     */
    public X509Certificate issueAuthority(Subject subject, PublicKey authorityKey, int pathLength) {
        return sign(name(), subject, authorityKey, keys(), random, builder -> authority(builder, pathLength));
    }

    /**
     * Certifies a key.
     *
     * @param profile what the certificate is for
     * @param subject whom it is for
     * @param publicKey the key
     * @param hosts the names and IPv4 addresses of a server; usually empty for others
     * @return the certificate
     */
    public X509Certificate issue(
            CertificateProfile profile, Subject subject, PublicKey publicKey, Collection<String> hosts) {
        return sign(name(), subject, publicKey, keys(), random, builder -> {
            boolean rsa = publicKey.getAlgorithm().startsWith("RSA");
            boolean server = profile == CertificateProfile.CSMS;
            int usage = KeyUsage.digitalSignature
                    | (rsa && server ? KeyUsage.keyEncipherment : 0)
                    | (rsa ? 0 : KeyUsage.keyAgreement);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (server) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            }
            if (!hosts.isEmpty()) {
                GeneralName[] names = hosts.stream()
                        .map(host -> new GeneralName(
                                host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
        });
    }

    /**
     * Returns the certificate of this authority.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Returns the key of this authority, to be kept.
     *
     * @return the private key
     */
    public PrivateKey key() {
        return key;
    }

    /**
     * Returns the certificate of this authority in PEM.
     *
     * @return the text
     */
    public String pem() {
        return PemCertificates.write(List.of(certificate));
    }

    /**
     * Returns the certificate and the key of this authority in PEM, to be kept where nobody else reads it.
     *
     * @return the text
     */
    public Secret secretPem() {
        return Secret.of((pem() + "\n" + new String(PemKeys.write(key).octets(), StandardCharsets.US_ASCII)).strip());
    }

    private X500Name name() {
        return Bc.holder(certificate).getSubject();
    }

    private KeyPair keys() {
        return new KeyPair(certificate.getPublicKey(), key);
    }

    /** Adds extensions. */
    private interface Extender {
        void extend(X509v3CertificateBuilder builder) throws IOException;
    }

    private static void authority(X509v3CertificateBuilder builder, int pathLength) throws IOException {
        builder.addExtension(
                Extension.basicConstraints,
                true,
                pathLength < 0 ? new BasicConstraints(true) : new BasicConstraints(pathLength));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    private static X509Certificate sign(
            X500Name issuer,
            Subject subject,
            PublicKey publicKey,
            KeyPair signer,
            SecureRandom random,
            Extender extender) {
        try {
            // 127 random bits, so that the number is positive and has at most 32 digits.
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    new BigInteger(127, random).setBit(120),
                    Date.from(subject.from()),
                    Date.from(subject.until()),
                    subject.name(),
                    SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
            extender.extend(builder);
            String algorithm = Signatures.forX509(signer.getPrivate(), signer.getPublic(), false);
            return Bc.convert(builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
        } catch (OperatorCreationException | IOException e) {
            throw new OcppSecurityException("The certificate cannot be signed with this key.", e);
        }
    }
}
