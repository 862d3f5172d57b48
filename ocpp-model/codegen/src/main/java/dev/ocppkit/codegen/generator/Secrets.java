package dev.ocppkit.codegen.generator;

import java.util.Map;
import java.util.Set;

/** Which components must not show in {@code toString}. */
enum Secrets {
    NO,
    ALWAYS,
    /** Only if the device-model variable beside it is a secret, such as BasicAuthPassword. */
    BY_VARIABLE;

    private static final Map<String, Set<String>> ALWAYS_SECRET = Map.of(
            "APN", Set.of("apnPassword", "simPin"),
            "VPN", Set.of("password", "key"),
            "NetworkConnectionProfile", Set.of("basicAuthPassword"),
            "IdToken", Set.of("idToken"),
            "AdditionalInfo", Set.of("additionalIdToken"),
            "DataTransferRequest", Set.of("data"),
            "DataTransferResponse", Set.of("data"));

    private static final Map<String, Set<String>> SECRET_BY_VARIABLE = Map.of(
            "SetVariableData", Set.of("attributeValue"),
            "GetVariableResult", Set.of("attributeValue"),
            "EventData", Set.of("actualValue"));

    static Secrets of(String type, String wireName) {
        if (ALWAYS_SECRET.getOrDefault(type, Set.of()).contains(wireName)) {
            return ALWAYS;
        }
        return SECRET_BY_VARIABLE.getOrDefault(type, Set.of()).contains(wireName) ? BY_VARIABLE : NO;
    }
}
