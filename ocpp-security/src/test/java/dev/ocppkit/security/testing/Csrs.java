package dev.ocppkit.security.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Reads certificate signing requests without checking them. */
public final class Csrs {
    private Csrs() {}

    public static PublicKey key(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            return BouncyCastleProvider.getPublicKey(request.getSubjectPublicKeyInfo());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
