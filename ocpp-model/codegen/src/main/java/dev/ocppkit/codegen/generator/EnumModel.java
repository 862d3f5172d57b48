package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One closed enumeration.
 *
 * @param name its enum
 * @param source path of its file in the catalogue
 * @param description our sentences about it
 * @param values all wire texts, in schema order
 * @param values201 those that OCPP 2.0.1 has; empty if only OCPP 2.1 has the enumeration
 * @param defaultValue the wire text that an absent value means, or null
 */
record EnumModel(
        ClassName name,
        String source,
        String description,
        List<String> values,
        Set<String> values201,
        @Nullable String defaultValue) {}
