package dev.ocppkit.security.firmware;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Verifies signatures over a SHA-256 that is known already, so that an image is read only once. */
final class DigestSignatures {
    private static final int DIGEST_LENGTH = 32;

    private final SubjectPublicKeyInfo encoded;
    private final PublicKey key;
    private final FirmwarePolicy policy;

    DigestSignatures(SubjectPublicKeyInfo encoded, PublicKey key, FirmwarePolicy policy) {
        this.encoded = encoded;
        this.key = key;
        this.policy = policy;
    }

    boolean verify(byte[] digest, byte[] signature) {
        if (key instanceof ECPublicKey) {
            return policy.ecdsa() && Guard.holds(() -> raw("NONEwithECDSA", digest, signature));
        }
        if (!(key instanceof RSAPublicKey rsa)) {
            return false;
        }
        return pss(rsa, digest, signature)
                || (policy.legacyPkcs1() && Guard.holds(() -> raw("NONEwithRSA", digestInfo(digest), signature)));
    }

    /** Tries the usual salt first, then the longest, then all others: the length stands nowhere outside the signature. */
    private boolean pss(RSAPublicKey rsa, byte[] digest, byte[] signature) {
        int octets = (rsa.getModulus().bitLength() + 6) / 8;
        int longest = octets - DIGEST_LENGTH - 2;
        int shortest = shortestSalt();
        if (signature.length > octets + 1 || shortest < 0 || shortest > longest) {
            return false;
        }
        return salts(longest)
                .filter(salt -> salt >= shortest)
                .anyMatch(salt -> Guard.holds(() -> pss(salt, digest, signature)));
    }

    private IntStream salts(int longest) {
        return policy.anySalt()
                ? IntStream.concat(IntStream.of(DIGEST_LENGTH, longest), IntStream.range(0, longest))
                : IntStream.of(DIGEST_LENGTH);
    }

    /** Returns the shortest salt that the key allows: 0 unless it is restricted to PSS; -1 if it wants another digest. */
    private int shortestSalt() {
        AlgorithmIdentifier algorithm = encoded.getAlgorithm();
        boolean restricted = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                && algorithm.getParameters() != null
                && !DERNull.INSTANCE.equals(algorithm.getParameters());
        if (!restricted) {
            return 0;
        }
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
        boolean sha256 = parameters.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256);
        return sha256 ? parameters.getSaltLength().intValueExact() : -1;
    }

    private boolean pss(int salt, byte[] digest, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("NONEwithRSASSA-PSS", Bc.PROVIDER);
        verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        verifier.initVerify(key);
        verifier.update(digest);
        return verifier.verify(signature);
    }

    private boolean raw(String algorithm, byte[] input, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm, Bc.PROVIDER);
        verifier.initVerify(key);
        verifier.update(input);
        return verifier.verify(signature);
    }

    private static byte[] digestInfo(byte[] digest) throws IOException {
        return new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE), digest)
                .getEncoded();
    }
}
