package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes what needs to know all types: the sealed interfaces and the registry of codecs. Nothing in it makes the JVM load
 * a message class before that message is used.
 */
final class RegistryWriter {
    static final ClassName CODECS = ClassName.get(Names.CODEC, "Codecs");

    private final Map<String, RecordModel> records;
    private final ObjectNode facts;

    RegistryWriter(Map<String, RecordModel> records, ObjectNode facts) {
        this.records = records;
        this.facts = facts;
    }

    TypeSpec.Builder request() {
        TypeVariableName response = TypeVariableName.get("R", Names.OCPP_RESPONSE);
        return sealed(Names.OCPP_REQUEST, Names.OCPP_MESSAGE, RecordModel.Kind.REQUEST)
                .addTypeVariable(response)
                .addJavadoc(
                        "The payload of a CALL, which the peer answers.\n\n@param <R> the response that belongs to it\n");
    }

    TypeSpec.Builder response() {
        return sealed(Names.OCPP_RESPONSE, Names.OCPP_MESSAGE, RecordModel.Kind.RESPONSE)
                .addJavadoc("The payload of a CALLRESULT.\n");
    }

    TypeSpec.Builder send() {
        return sealed(Names.OCPP_SEND, Names.OCPP_MESSAGE, RecordModel.Kind.SEND)
                .addJavadoc("The payload of a SEND, which is never answered; only in OCPP 2.1.\n");
    }

    TypeSpec.Builder datatype() {
        return sealed(Names.OCPP_DATATYPE, Names.OCPP_RECORD, RecordModel.Kind.DATATYPE)
                .addPermittedSubclass(Names.CUSTOM_DATA)
                .addJavadoc("A structure that messages are made of.\n");
    }

    private TypeSpec.Builder sealed(ClassName name, ClassName parent, RecordModel.Kind kind) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(parent);
        ofKind(kind).forEach(record -> type.addPermittedSubclass(record.name()));
        return type;
    }

    private List<RecordModel> ofKind(RecordModel.Kind kind) {
        return records.values().stream().filter(record -> record.kind() == kind).toList();
    }

    TypeSpec.Builder action() {
        return new ActionWriter(messages(), facts).type();
    }

    TypeSpec.Builder block() {
        return new ActionWriter(messages(), facts).blocks();
    }

    private Collection<RecordModel> messages() {
        return records.values().stream()
                .filter(record -> record.kind() != RecordModel.Kind.DATATYPE)
                .toList();
    }

    TypeSpec.Builder codecs() {
        TypeVariableName type = TypeVariableName.get("T", Names.OCPP_RECORD);
        TypeName wanted = ParameterizedTypeName.get(CodecWriter.TYPE_CODEC, type);
        TypeName any = ParameterizedTypeName.get(CodecWriter.TYPE_CODEC, WildcardTypeName.subtypeOf(Object.class));
        MethodSpec of = MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(type)
                .returns(wanted)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), type), "type")
                .addJavadoc(
                        "Returns the codec of a type.\n\n@param <T> the type\n@param type its class\n@return the codec\n")
                .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "$S", "unchecked")
                        .build())
                .addStatement("return ($T) BY_TYPE.get(type)", wanted)
                .build();
        return TypeSpec.classBuilder(CODECS)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Finds codecs by type; each is loaded when it is first asked for.\n")
                .addField(byType(any))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(of)
                .addMethod(find("find", RecordModel.Kind.DATATYPE, "findMessage", any))
                .addMethod(find("findMessage", null, null, any));
    }

    private static com.palantir.javapoet.FieldSpec byType(TypeName any) {
        TypeName classValue = ParameterizedTypeName.get(ClassName.get(ClassValue.class), any);
        TypeSpec computed = TypeSpec.anonymousClassBuilder("")
                .addSuperinterface(classValue)
                .addMethod(MethodSpec.methodBuilder("computeValue")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(any)
                        .addParameter(
                                ParameterizedTypeName.get(
                                        ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                                "type")
                        .addStatement("return find(type.getSimpleName())")
                        .build())
                .build();
        return com.palantir.javapoet.FieldSpec.builder(
                        classValue, "BY_TYPE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", computed)
                .build();
    }

    /** Writes a lookup by simple name; it is split in two, because compilers give up on very long methods. */
    private MethodSpec find(
            String name,
            RecordModel.@org.jspecify.annotations.Nullable Kind only,
            @org.jspecify.annotations.Nullable String otherwise,
            TypeName any) {
        CodeBlock.Builder code = CodeBlock.builder().add("return switch (name) {\n$>");
        if (only != null) {
            code.add("case $S -> $T.INSTANCE;\n", "CustomData", Names.codecOf(Names.CUSTOM_DATA));
        }
        records.values().stream()
                .filter(record -> (record.kind() == RecordModel.Kind.DATATYPE) == (only != null))
                .forEach(record -> code.add(
                        "case $S -> $T.INSTANCE;\n", record.name().simpleName(), Names.codecOf(record.name())));
        if (otherwise == null) {
            code.add("default -> throw new IllegalArgumentException($S + name);\n", "no OCPP type: ");
        } else {
            code.add("default -> $L(name);\n", otherwise);
        }
        code.add("$<};\n");
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(any)
                .addParameter(String.class, "name")
                .addCode(code.build())
                .build();
    }

    static JsonNode factsOf(ObjectNode facts, String action) {
        JsonNode found = facts.path("actions").get(action);
        if (found == null) {
            throw new IllegalStateException("actions.json lacks the facts of " + action);
        }
        return found;
    }
}
