package dev.ocppkit.model;

import java.util.Optional;

/**
 * A version of OCPP that the model knows the rules of.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.2 (WebSocket subprotocol names).
 */
public enum OcppVersion {
    /** OCPP 2.0.1, subprotocol {@code ocpp2.0.1}. */
    V2_0_1("ocpp2.0.1", "2.0.1"),
    /** OCPP 2.1, subprotocol {@code ocpp2.1}. */
    V2_1("ocpp2.1", "2.1");

    private final String subprotocol;
    private final String number;

    OcppVersion(String subprotocol, String number) {
        this.subprotocol = subprotocol;
        this.number = number;
    }

    /**
     * Returns the WebSocket subprotocol name of the version.
     *
     * @return for instance {@code ocpp2.1}
     */
    public String subprotocol() {
        return subprotocol;
    }

    /**
     * Returns the version as people write it.
     *
     * @return {@code 2.0.1} or {@code 2.1}
     */
    public String number() {
        return number;
    }

    /**
     * Finds a version by its subprotocol name; the comparison is exact, as the WebSocket handshake demands.
     *
     * @param subprotocol the token from {@code Sec-WebSocket-Protocol}
     * @return the version, or empty for any other token
     */
    public static Optional<OcppVersion> fromSubprotocol(String subprotocol) {
        for (OcppVersion version : values()) {
            if (version.subprotocol.equals(subprotocol)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds a version by its number.
     *
     * @param number {@code 2.0.1} or {@code 2.1}
     * @return the version, or empty for any other text
     */
    public static Optional<OcppVersion> fromNumber(String number) {
        for (OcppVersion version : values()) {
            if (version.number.equals(number)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
