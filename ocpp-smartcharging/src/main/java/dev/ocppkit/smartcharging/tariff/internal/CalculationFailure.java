package dev.ocppkit.smartcharging.tariff.internal;

/** Stops a calculation for bad input; becomes {@code failureToCalculate} and never leaves the library. */
public final class CalculationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param reason what is wrong, for people
     */
    public CalculationFailure(String reason) {
        super(reason, null, false, false);
    }

    /**
     * Tells what is wrong.
     *
     * @return the reason, at most 500 characters
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
