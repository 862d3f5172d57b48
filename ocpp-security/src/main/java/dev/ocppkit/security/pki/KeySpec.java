package dev.ocppkit.security.pki;

import dev.ocppkit.security.OcppSecurityException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/**
 * Kinds of keys that are strong enough.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.501 to A00.FR.503.
 */
public enum KeySpec {
    /** Elliptic curve P-256, the default. */
    EC_P256("EC", "secp256r1", 0),
    /** Elliptic curve P-384. */
    EC_P384("EC", "secp384r1", 0),
    /** Elliptic curve P-521, which ISO 15118-20 uses. */
    EC_P521("EC", "secp521r1", 0),
    /** RSA of 2048 bits. */
    RSA_2048("RSA", "", 2048),
    /** RSA of 3072 bits. */
    RSA_3072("RSA", "", 3072),
    /** RSA of 4096 bits. */
    RSA_4096("RSA", "", 4096);

    private final String algorithm;
    private final String curve;
    private final int bits;

    KeySpec(String algorithm, String curve, int bits) {
        this.algorithm = algorithm;
        this.curve = curve;
        this.bits = bits;
    }

    /**
     * Makes a key pair in memory.
     *
     * @param random where its randomness comes from
     * @return the key pair
     */
    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits, random);
            } else {
                generator.initialize(new ECGenParameterSpec(curve), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new OcppSecurityException("The JDK has no keys of kind " + this + ".", e);
        }
    }
}
