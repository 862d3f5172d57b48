package dev.ocppkit.security.firmware;

import dev.ocppkit.security.OcppSecurityException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * Signs firmware, for manufacturers' tools and tests: RSA keys with RSASSA-PSS, SHA-256 and a salt of 32 octets, keys on elliptic
 * curves with ECDSA and SHA-256.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01.FR.04.
 */
public final class FirmwareSigner {
    private FirmwareSigner() {}

    /**
     * Signs an image.
     *
     * @param image the whole image, read to its end and not closed
     * @param key the private key, of any provider that the JDK knows
     * @return the signature in base64 without line breaks
     * @throws IOException if the image cannot be read
     * @throws OcppSecurityException if the key cannot sign
     */
    public static String sign(InputStream image, PrivateKey key) throws IOException {
        try {
            boolean rsa = key.getAlgorithm().startsWith("RSA") || key instanceof RSAKey;
            Signature signature = Signature.getInstance(rsa ? "RSASSA-PSS" : "SHA256withECDSA");
            if (rsa) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            byte[] buffer = new byte[65_536];
            for (int count = image.read(buffer); count >= 0; count = image.read(buffer)) {
                signature.update(buffer, 0, count);
            }
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new OcppSecurityException("The image cannot be signed with this key.", e);
        }
    }
}
