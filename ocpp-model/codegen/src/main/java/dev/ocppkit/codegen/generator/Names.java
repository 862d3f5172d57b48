package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Map;

/** How names of the schemas become names in Java. */
final class Names {
    static final String MODEL = "dev.ocppkit.model";
    static final String MESSAGE = MODEL + ".message";
    static final String DATATYPE = MODEL + ".datatype";
    static final String ENUMERATION = MODEL + ".enumeration";
    static final String INTERNAL = MODEL + ".internal";
    static final String CODEC = INTERNAL + ".codec";

    static final ClassName CUSTOM_DATA = ClassName.get(MODEL, "CustomData");
    static final ClassName VERSION = ClassName.get(MODEL, "OcppVersion");
    static final ClassName VIOLATION = ClassName.get(MODEL, "Violation");
    static final ClassName ACTION = ClassName.get(MODEL, "Action");
    static final ClassName OCPP_RECORD = ClassName.get(MODEL, "OcppRecord");
    static final ClassName OCPP_MESSAGE = ClassName.get(MODEL, "OcppMessage");
    static final ClassName OCPP_REQUEST = ClassName.get(MODEL, "OcppRequest");
    static final ClassName OCPP_RESPONSE = ClassName.get(MODEL, "OcppResponse");
    static final ClassName OCPP_SEND = ClassName.get(MODEL, "OcppSend");
    static final ClassName OCPP_DATATYPE = ClassName.get(MODEL, "OcppDatatype");
    static final ClassName OCPP_ENUM = ClassName.get(MODEL, "OcppEnum");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    /** Parts of wire texts whose capitals do not mark words; {@code IdleTIme} is a misprint of the official schemas. */
    private static final Map<String, String> RESPELT = Map.of(
            "SoC", "Soc",
            "IdleTIme", "IdleTime",
            "IKEv2", "IKEV2",
            "IPSec", "IPSEC",
            "RoCoF", "ROCOF",
            "Get15118EV", "Get_15118_EV_");

    private Names() {}

    /** Returns the name of a datatype or enumeration without the suffix that only the schema files have. */
    static String javaType(String schemaName) {
        return schemaName.endsWith("Type")
                ? schemaName.substring(0, schemaName.length() - "Type".length())
                : schemaName;
    }

    /** Returns the component of a property: its wire name without underscores. */
    static String component(String wireName) {
        return wireName.replace("_", "");
    }

    /** Returns the enum constant of a wire text, in upper snake case. */
    static String constant(String wireText) {
        String text = wireText;
        for (Map.Entry<String, String> respelt : RESPELT.entrySet()) {
            text = text.replace(respelt.getKey(), respelt.getValue());
        }
        String words = text.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("([A-Z0-9])([A-Z][a-z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        return Character.isDigit(words.charAt(0)) ? "_" + words : words;
    }

    static ClassName codecOf(ClassName type) {
        return type.equals(CUSTOM_DATA)
                ? ClassName.get(INTERNAL, "CustomDataCodec")
                : ClassName.get(CODEC, type.simpleName() + "Codec");
    }

    static ClassName tableOf(ClassName enumeration) {
        return ClassName.get(CODEC, enumeration.simpleName() + "Table");
    }
}
