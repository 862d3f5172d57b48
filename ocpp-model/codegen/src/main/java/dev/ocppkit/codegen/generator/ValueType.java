package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The Java type of a component. */
sealed interface ValueType {
    /** Returns the type as it stands in generics and where null is possible. */
    TypeName boxed();

    /** Returns the type of a component that is never null. */
    default TypeName plain() {
        return boxed();
    }

    /** Returns the type of a single value: of the items of a list, else the type itself. */
    default ValueType item() {
        return this;
    }

    /** A JSON value without structure of ours. */
    enum Scalar implements ValueType {
        STRING(String.class),
        INTEGER(Integer.class),
        NUMBER(BigDecimal.class),
        BOOLEAN(Boolean.class),
        DATE_TIME(Instant.class),
        /** Any JSON value: the schema states no type. */
        ANY(Object.class);

        private final Class<?> boxed;

        Scalar(Class<?> boxed) {
            this.boxed = boxed;
        }

        @Override
        public TypeName boxed() {
            return ClassName.get(boxed);
        }

        @Override
        public TypeName plain() {
            return this == INTEGER || this == BOOLEAN ? boxed().unbox() : boxed();
        }
    }

    /** A generated enum. */
    record Enumeration(ClassName type) implements ValueType {
        @Override
        public TypeName boxed() {
            return type;
        }
    }

    /** A generated record or the extension object. */
    record Structure(ClassName type) implements ValueType {
        @Override
        public TypeName boxed() {
            return type;
        }
    }

    /** An array of one kind of item. */
    record ListOf(ValueType item) implements ValueType {
        @Override
        public TypeName boxed() {
            return ParameterizedTypeName.get(ClassName.get(List.class), item.boxed());
        }
    }

    /** Finds the type that the stock rules of jsonschema2pojo chose. */
    static ValueType of(String javaName) {
        String listPrefix = "java.util.List<";
        if (javaName.startsWith(listPrefix)) {
            return new ListOf(of(javaName.substring(listPrefix.length(), javaName.length() - 1)));
        }
        for (Scalar scalar : Scalar.values()) {
            if (scalar.boxed.getName().equals(javaName)) {
                return scalar;
            }
        }
        ClassName name = ClassName.bestGuess(javaName);
        if (name.packageName().equals(Names.ENUMERATION)) {
            return new Enumeration(name);
        }
        if (name.packageName().equals(Names.DATATYPE) || name.equals(Names.CUSTOM_DATA)) {
            return new Structure(name);
        }
        throw new IllegalArgumentException("No component can be made of " + javaName);
    }
}
