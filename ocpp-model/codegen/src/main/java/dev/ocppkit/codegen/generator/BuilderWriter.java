package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the builder of a record, with {@code builder} and {@code toBuilder}. */
final class BuilderWriter {
    private final RecordModel model;
    private final ClassName builder;

    BuilderWriter(RecordModel model) {
        this.model = model;
        this.builder = model.name().nestedClass("Builder");
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addJavadoc("Starts a builder without any component.\n\n@return the builder\n")
                .addStatement("return new $T()", builder)
                .build());
        type.addMethod(toBuilder());
        type.addType(builderType());
    }

    private MethodSpec toBuilder() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("toBuilder")
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addJavadoc("Starts a builder with the components of this value.\n\n@return the builder\n")
                .addStatement("$T copy = new $T()", builder, builder);
        model.components()
                .forEach(component -> method.addStatement("copy.$N = $N", component.name(), component.name()));
        return method.addStatement("return copy").build();
    }

    private TypeSpec builderType() {
        TypeSpec.Builder type = TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Builds a {@link $T}; not safe for use by several threads.\n", model.name())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        model.components().forEach(component -> {
            type.addField(FieldSpec.builder(component.nullable(), component.name(), Modifier.PRIVATE)
                    .build());
            setters(component).forEach(type::addMethod);
        });
        type.addMethod(build());
        if (model.components().stream().anyMatch(Component::nonNull)) {
            type.addMethod(incomplete());
        }
        return type.build();
    }

    private List<MethodSpec> setters(Component component) {
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(setter(component, component.declared(), CodeBlock.of("$N", component.name())));
        if (component.type() == ValueType.Scalar.NUMBER) {
            CodeBlock valueOf = CodeBlock.of("$T.valueOf($N)", BigDecimal.class, component.name());
            setters.add(setter(component, TypeName.LONG, valueOf));
            setters.add(setter(component, TypeName.DOUBLE, valueOf));
        } else if (component.type() instanceof ValueType.ListOf list) {
            CodeBlock copy = CodeBlock.of("$T.of($N)", List.class, component.name());
            setters.add(setter(component, ArrayTypeName.of(list.item().boxed()), copy).toBuilder()
                    .varargs()
                    .build());
        }
        return setters;
    }

    private MethodSpec setter(Component component, TypeName type, CodeBlock value) {
        MethodSpec.Builder setter = MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(type, component.name())
                .addJavadoc("Sets {@link $T#$L}.\n\n", model.name(), component.name())
                .addJavadoc("@param $L the value\n@return this\n", component.name());
        if (type.equals(TypeName.DOUBLE)) {
            setter.addJavadoc("@throws NumberFormatException if the value is infinite or not a number\n");
        }
        return setter.addStatement("this.$N = $L", component.name(), value)
                .addStatement("return this")
                .build();
    }

    private MethodSpec build() {
        MethodSpec.Builder build = MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .returns(model.name())
                .addJavadoc("Makes the value.\n\n@return the value\n");
        List<Component> required =
                model.components().stream().filter(Component::nonNull).toList();
        if (!required.isEmpty()) {
            build.addJavadoc("@throws IllegalStateException if required components are missing; it names them all\n");
            CodeBlock anyNull = required.stream()
                    .map(component -> CodeBlock.of("$N == null", component.name()))
                    .collect(CodeBlock.joining(" || "));
            build.beginControlFlow("if ($L)", anyNull)
                    .addStatement("throw incomplete()")
                    .endControlFlow();
        }
        CodeBlock arguments = model.components().stream()
                .map(component -> CodeBlock.of("$N", component.name()))
                .collect(CodeBlock.joining(", "));
        build.addStatement("return new $T($L)", model.name(), arguments);
        return build.build();
    }

    private MethodSpec incomplete() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("incomplete")
                .addModifiers(Modifier.PRIVATE)
                .returns(IllegalStateException.class)
                .addStatement("$T missing = new $T()", StringBuilder.class, StringBuilder.class);
        model.components().stream()
                .filter(Component::nonNull)
                .forEach(component -> method.beginControlFlow("if ($N == null)", component.name())
                        .addStatement("missing.append($S)", " " + component.name())
                        .endControlFlow());
        return method.addStatement(
                        "return new IllegalStateException($S + missing)",
                        model.name().simpleName() + " lacks required components:")
                .build();
    }
}
