package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.datatype.VariableCharacteristics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks values of variables against their characteristics. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, B05.FR.07, B05.FR.08; Part 1, 4.4 (data types).
 */
public final class VariableValues {
    private static final int LONGEST = 1000;
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern COMMA = Pattern.compile(" *, *");

    private VariableValues() {}

    /**
     * Finds what is wrong with a value.
     *
     * @param rule type and limits; for texts the limits are those of the length
     * @param value the value
     * @return a reason code of the appendix: InvalidValue, ValueOutOfRange or TooLargeElement; empty if the value suits
     */
    public static Optional<String> problem(VariableCharacteristics rule, String value) {
        return switch (rule.dataType()) {
            case BOOLEAN -> invalidUnless(Set.of("true", "false").contains(value));
            case INTEGER -> number(rule, INTEGER, value);
            case DECIMAL -> number(rule, DECIMAL, value);
            case DATE_TIME -> invalidUnless(isTime(value));
            case OPTION_LIST -> invalidUnless(allowed(rule).contains(value));
            case MEMBER_LIST, SEQUENCE_LIST -> invalidUnless(areMembers(rule, value));
            default ->
                value.length() > LONGEST
                        ? Optional.of("TooLargeElement")
                        : outOfRange(rule, BigDecimal.valueOf(value.length()));
        };
    }

    private static Optional<String> invalidUnless(boolean good) {
        return good ? Optional.empty() : Optional.of("InvalidValue");
    }

    private static Optional<String> number(VariableCharacteristics rule, Pattern form, String value) {
        return form.matcher(value).matches() ? outOfRange(rule, new BigDecimal(value)) : Optional.of("InvalidValue");
    }

    private static Optional<String> outOfRange(VariableCharacteristics rule, BigDecimal value) {
        BigDecimal min = rule.minLimit();
        BigDecimal max = rule.maxLimit();
        boolean low = min != null && value.compareTo(min) < 0;
        boolean high = max != null && value.compareTo(max) > 0;
        return low || high ? Optional.of("ValueOutOfRange") : Optional.empty();
    }

    private static boolean isTime(String value) {
        try {
            return Instant.parse(value) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean areMembers(VariableCharacteristics rule, String value) {
        List<String> members = members(value);
        return allowed(rule).containsAll(members) && Set.copyOf(members).size() == members.size();
    }

    private static List<String> allowed(VariableCharacteristics rule) {
        return rule.valuesList() == null ? List.of() : members(rule.valuesList());
    }

    static List<String> members(String list) {
        return list.isEmpty() ? List.of() : List.of(COMMA.split(list, -1));
    }
}
