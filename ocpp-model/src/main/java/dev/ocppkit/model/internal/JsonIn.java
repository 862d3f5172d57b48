package dev.ocppkit.model.internal;

import dev.ocppkit.model.CustomData;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.ReadPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * The source that generated readers read from: a Jackson parser, the rules for reading, and what was found.
 *
 * <p>Each reading function expects the parser on the value it reads and leaves it on the last token of that value. What
 * is wrong is reported here, with the place the parser stands at; the functions then return a stand-in value. A record is
 * made only if no error was reported since its reader began.
 */
public final class JsonIn extends Findings {
    private static final Object[] NO_ITEMS = {};

    /** Whether the rules of OCPP 2.1 apply, else those of OCPP 2.0.1. */
    public final boolean v21;

    private final TextParser parser;
    private final int maxNumberLength;
    private final boolean mayHaveLoneSurrogates;

    private @Nullable Object[] items = NO_ITEMS;
    private int itemCount;

    private @Nullable Leftovers leftovers;
    private @Nullable Set<String> unknownMembers;
    private boolean foreignNames;

    /**
     * Starts reading.
     *
     * @param parser the parser, on the first token of the value
     * @param v21 whether the rules of OCPP 2.1 apply
     * @param policy what is an error
     * @param maxNumberLength greatest length of a number in plain notation
     * @param maxViolations how many violations are kept
     * @param mayHaveLoneSurrogates whether the text has escapes, by which half a character can get into it
     */
    public JsonIn(
            TextParser parser,
            boolean v21,
            ReadPolicy policy,
            int maxNumberLength,
            int maxViolations,
            boolean mayHaveLoneSurrogates) {
        super(policy, maxViolations);
        this.parser = parser;
        this.v21 = v21;
        this.maxNumberLength = maxNumberLength;
        this.mayHaveLoneSurrogates = mayHaveLoneSurrogates;
    }

    /** Returns what was kept aside, or null. */
    public @Nullable Leftovers leftovers() {
        return leftovers;
    }

    /** Returns whether there were member names that no type has; a parser remembers such names. */
    public boolean hasForeignNames() {
        return foreignNames;
    }

    // ---- objects -----------------------------------------------------------------------------------------------

    /** Returns whether the value is an object, and reports it if not. */
    public boolean beginObject() {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        if (isDocument()) {
            report(Keyword.OBJECT, null);
            parser.skipChildren();
        } else {
            wrongType("object");
        }
        return false;
    }

    /** Returns whether the value is the whole document; at the start of an array the context is that of its items. */
    private boolean isDocument() {
        TokenStreamContext context = parser.streamReadContext();
        return parser.currentToken() == JsonToken.START_ARRAY
                ? context.getParent().inRoot()
                : context.inRoot();
    }

    /**
     * Goes to the value of the next known member; unknown ones are reported and passed over.
     *
     * @param previous the number of the member before, or -1 at the start of the object
     * @return the number of the member, or -1 at the end of the object
     */
    public int nextMember(Shape shape, int previous) {
        while (true) {
            int index = shape.successor(previous);
            if (!parser.nextName(shape.encoded(index))) {
                if (parser.currentToken() != JsonToken.PROPERTY_NAME) {
                    return -1;
                }
                index = shape.matcher.matchName(parser.currentName());
                if (index >= 0) {
                    shape.learn(previous, index);
                }
            }
            if (index < 0 || shape.isUnknown(index, v21)) {
                unknownMember();
                continue;
            }
            parser.nextToken();
            return index;
        }
    }

    /** Reports and passes over a member that was there before; the first one stays. */
    public void duplicate() {
        report(Keyword.DUPLICATE, null);
        parser.skipChildren();
    }

    /** Reports the required members that were not seen. */
    public void endObject(Shape shape, long seen) {
        long missing = shape.missing(seen, v21);
        if (missing != 0) {
            reportMissing(shape, missing);
        }
    }

    private void reportMissing(Shape shape, long missing) {
        String object = pointer();
        for (long rest = missing; rest != 0; rest &= rest - 1) {
            String name = shape.name(Long.numberOfTrailingZeros(rest));
            report(new Violation(object + "/" + name, Keyword.REQUIRED, null));
        }
    }

    private void unknownMember() {
        foreignNames = true;
        boolean kept = report(Keyword.ADDITIONAL_PROPERTIES, null);
        if (!kept) {
            reportRepeated(pointer());
        }
        String name = parser.currentName();
        parser.nextToken();
        if (kept) {
            TokenStreamContext object = parser.streamReadContext();
            boolean structured =
                    parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY;
            String own = structured ? parentPointer(object.getParent()) : parentPointer(object);
            Object value = any();
            if (!leftoversForWriting().addMember(own, name, value)) {
                report(new Violation(own + "/" + JsonPointers.escape(name), Keyword.DUPLICATE, null));
            }
        } else {
            parser.skipChildren();
        }
    }

    /** Reports an unknown member that was there before; those that are kept aside are compared there. */
    private void reportRepeated(String member) {
        Set<String> seen = unknownMembers;
        if (seen == null) {
            seen = new HashSet<>();
            unknownMembers = seen;
        }
        if (seen.size() < maxViolations() && !seen.add(member)) {
            report(Keyword.DUPLICATE, null);
        }
    }

    private static String parentPointer(TokenStreamContext object) {
        return object.getParent() == null ? "" : JsonPointers.of(object.getParent());
    }

    private Leftovers leftoversForWriting() {
        Leftovers kept = leftovers;
        if (kept == null) {
            kept = new Leftovers();
            leftovers = kept;
        }
        return kept;
    }

    // ---- arrays ------------------------------------------------------------------------------------------------

    /** Returns whether the value is an array, and reports it if not. */
    public boolean beginArray() {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return true;
        }
        wrongType("array");
        return false;
    }

    /** Goes to the next item; returns false at the end of the array. */
    public boolean nextItem() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Returns a mark for {@link #list}: items that are kept from now on belong to the array that begins. */
    public int mark() {
        return itemCount;
    }

    /** Keeps an item of the array; null stands for one that had an error and is left out. */
    public void keep(@Nullable Object item) {
        if (item == null) {
            return;
        }
        if (itemCount == items.length) {
            items = Arrays.copyOf(items, Math.max(16, itemCount * 2));
        }
        items[itemCount++] = item;
    }

    /**
     * Returns the items of the array that ended. One store serves all arrays of a document, because the list that a
     * record takes without copying it must be made of exactly its items.
     */
    // The generated code keeps only items of the type that it asks for.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> List<T> list(int mark) {
        List<?> list = List.of(Arrays.copyOfRange(items, mark, itemCount));
        itemCount = mark;
        return (List<T>) list;
    }

    /** Checks the number of items of the array that ended. */
    public void items(int size, int min, int max) {
        if (size < min) {
            report(Keyword.MIN_ITEMS, Integer.toString(min));
        } else if (size > max) {
            report(Keyword.MAX_ITEMS, Integer.toString(max));
        }
    }

    // ---- values ------------------------------------------------------------------------------------------------

    /** Reads a text of any length. */
    public @Nullable String string() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrongType("string");
            return null;
        }
        String text = parser.getString();
        if (isHalf(text)) {
            report(Keyword.JSON, "half a character");
        }
        return text;
    }

    /** Returns whether a text has half a character, which could not be written again. */
    private boolean isHalf(String text) {
        return mayHaveLoneSurrogates && Surrogates.hasLone(text);
    }

    /** Reads a text of a greatest length. */
    public @Nullable String string(int maxLength) {
        String text = string();
        if (text != null && !Checks.fits(text, maxLength)) {
            report(Keyword.MAX_LENGTH, Integer.toString(maxLength));
        }
        return text;
    }

    /** Reads a text that must be one of a set. */
    public @Nullable String stringOf(Set<String> allowed) {
        String text = string();
        if (text != null && !allowed.contains(text)) {
            report(Keyword.ENUM, Checks.list(allowed));
        }
        return text;
    }

    /** Reads a constant; under a lenient policy an unknown text is kept aside. */
    public <E extends Enum<E> & OcppEnum> @Nullable E constant(EnumTable<E> table) {
        E taken = parser.takeConstant(table, v21);
        return taken != null ? taken : decodedConstant(table);
    }

    /** Reads a constant that the parser did not find in the bytes: most often it is none, or its text has escapes. */
    private <E extends Enum<E> & OcppEnum> @Nullable E decodedConstant(EnumTable<E> table) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrongType("string");
            return null;
        }
        String text = parser.getString();
        E value = table.find(text).orElse(null);
        if (value != null && table.has(value, v21)) {
            return value;
        }
        if (isHalf(text)) {
            report(Keyword.JSON, "half a character");
            return null;
        }
        if (!report(Keyword.ENUM, table.allowed(v21))) {
            return null;
        }
        leftoversForWriting().addEnumText(pointer(), text);
        return value == null ? table.unrecognized() : value;
    }

    /** Reads a 32-bit integer; 1.0 is one, 1.5 is not. */
    public int integer() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            BigDecimal value = number();
            if (value == null) {
                return 0;
            }
            if (Decimals.isInt(value)) {
                return value.intValueExact();
            }
        }
        wrongType("integer");
        return 0;
    }

    /** Reads a 32-bit integer within bounds; the ends of the range of int stand for no bound. */
    public int integer(int min, int max) {
        int before = errors();
        int value = integer();
        if (errors() == before) {
            if (value < min) {
                report(Keyword.MINIMUM, Integer.toString(min));
            } else if (value > max) {
                report(Keyword.MAXIMUM, Integer.toString(max));
            }
        }
        return value;
    }

    /** Reads a decimal number. */
    public @Nullable BigDecimal decimal() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            wrongType("number");
            return null;
        }
        return number();
    }

    /** Reads a decimal number within bounds; null stands for no bound. */
    public @Nullable BigDecimal decimal(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        BigDecimal value = decimal();
        if (value != null && min != null && value.compareTo(min) < 0) {
            report(Keyword.MINIMUM, min.toPlainString());
        }
        if (value != null && max != null && value.compareTo(max) > 0) {
            report(Keyword.MAXIMUM, max.toPlainString());
        }
        return value;
    }

    /** Reads a decimal number that the older version has as an integer. */
    public BigDecimal integralDecimal() {
        return BigDecimal.valueOf(integer());
    }

    private @Nullable BigDecimal number() {
        BigDecimal value = Decimals.parse(
                parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength(), maxNumberLength);
        if (value == null) {
            report(Keyword.READ_LIMIT, "number of " + maxNumberLength + " digits");
        }
        return value;
    }

    /** Reads a boolean. */
    public boolean bool() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            wrongType("boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Reads a date and time. */
    public @Nullable Instant instant() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrongType("string");
            return null;
        }
        Instant value =
                Timestamps.parse(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        if (value == null) {
            report(Keyword.DATE_TIME, "date-time");
        }
        return value;
    }

    /** Reads any JSON value as plain Java; JSON null becomes null. */
    public @Nullable Object any() {
        foreignNames = true;
        return FreeValues.read(this, parser);
    }

    /** Reads the members of the extension object, which the parser has entered. */
    @Nullable
    CustomData customData(Shape shape, int vendorIdLength) {
        foreignNames = true;
        int before = errors();
        Map<String, @Nullable Object> additional = new LinkedHashMap<>();
        String vendorId = null;
        long seen = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!name.equals(shape.name(0))) {
                FreeValues.readMember(this, parser, name, additional);
                continue;
            }
            parser.nextToken();
            if (seen != 0) {
                duplicate();
            } else {
                vendorId = string(vendorIdLength);
            }
            seen = 1L;
        }
        endObject(shape, seen);
        return errors() != before || vendorId == null ? null : new CustomData(vendorId, additional);
    }

    /** Reads a number of a free value. */
    @Nullable
    BigDecimal freeNumber() {
        return number();
    }

    // ---- reports -----------------------------------------------------------------------------------------------

    private void wrongType(String expected) {
        report(Keyword.TYPE, expected);
        parser.skipChildren();
    }

    @Override
    String pointer() {
        return JsonPointers.of(parser.streamReadContext());
    }
}
