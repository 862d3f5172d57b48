package dev.ocppkit.model;

import dev.ocppkit.model.internal.Checks;
import java.util.Set;

/**
 * The values of {@code chargingLimitSource}: who set a charging limit or profile.
 *
 * <p>Spec: OCPP 2.1 appendices, table of ChargingLimitSourceEnumStringType; Part 2, K11 to K14.
 */
public final class ChargingLimitSources {
    /** Energy management system. */
    public static final String EMS = "EMS";

    /** Some other outside system. */
    public static final String OTHER = "Other";

    /** System operator: distribution or transmission. */
    public static final String SO = "SO";

    /** Operator of the charging station. */
    public static final String CSO = "CSO";

    private static final Set<String> IN_2_1 = Checks.ordered(EMS, OTHER, SO, CSO);
    private static final Set<String> IN_2_0_1 = Checks.ordered(EMS, OTHER, SO, CSO);

    private ChargingLimitSources() {}

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
