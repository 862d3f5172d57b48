package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Writes the codec of one record: three static functions, and the view of them that {@code TypeCodec} gives. */
final class CodecWriter {
    static final ClassName TYPE_CODEC = ClassName.get(Names.INTERNAL, "TypeCodec");
    static final ClassName SINK = ClassName.get(Names.INTERNAL, "ViolationSink");
    static final ClassName CHECKS = ClassName.get(Names.INTERNAL, "Checks");
    private static final ClassName JSON_IN = ClassName.get(Names.INTERNAL, "JsonIn");
    private static final ClassName JSON_OUT = ClassName.get(Names.INTERNAL, "JsonOut");
    private static final ClassName SHAPE = ClassName.get(Names.INTERNAL, "Shape");
    private static final int MAX_COMPONENTS = 64;

    private final RecordModel model;
    private final List<Component> components;
    private final Constants constants = new Constants();

    CodecWriter(RecordModel model) {
        this.model = model;
        this.components = model.components();
        if (components.size() > MAX_COMPONENTS) {
            throw new IllegalStateException(model.name() + " has more than 64 components");
        }
    }

    TypeSpec.Builder type() {
        ClassName codec = Names.codecOf(model.name());
        TypeName instance = ParameterizedTypeName.get(TYPE_CODEC, model.name());
        // The code comes first, because it says which constants are needed.
        MethodSpec read = read();
        MethodSpec write = write();
        MethodSpec check = check();
        TypeSpec.Builder type = TypeSpec.classBuilder(codec)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(instance)
                .addJavadoc("Reads, writes and checks {@link $T}.\n", model.name())
                .addField(FieldSpec.builder(instance, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The codec; its static type keeps this class from being loaded early.\n")
                        .initializer("new $T()", codec)
                        .build())
                .addField(shape());
        constants.fields().forEach(type::addField);
        return type.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(read)
                .addMethod(write)
                .addMethod(check)
                .addMethods(views());
    }

    private FieldSpec shape() {
        CodeBlock names = components.stream()
                .map(component -> CodeBlock.of("$S", component.wireName()))
                .collect(CodeBlock.joining(", "));
        return FieldSpec.builder(SHAPE, "SHAPE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($L, $L, $L, $L)",
                        SHAPE,
                        mask(component -> component.v21().required()),
                        mask(this::requiredIn201),
                        model.since21() ? "0x0L" : mask(Component::only21),
                        names)
                .build();
    }

    private boolean requiredIn201(Component component) {
        Rules rules = model.since21() ? component.v21() : component.v201();
        return rules != null && rules.required();
    }

    private String mask(Predicate<Component> members) {
        long mask = 0;
        for (int i = 0; i < components.size(); i++) {
            if (members.test(components.get(i))) {
                mask |= 1L << i;
            }
        }
        return "0x" + Long.toHexString(mask) + "L";
    }

    // ---- read --------------------------------------------------------------------------------------------------

    private MethodSpec read() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("readFrom")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(nullable(model.name()))
                .addParameter(JSON_IN, "in")
                .addJavadoc(
                        "Reads a value.\n\n@param in the source\n@return the record, or null if an error was reported\n");
        method.beginControlFlow("if (!in.beginObject())")
                .addStatement("return null")
                .endControlFlow();
        method.addStatement("int errors = in.errors()").addStatement("long seen = 0");
        components.forEach(component ->
                method.addStatement("$T $N = $L", local(component), variable(component), initial(component)));
        method.beginControlFlow(
                        "for (int index = in.nextMember(SHAPE, -1); index >= 0; index = in.nextMember(SHAPE, index))")
                .beginControlFlow("if ((seen >>> index & 1) != 0)")
                .addStatement("in.duplicate()")
                .addStatement("continue")
                .endControlFlow()
                .addStatement("seen |= 1L << index")
                .beginControlFlow("switch (index)");
        ReadCode code = new ReadCode(model.since21(), constants);
        for (int i = 0; i < components.size(); i++) {
            method.beginControlFlow("case $L ->", i).addCode(code.of(components.get(i), variable(components.get(i))));
            method.endControlFlow();
        }
        method.addStatement("default -> throw new IllegalStateException()")
                .endControlFlow()
                .endControlFlow();
        method.addStatement("in.endObject(SHAPE, seen)");
        CodeBlock arguments = components.stream()
                .map(component -> CodeBlock.of("$N", variable(component)))
                .collect(CodeBlock.joining(", "));
        CodeBlock absent = components.stream()
                .filter(component ->
                        component.nonNull() && !component.declared().isPrimitive())
                .map(component -> CodeBlock.of(" || $N == null", variable(component)))
                .collect(CodeBlock.joining(""));
        method.beginControlFlow("if (in.errors() != errors$L)", absent)
                .addStatement("return null")
                .endControlFlow();
        return method.addStatement("return new $T($L)", model.name(), arguments).build();
    }

    private static String variable(Component component) {
        return "_" + component.name();
    }

    private static TypeName local(Component component) {
        return component.nonNull() && component.declared().isPrimitive() ? component.declared() : component.nullable();
    }

    private static String initial(Component component) {
        if (component.nonNull() && component.declared().isPrimitive()) {
            return component.type() == ValueType.Scalar.BOOLEAN ? "false" : "0";
        }
        return "null";
    }

    // ---- write -------------------------------------------------------------------------------------------------

    private MethodSpec write() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("writeTo")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(model.name(), "value")
                .addParameter(JSON_OUT, "out")
                .addJavadoc("Writes a value.\n\n@param value the record\n@param out the target\n");
        method.addStatement("out.beginObject()");
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            String name = variable(component);
            method.addStatement(
                    "$T $N = value.$N()",
                    component.nonNull() ? component.declared() : component.nullable(),
                    name,
                    component.name());
            boolean gated = component.only21() && !model.since21();
            if (component.nonNull()) {
                method.addCode(writeMember(component.type(), name, i));
            } else {
                method.beginControlFlow("if ($L$N != null)", gated ? "out.v21 && " : "", name)
                        .addCode(writeMember(component.type(), name, i))
                        .endControlFlow();
            }
        }
        return method.addStatement("out.endObject()").build();
    }

    private static CodeBlock writeMember(ValueType type, String name, int index) {
        if (type instanceof ValueType.ListOf list) {
            return CodeBlock.builder()
                    .addStatement("out.beginArray(SHAPE, $L)", index)
                    .beginControlFlow("for (int i = 0; i < $N.size(); i++)", name)
                    .add(writeValue(list.item(), name + ".get(i)"))
                    .endControlFlow()
                    .addStatement("out.endArray()")
                    .build();
        }
        return CodeBlock.builder()
                .addStatement("out.name(SHAPE, $L)", index)
                .add(writeValue(type, name))
                .build();
    }

    private static CodeBlock writeValue(ValueType type, String value) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (type instanceof ValueType.Enumeration enumeration) {
            return code.addStatement("out.constant($T.TABLE, $L)", Names.tableOf(enumeration.type()), value)
                    .build();
        }
        if (type instanceof ValueType.Structure structure) {
            return code.addStatement("$T.writeTo($L, out)", Names.codecOf(structure.type()), value)
                    .build();
        }
        String function = switch ((ValueType.Scalar) type) {
            case STRING -> "string";
            case INTEGER -> "integer";
            case NUMBER -> "decimal";
            case BOOLEAN -> "bool";
            case DATE_TIME -> "instant";
            case ANY -> "any";
        };
        return code.addStatement("out.$L($L)", function, value).build();
    }

    // ---- check -------------------------------------------------------------------------------------------------

    private MethodSpec check() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("check")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(nullable(SINK))
                .addParameter(model.name(), "value")
                .addParameter(TypeName.BOOLEAN, "v21")
                .addParameter(nullable(SINK), "found")
                .addJavadoc("""
                        Checks a value.

                        @param value the record
                        @param v21 whether the rules of OCPP 2.1 apply
                        @param found what was found so far, or null
                        @return the sink, or null if there is nothing to report
                        """);
        method.addStatement("$T sink = found", nullable(SINK));
        if (model.since21()) {
            method.beginControlFlow("if (!v21)")
                    .addStatement("return $T.unknownType(sink)", CHECKS)
                    .endControlFlow();
        }
        CheckCode code = new CheckCode(model.since21(), constants);
        components.forEach(component -> method.addCode(code.of(component)));
        return method.addStatement("return sink").build();
    }

    // ---- views -------------------------------------------------------------------------------------------------

    private List<MethodSpec> views() {
        MethodSpec read = view("read")
                .returns(nullable(model.name()))
                .addParameter(JSON_IN, "in")
                .addStatement("return readFrom(in)")
                .build();
        MethodSpec write = view("write")
                .addParameter(model.name(), "value")
                .addParameter(JSON_OUT, "out")
                .addStatement("writeTo(value, out)")
                .build();
        return List.of(read, write);
    }

    private static MethodSpec.Builder view(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    static TypeName nullable(ClassName type) {
        return type.annotated(
                com.palantir.javapoet.AnnotationSpec.builder(Names.NULLABLE).build());
    }
}
