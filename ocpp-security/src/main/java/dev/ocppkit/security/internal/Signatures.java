package dev.ocppkit.security.internal;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/** Chooses signature algorithms. */
public final class Signatures {
    private Signatures() {}

    /** Returns the algorithm that X.509 structures are signed with by a key. */
    public static String forX509(PrivateKey key, PublicKey counterpart, boolean pss) {
        if (key.getAlgorithm().startsWith("RSA") || key instanceof RSAKey) {
            return pss ? "SHA256withRSAandMGF1" : "SHA256withRSA";
        }
        int bits = counterpart instanceof ECKey ec
                ? ec.getParams().getCurve().getField().getFieldSize()
                : 256;
        return bits > 256 ? "SHA384withECDSA" : "SHA256withECDSA";
    }
}
