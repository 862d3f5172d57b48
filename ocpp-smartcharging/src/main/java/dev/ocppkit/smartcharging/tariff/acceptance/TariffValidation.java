package dev.ocppkit.smartcharging.tariff.acceptance;

import dev.ocppkit.model.datatype.Tariff;
import java.util.Objects;

/**
 * Checks tariffs against the specification and the capabilities of a Charging Station.
 *
 * <p>Pure. Spec: OCPP 2.1 Part 2 I07.FR.02 to I07.FR.05, I11.FR.02, I11.FR.03.
 */
public final class TariffValidation {

    private TariffValidation() {}

    /**
     * Checks a tariff. Finds everything and changes nothing.
     *
     * @param tariff the tariff
     * @param capabilities what the station can do; MaxElements counts for each list of prices
     * @return errors and warnings
     */
    public static TariffVerdict validate(Tariff tariff, TariffCapabilities capabilities) {
        Objects.requireNonNull(tariff, "tariff");
        Objects.requireNonNull(capabilities, "capabilities");
        return new TariffVerdict(new TariffChecker(capabilities).check(tariff));
    }
}
