package dev.ocppkit.security.pki;

import dev.ocppkit.security.OcppSecurityException;
import dev.ocppkit.security.internal.Signatures;
import java.io.IOException;
import java.io.StringWriter;
import java.security.KeyPair;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Makes certificate signing requests, the content of SignCertificateRequest.csr.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.02, A02.FR.03, A02.FR.09, A00.FR.501 to A00.FR.514; RFC 2986.
 */
public final class CsrBuilder {
    /** How many characters the field {@code csr} may have, unless OCPPCommCtrlr.FieldLength allows more. */
    public static final int MAX_LENGTH = 5500;

    private CsrBuilder() {}

    /**
     * Makes a request.
     *
     * @param subject whom the certificate is for
     * @param keys the key pair; the private key may be a handle of a security chip whose provider the JDK knows
     * @return the request in PEM
     * @throws OcppSecurityException if the key cannot sign
     */
    public static String build(CsrSubject subject, KeyPair keys) {
        return build(subject, keys, false);
    }

    /**
     * Makes a request.
     *
     * @param subject whom the certificate is for
     * @param keys the key pair
     * @param pss whether an RSA key signs with PSS instead of PKCS #1 1.5
     * @return the request in PEM
     * @throws OcppSecurityException if the key cannot sign
     */
    public static String build(CsrSubject subject, KeyPair keys, boolean pss) {
        try {
            JcaPKCS10CertificationRequestBuilder builder =
                    new JcaPKCS10CertificationRequestBuilder(name(subject), keys.getPublic());
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            boolean agrees = !keys.getPublic().getAlgorithm().startsWith("RSA");
            int usage = KeyUsage.digitalSignature | (agrees ? KeyUsage.keyAgreement : 0);
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
            String algorithm = Signatures.forX509(keys.getPrivate(), keys.getPublic(), pss);
            // No provider is named: a key in a chip can only be used by its own.
            PKCS10CertificationRequest request =
                    builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
            return pem(request.getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new OcppSecurityException("The request cannot be signed with this key.", e);
        }
    }

    private static X500Name name(CsrSubject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        if (subject.country() != null) {
            name.addRDN(BCStyle.C, new DERPrintableString(subject.country()));
        }
        name.addRDN(BCStyle.O, new DERUTF8String(subject.organisation()));
        name.addRDN(BCStyle.CN, new DERUTF8String(subject.commonName()));
        if (subject.domainComponent() != null) {
            name.addRDN(BCStyle.DC, subject.domainComponent());
        }
        return name.build();
    }

    private static String pem(byte[] der) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("CERTIFICATE REQUEST", der));
        }
        return text.toString();
    }
}
