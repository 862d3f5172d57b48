package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The constants that the code of one codec refers to, each once. */
final class Constants {
    private final Map<String, FieldSpec> fields = new LinkedHashMap<>();

    /** Returns the name of the constant that holds a number. */
    String decimal(BigDecimal value) {
        String text = value.toPlainString();
        String name = "DECIMAL_" + text.replace("-", "MINUS_").replace('.', '_');
        fields.computeIfAbsent(
                name,
                key -> constant(ClassName.get(BigDecimal.class), key)
                        .initializer("new $T($S)", BigDecimal.class, text)
                        .build());
        return name;
    }

    /** Returns the name of the constant that holds the closed set of texts which OCPP 2.0.1 allows for a component. */
    String closedSet(Component component, List<String> values) {
        String name = Names.constant(component.wireName()) + "_2_0_1";
        ParameterizedTypeName type = ParameterizedTypeName.get(ClassName.get(Set.class), ClassName.get(String.class));
        CodeBlock texts = values.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", "));
        fields.computeIfAbsent(
                name,
                key -> constant(type, key)
                        .initializer("$T.ordered($L)", CodecWriter.CHECKS, texts)
                        .build());
        return name;
    }

    Iterable<FieldSpec> fields() {
        return fields.values();
    }

    private static FieldSpec.Builder constant(com.palantir.javapoet.TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }
}
