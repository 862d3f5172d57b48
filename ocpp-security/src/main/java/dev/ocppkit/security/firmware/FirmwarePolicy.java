package dev.ocppkit.security.firmware;

/**
 * What is accepted beyond the letter of the specification.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01.FR.04. The ECSchnorr signatures named there have no agreed encoding and no implementation for
 * Java; ECDSA is what charging stations use instead.
 *
 * @param anySalt whether PSS signatures may have a salt of any length, not only of 32 octets; the requirement does not say
 * @param ecdsa whether keys on elliptic curves may sign with ECDSA
 * @param legacyPkcs1 whether RSA keys may sign with PKCS #1 1.5, which the specification does not allow
 */
public record FirmwarePolicy(boolean anySalt, boolean ecdsa, boolean legacyPkcs1) {
    /** Any salt, ECDSA, no PKCS #1 1.5. */
    public static final FirmwarePolicy DEFAULT = new FirmwarePolicy(true, true, false);
}
