package dev.ocppkit.security.payment;

import dev.ocppkit.model.message.VatNumberValidationRequest;
import dev.ocppkit.model.message.VatNumberValidationResponse;

/**
 * Tells whether a VAT number exists. A CSMS puts a client of its tax office's service here (VIES in the EU); {@link
 * VatNumbers#checkForm} stands in for one: it accepts what looks like a VAT number, says so, and knows no company.
 *
 * <p>Spec: OCPP 2.1 Part 2, VatNumberValidation.
 */
@FunctionalInterface
public interface VatRegistry {
    /**
     * Checks a number.
     *
     * @param request the number, and where it was entered
     * @return Accepted with the company if it is known, or Rejected
     */
    VatNumberValidationResponse check(VatNumberValidationRequest request);
}
