package dev.ocppkit.security.meter;

/**
 * What a check of a signed meter value found.
 *
 * <p>Spec: OCPP 2.1 Part 2, J02.FR.21 to J02.FR.24.
 */
public sealed interface MeterResult {
    /**
     * The data are signed by the meter of the EVSE.
     *
     * @param data what they say
     */
    record Valid(MeterData data) implements MeterResult {}

    /**
     * The data are signed by the key that came along. That they were not changed since is proven, but not whose meter it is.
     *
     * @param data what they say
     */
    record ValidSelfAsserted(MeterData data) implements MeterResult {}

    /**
     * The data must not be used for billing.
     *
     * @param reason why
     */
    record Invalid(MeterReason reason) implements MeterResult {}

    /**
     * Nothing can be said.
     *
     * @param why which format, method or key is missing
     */
    record NotVerifiable(Missing why) implements MeterResult {}

    /** What is missing to verify a value. */
    enum Missing {
        /** There is no {@link MeterFormat} for this encoding. */
        FORMAT,
        /** The method is not one of the appendix. */
        METHOD,
        /** There is no key, neither configured nor with the value. */
        KEY
    }
}
