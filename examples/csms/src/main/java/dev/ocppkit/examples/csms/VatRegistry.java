package dev.ocppkit.examples.csms;

import dev.ocppkit.model.message.VatNumberValidationRequest;
import dev.ocppkit.model.message.VatNumberValidationResponse;

/**
 * Tells whether a VAT number exists. Put a client of your tax office's service (VIES in the EU) in the place of {@code
 * VatNumbers.checkForm}, which accepts what looks like a VAT number, says so, and knows no company.
 */
interface VatRegistry {
    VatNumberValidationResponse check(VatNumberValidationRequest request);
}
