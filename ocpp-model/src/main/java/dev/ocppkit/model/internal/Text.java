package dev.ocppkit.model.internal;

import org.jspecify.annotations.Nullable;

/** Builds the {@code toString} of a record: like that of any record, without the components that are absent. */
public final class Text {
    /** Keys have no place in OCPP, but get into fields for certificates by mistake. */
    private static final String PRIVATE_KEY = "PRIVATE KEY-----";

    private final StringBuilder text;
    private boolean first = true;

    /**
     * Starts the text.
     *
     * @param type simple name of the record
     */
    public Text(String type) {
        text = new StringBuilder(64).append(type).append('[');
    }

    /**
     * Adds a component unless it is null.
     *
     * @param name the component
     * @param value its value
     * @return this
     */
    public Text add(String name, @Nullable Object value) {
        if (value != null) {
            if (!first) {
                text.append(", ");
            }
            first = false;
            boolean hidden = value instanceof String characters && characters.contains(PRIVATE_KEY);
            text.append(name).append('=').append(hidden ? Masked.secret(value) : value);
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString() + ']';
    }
}
