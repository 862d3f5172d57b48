package dev.ocppkit.security.pki;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.PemBlocks;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Reads and writes certificates in PEM. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02 and M05 (fields {@code certificateChain} and {@code certificate}).
 */
public final class PemCertificates {
    /** How many characters a PEM field of OCPP may have, unless OCPPCommCtrlr.FieldLength allows more. */
    public static final int MAX_LENGTH = 10_000;

    /** How many certificates a text may have. */
    public static final int MAX_CERTIFICATES = 10;

    private PemCertificates() {}

    /**
     * Reads the certificates of a text, with the default limits.
     *
     * @param text blocks of type CERTIFICATE; line ends of any kind, and other text between the blocks, do not matter
     * @return the certificates in their order, at least one, or why the text was not taken
     */
    public static PemResult<List<X509Certificate>> read(String text) {
        return read(text, MAX_LENGTH, MAX_CERTIFICATES);
    }

    /**
     * Reads the certificates of a text.
     *
     * @param text blocks of type CERTIFICATE; line ends of any kind, and other text between the blocks, do not matter
     * @param maxLength how many characters it may have; more are refused before anything is parsed
     * @param maxCertificates how many certificates it may have
     * @return the certificates in their order, at least one, or why the text was not taken
     */
    public static PemResult<List<X509Certificate>> read(String text, int maxLength, int maxCertificates) {
        if (text.length() > maxLength) {
            return new PemResult.Refused<>(PemReason.TOO_LONG);
        }
        Optional<List<PemObject>> blocks = PemBlocks.read(text, maxCertificates);
        if (blocks.isEmpty() || blocks.get().isEmpty()) {
            return new PemResult.Refused<>(PemReason.MALFORMED);
        }
        if (blocks.get().stream().anyMatch(block -> !block.getType().equals("CERTIFICATE"))) {
            return new PemResult.Refused<>(PemReason.UNEXPECTED_PEM_BLOCK);
        }
        if (blocks.get().size() > maxCertificates) {
            return new PemResult.Refused<>(PemReason.TOO_LONG);
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemObject block : blocks.get()) {
            Optional<X509CertificateHolder> certificate = Bc.parse(block.getContent());
            if (certificate.isEmpty()) {
                return new PemResult.Refused<>(PemReason.MALFORMED);
            }
            certificates.add(Bc.convert(certificate.get()));
        }
        return new PemResult.Read<>(List.copyOf(certificates));
    }

    /**
     * Reads a certificate from DER.
     *
     * @param der the octets of exactly one certificate
     * @return the certificate, or empty if it cannot be read
     */
    public static Optional<X509Certificate> readDer(byte[] der) {
        return der.length > MAX_LENGTH ? Optional.empty() : Bc.parse(der).map(Bc::convert);
    }

    /**
     * Writes certificates.
     *
     * @param certificates the certificates, which keep their order
     * @return the text, with line feeds
     */
    public static String write(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        for (X509Certificate certificate : certificates) {
            try {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("A certificate has no encoding.", e);
            }
        }
        return text.toString();
    }
}
