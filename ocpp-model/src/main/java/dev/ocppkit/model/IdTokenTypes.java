package dev.ocppkit.model;

import dev.ocppkit.model.internal.Checks;
import java.util.Set;

/**
 * The values of {@code IdToken.type}.
 *
 * <p>Spec: OCPP 2.1 appendices, table of IdTokenEnumStringType; Part 2, IdTokenType.
 */
public final class IdTokenTypes {
    /** Made by the CSMS or another server, for instance for a remote start. */
    public static final String CENTRAL = "Central";

    /** Reference that a payment terminal gave for an authorised card. Not in OCPP 2.0.1. */
    public static final String DIRECT_PAYMENT = "DirectPayment";

    /** Account of an e-mobility contract, as ISO 15118 has it. */
    public static final String EMAID = "eMAID";

    /** Identifier of the vehicle's communication controller: a MAC address in ISO 15118-2, more in ISO 15118-20. Not in OCPP 2.0.1. */
    public static final String EVCCID = "EVCCID";

    /** UID of an ISO 14443 card: 4 or 7 bytes in hexadecimal. */
    public static final String ISO14443 = "ISO14443";

    /** UID of an ISO 15693 card: 8 bytes in hexadecimal. */
    public static final String ISO15693 = "ISO15693";

    /** Something the driver knows and types, such as a PIN. */
    public static final String KEY_CODE = "KeyCode";

    /** Made by the charging station itself; nobody checks it. */
    public static final String LOCAL = "Local";

    /** MAC address of the vehicle's communication controller. */
    public static final String MAC_ADDRESS = "MacAddress";

    /** Charging was started by a button or the cable alone; the token is empty. */
    public static final String NO_AUTHORIZATION = "NoAuthorization";

    /** Vehicle identification number. Not in OCPP 2.0.1. */
    public static final String VIN = "VIN";

    private static final Set<String> IN_2_1 = Checks.ordered(
            CENTRAL,
            DIRECT_PAYMENT,
            EMAID,
            EVCCID,
            ISO14443,
            ISO15693,
            KEY_CODE,
            LOCAL,
            MAC_ADDRESS,
            NO_AUTHORIZATION,
            VIN);
    private static final Set<String> IN_2_0_1 =
            Checks.ordered(CENTRAL, EMAID, ISO14443, ISO15693, KEY_CODE, LOCAL, MAC_ADDRESS, NO_AUTHORIZATION);

    private IdTokenTypes() {}

    /**
     * Returns the values that the specification names.
     *
     * <p>In OCPP 2.1 the list is open: other texts may come and may be sent. In OCPP 2.0.1 it is closed.
     *
     * @param version the version
     * @return the values, in alphabetical order of the specification's table
     */
    public static Set<String> known(OcppVersion version) {
        return version == OcppVersion.V2_1 ? IN_2_1 : IN_2_0_1;
    }
}
