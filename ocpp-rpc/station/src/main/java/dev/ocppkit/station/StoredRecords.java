package dev.ocppkit.station;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.json.WritePolicy;
import java.util.Optional;

/** Records as they are kept: the JSON of OCPP 2.1, which can hold those of 2.0.1 too, without checks. */
final class StoredRecords {
    private static final OcppCodec CODEC =
            OcppCodec.of(OcppVersion.V2_1).with(WritePolicy.UNCHECKED).with(ReadPolicy.OFF);

    private StoredRecords() {}

    static String write(OcppRecord value) {
        return CODEC.toJson(value);
    }

    static <T extends OcppRecord> Optional<T> read(Class<T> type, String json) {
        ReadResult<T> read = CODEC.read(type, json);
        return read.isValid() ? Optional.of(read.orThrow()) : Optional.empty();
    }
}
