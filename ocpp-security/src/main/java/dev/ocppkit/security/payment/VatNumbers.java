package dev.ocppkit.security.payment;

import java.util.Locale;
import java.util.Optional;

/**
 * The shape of value-added tax numbers. Whether one exists is for a service of the user to find out. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, C18.FR.08 to C18.FR.10.
 */
public final class VatNumbers {
    private static final int MAX_LENGTH = 20;

    private VatNumbers() {}

    /**
     * Brings a number into its usual shape.
     *
     * @param text what was received
     * @return the number in upper case without spaces around it; empty if it is empty, has more than 20 characters, or has characters
     *     that control a terminal or a line
     */
    public static Optional<String> normalise(String text) {
        boolean shaped = text.length() <= MAX_LENGTH && text.codePoints().noneMatch(VatNumbers::isInvisible);
        String number = shaped ? text.strip().toUpperCase(Locale.ROOT) : "";
        return number.isEmpty() ? Optional.empty() : Optional.of(number);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
