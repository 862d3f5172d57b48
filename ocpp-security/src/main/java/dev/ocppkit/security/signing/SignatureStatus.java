package dev.ocppkit.security.signing;

import java.security.cert.X509Certificate;

/** What is known about the signature of a message. */
public sealed interface SignatureStatus {
    /**
     * The signature is good.
     *
     * @param certificate the certificate of who signed
     */
    record Valid(X509Certificate certificate) implements SignatureStatus {}

    /**
     * The signature is not good.
     *
     * @param reason why
     */
    record Invalid(SignatureReason reason) implements SignatureStatus {}

    /** There is no signature. */
    record NotSigned() implements SignatureStatus {}
}
