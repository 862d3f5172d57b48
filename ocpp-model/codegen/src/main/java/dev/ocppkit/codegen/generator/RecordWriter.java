package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the record of one message or datatype. */
final class RecordWriter {
    private static final ClassName JSON_PROPERTY = ClassName.get("com.fasterxml.jackson.annotation", "JsonProperty");
    private static final ClassName JSON_INCLUDE = ClassName.get("com.fasterxml.jackson.annotation", "JsonInclude");
    private static final ClassName DECIMALS = ClassName.get(Names.INTERNAL, "Decimals");
    private static final ClassName JSON_VALUES = ClassName.get(Names.INTERNAL, "JsonValues");
    private static final ClassName SINK = ClassName.get(Names.INTERNAL, "ViolationSink");
    private static final ClassName TEXT = ClassName.get(Names.INTERNAL, "Text");
    private static final ClassName MASKED = ClassName.get(Names.INTERNAL, "Masked");

    private final RecordModel model;
    private final Map<ClassName, EnumModel> enums;

    /**
     * Prepares a writer.
     *
     * @param model the record
     * @param enums all enumerations, of which some say what an absent value means
     */
    RecordWriter(RecordModel model, Map<ClassName, EnumModel> enums) {
        this.model = model;
        this.enums = enums;
    }

    TypeSpec.Builder type() {
        TypeSpec.Builder type = TypeSpec.recordBuilder(model.name())
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(AnnotationSpec.builder(JSON_INCLUDE)
                        .addMember("value", "$T.Include.NON_NULL", JSON_INCLUDE)
                        .build())
                .addSuperinterface(superinterface())
                .addJavadoc(javadoc())
                .recordConstructor(header())
                .addMethod(constructor());
        if (model.kind() != RecordModel.Kind.DATATYPE) {
            type.addMethod(action());
        }
        type.addMethod(violations());
        addOf(type);
        addDefaults(type);
        new BuilderWriter(model).addTo(type);
        return type.addMethod(text());
    }

    private TypeName superinterface() {
        return switch (model.kind()) {
            case REQUEST ->
                ParameterizedTypeName.get(
                        Names.OCPP_REQUEST, ClassName.get(Names.MESSAGE, model.action() + "Response"));
            case RESPONSE -> Names.OCPP_RESPONSE;
            case SEND -> Names.OCPP_SEND;
            case DATATYPE -> Names.OCPP_DATATYPE;
        };
    }

    private CodeBlock javadoc() {
        List<String> paragraphs = Javadocs.paragraphs(
                model.description(), "The OCPP type " + model.name().simpleName() + ".");
        if (model.since21()) {
            paragraphs.add(1, "Only in OCPP 2.1.");
        }
        List<String> tags = new ArrayList<>();
        model.components().forEach(component -> tags.add(Javadocs.param(component, model.since21())));
        return CodeBlock.builder()
                .add(Javadocs.text(paragraphs))
                .add(Javadocs.tags(tags))
                .build();
    }

    private MethodSpec header() {
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        model.components()
                .forEach(component -> header.addParameter(ParameterSpec.builder(component.declared(), component.name())
                        .addAnnotation(binding(component))
                        .build()));
        return header.build();
    }

    /** Names the member; without the mark, an ObjectMapper makes up a zero for a number that is missing. */
    private static AnnotationSpec binding(Component component) {
        AnnotationSpec.Builder binding =
                AnnotationSpec.builder(JSON_PROPERTY).addMember("value", "$S", component.wireName());
        return component.nonNull() ? binding.addMember("required", "true").build() : binding.build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        CodeBlock.Builder code = CodeBlock.builder();
        boolean decimals = false;
        boolean nulls = false;
        for (Component component : model.components()) {
            code.add(guard(component));
            decimals |= component.type() == ValueType.Scalar.NUMBER;
            nulls |= component.nonNull() && !component.declared().isPrimitive();
        }
        constructor.addJavadoc(
                "Checks for null, copies lists and normalises numbers; {@link #violations} checks bounds.\n");
        if (nulls || decimals) {
            constructor.addJavadoc("\n");
        }
        if (nulls) {
            constructor.addJavadoc("@throws NullPointerException if a component is null that every version requires\n");
        }
        if (decimals) {
            constructor.addJavadoc("@throws IllegalArgumentException if a number has more than 1000 digits\n");
        }
        return constructor.addCode(code.build()).build();
    }

    private CodeBlock guard(Component component) {
        String name = component.name();
        CodeBlock.Builder code = CodeBlock.builder();
        if (component.nonNull() && !component.declared().isPrimitive()) {
            code.addStatement("$T.requireNonNull($N, $S)", Objects.class, name, name);
        }
        if (component.type() instanceof ValueType.ListOf list) {
            CodeBlock copy = list.item() == ValueType.Scalar.NUMBER
                    ? CodeBlock.of("$N.stream().map($T::normalise).toList()", name, DECIMALS)
                    : CodeBlock.of("$T.copyOf($N)", List.class, name);
            if (component.nonNull()) {
                code.addStatement("$N = $L", name, copy);
            } else {
                code.addStatement("$N = $N == null ? null : $L", name, name, copy);
            }
        } else if (component.type() == ValueType.Scalar.NUMBER) {
            code.addStatement(
                    "$N = $T.$L($N)", name, DECIMALS, component.nonNull() ? "normalise" : "normaliseNullable", name);
        } else if (component.type() == ValueType.Scalar.ANY) {
            code.addStatement("$N = $T.copy($N, $S)", name, JSON_VALUES, name, name);
        }
        return code.build();
    }

    private MethodSpec action() {
        return MethodSpec.methodBuilder("ocppAction")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Names.ACTION)
                .addStatement("return $T.$L", Names.ACTION, Names.constant(model.action()))
                .build();
    }

    private MethodSpec violations() {
        return MethodSpec.methodBuilder("violations")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Names.VIOLATION))
                .addParameter(Names.VERSION, "version")
                .addStatement(
                        "return $T.toList($T.check(this, $T.requireNonNull(version, $S) == $T.V2_1, null))",
                        SINK,
                        Names.codecOf(model.name()),
                        Objects.class,
                        "version",
                        Names.VERSION)
                .build();
    }

    /** Adds {@code of} for up to two required components whose types cannot be mixed up. */
    private void addOf(TypeSpec.Builder type) {
        List<Component> required =
                model.components().stream().filter(Component::nonNull).toList();
        List<TypeName> types = required.stream().map(Component::declared).toList();
        if (required.size() > 2 || new HashSet<>(types).size() < types.size()) {
            return;
        }
        MethodSpec.Builder of = MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(model.name())
                .addJavadoc(
                        required.isEmpty()
                                ? "Makes a value without any optional component.\n\n"
                                : "Makes a value of the required components alone.\n\n");
        required.forEach(component -> {
            of.addParameter(component.declared(), component.name());
            of.addJavadoc("@param $L see the component\n", component.name());
        });
        of.addJavadoc("@return the value\n");
        CodeBlock arguments = model.components().stream()
                .map(component -> CodeBlock.of("$L", component.nonNull() ? component.name() : "null"))
                .collect(CodeBlock.joining(", "));
        type.addMethod(
                of.addStatement("return new $T($L)", model.name(), arguments).build());
    }

    /** Adds accessors that never return null, where the schemas say what an absent value means. */
    private void addDefaults(TypeSpec.Builder type) {
        for (Component component : model.components()) {
            String text = component.nonNull() ? null : defaultOf(component);
            if (text != null) {
                type.addMethod(MethodSpec.methodBuilder(component.name() + "OrDefault")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(component.type().plain())
                        .addJavadoc(
                                "Returns {@link #$L}, or $L if it is absent.\n\n",
                                component.name(),
                                Javadocs.code(text))
                        .addJavadoc("@return the value that counts\n")
                        .addStatement(
                                "return $N == null ? $L : $N",
                                component.name(),
                                literal(component.type(), text),
                                component.name())
                        .build());
            }
        }
    }

    private @Nullable String defaultOf(Component component) {
        if (component.type() instanceof ValueType.Enumeration enumeration) {
            return Objects.requireNonNull(enums.get(enumeration.type())).defaultValue();
        }
        return component.defaultValue() == null
                ? null
                : component.defaultValue().asText();
    }

    private static CodeBlock literal(ValueType type, String text) {
        if (type instanceof ValueType.Enumeration enumeration) {
            return CodeBlock.of("$T.$L", enumeration.type(), Names.constant(text));
        }
        return switch ((ValueType.Scalar) type) {
            case STRING -> CodeBlock.of("$S", text);
            case NUMBER -> CodeBlock.of("new $T($S)", BigDecimal.class, text);
            case INTEGER, BOOLEAN -> CodeBlock.of("$L", text);
            case DATE_TIME, ANY -> throw new IllegalStateException(type + " cannot have a default");
        };
    }

    private MethodSpec text() {
        CodeBlock.Builder code =
                CodeBlock.builder().add("return new $T($S)", TEXT, model.name().simpleName());
        for (Component component : model.components()) {
            code.add("\n.add($S, $L)", component.name(), shown(component));
        }
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement(code.add("\n.toString()").build())
                .build();
    }

    private CodeBlock shown(Component component) {
        return switch (Secrets.of(model.name().simpleName(), component.wireName())) {
            case NO -> CodeBlock.of("$N", component.name());
            case ALWAYS -> CodeBlock.of("$T.secret($N)", MASKED, component.name());
            case BY_VARIABLE -> CodeBlock.of("$T.variable(variable.name(), $N)", MASKED, component.name());
        };
    }
}
