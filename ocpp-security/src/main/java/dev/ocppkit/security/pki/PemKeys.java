package dev.ocppkit.security.pki;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.io.IOException;
import java.io.StringReader;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys in PEM: PKCS #8, encrypted PKCS #8, PKCS #1 and SEC 1, the last two also encrypted.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.05: private keys never leave the device; nothing here writes one into an OCPP message.
 */
public final class PemKeys {
    private static final int MAX_LENGTH = 20_000;

    private PemKeys() {}

    /**
     * Reads the first private key of a text.
     *
     * @param text the text; other blocks before the key are passed over
     * @param password of an encrypted key, or null
     * @return the key
     * @throws IllegalArgumentException if there is no key, or it is encrypted and cannot be read with this password, or its kind
     *     is not known; the message tells which, and holds nothing of the text
     */
    public static PrivateKey read(String text, @Nullable Secret password) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The text is too long for a private key.");
        }
        Object block = Guard.attempt(() -> keyBlock(text))
                .orElseThrow(() -> new IllegalArgumentException("There is no readable private key in the text."));
        return convert(info(block, password))
                .orElseThrow(() -> new IllegalArgumentException("The private key is broken or of an unknown kind."));
    }

    private static @Nullable Object keyBlock(String text) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            Object block = parser.readObject();
            while (block != null
                    && !(block instanceof PrivateKeyInfo)
                    && !(block instanceof PEMKeyPair)
                    && !isEncrypted(block)) {
                block = parser.readObject();
            }
            return block;
        }
    }

    private static boolean isEncrypted(Object block) {
        return block instanceof PKCS8EncryptedPrivateKeyInfo || block instanceof PEMEncryptedKeyPair;
    }

    private static PrivateKeyInfo info(Object block, @Nullable Secret password) {
        if (block instanceof PrivateKeyInfo key) {
            return key;
        }
        if (block instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (password == null) {
            throw new IllegalArgumentException("The private key is encrypted, and there is no password.");
        }
        return Guard.attempt(() -> decrypt(block, password))
                .orElseThrow(
                        () -> new IllegalArgumentException("The private key cannot be decrypted with this password."));
    }

    private static PrivateKeyInfo decrypt(Object block, Secret password)
            throws IOException, PKCSException, OperatorCreationException {
        char[] characters = password.characters();
        try {
            if (block instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(Bc.PROVIDER)
                        .build(characters));
            }
            return ((PEMEncryptedKeyPair) block)
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(Bc.PROVIDER)
                            .build(characters))
                    .getPrivateKeyInfo();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Prefers the keys of the JDK, which its TLS works with; those on curves that the JDK has not come from the provider. */
    private static Optional<PrivateKey> convert(PrivateKeyInfo key) {
        boolean rsa = key.getPrivateKeyAlgorithm().getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1);
        Optional<PrivateKey> jdk = Guard.attempt(() ->
                KeyFactory.getInstance(rsa ? "RSA" : "EC").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
        return jdk.or(() -> Guard.attempt(
                () -> new JcaPEMKeyConverter().setProvider(Bc.PROVIDER).getPrivateKey(key)));
    }

    /**
     * Writes a private key as PKCS #8, for files of tools and tests.
     *
     * @param key a key in memory
     * @return the text, which must be kept as a secret
     * @throws IllegalArgumentException if the key is a handle without an encoding
     */
    public static Secret write(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("The key has no encoding.");
        }
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Secret.of("-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
    }
}
