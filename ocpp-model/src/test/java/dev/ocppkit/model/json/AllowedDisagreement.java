package dev.ocppkit.model.json;

import com.networknt.schema.Error;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.Violation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Where the codec and the validator may differ, and why. Whatever none of these explains is a defect of one of them. */
enum AllowedDisagreement {
    DUPLICATE_MEMBER("the codec refuses a member that occurs twice and checks the first; a tree holds the last alone") {
        @Override
        boolean excusesOurs(Violation ours, List<Violation> all, JsonNode document) {
            return all.stream()
                    .filter(violation -> violation.keyword() == Keyword.DUPLICATE)
                    .anyMatch(duplicate -> (ours.pointer() + "/").startsWith(duplicate.pointer() + "/"));
        }
    },
    INTEGER_RANGE("an integer of OCPP has 32 bits; that of JSON Schema has no bounds") {
        @Override
        boolean excusesOurs(Violation ours, List<Violation> all, JsonNode document) {
            return ours.keyword() == Keyword.TYPE
                    && "integer".equals(ours.limit())
                    && isBeyondInt(document.at(ours.pointer()));
        }
    },
    NUMBER_SIZE("the reader bounds the digits of a number in plain notation") {
        @Override
        boolean excusesOurs(Violation ours, List<Violation> all, JsonNode document) {
            return ours.keyword() == Keyword.READ_LIMIT
                    && document.at(ours.pointer()).isNumber();
        }
    },
    DATE_SEPARATOR("the validator takes a space for the T that RFC 3339 demands", "\\S+ \\S+") {
        @Override
        boolean excusesOurs(Violation ours, List<Violation> all, JsonNode document) {
            return isDate(ours, document);
        }
    },
    DATE_TRAILING_TEXT("the validator does not look behind the Z of a date", ".*[Zz].+") {
        @Override
        boolean excusesOurs(Violation ours, List<Violation> all, JsonNode document) {
            return isDate(ours, document);
        }
    },
    DATE_YEAR("an offset leads out of the years 0000 to 9999, which could not be written again", "(0000|9999)-.*") {
        @Override
        boolean excusesOurs(Violation ours, List<Violation> all, JsonNode document) {
            return isDate(ours, document);
        }
    },
    DATE_OFFSET("the validator refuses offsets beyond 18 hours, and -00:00", ".*([-+](18|19|2.):..|-00:00)") {
        @Override
        boolean excusesTheirs(Error theirs, JsonNode document) {
            return isDate(theirs, document);
        }
    },
    DATE_FRACTION("the validator refuses more than nine digits of fraction", ".*\\.\\d{10,}.*") {
        @Override
        boolean excusesTheirs(Error theirs, JsonNode document) {
            return isDate(theirs, document);
        }
    },
    LEAP_SECOND("the validator knows leap seconds in UTC only, and no fractions of them", ".*:60.*") {
        @Override
        boolean excusesTheirs(Error theirs, JsonNode document) {
            return isDate(theirs, document);
        }
    };

    private static final BigDecimal TWO_TO_31 = BigDecimal.valueOf(1L << 31);

    private final String reason;
    private final Pattern text;

    AllowedDisagreement(String reason) {
        this(reason, "");
    }

    AllowedDisagreement(String reason, String text) {
        this.reason = reason;
        this.text = Pattern.compile(text);
    }

    String reason() {
        return reason;
    }

    /** Returns whether a violation that only the codec sees is of this class. */
    boolean excusesOurs(Violation ours, List<Violation> all, JsonNode document) {
        return false;
    }

    /** Returns whether an error that only the validator sees is of this class. */
    boolean excusesTheirs(Error theirs, JsonNode document) {
        return false;
    }

    boolean isDate(Violation ours, JsonNode document) {
        return ours.keyword() == Keyword.DATE_TIME
                && text.matcher(document.at(ours.pointer()).asString("")).matches();
    }

    boolean isDate(Error theirs, JsonNode document) {
        String pointer = theirs.getInstanceLocation().toString();
        return theirs.getKeyword().equals("format")
                && text.matcher(document.at(pointer).asString("")).matches();
    }

    private static boolean isBeyondInt(JsonNode value) {
        if (!value.isNumber()) {
            return false;
        }
        BigDecimal number = value.decimalValue();
        return number.compareTo(TWO_TO_31) >= 0 || number.compareTo(TWO_TO_31.negate()) < 0;
    }

    /** Finds the class of a document that only the validator accepts. */
    static Optional<AllowedDisagreement> ofOurs(List<Violation> violations, JsonNode document) {
        return common(
                violations,
                violation -> Arrays.stream(values())
                        .filter(allowed -> allowed.excusesOurs(violation, violations, document))
                        .findFirst());
    }

    /** Finds the class of a document that only the codec accepts. */
    static Optional<AllowedDisagreement> ofTheirs(List<Error> errors, JsonNode document) {
        return common(
                errors,
                error -> Arrays.stream(values())
                        .filter(allowed -> allowed.excusesTheirs(error, document))
                        .findFirst());
    }

    /** Every complaint must have an excuse; the last one names the disagreement. */
    private static <T> Optional<AllowedDisagreement> common(
            List<T> complaints, Function<T, Optional<AllowedDisagreement>> excuse) {
        Optional<AllowedDisagreement> found = Optional.empty();
        for (T complaint : complaints) {
            found = excuse.apply(complaint);
            if (found.isEmpty()) {
                return found;
            }
        }
        return found;
    }
}
