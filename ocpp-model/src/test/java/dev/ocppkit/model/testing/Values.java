package dev.ocppkit.model.testing;

import static dev.ocppkit.model.testing.MutationKind.any;
import static dev.ocppkit.model.testing.MutationKind.one;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.testing.Schema.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Changes of single values. */
final class Values {
    private static final BigDecimal TINY = new BigDecimal("0.0000000001");
    private static final List<String> BAD_DATES = List.of(
            "",
            "now",
            "2026-01-31",
            "12:00:00Z",
            "2026-01-31T12:00:00",
            "2026-01-31 12:00:00",
            "2026-01-31 12:00:00Z",
            "2026-01-31T12:00Z",
            "2016-12-31T12:00:60Z",
            "2016-12-31T23:59:60+01:00",
            "0000-01-01T00:59:59+01:00",
            "9999-12-31T23:00:00-01:00",
            "2026-02-29T12:00:00Z",
            "1900-02-29T12:00:00Z",
            "2026-04-31T12:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-00-01T12:00:00Z",
            "2026-01-00T12:00:00Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T12:60:00Z",
            "2026-01-31T12:00:61Z",
            "2026-01-31T12:00:00.Z",
            "2026-01-31T12:00:00,5Z",
            "2026-01-31T12:00:00+1:00",
            "2026-01-31T12:00:00+01",
            "2026-01-31T12:00:00+01:60",
            "2026-01-31T12:00:00+24:00",
            "2026-01-31T12:00:00Z ",
            " 2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00ZZ",
            "2026-1-31T12:00:00Z",
            "26-01-31T12:00:00Z",
            "+2026-01-31T12:00:00Z",
            "-2026-01-31T12:00:00Z",
            "12026-01-31T12:00:00Z",
            "2026-01-31T12:00:00 Z",
            "2026-01-31T12:00:0\u0660Z",
            "2026-W05-6T12:00:00Z",
            "2026-01-31T12:00:00\u2212" + "01:00");
    private static final List<String> UNUSUAL_DATES = List.of(
            "2026-01-31t12:00:00z",
            "2026-01-31T12:00:00z",
            "2026-01-31T12:00:00-00:00",
            "2026-01-31T12:00:00+23:59",
            "2026-01-31T12:00:00-18:01",
            "2026-01-31T12:00:00.0000000000001Z",
            "2016-12-31T23:59:60Z",
            "2017-01-01T00:59:60+01:00",
            "2016-12-31T23:59:60.5Z",
            "0000-01-01T00:00:00-23:59",
            "0000-02-29T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999Z",
            "2000-02-29T23:59:59Z");

    private Values() {}

    static List<Violation> replaceByNull(Site site, Random random) {
        site.replace(Json.NODES.nullNode());
        return typeViolation(site);
    }

    private static List<Violation> typeViolation(Site site) {
        return one(site.pointer(), Keyword.TYPE, site.schema().kind().typeName());
    }

    static List<Violation> replaceByOtherType(Site site, Random random) {
        List<JsonNode> others = new ArrayList<>(List.of(
                Json.NODES.stringNode(any(List.of("", "5", "true", "null", "{}"), random)),
                Json.NODES.numberNode(random.nextInt(3)),
                Json.NODES.numberNode(new BigDecimal("1.5")),
                Json.NODES.booleanNode(random.nextBoolean()),
                Json.NODES.arrayNode().add(1).add(Json.NODES.arrayNode()),
                Json.NODES.arrayNode().add(site.value().deepCopy()),
                Json.NODES.objectNode().put("a", 1)));
        Kind kind = site.schema().kind();
        others.removeIf(other -> kind.matches(other) && !(kind == Kind.INTEGER && other.isBigDecimal()));
        site.replace(any(others, random));
        return typeViolation(site);
    }

    static List<Violation> replaceByFraction(Site site, Random random) {
        site.replace(number(
                new BigDecimal(any(List.of("0.5", "-1.5", "2147483646.5", "1E-1", "1.00000000000001"), random))));
        return typeViolation(site);
    }

    static List<Violation> belowMinimum(Site site, Random random) {
        BigDecimal min = site.schema().min();
        site.replace(number(min.subtract(step(site, random))));
        return one(site.pointer(), Keyword.MINIMUM, min.toPlainString());
    }

    static List<Violation> aboveMaximum(Site site, Random random) {
        BigDecimal max = site.schema().max();
        site.replace(number(max.add(step(site, random))));
        return one(site.pointer(), Keyword.MAXIMUM, max.toPlainString());
    }

    private static BigDecimal step(Site site, Random random) {
        boolean integer = site.schema().kind() == Kind.INTEGER;
        return any(List.of(integer ? BigDecimal.ONE : TINY, BigDecimal.ONE, BigDecimal.valueOf(1_000_000)), random);
    }

    static List<Violation> beyond32Bits(Site site, Random random) {
        String text =
                any(List.of("2147483648", "-2147483649", "1E+10", "-9223372036854775809", "4294967296.0"), random);
        site.replace(number(new BigDecimal(text)));
        return typeViolation(site);
    }

    static List<Violation> tooManyDigits(Site site, Random random) {
        String text = any(List.of("1E+100", "1E+400", "1E-100", "1E-400", "12E+99", "1E+2147483647"), random);
        boolean negative = site.schema().max() != null && site.schema().max().signum() == 0;
        BigDecimal value = new BigDecimal(text);
        site.replace(number(negative ? value.negate() : value));
        return one(site.pointer(), Keyword.READ_LIMIT, "number of 100 digits");
    }

    static List<Violation> tooLong(Site site, Random random) {
        int max = site.schema().maxOr(0);
        site.replace(Json.NODES.stringNode(Scalars.text(random, max + 1 + random.nextInt(2))));
        return one(site.pointer(), Keyword.MAX_LENGTH, Integer.toString(max));
    }

    static List<Violation> otherText(Site site, Random random) {
        String text = site.value().asString();
        List<String> others = new ArrayList<>(List.of(
                "", text + " ", text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT), " " + text, text + text));
        others.add("UNRECOGNIZED");
        others.add(Scalars.text(random, 5));
        others.removeIf(site.schema().texts()::contains);
        site.replace(Json.NODES.stringNode(any(others, random)));
        return one(site.pointer(), Keyword.ENUM, null);
    }

    static List<Violation> badDate(Site site, Random random) {
        site.replace(Json.NODES.stringNode(any(BAD_DATES, random)));
        return one(site.pointer(), Keyword.DATE_TIME, "date-time");
    }

    static List<Violation> unusualDate(Site site, Random random) {
        site.replace(Json.NODES.stringNode(any(UNUSUAL_DATES, random)));
        return List.of();
    }

    /** Returns whether a number has few enough digits to be written in another way. */
    static boolean isShort(Site site) {
        return Math.abs(site.value().decimalValue().scale()) < 60;
    }

    /** Writes the same number in another way. */
    static List<Violation> sameNumber(Site site, Random random) {
        BigDecimal value = site.value().decimalValue();
        BigDecimal other = switch (random.nextInt(3)) {
            case 0 -> value.setScale(value.scale() + 1);
            case 1 -> value.stripTrailingZeros();
            default -> new BigDecimal(value.unscaledValue().multiply(BigInteger.TEN.pow(5)), value.scale() + 5);
        };
        site.replace(number(other));
        return List.of();
    }

    private static JsonNode number(BigDecimal value) {
        return Json.NODES.numberNode(value);
    }
}
