package dev.ocppkit.security.pki;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a certificate is asked for.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.09, A00.FR.509 to A00.FR.511, ISO15118Ctrlr.
 *
 * @param commonName serial number of the charging station, or ISO15118Ctrlr.SeccId; 1 to 64 characters
 * @param organisation SecurityCtrlr.OrganizationName or ISO15118Ctrlr.OrganizationName; 1 to 64 characters
 * @param country two letters, or null
 * @param domainComponent "CPO" for certificates of ISO 15118, or null
 */
public record CsrSubject(
        String commonName,
        String organisation,
        @Nullable String country,
        @Nullable String domainComponent) {
    private static final int MAX_LENGTH = 64;

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if a name is empty or too long, or the country has not two letters
     */
    public CsrSubject {
        check(commonName, "commonName");
        check(organisation, "organisation");
        if (country != null && !country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country must be two letters in upper case");
        }
    }

    private static void check(String text, String name) {
        int length = Objects.requireNonNull(text, name).length();
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(name + " has " + length + " characters, but must have 1 to 64");
        }
    }

    /**
     * Returns the subject of a charging station certificate.
     *
     * @param serialNumber the serial number of the charging station
     * @param organisation SecurityCtrlr.OrganizationName
     * @return the subject
     */
    public static CsrSubject station(String serialNumber, String organisation) {
        return new CsrSubject(serialNumber, organisation, null, null);
    }

    /**
     * Returns the subject of a certificate for ISO 15118.
     *
     * @param seccId ISO15118Ctrlr.SeccId
     * @param organisation ISO15118Ctrlr.OrganizationName
     * @param country ISO15118Ctrlr.CountryName
     * @return the subject
     */
    public static CsrSubject v2g(String seccId, String organisation, String country) {
        return new CsrSubject(seccId, organisation, country, "CPO");
    }
}
