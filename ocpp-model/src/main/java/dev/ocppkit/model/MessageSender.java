package dev.ocppkit.model;

/** Who may send the request of an action. */
public enum MessageSender {
    /** The charging station, to its CSMS. */
    CHARGING_STATION,
    /** The CSMS, to a charging station. */
    CSMS,
    /** Either of them. */
    BOTH;

    /**
     * Returns whether a party may send the request.
     *
     * @param party {@link #CHARGING_STATION} or {@link #CSMS}
     * @return whether it may
     */
    public boolean allows(MessageSender party) {
        return this == BOTH || this == party;
    }
}
