package dev.ocppkit.model;

/**
 * A closed enumeration of the specification.
 *
 * <p>Each enumeration also has the constant {@code UNRECOGNIZED}. It appears only in values that were read leniently, in
 * place of a text that the enumeration does not have, and breaks the rules of every version.
 */
public interface OcppEnum {
    /**
     * Returns the text that stands for this value in JSON.
     *
     * @return the wire text; for {@code UNRECOGNIZED} an empty text, which no enumeration has
     */
    String wireName();

    /**
     * Returns the first version that has this value.
     *
     * @return the version; values of OCPP 2.0.1 are all in OCPP 2.1 too
     */
    OcppVersion since();
}
