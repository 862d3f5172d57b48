package dev.ocppkit.smartcharging.tariff.payment;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.AdditionalInfo;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.smartcharging.tariff.CostContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The details of a payment. {@code toString} tells which are there, not what they are.
 *
 * <p>Spec: OCPP 2.1 Part 2 C18.FR.04, C18.FR.06.
 *
 * @param values the details
 */
public record PaymentDetails(Map<PaymentDetail, String> values) {

    /** Checks for null and copies the map. */
    public PaymentDetails {
        Map<PaymentDetail, String> copy = new EnumMap<>(PaymentDetail.class);
        copy.putAll(Map.copyOf(values));
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * Additional info for an id token, and what did not fit into it.
     *
     * @param info the entries in the order of {@link PaymentDetail}
     * @param tooLong details left out because the version does not allow their length
     */
    public record Built(List<AdditionalInfo> info, List<PaymentDetail> tooLong) {

        /** Copies the lists. */
        public Built {
            info = List.copyOf(info);
            tooLong = List.copyOf(tooLong);
        }
    }

    /**
     * Reads the details from an id token; entries of other types are passed over.
     *
     * @param idToken the token
     * @return the details; of several values of one type the first
     */
    public static PaymentDetails of(IdToken idToken) {
        Map<PaymentDetail, String> values = new EnumMap<>(PaymentDetail.class);
        List<AdditionalInfo> info = idToken.additionalInfo();
        if (info != null) {
            info.forEach(each -> PaymentDetail.fromWireName(each.type())
                    .ifPresent(detail -> values.putIfAbsent(detail, each.additionalIdToken())));
        }
        return new PaymentDetails(values);
    }

    /**
     * Builds additional info.
     *
     * @param configured what the CSMS wants to know (PaymentCtrlr.PaymentDetails)
     * @param version the version in use, which limits the lengths
     * @return the entries
     */
    public Built additionalInfo(Set<PaymentDetail> configured, OcppVersion version) {
        Objects.requireNonNull(version, "version");
        List<AdditionalInfo> info = new ArrayList<>();
        List<PaymentDetail> tooLong = new ArrayList<>();
        values.forEach((detail, value) -> {
            if (!configured.contains(detail)) {
                return;
            }
            AdditionalInfo entry = AdditionalInfo.builder()
                    .type(detail.wireName())
                    .additionalIdToken(value)
                    .build();
            if (entry.violations(version).isEmpty()) {
                info.add(entry);
            } else {
                tooLong.add(detail);
            }
        });
        return new Built(info, tooLong);
    }

    /**
     * Gives one detail.
     *
     * @param detail which
     * @return its value, empty if it is not known
     */
    public Optional<String> value(PaymentDetail detail) {
        return Optional.ofNullable(values.get(detail));
    }

    /**
     * Puts brand and recognition where the conditions of tariffs look for them.
     *
     * @param context the context
     * @return the context with this payment
     */
    public CostContext in(CostContext context) {
        return context.withPayment(
                values.get(PaymentDetail.PAYMENT_BRAND), values.get(PaymentDetail.PAYMENT_RECOGNITION));
    }

    @Override
    public String toString() {
        return "PaymentDetails" + values.keySet();
    }
}
