package dev.ocppkit.security.pki;

import java.time.Duration;
import java.util.Optional;

/**
 * When to repeat a SignCertificateRequest that got no certificate. Immutable.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.17 to A02.FR.20; SecurityCtrlr.CertSigningWaitMinimum, SecurityCtrlr.CertSigningRepeatTimes.
 *
 * @param minimumWait CertSigningWaitMinimum
 * @param times CertSigningRepeatTimes: how often it is repeated
 */
public record SigningBackoff(Duration minimumWait, int times) {
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the time is not positive or the number negative
     */
    public SigningBackoff {
        if (minimumWait.isNegative() || minimumWait.isZero() || times < 0) {
            throw new IllegalArgumentException("minimumWait must be positive and times not negative");
        }
    }

    /**
     * Returns how long to wait before repeating the request.
     *
     * @param repeated how often it was repeated already
     * @return the time, doubled with each repetition; empty when the charging station stops until the CSMS triggers it
     */
    public Optional<Duration> delay(int repeated) {
        if (repeated < 0 || repeated >= times) {
            return Optional.empty();
        }
        Duration delay = minimumWait;
        for (int i = 0; i < repeated && delay.compareTo(LONGEST) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return Optional.of(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
    }
}
