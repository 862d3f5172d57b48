package dev.ocppkit.security.firmware;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.ChainResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Verifies signed firmware: its SHA-256 with RSASSA-PSS or ECDSA.
 *
 * <p>Check the image again, from the open file that will be installed, right before installing it: a file can be exchanged in
 * between. {@link FirmwareResult.Valid#sha256()} helps to notice.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01.FR.02, L01.FR.04, L01.FR.11, L01.FR.12, A00.FR.707.
 */
public final class FirmwareVerifier {
    /** How many characters the field {@code signature} may have, unless OCPPCommCtrlr.FieldLength allows more. */
    public static final int MAX_SIGNATURE = 800;

    private final FirmwarePolicy policy;

    /** Makes a verifier with the default policy. */
    public FirmwareVerifier() {
        this(FirmwarePolicy.DEFAULT);
    }

    /**
     * Makes a verifier.
     *
     * @param policy what is accepted
     */
    public FirmwareVerifier(FirmwarePolicy policy) {
        this.policy = policy;
    }

    /**
     * Checks certificate and signature.
     *
     * @param image the whole image, read to its end and not closed
     * @param signature the signature in base64, with or without line breaks
     * @param certificate the signing certificate
     * @param manufacturerRoots the installed manufacturer root certificates
     * @param at when the certificate must be valid
     * @return the result; an invalid certificate is reported without reading the image
     * @throws IOException if the image cannot be read
     */
    public FirmwareResult verify(
            InputStream image,
            String signature,
            X509Certificate certificate,
            Collection<X509Certificate> manufacturerRoots,
            Instant at)
            throws IOException {
        if (FirmwareSigningCertificates.check(certificate, manufacturerRoots, at)
                instanceof ChainResult.Invalid invalid) {
            return new FirmwareResult.Invalid(
                    FirmwareReason.INVALID_CERTIFICATE, invalid.reason().toString());
        }
        return verifySignature(image, signature, certificate);
    }

    /**
     * Checks the signature only, with a certificate that was checked before.
     *
     * @param image the whole image, read to its end and not closed
     * @param signature the signature in base64, with or without line breaks
     * @param certificate the signing certificate
     * @return the result
     * @throws IOException if the image cannot be read
     */
    public FirmwareResult verifySignature(InputStream image, String signature, X509Certificate certificate)
            throws IOException {
        Optional<byte[]> octets = decode(signature);
        if (octets.isEmpty()) {
            return new FirmwareResult.Invalid(FirmwareReason.INVALID_SIGNATURE, "encoding");
        }
        byte[] digest = digest(image);
        SubjectPublicKeyInfo encoded = Bc.holder(certificate).getSubjectPublicKeyInfo();
        Optional<PublicKey> key = Bc.publicKey(encoded);
        boolean fits = key.isPresent()
                && Guard.holds(() -> new DigestSignatures(encoded, key.get(), policy).verify(digest, octets.get()));
        return fits
                ? new FirmwareResult.Valid(HexFormat.of().formatHex(digest))
                : new FirmwareResult.Invalid(FirmwareReason.INVALID_SIGNATURE, "signature");
    }

    private static Optional<byte[]> decode(String signature) {
        String text = signature.length() > MAX_SIGNATURE + 100 ? "" : signature.replaceAll("[\r\n]", "");
        if (text.isEmpty() || text.length() > MAX_SIGNATURE) {
            return Optional.empty();
        }
        return Guard.attempt(() -> Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] digest(InputStream image) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65_536];
            for (int count = image.read(buffer); count >= 0; count = image.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
