package dev.ocppkit.security.signing;

import dev.ocppkit.security.OcppSecurityException;
import dev.ocppkit.security.internal.Base64Url;
import dev.ocppkit.security.internal.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Signs messages. Safe for use by several threads.
 *
 * <p>CALLERROR and CALLRESULTERROR have no payload to sign and stay as they are.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 7; RFC 7515.
 */
public final class MessageSigner {
    static final String SUFFIX = "-Signed";

    private final PrivateKey key;
    private final JwsAlgorithm algorithm;
    private final String thumbprint;

    private MessageSigner(PrivateKey key, X509Certificate certificate, JwsAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
        this.thumbprint = Base64Url.encode(SignerDirectory.thumbprint(certificate));
    }

    /**
     * Makes a signer with ES256 or RS256, as the key demands.
     *
     * @param key the private key; may be a handle of a security chip whose provider the JDK knows
     * @param certificate its certificate
     * @return the signer
     * @throws IllegalArgumentException if the key is neither RSA nor on P-256
     */
    public static MessageSigner of(PrivateKey key, X509Certificate certificate) {
        return of(
                key,
                certificate,
                certificate.getPublicKey() instanceof RSAKey ? JwsAlgorithm.RS256 : JwsAlgorithm.ES256);
    }

    /**
     * Makes a signer.
     *
     * @param key the private key; may be a handle of a security chip whose provider the JDK knows
     * @param certificate its certificate
     * @param algorithm fits the key
     * @return the signer
     * @throws IllegalArgumentException if key and algorithm do not fit
     */
    public static MessageSigner of(PrivateKey key, X509Certificate certificate, JwsAlgorithm algorithm) {
        Objects.requireNonNull(key, "key");
        boolean fits = algorithm == JwsAlgorithm.ES256
                ? certificate.getPublicKey() instanceof ECKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() == 256
                : certificate.getPublicKey() instanceof RSAKey;
        if (!fits) {
            throw new IllegalArgumentException(algorithm + " does not fit the key of the certificate");
        }
        return new MessageSigner(key, certificate, algorithm);
    }

    /**
     * Signs a payload.
     *
     * @param action the action; for a CALLRESULT that of the request
     * @param messageType the number of the type: 2, 3 or 6
     * @param payload the JSON of the payload in UTF-8
     * @return the signed payload
     * @throws OcppSecurityException if the key cannot sign
     */
    public Jws sign(String action, int messageType, byte[] payload) {
        String header = Base64Url.encode(header(action, messageType));
        String encoded = Base64Url.encode(payload);
        byte[] input = (header + "." + encoded).getBytes(StandardCharsets.US_ASCII);
        return new Jws(encoded, header, Base64Url.encode(signature(input)));
    }

    /**
     * Signs a frame.
     *
     * @param frame a frame in UTF-8
     * @param requestAction the action of the request if the frame is a CALLRESULT, otherwise ignored
     * @return the signed frame; empty if it is no CALL, CALLRESULT or SEND
     * @throws IllegalArgumentException if the frame is a CALLRESULT and the action is null
     * @throws OcppSecurityException if the key cannot sign
     */
    public Optional<byte[]> signFrame(byte[] frame, @Nullable String requestAction) {
        return FrameParts.read(frame).map(parts -> {
            String action = parts.action == null ? requestAction : parts.action;
            if (action == null) {
                throw new IllegalArgumentException("The action of the request is needed to sign a CALLRESULT.");
            }
            byte[] signed = write(sign(action, parts.type, parts.payload));
            return parts.with(parts.action == null ? null : parts.action + SUFFIX, signed);
        });
    }

    private byte[] header(String action, int messageType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.writer(out)) {
            generator.writeStartObject();
            generator.writeStringProperty("alg", algorithm.name());
            generator.writeStringProperty("OCPPAction", action);
            generator.writeNumberProperty(JwsHeader.TYPE, messageType);
            generator.writeStringProperty(JwsHeader.THUMBPRINT, thumbprint);
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    private static byte[] write(Jws jws) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.writer(out)) {
            generator.writeStartObject();
            generator.writeStringProperty("payload", jws.payload());
            generator.writeStringProperty("protected", jws.protectedHeader());
            generator.writeStringProperty("signature", jws.signature());
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    private byte[] signature(byte[] input) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case ES256 -> "SHA256withECDSAinP1363Format";
                        case RS256 -> "SHA256withRSA";
                        case RS384 -> "SHA384withRSA";
                    });
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new OcppSecurityException("The message cannot be signed with this key.", e);
        }
    }
}
