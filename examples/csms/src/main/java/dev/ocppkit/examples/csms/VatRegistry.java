package dev.ocppkit.examples.csms;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.VatNumberValidationRequest;
import dev.ocppkit.model.message.VatNumberValidationResponse;
import dev.ocppkit.security.payment.VatNumbers;

/** Tells whether a VAT number exists. Put a client of your tax office's service (VIES in the EU) here. */
interface VatRegistry {
    VatNumberValidationResponse check(VatNumberValidationRequest request);

    /** A stub: accepts what looks like a VAT number, says so, and knows no company. */
    static VatRegistry formOnly() {
        return request -> {
            boolean looksRight = VatNumbers.normalise(request.vatNumber()).isPresent();
            return VatNumberValidationResponse.builder()
                    .vatNumber(request.vatNumber())
                    .evseId(request.evseId())
                    .status(looksRight ? GenericStatusEnum.ACCEPTED : GenericStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of(looksRight ? "FormOnly" : "BadForm"))
                    .build();
        };
    }
}
