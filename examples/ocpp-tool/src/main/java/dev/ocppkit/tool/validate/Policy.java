package dev.ocppkit.tool.validate;

import dev.ocppkit.model.json.ReadPolicy;

/** The policies of the codec, as names on the command line. */
enum Policy {
    STRICT,
    LENIENT,
    OFF;

    ReadPolicy readPolicy() {
        return switch (this) {
            case STRICT -> ReadPolicy.STRICT;
            case LENIENT -> ReadPolicy.LENIENT;
            case OFF -> ReadPolicy.OFF;
        };
    }
}
