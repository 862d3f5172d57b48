package dev.ocppkit.model.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** Random texts, numbers and dates, with a liking for the edges of what is allowed. */
public final class Scalars {
    private static final int[] ODD_CHARACTERS = {
        0, 1, '\t', '\n', '"', '\\', '/', '~', '\'', '<', 0x7F, 0x80, 0xE9, 0x3A9, 0x5D0, 0x7FF, 0x800, 0x2028, 0x4E2D,
        0xE000, 0xFEFF, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x1F1E6, 0x10FFFF
    };
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int LONG_TEXT = 600;
    private static final long FIRST_SECOND = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long LAST_SECOND = LocalDateTime.of(9998, 12, 31, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private Scalars() {}

    /** Returns a text of so many characters, which are code points. */
    public static String text(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        boolean plain = random.nextInt(3) != 0;
        for (int i = 0; i < length; i++) {
            boolean odd = !plain && random.nextInt(3) == 0;
            text.appendCodePoint(
                    odd ? ODD_CHARACTERS[random.nextInt(ODD_CHARACTERS.length)] : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    /** Returns a text of at most so many characters, sometimes of exactly as many, mostly a short one. */
    public static String textUpTo(Random random, int max) {
        boolean atBound = random.nextInt(max > LONG_TEXT ? 400 : 10) == 0;
        return text(random, atBound ? max : random.nextInt(Math.min(max, 12) + 1));
    }

    /** Returns an integer of 32 bits within bounds, either of which may be null. */
    public static int integer(Random random, BigDecimal min, BigDecimal max) {
        long low = min == null ? Integer.MIN_VALUE : min.longValueExact();
        long high = max == null ? Integer.MAX_VALUE : max.longValueExact();
        return (int)
                switch (random.nextInt(8)) {
                    case 0 -> low;
                    case 1 -> high;
                    case 2, 3, 4 -> Math.max(low, Math.min(high, random.nextInt(200) - 50L));
                    default -> low + Math.floorMod(random.nextLong(), high - low + 1);
                };
    }

    /** Returns a decimal number within bounds, either of which may be null; some have many digits or an exponent. */
    public static BigDecimal decimal(Random random, BigDecimal min, BigDecimal max) {
        if (random.nextInt(8) == 0 && (min != null || max != null)) {
            return min == null || max != null && random.nextBoolean() ? max : min;
        }
        if (min != null && max != null) {
            BigDecimal share = new BigDecimal(new BigInteger(40, random), 13).min(BigDecimal.ONE);
            return min.add(max.subtract(min).multiply(share));
        }
        BigDecimal size = magnitude(random);
        if (min == null && max == null) {
            return random.nextBoolean() ? size : size.negate();
        }
        return min != null ? min.add(size) : max.subtract(size);
    }

    private static BigDecimal magnitude(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(100));
            case 1 -> new BigDecimal(new BigInteger(90, random), random.nextInt(30));
            case 2 -> new BigDecimal(BigInteger.valueOf(random.nextInt(1000)), -random.nextInt(20));
            case 3 -> new BigDecimal(BigInteger.valueOf(random.nextInt(1000) * 100L), random.nextInt(25));
            default -> new BigDecimal(BigInteger.valueOf(random.nextInt(1_000_000)), random.nextInt(4));
        };
    }

    /** Returns a date and time with any offset and up to so many digits of fraction. */
    public static String dateTime(Random random, int maxDigits) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(
                random.nextInt(5) == 0
                        ? FIRST_SECOND + Math.floorMod(random.nextLong(), LAST_SECOND - FIRST_SECOND)
                        : 1_700_000_000L + random.nextInt(100_000_000),
                0,
                ZoneOffset.UTC);
        return local.format(SECONDS) + fraction(random, maxDigits) + offset(random);
    }

    private static String fraction(Random random, int maxDigits) {
        if (random.nextBoolean()) {
            return "";
        }
        StringBuilder digits = new StringBuilder(".");
        int count = 1 + random.nextInt(maxDigits);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static String offset(Random random) {
        if (random.nextBoolean()) {
            return "Z";
        }
        int minutes = 1 + random.nextInt(14 * 60);
        return (random.nextBoolean() ? "+" : "-") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
