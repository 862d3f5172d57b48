package dev.ocppkit.model;

import dev.ocppkit.model.internal.Checks;
import java.util.Set;

/**
 * The values of connector types, for instance in {@code ReserveNowRequest.connectorType}. A leading c, s, w or b
 * tells a fixed cable, a socket, wireless and a battery slot.
 *
 * <p>Spec: OCPP 2.1 appendices, table of ConnectorEnumStringType.
 */
public final class ConnectorTypes {
    /** Slot of a battery swap station. Not in OCPP 2.0.1. */
    public static final String B_BATTERY_SLOT = "bBatterySlot";

    /** Combo 1 on a fixed cable. */
    public static final String C_CCS1 = "cCCS1";

    /** Combo 2 on a fixed cable. */
    public static final String C_CCS2 = "cCCS2";

    /** ChaoJi on a fixed cable. Not in OCPP 2.0.1. */
    public static final String C_CHAO_JI = "cChaoJi";

    /** CHAdeMO (JARI G105-1993) on a fixed cable. */
    public static final String C_G105 = "cG105";

    /** GB/T for DC on a fixed cable. Not in OCPP 2.0.1. */
    public static final String C_GBT_DC = "cGBT-DC";

    /** Light-vehicle combo on a fixed cable. Not in OCPP 2.0.1. */
    public static final String C_LECCS = "cLECCS";

    /** Megawatt charging on a fixed cable. Not in OCPP 2.0.1. */
    public static final String C_MCS = "cMCS";

    /** North American charging standard on a fixed cable. Not in OCPP 2.0.1. */
    public static final String C_NACS = "cNACS";

    /** Fixed cable for NACS that also serves Combo 1. Not in OCPP 2.0.1. */
    public static final String C_NACS_CCS1 = "cNACS-CCS1";

    /** Fixed cable for Combo 1 that also serves NACS. Not in OCPP 2.0.1. */
    public static final String C_CCS1_NACS = "cCCS1-NACS";

    /** Tesla connector on a fixed cable. */
    public static final String C_TESLA = "cTesla";

    /** IEC 62196-2 type 1 on a fixed cable. */
    public static final String C_TYPE1 = "cType1";

    /** IEC 62196-2 type 2 on a fixed cable. */
    public static final String C_TYPE2 = "cType2";

    /** Ultra-ChaoJi on a fixed cable. Not in OCPP 2.0.1. */
    public static final String C_ULTRA_CHAO_JI = "cUltraChaoJi";

    /** Socket IEC 60309-2, one phase, 16 A. */
    public static final String S_309_1P_16A = "s309-1P-16A";

    /** Socket IEC 60309-2, one phase, 32 A. */
    public static final String S_309_1P_32A = "s309-1P-32A";

    /** Socket IEC 60309-2, three phases, 16 A. */
    public static final String S_309_3P_16A = "s309-3P-16A";

    /** Socket IEC 60309-2, three phases, 32 A. */
    public static final String S_309_3P_32A = "s309-3P-32A";

    /** Socket for British plugs (BS 1361). */
    public static final String S_BS1361 = "sBS1361";

    /** Socket CEE 7/7, also called Schuko. */
    public static final String S_CEE_7_7 = "sCEE-7-7";

    /** Socket IEC 62196-2 type 1. Not in OCPP 2.0.1. */
    public static final String S_TYPE1 = "sType1";

    /** Socket IEC 62196-2 type 2. */
    public static final String S_TYPE2 = "sType2";

    /** Socket IEC 62196-2 type 3. */
    public static final String S_TYPE3 = "sType3";

    /** Wireless, inductive coupling. */
    public static final String W_INDUCTIVE = "wInductive";

    /** Wireless, resonant coupling. */
    public static final String W_RESONANT = "wResonant";

    /** Pantograph that comes down. Not in OCPP 2.0.1. */
    public static final String OPP_CHARGE = "OppCharge";

    /** Any other socket of one phase up to 16 A. */
    public static final String OTHER1PH_MAX16A = "Other1PhMax16A";

    /** Any other socket of one phase above 16 A. */
    public static final String OTHER1PH_OVER16A = "Other1PhOver16A";

    /** Any other socket of three phases. */
    public static final String OTHER3PH = "Other3Ph";

    /** Pantograph that goes up. */
    public static final String PAN = "Pan";

    /** Not determined yet. */
    public static final String UNDETERMINED = "Undetermined";

    /** Not known. */
    public static final String UNKNOWN = "Unknown";

    private static final Set<String> IN_2_1 = Checks.ordered(
            B_BATTERY_SLOT,
            C_CCS1,
            C_CCS2,
            C_CHAO_JI,
            C_G105,
            C_GBT_DC,
            C_LECCS,
            C_MCS,
            C_NACS,
            C_NACS_CCS1,
            C_CCS1_NACS,
            C_TESLA,
            C_TYPE1,
            C_TYPE2,
            C_ULTRA_CHAO_JI,
            S_309_1P_16A,
            S_309_1P_32A,
            S_309_3P_16A,
            S_309_3P_32A,
            S_BS1361,
            S_CEE_7_7,
            S_TYPE1,
            S_TYPE2,
            S_TYPE3,
            W_INDUCTIVE,
            W_RESONANT,
            OPP_CHARGE,
            OTHER1PH_MAX16A,
            OTHER1PH_OVER16A,
            OTHER3PH,
            PAN,
            UNDETERMINED,
            UNKNOWN);
    private static final Set<String> IN_2_0_1 = Checks.ordered(
            C_CCS1,
            C_CCS2,
            C_G105,
            C_TESLA,
            C_TYPE1,
            C_TYPE2,
            S_309_1P_16A,
            S_309_1P_32A,
            S_309_3P_16A,
            S_309_3P_32A,
            S_BS1361,
            S_CEE_7_7,
            S_TYPE2,
            S_TYPE3,
            W_INDUCTIVE,
            W_RESONANT,
            OTHER1PH_MAX16A,
            OTHER1PH_OVER16A,
            OTHER3PH,
            PAN,
            UNDETERMINED,
            UNKNOWN);

    private ConnectorTypes() {}

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
