package dev.ocppkit.tool.validate;

import dev.ocppkit.model.json.ReadPolicy;

/** The policies of the codec, as names on the command line. */
enum Policy {
    STRICT(ReadPolicy.STRICT),
    LENIENT(ReadPolicy.LENIENT),
    OFF(ReadPolicy.OFF);

    private final ReadPolicy readPolicy;

    Policy(ReadPolicy readPolicy) {
        this.readPolicy = readPolicy;
    }

    ReadPolicy readPolicy() {
        return readPolicy;
    }
}
