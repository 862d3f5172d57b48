package dev.ocppkit.security.meter;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.encoders.Base32;

/**
 * The public key of a meter.
 *
 * <p>Spec: OCPP 2.1 Part 2, J02.FR.23; FiscalMetering.PublicKey; appendix, signing methods.
 */
public final class MeterKey {
    private static final int MAX_LENGTH = 2500;
    private static final Map<String, ASN1ObjectIdentifier> CURVES = Map.of(
            "secp192k1", SECObjectIdentifiers.secp192k1,
            "secp256k1", SECObjectIdentifiers.secp256k1,
            "secp192r1", SECObjectIdentifiers.secp192r1,
            "secp256r1", SECObjectIdentifiers.secp256r1,
            "brainpool256r1", TeleTrusTObjectIdentifiers.brainpoolP256r1,
            "secp384r1", SECObjectIdentifiers.secp384r1,
            "brainpool384r1", TeleTrusTObjectIdentifiers.brainpoolP384r1);

    private final SubjectPublicKeyInfo encoded;
    private final PublicKey key;

    private MeterKey(SubjectPublicKeyInfo encoded, PublicKey key) {
        this.encoded = encoded;
        this.key = key;
    }

    /**
     * Reads a key.
     *
     * @param text a text like {@code oca:base16:asn1:3059...}, its base64, or the base64 of the bare key
     * @return the key; empty if it cannot be read
     */
    public static Optional<MeterKey> parse(String text) {
        return text.length() > MAX_LENGTH
                ? Optional.empty()
                : Guard.attempt(() -> {
                    if (text.startsWith("oca:")) {
                        return ofDer(printed(text));
                    }
                    byte[] decoded = Base64.getMimeDecoder().decode(text);
                    String inner = new String(decoded, StandardCharsets.ISO_8859_1);
                    return ofDer(inner.startsWith("oca:") ? printed(inner) : decoded);
                });
    }

    private static byte[] printed(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length != 4 || !parts[2].equals("asn1")) {
            throw new IllegalArgumentException("The marks of the key are not known.");
        }
        String digits = parts[3].replaceAll("\\s", "");
        return switch (parts[1]) {
            // Meters print their keys with all kinds of separators.
            case "base16" ->
                HexFormat.of().parseHex(digits.replaceFirst("^0[xX]", "").replaceAll("[^0-9A-Fa-f]", ""));
            case "base32" -> Base32.decode(digits);
            case "base64" -> Base64.getDecoder().decode(digits);
            default -> throw new IllegalArgumentException("The encoding of the key is not known.");
        };
    }

    private static MeterKey ofDer(byte[] der) throws IOException {
        SubjectPublicKeyInfo encoded = SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(der));
        return new MeterKey(encoded, Bc.publicKey(encoded).orElseThrow());
    }

    /**
     * Returns the key.
     *
     * @return the DER of the SubjectPublicKeyInfo
     */
    public byte[] der() {
        try {
            return encoded.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("A key that was read can be written.", e);
        }
    }

    /**
     * Tells whether a method of the appendix is known.
     *
     * @param method for instance {@code ECDSA-secp256r1-SHA256}
     * @return whether {@link #verify} can do it
     */
    public static boolean isKnown(String method) {
        return curve(method).isPresent();
    }

    private static Optional<ASN1ObjectIdentifier> curve(String method) {
        boolean shaped = method.startsWith("ECDSA-") && method.endsWith("-SHA256") && method.length() > 13;
        return shaped ? Optional.ofNullable(CURVES.get(method.substring(6, method.length() - 7))) : Optional.empty();
    }

    /**
     * Tells whether the key is on the curve of a method.
     *
     * @param method for instance {@code ECDSA-secp256r1-SHA256}
     * @return whether it is
     */
    public boolean fits(String method) {
        return curve(method)
                .filter(curve -> curve.equals(encoded.getAlgorithm().getParameters()))
                .isPresent();
    }

    /**
     * Verifies an ECDSA signature with SHA-256.
     *
     * @param data what was signed
     * @param signature the signature in DER
     * @return whether it fits
     */
    public boolean verify(byte[] data, byte[] signature) {
        return Guard.holds(() -> check(data, signature));
    }

    private boolean check(byte[] data, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withECDSA", Bc.PROVIDER);
        verifier.initVerify(key);
        verifier.update(data);
        return verifier.verify(signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeterKey meter && Arrays.equals(der(), meter.der());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der());
    }

    @Override
    public String toString() {
        return "MeterKey[" + key.getAlgorithm() + "]";
    }
}
