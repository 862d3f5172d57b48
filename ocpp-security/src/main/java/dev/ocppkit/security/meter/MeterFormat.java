package dev.ocppkit.security.meter;

import org.jspecify.annotations.Nullable;

/**
 * A format of signed meter data. OCMF is there; others, for instance EDL, can be plugged in.
 *
 * <p>Spec: OCPP 2.1 Part 2, SignedMeterValueType.encodingMethod.
 */
@FunctionalInterface
public interface MeterFormat {
    /**
     * Verifies data.
     *
     * @param data the octets of signedMeterData, at most 32768
     * @param signingMethod the method of the message; null if the data say it themselves
     * @param key the key to verify with
     * @return {@link MeterResult.Valid} with what the data say, or why not; never an exception
     */
    MeterResult verify(byte[] data, @Nullable String signingMethod, MeterKey key);
}
