package dev.ocppkit.model;

/**
 * The rule that a {@link Violation} breaks: a keyword of the schemas, or a demand of the protocol on JSON itself.
 */
public enum Keyword {
    /** The text is not JSON, is followed by something else, or is not valid UTF-8. */
    JSON("json", ViolationKind.FORMAT),
    /** An object has a member twice. */
    DUPLICATE("duplicate", ViolationKind.FORMAT),
    /** A limit of the reader is exceeded: size, depth, or the length of a text, number or name. */
    READ_LIMIT("readLimit", ViolationKind.FORMAT),
    /** The payload is no JSON object. */
    OBJECT("object", ViolationKind.PROTOCOL),
    /** A member is there that the version does not know. */
    ADDITIONAL_PROPERTIES("additionalProperties", ViolationKind.PROTOCOL),
    /** The whole message or datatype does not exist in the version. */
    VERSION("version", ViolationKind.PROTOCOL),
    /** A required member is missing. */
    REQUIRED("required", ViolationKind.OCCURRENCE),
    /** An array has too few items. */
    MIN_ITEMS("minItems", ViolationKind.OCCURRENCE),
    /** An array has too many items. */
    MAX_ITEMS("maxItems", ViolationKind.OCCURRENCE),
    /** A value has the wrong JSON type, is null, or is no 32-bit integer where one is expected. */
    TYPE("type", ViolationKind.TYPE),
    /** A text is none of those that the enumeration has. */
    ENUM("enum", ViolationKind.PROPERTY),
    /** A text is too long. */
    MAX_LENGTH("maxLength", ViolationKind.PROPERTY),
    /** A number is too small. */
    MINIMUM("minimum", ViolationKind.PROPERTY),
    /** A number is too large. */
    MAXIMUM("maximum", ViolationKind.PROPERTY),
    /** A text is no date and time as RFC 3339 defines it. */
    DATE_TIME("format", ViolationKind.PROPERTY);

    private final String wireName;
    private final ViolationKind kind;

    Keyword(String wireName, ViolationKind kind) {
        this.wireName = wireName;
        this.kind = kind;
    }

    /**
     * Returns the name of the keyword as the schemas spell it, for error details.
     *
     * @return for instance {@code maxLength}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Returns the group that the keyword belongs to.
     *
     * @return the kind, which the RPC layer maps to an error code
     */
    public ViolationKind kind() {
        return kind;
    }
}
