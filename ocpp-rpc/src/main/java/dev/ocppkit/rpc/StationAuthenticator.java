package dev.ocppkit.rpc;

/**
 * Decides whether a charging station may connect. Runs on the executor of the CSMS and may block.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.1 and 3.3; Part 2, A00.
 */
@FunctionalInterface
public interface StationAuthenticator {
    /** What can be decided. */
    enum Decision {
        /** The station may connect. */
        ACCEPTED,
        /** There is no such station: HTTP 404. */
        UNKNOWN_IDENTITY,
        /** The station did not prove who it is: HTTP 401. */
        BAD_CREDENTIALS
    }

    /**
     * Decides about a station.
     *
     * @param handshake what it presents
     * @return the decision
     * @throws Exception is answered with HTTP 500
     */
    Decision decide(Handshake handshake) throws Exception;
}
