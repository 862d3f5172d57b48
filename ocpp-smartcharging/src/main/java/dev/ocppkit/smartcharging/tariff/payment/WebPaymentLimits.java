package dev.ocppkit.smartcharging.tariff.payment;

import dev.ocppkit.model.datatype.TransactionLimit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Limits that a driver chose before scanning the code of a web payment, as query parameters of its URL.
 *
 * <p>Spec: OCPP 2.1 Part 2 C25; variable WebPaymentsCtrlr.URLParameters.
 */
public final class WebPaymentLimits {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private WebPaymentLimits() {}

    /**
     * Reads limits from query parameters; names may have any case, values that are no positive number are passed over.
     *
     * @param parameters decoded query parameters
     * @return the limits, empty if there is none
     */
    public static Optional<TransactionLimit> fromParameters(Map<String, String> parameters) {
        BigDecimal cost = number(parameters, "maxcost");
        BigDecimal energy = number(parameters, "maxenergy");
        BigDecimal time = number(parameters, "maxtime");
        if (cost == null && energy == null && time == null) {
            return Optional.empty();
        }
        return Optional.of(TransactionLimit.builder()
                .maxCost(cost)
                .maxEnergy(energy)
                .maxTime(time == null ? null : Integer.valueOf(time.intValue()))
                .build());
    }

    /**
     * Writes limits as query parameters.
     *
     * @param limit the limits; a state of charge has no parameter
     * @return the parameters in the order maxenergy, maxtime, maxcost
     */
    public static Map<String, String> toParameters(TransactionLimit limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        BigDecimal energy = limit.maxEnergy();
        Integer time = limit.maxTime();
        BigDecimal cost = limit.maxCost();
        if (energy != null) {
            parameters.put("maxenergy", energy.toPlainString());
        }
        if (time != null) {
            parameters.put("maxtime", time.toString());
        }
        if (cost != null) {
            parameters.put("maxcost", cost.toPlainString());
        }
        return parameters;
    }

    private static @Nullable BigDecimal number(Map<String, String> parameters, String name) {
        return parameters.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(BigDecimal::new)
                .findFirst()
                .orElse(null);
    }
}
