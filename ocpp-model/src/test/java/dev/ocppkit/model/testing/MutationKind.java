package dev.ocppkit.model.testing;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.testing.Schema.Kind;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways to change a valid document; each knows what the reader has to say about it. */
public enum MutationKind {
    MISSING_REQUIRED(site -> !presentRequired(site).isEmpty(), MutationKind::removeRequired),
    EXTRA_MEMBER(site -> is(site, Kind.OBJECT) && !site.schema().open(), MutationKind::addMember),
    NULL(site -> !is(site, Kind.ANY) && site.parent() != null, Values::replaceByNull),
    WRONG_TYPE(site -> !is(site, Kind.ANY) && site.parent() != null, Values::replaceByOtherType),
    FRACTION(site -> is(site, Kind.INTEGER), Values::replaceByFraction),
    BELOW_MINIMUM(site -> isNumeric(site) && site.schema().min() != null, Values::belowMinimum),
    ABOVE_MAXIMUM(site -> isNumeric(site) && site.schema().max() != null, Values::aboveMaximum),
    BEYOND_32_BITS(site -> is(site, Kind.INTEGER), Values::beyond32Bits),
    TOO_MANY_DIGITS(MutationKind::isNumeric, Values::tooManyDigits),
    TOO_LONG(site -> is(site, Kind.TEXT) && site.schema().max() != null, Values::tooLong),
    WRONG_ENUM(site -> is(site, Kind.ENUM), Values::otherText),
    BAD_DATE(site -> is(site, Kind.DATE_TIME), Values::badDate),
    UNUSUAL_DATE(site -> is(site, Kind.DATE_TIME), Values::unusualDate),
    DUPLICATE(site -> is(site, Kind.OBJECT) && !site.value().isEmpty(), MutationKind::repeatMember),
    TOO_FEW_ITEMS(site -> is(site, Kind.ARRAY) && site.schema().minOr(0) > 0, MutationKind::removeItems),
    TOO_MANY_ITEMS(
            site -> is(site, Kind.ARRAY)
                    && site.schema().max() != null
                    && !site.value().isEmpty(),
            MutationKind::addItems),
    NO_OBJECT(site -> site.parent() == null, (site, random) -> one("", Keyword.OBJECT, null)),
    SAME_NUMBER(site -> isNumeric(site) && Values.isShort(site), Values::sameNumber),
    FREE_MEMBER(site -> is(site, Kind.OBJECT) && site.schema().open(), MutationKind::addFreeMember);

    /** Marks a member that the text shall have twice under its own name. */
    static final String REPEATED = "\uE000repeated\uE000";

    private static final List<String> NAMES =
            List.of("", "x", "a/b~c", "customdata", "CustomData", "\uD83D\uDE00", "~1");

    private final Predicate<Site> applies;
    private final Change change;

    MutationKind(Predicate<Site> applies, Change change) {
        this.applies = applies;
        this.change = change;
    }

    boolean appliesTo(Site site) {
        return applies.test(site);
    }

    List<Violation> apply(Site site, Random random) {
        return change.apply(site, random);
    }

    /** Changes a value where it stands and tells what is broken by it. */
    interface Change {
        List<Violation> apply(Site site, Random random);
    }

    static List<Violation> one(String pointer, Keyword keyword, String limit) {
        return List.of(new Violation(pointer, keyword, limit));
    }

    private static boolean is(Site site, Kind kind) {
        return site.schema().kind() == kind;
    }

    private static boolean isNumeric(Site site) {
        return is(site, Kind.INTEGER) || is(site, Kind.NUMBER);
    }

    private static List<String> presentRequired(Site site) {
        return is(site, Kind.OBJECT)
                ? site.schema().required().stream()
                        .filter(site.value()::has)
                        .sorted()
                        .toList()
                : List.of();
    }

    private static List<Violation> removeRequired(Site site, Random random) {
        String name = any(presentRequired(site), random);
        ((ObjectNode) site.value()).remove(name);
        return one(site.pointerOf(name), Keyword.REQUIRED, null);
    }

    private static List<Violation> addMember(Site site, Random random) {
        String name = random.nextInt(3) == 0 ? any(NAMES, random) : Scalars.text(random, 1 + random.nextInt(12));
        if (site.schema().members().containsKey(name) || site.value().has(name)) {
            name = name + "?";
        }
        ((ObjectNode) site.value()).set(name, new Instances(random).free(2));
        return one(site.pointerOf(name), Keyword.ADDITIONAL_PROPERTIES, null);
    }

    private static List<Violation> addFreeMember(Site site, Random random) {
        ((ObjectNode) site.value()).set("vendorID", new Instances(random).free(4));
        return List.of();
    }

    private static List<Violation> repeatMember(Site site, Random random) {
        ObjectNode object = (ObjectNode) site.value();
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        object.set(REPEATED + name, random.nextBoolean() ? object.get(name).deepCopy() : new Instances(random).free(2));
        return one(site.pointerOf(name), Keyword.DUPLICATE, null);
    }

    private static List<Violation> removeItems(Site site, Random random) {
        int min = site.schema().minOr(0);
        ArrayNode array = (ArrayNode) site.value();
        int size = random.nextInt(min);
        while (array.size() > size) {
            array.remove(array.size() - 1);
        }
        return one(site.pointer(), Keyword.MIN_ITEMS, Integer.toString(min));
    }

    private static List<Violation> addItems(Site site, Random random) {
        int max = site.schema().maxOr(0);
        ArrayNode array = (ArrayNode) site.value();
        int size = max + 1 + random.nextInt(2);
        while (array.size() < size) {
            array.add(array.get(random.nextInt(array.size())).deepCopy());
        }
        return one(site.pointer(), Keyword.MAX_ITEMS, Integer.toString(max));
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
