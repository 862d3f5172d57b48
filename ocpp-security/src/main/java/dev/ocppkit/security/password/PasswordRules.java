package dev.ocppkit.security.password;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.internal.Guard;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which passwords a version of OCPP allows. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.205, A00.FR.304; OCPP 2.0.1 Part 2, A00.FR.205; SecurityCtrlr.BasicAuthPassword.
 */
public final class PasswordRules {
    /** OCPP 1.6: 32 to 40 hexadecimal digits, an even number; the octets they stand for are sent. */
    public static final PasswordRules V1_6 = new PasswordRules(Kind.HEX, 32, 40);
    /** OCPP 2.0.1: 16 to 40 characters of {@code a-z A-Z 0-9 * - _ = : + | @ .}. */
    public static final PasswordRules V2_0_1 = new PasswordRules(Kind.IDENTIFIER, 16, 40);
    /** OCPP 2.1: 16 to 64 characters of any kind except control characters. */
    public static final PasswordRules V2_1 = new PasswordRules(Kind.ANY, 16, 64);

    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z0-9*\\-_=:+|@.]*");
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})*");

    private final Kind kind;
    private final int min;
    private final int max;

    private PasswordRules(Kind kind, int min, int max) {
        this.kind = kind;
        this.min = min;
        this.max = max;
    }

    private enum Kind {
        HEX,
        IDENTIFIER,
        ANY
    }

    /** What is wrong with a password. */
    public enum Problem {
        /** It is too short. */
        TOO_SHORT,
        /** It is too long. */
        TOO_LONG,
        /** It has a character that is not allowed, or is no hexadecimal number. */
        CHARACTER
    }

    /**
     * Returns the rules of OCPP 2.1 for a charging station with another maxLimit of BasicAuthPassword.
     *
     * @param maxLimit 40 to 64
     * @return the rules
     * @throws IllegalArgumentException if the limit is out of range
     */
    public static PasswordRules v21(int maxLimit) {
        if (maxLimit < 40 || maxLimit > 64) {
            throw new IllegalArgumentException("maxLimit is " + maxLimit + ", but must be 40 to 64");
        }
        return new PasswordRules(Kind.ANY, 16, maxLimit);
    }

    /**
     * Checks a password.
     *
     * @param password the characters
     * @return what is wrong; empty if it is allowed
     */
    public Optional<Problem> check(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < min) {
            return Optional.of(Problem.TOO_SHORT);
        }
        if (length > max) {
            return Optional.of(Problem.TOO_LONG);
        }
        boolean allowed = switch (kind) {
            case HEX -> HEX.matcher(password).matches();
            case IDENTIFIER -> IDENTIFIER.matcher(password).matches();
            case ANY -> password.codePoints().noneMatch(PasswordRules::isForbidden);
        };
        return allowed ? Optional.empty() : Optional.of(Problem.CHARACTER);
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /**
     * Returns what is sent and stored of a password.
     *
     * @param password the characters
     * @return the octets: UTF-8, or what the digits of OCPP 1.6 stand for; empty if the password is not allowed
     */
    public Optional<Secret> octets(String password) {
        if (check(password).isPresent()) {
            return Optional.empty();
        }
        if (kind != Kind.HEX) {
            return Optional.of(Secret.of(password));
        }
        return Guard.attempt(() -> {
            byte[] octets = HexFormat.of().parseHex(password);
            Secret secret = Secret.of(octets);
            Arrays.fill(octets, (byte) 0);
            return secret;
        });
    }
}
