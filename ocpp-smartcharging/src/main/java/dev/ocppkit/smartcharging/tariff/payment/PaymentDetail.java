package dev.ocppkit.smartcharging.tariff.payment;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a payment terminal can tell about a payment: the types of additional info of an id token.
 *
 * <p>Spec: OCPP 2.1 Ed. 2 Part 2 appendix 6.2; variable PaymentCtrlr.PaymentDetails.
 */
public enum PaymentDetail {
    /** Reference of the payment service provider; only if it is not the id token itself. */
    PSP_REF("PspRef"),
    /** Reference of the payment session from the terminal. */
    SESSION_REF("SessionRef"),
    /** Reference of the merchant. */
    MERCHANT_REF("MerchantRef"),
    /** Brand of the card, which tariff conditions may ask for. */
    PAYMENT_BRAND("PaymentBrand"),
    /** Contactless, Contact or Magstripe. */
    READING_METHOD("ReadingMethod"),
    /** Kind of card or wallet, which tariff conditions may ask for. */
    PAYMENT_RECOGNITION("PaymentRecognition"),
    /** First six digits of the card. */
    CARD_BIN("CardBin"),
    /** Last four digits of the card. */
    CARD_LAST_4_DIGITS("CardLast4Digits"),
    /** Expiry date of the card, YYYY/MM. */
    CARD_EXPIRY_DATE("CardExpiryDate"),
    /** Hash of the card number. */
    HASHED_CARD_NR("HashedCardNr"),
    /** User id of a digital wallet; the chapter on variables spells it WalletUserID. */
    WALLET_USER_ID("WalletUserId");

    private final String wireName;

    PaymentDetail(String wireName) {
        this.wireName = wireName;
    }

    /**
     * Gives the type in additional info.
     *
     * @return the type
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a detail by its type, in upper or lower case.
     *
     * @param type the type
     * @return the detail, empty for another type
     */
    public static Optional<PaymentDetail> fromWireName(String type) {
        return Arrays.stream(values())
                .filter(detail -> detail.wireName.equalsIgnoreCase(type))
                .findAny();
    }

    /**
     * Reads the value of PaymentCtrlr.PaymentDetails.
     *
     * @param memberList names with commas between them
     * @return the details, without names that are not known
     */
    public static Set<PaymentDetail> configured(String memberList) {
        Set<PaymentDetail> details = EnumSet.noneOf(PaymentDetail.class);
        for (String name : memberList.split(",", -1)) {
            fromWireName(name.strip()).ifPresent(details::add);
        }
        return Collections.unmodifiableSet(details);
    }
}
