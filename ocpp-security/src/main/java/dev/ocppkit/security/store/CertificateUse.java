package dev.ocppkit.security.store;

import dev.ocppkit.model.enumeration.GetCertificateIdUseEnum;
import dev.ocppkit.model.enumeration.InstallCertificateUseEnum;
import java.util.Optional;

/**
 * What an installed certificate is for.
 *
 * <p>Spec: OCPP 2.1 Part 2, M03, M05, InstallCertificateUseEnumType, GetCertificateIdUseEnumType.
 */
public enum CertificateUse {
    /** Root of the certificates of the CSMS. */
    CSMS_ROOT(GetCertificateIdUseEnum.CSMS_ROOT_CERTIFICATE),
    /** Root of ISO 15118 for charging stations. */
    V2G_ROOT(GetCertificateIdUseEnum.V2G_ROOT_CERTIFICATE),
    /** Root of mobility operators, for contracts. */
    MO_ROOT(GetCertificateIdUseEnum.MO_ROOT_CERTIFICATE),
    /** Root of the manufacturer, for firmware. */
    MANUFACTURER_ROOT(GetCertificateIdUseEnum.MANUFACTURER_ROOT_CERTIFICATE),
    /** Root of makers of vehicles (OCPP 2.1). */
    OEM_ROOT(GetCertificateIdUseEnum.OEM_ROOT_CERTIFICATE),
    /** Certificate of the charging station towards vehicles, with its sub-CAs. */
    V2G_CHAIN(GetCertificateIdUseEnum.V2G_CERTIFICATE_CHAIN),
    /** Certificate of the charging station towards the CSMS; it is neither listed nor deleted. */
    STATION(GetCertificateIdUseEnum.UNRECOGNIZED);

    private final GetCertificateIdUseEnum listed;

    CertificateUse(GetCertificateIdUseEnum listed) {
        this.listed = listed;
    }

    GetCertificateIdUseEnum listed() {
        return listed;
    }

    /**
     * Returns the use that an InstallCertificateRequest names.
     *
     * @param type the type of the request
     * @return the use; empty if the type is not known
     */
    public static Optional<CertificateUse> of(InstallCertificateUseEnum type) {
        return switch (type) {
            case CSMS_ROOT_CERTIFICATE -> Optional.of(CSMS_ROOT);
            case V2G_ROOT_CERTIFICATE -> Optional.of(V2G_ROOT);
            case MO_ROOT_CERTIFICATE -> Optional.of(MO_ROOT);
            case MANUFACTURER_ROOT_CERTIFICATE -> Optional.of(MANUFACTURER_ROOT);
            case OEM_ROOT_CERTIFICATE -> Optional.of(OEM_ROOT);
            default -> Optional.empty();
        };
    }
}
