package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the enum of one closed enumeration. */
final class EnumWriter {
    private static final ClassName JSON_VALUE = ClassName.get("com.fasterxml.jackson.annotation", "JsonValue");
    private static final ClassName JSON_CREATOR = ClassName.get("com.fasterxml.jackson.annotation", "JsonCreator");

    private static final ClassName ENUM_TABLE = ClassName.get(Names.INTERNAL, "EnumTable");

    private static final String UNRECOGNIZED = "UNRECOGNIZED";

    private final EnumModel model;

    EnumWriter(EnumModel model) {
        this.model = model;
    }

    TypeSpec.Builder type() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(model.name())
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(Names.OCPP_ENUM)
                .addJavadoc(javadoc());
        Set<String> names = new HashSet<>(Set.of(UNRECOGNIZED));
        for (String value : model.values()) {
            String name = Names.constant(value);
            if (!names.add(name)) {
                throw new IllegalStateException(model.name() + " has two values that become " + name);
            }
            boolean since201 = model.values201().contains(value);
            boolean marked = !since201 && !model.values201().isEmpty();
            type.addEnumConstant(
                    name,
                    TypeSpec.anonymousClassBuilder("$S, $T.$L", value, Names.VERSION, since201 ? "V2_0_1" : "V2_1")
                            .addJavadoc("$L$L.\n", Javadocs.code(value), marked ? ", only in OCPP 2.1" : "")
                            .build());
        }
        type.addEnumConstant(
                UNRECOGNIZED,
                TypeSpec.anonymousClassBuilder("$S, $T.V2_1", "", Names.VERSION)
                        .addJavadoc("Stands for an unknown text in a value that was read leniently; never valid.\n")
                        .build());
        addState(type);
        addLookup(type);
        return type;
    }

    /** Returns the internal class that holds the table of texts, made when it is first used. */
    TypeSpec.Builder table() {
        ParameterizedTypeName table = ParameterizedTypeName.get(ENUM_TABLE, model.name());
        return TypeSpec.classBuilder(Names.tableOf(model.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The wire texts of {@link $T}.\n", model.name())
                .addField(FieldSpec.builder(table, "TABLE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The table.\n")
                        .initializer("new $T<>($T.values())", ENUM_TABLE, model.name())
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
    }

    private CodeBlock javadoc() {
        List<String> paragraphs = Javadocs.paragraphs(
                model.description(), "The OCPP enumeration " + model.name().simpleName() + ".");
        if (model.values201().isEmpty()) {
            paragraphs.add(1, "Only in OCPP 2.1.");
        }
        return Javadocs.text(paragraphs);
    }

    private void addState(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(ClassName.get(String.class), "wireName", Modifier.PRIVATE, Modifier.FINAL)
                .build());
        type.addField(FieldSpec.builder(Names.VERSION, "since", Modifier.PRIVATE, Modifier.FINAL)
                .build());
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(String.class, "wireName")
                .addParameter(Names.VERSION, "since")
                .addStatement("this.wireName = wireName")
                .addStatement("this.since = since")
                .build());
        type.addMethod(accessor("wireName", ClassName.get(String.class))
                .addAnnotation(JSON_VALUE)
                .build());
        type.addMethod(accessor("since", Names.VERSION).build());
    }

    private static MethodSpec.Builder accessor(String name, ClassName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $N", name);
    }

    private void addLookup(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("fromWireName")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), model.name()))
                .addParameter(String.class, "wireName")
                .addJavadoc("""
                        Finds the constant of a wire text; upper and lower case matter.

                        @param wireName the text
                        @return the constant, or empty if there is none
                        """)
                .addStatement("return $T.TABLE.find(wireName)", Names.tableOf(model.name()))
                .build());
        type.addMethod(MethodSpec.methodBuilder("bind")
                .addAnnotation(AnnotationSpec.builder(JSON_CREATOR).build())
                .addModifiers(Modifier.STATIC)
                .returns(model.name())
                .addParameter(String.class, "wireName")
                .addStatement(
                        "return fromWireName(wireName).orElseThrow(() -> new IllegalArgumentException($S))",
                        "not a value of " + model.name().simpleName())
                .build());
    }
}
