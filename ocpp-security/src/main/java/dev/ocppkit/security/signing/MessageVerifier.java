package dev.ocppkit.security.signing;

import dev.ocppkit.security.internal.Base64Url;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed messages. Safe for use by several threads as far as its directory is.
 *
 * <p>What was signed is the text as it arrived. Neither message id nor time are signed, so a message can be replayed: see {@link
 * ReplayWindow}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 7; RFC 7515.
 */
public final class MessageVerifier {
    private final SignerDirectory directory;
    private final Clock clock;

    /**
     * Makes a verifier.
     *
     * @param directory finds the certificates
     * @param clock tells the time that certificates must be valid at
     */
    public MessageVerifier(SignerDirectory directory, Clock clock) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Takes the signature off a frame.
     *
     * @param frame a frame in UTF-8
     * @param requestAction the action of the request if the frame is a CALLRESULT, which must be signed too; null if it is not
     *     known, then it is not compared
     * @return the frame as it would be without signature, and what is known about the signature
     */
    public Unwrapped unwrap(byte[] frame, @Nullable String requestAction) {
        Optional<FrameParts> parts = FrameParts.read(frame);
        if (parts.isEmpty()) {
            // Broken frames and errors are not signed: whoever reads frames says what is wrong with them.
            return new Unwrapped(frame.clone(), new SignatureStatus.NotSigned());
        }
        String action = parts.get().action;
        Optional<JwsReader.Found> found = JwsReader.read(parts.get().payload);
        boolean signed = action == null ? found.isPresent() : action.endsWith(MessageSigner.SUFFIX);
        if (!signed) {
            return new Unwrapped(frame.clone(), new SignatureStatus.NotSigned());
        }
        return found.map(one -> unwrap(parts.get(), one, requestAction))
                .orElseGet(() -> new Unwrapped(null, new SignatureStatus.Invalid(SignatureReason.MALFORMED)));
    }

    private Unwrapped unwrap(FrameParts parts, JwsReader.Found found, @Nullable String requestAction) {
        String plain = parts.action == null
                ? null
                : parts.action.substring(0, parts.action.length() - MessageSigner.SUFFIX.length());
        Optional<byte[]> payload = JwsReader.payload(found.jws());
        if (payload.isEmpty()) {
            return new Unwrapped(null, new SignatureStatus.Invalid(SignatureReason.MALFORMED));
        }
        SignatureStatus status = found.unprotected()
                ? new SignatureStatus.Invalid(SignatureReason.UNSUPPORTED_HEADER)
                : verify(plain == null ? requestAction : plain, parts.type, found.jws());
        return new Unwrapped(parts.with(plain, payload.get()), status);
    }

    /**
     * Verifies a signed payload.
     *
     * @param action the action without the mark of a signed one; for a CALLRESULT that of the request; null if it is not known,
     *     then it is not compared
     * @param messageType the number of the type: 2, 3 or 6
     * @param jws the signed payload
     * @return whether the signature is good, or why not
     */
    public SignatureStatus verify(@Nullable String action, int messageType, Jws jws) {
        Optional<JwsHeader> header = JwsHeader.parse(jws.protectedHeader());
        if (header.isEmpty() || JwsReader.payload(jws).isEmpty()) {
            return invalid(SignatureReason.MALFORMED);
        }
        // The algorithm comes first: a refused one must not get near a key.
        Optional<JwsAlgorithm> algorithm = header.get().algorithm();
        if (algorithm.isEmpty()) {
            return invalid(
                    header.get().hasAlgorithm()
                            ? SignatureReason.ALGORITHM_NOT_ALLOWED
                            : SignatureReason.MISSING_HEADER);
        }
        Optional<SignatureReason> broken = header.get().check(action, messageType);
        return broken.isPresent() ? invalid(broken.get()) : verify(header.get(), algorithm.get(), jws);
    }

    private SignatureStatus verify(JwsHeader header, JwsAlgorithm algorithm, Jws jws) {
        List<X509Certificate> certificates = header.hasThumbprint()
                ? header.thumbprint()
                        .flatMap(directory::byThumbprint)
                        .map(List::of)
                        .orElse(List.of())
                : directory.candidates();
        if (certificates.isEmpty()) {
            return invalid(SignatureReason.UNKNOWN_KEY);
        }
        SignatureStatus status = invalid(SignatureReason.UNKNOWN_KEY);
        for (X509Certificate certificate : certificates) {
            status = verify(certificate, algorithm, jws);
            if (status instanceof SignatureStatus.Valid) {
                return status;
            }
        }
        return status;
    }

    private SignatureStatus verify(X509Certificate certificate, JwsAlgorithm algorithm, Jws jws) {
        SubjectPublicKeyInfo encoded = Bc.holder(certificate).getSubjectPublicKeyInfo();
        Optional<PublicKey> key = Bc.publicKey(encoded).filter(one -> fits(algorithm, one, encoded));
        if (key.isEmpty()) {
            return invalid(SignatureReason.ALGORITHM_NOT_ALLOWED);
        }
        Instant now = clock.instant();
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            return invalid(SignatureReason.CERTIFICATE_INVALID);
        }
        return Guard.holds(() -> isGood(key.get(), algorithm, jws))
                ? new SignatureStatus.Valid(certificate)
                : invalid(SignatureReason.BAD_SIGNATURE);
    }

    private static boolean fits(JwsAlgorithm algorithm, PublicKey key, SubjectPublicKeyInfo encoded) {
        return algorithm == JwsAlgorithm.ES256
                ? key instanceof ECPublicKey
                        && SECObjectIdentifiers.secp256r1.equals(
                                encoded.getAlgorithm().getParameters())
                : key instanceof RSAPublicKey && Bc.isStrong(encoded);
    }

    private static boolean isGood(PublicKey key, JwsAlgorithm algorithm, Jws jws) throws GeneralSecurityException {
        byte[] octets = Base64Url.decode(jws.signature());
        if (algorithm == JwsAlgorithm.ES256 && octets.length != 64) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case ES256 -> "SHA256withPLAIN-ECDSA";
                    case RS256 -> "SHA256withRSA";
                    case RS384 -> "SHA384withRSA";
                },
                Bc.PROVIDER);
        signature.initVerify(key);
        signature.update((jws.protectedHeader() + "." + jws.payload()).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(octets);
    }

    private static SignatureStatus invalid(SignatureReason reason) {
        return new SignatureStatus.Invalid(reason);
    }
}
