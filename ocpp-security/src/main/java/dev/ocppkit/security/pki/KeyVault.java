package dev.ocppkit.security.pki;

import java.security.KeyPair;
import java.security.SecureRandom;

/**
 * Makes key pairs, so that a security chip can do it: its private keys are then handles that only it can use.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.02, A02.FR.05.
 */
public interface KeyVault {
    /**
     * Makes a key pair.
     *
     * @param spec of which kind
     * @return the key pair; its private key may be a handle without an encoding
     */
    KeyPair generate(KeySpec spec);

    /**
     * Destroys a key pair that is not needed any more.
     *
     * @param keys the key pair
     */
    void destroy(KeyPair keys);

    /**
     * Returns a vault that makes keys in memory.
     *
     * @param random where their randomness comes from
     * @return the vault
     */
    static KeyVault inMemory(SecureRandom random) {
        return new KeyVault() {
            @Override
            public KeyPair generate(KeySpec spec) {
                return spec.generate(random);
            }

            @Override
            public void destroy(KeyPair keys) {
                // Keys of the JDK cannot be wiped; without a reference they are collected.
            }
        };
    }
}
