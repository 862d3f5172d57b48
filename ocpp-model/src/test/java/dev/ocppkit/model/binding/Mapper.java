package dev.ocppkit.model.binding;

import dev.ocppkit.model.OcppRecord;

/** Reads and writes records by reflection, whichever Jackson does it. */
interface Mapper {
    /** Returns the record, or throws an exception of the library. */
    <T extends OcppRecord> T read(String json, Class<T> type);

    /** Returns the JSON. */
    String write(OcppRecord value);
}
