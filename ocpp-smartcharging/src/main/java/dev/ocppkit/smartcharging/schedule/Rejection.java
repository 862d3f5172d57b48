package dev.ocppkit.smartcharging.schedule;

/** Why a station cannot report a composite schedule. */
public enum Rejection {
    /** The station has no EVSE with this number. */
    UNKNOWN_EVSE("K08.FR.05"),
    /** The station is not configured for the unit. */
    UNSUPPORTED_RATE_UNIT("K08.FR.07"),
    /** The duration is negative. */
    INVALID_DURATION("K08.FR.05"),
    /** A value is in the other unit, and the DC voltage to convert it by is not known. */
    UNKNOWN_DC_VOLTAGE("K08.FR.05");

    private final String requirementId;

    Rejection(String requirementId) {
        this.requirementId = requirementId;
    }

    /**
     * Returns the requirement that demands the rejection.
     *
     * @return its id
     */
    public String requirementId() {
        return requirementId;
    }
}
