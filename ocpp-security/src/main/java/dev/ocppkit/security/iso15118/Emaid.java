package dev.ocppkit.security.iso15118;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a contract, in its one spelling. The check digit is not checked.
 *
 * <p>Spec: OCPP 2.1 Part 2, C07; ISO 15118-2, annex H.
 *
 * @param value 14 or 15 letters and digits in upper case: country, provider, instance, and maybe a check digit
 */
public record Emaid(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[A-Z0-9]{9,10}");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if it is no eMAID; the message does not repeat it
     */
    public Emaid {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("This is no eMAID.");
        }
    }

    /**
     * Reads an eMAID.
     *
     * @param text what was received, with or without separators and in any case
     * @return the eMAID, or empty if it is none
     */
    public static Optional<Emaid> parse(String text) {
        String normalised =
                text.length() > 32 ? "" : text.replaceAll("[-*]", "").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(normalised).matches() ? Optional.of(new Emaid(normalised)) : Optional.empty();
    }

    /**
     * Tells whether two mean the same contract: the check digit may be missing in one of them.
     *
     * @param other the other
     * @return whether they do
     */
    public boolean isSameContract(Emaid other) {
        return value.substring(0, 14).equals(other.value.substring(0, 14))
                && (value.length() != other.value.length() || value.equals(other.value));
    }

    @Override
    public String toString() {
        return "***" + value.substring(value.length() - 4);
    }
}
