package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * One property as a record component.
 *
 * @param wireName name on the wire
 * @param type Java type
 * @param v21 the rules of OCPP 2.1
 * @param v201 the rules of OCPP 2.0.1, or null if that version does not have the property
 * @param nonNull whether every version that has the type requires it
 * @param description our sentence about it, or an empty string
 * @param defaultValue what the schema says an absent value means
 */
record Component(
        String wireName,
        ValueType type,
        Rules v21,
        @Nullable Rules v201,
        boolean nonNull,
        String description,
        @Nullable JsonNode defaultValue) {

    String name() {
        return Names.component(wireName);
    }

    /** Returns the type of the component in the record's header. */
    TypeName declared() {
        return nonNull ? type.plain() : nullable();
    }

    /** Returns the type for a place where the value may be missing. */
    TypeName nullable() {
        return type.boxed().annotated(AnnotationSpec.builder(Names.NULLABLE).build());
    }

    /** Returns whether only OCPP 2.1 has the property. */
    boolean only21() {
        return v201 == null;
    }
}
