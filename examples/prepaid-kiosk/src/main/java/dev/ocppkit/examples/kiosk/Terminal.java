package dev.ocppkit.examples.kiosk;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.smartcharging.tariff.payment.PaymentDetail;
import dev.ocppkit.smartcharging.tariff.payment.PaymentDetails;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;

/** Stands in for a payment terminal with the service behind it; takes every card. */
final class Terminal {
    private final Transcript transcript;
    private int payments;

    Terminal(Transcript transcript) {
        this.transcript = transcript;
    }

    /** Reserves an amount, and gives the token that OCPP knows the payment by (C18.FR.04). */
    IdToken authorize(BigDecimal amount) {
        payments++;
        String reference = "PSP-" + payments;
        transcript.say("terminal", "card accepted, " + Receipt.money(amount) + " reserved, reference " + reference);
        PaymentDetails details = new PaymentDetails(
                Map.of(PaymentDetail.PAYMENT_BRAND, "Visa", PaymentDetail.CARD_LAST_4_DIGITS, "4711"));
        return token(reference).toBuilder()
                .additionalInfo(details.additionalInfo(EnumSet.allOf(PaymentDetail.class), OcppVersion.V2_1)
                        .info())
                .build();
    }

    static IdToken token(String reference) {
        return IdToken.builder().idToken(reference).type("DirectPayment").build();
    }

    void release(BigDecimal reserved) {
        transcript.say("terminal", Receipt.money(reserved) + " released");
    }

    void settle(BigDecimal amount, BigDecimal reserved) {
        transcript.say(
                "terminal",
                Receipt.money(amount) + " settled, " + Receipt.money(reserved.subtract(amount)) + " released");
    }
}
