package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The code that checks one component of a record that exists already. */
final class CheckCode {
    private static final ClassName CHECKS = CodecWriter.CHECKS;
    private static final ClassName SINK = CodecWriter.SINK;

    private final boolean since21;
    private final Constants constants;

    CheckCode(boolean since21, Constants constants) {
        this.since21 = since21;
        this.constants = constants;
    }

    CodeBlock of(Component component) {
        CodeBlock body = body(component);
        CodeBlock required = required(component);
        if (since21 || !component.only21()) {
            return CodeBlock.builder().add(body).add(required).build();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        if (body.isEmpty() && required.isEmpty()) {
            code.beginControlFlow("if (!v21 && value.$N() != null)", component.name());
        } else {
            code.beginControlFlow("if (v21)").add(body).add(required);
            code.nextControlFlow("else if (value.$N() != null)", component.name());
        }
        code.addStatement("sink = $T.unknownMember($S, sink)", CHECKS, pointer(component));
        return code.endControlFlow().build();
    }

    private static String pointer(Component component) {
        return "/" + component.wireName();
    }

    /** Checks presence where only one version demands it; the constructor checks the rest. */
    private CodeBlock required(Component component) {
        if (component.nonNull()) {
            return CodeBlock.of("");
        }
        boolean in21 = component.v21().required();
        boolean in201 = component.v201() != null && component.v201().required();
        if (!in21 && !in201) {
            return CodeBlock.of("");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        boolean conditional = !(component.only21() && !since21);
        if (conditional) {
            code.beginControlFlow(in21 ? "if (v21)" : "if (!v21)");
        }
        code.addStatement("sink = $T.required(value.$N(), $S, sink)", CHECKS, component.name(), pointer(component));
        if (conditional) {
            code.endControlFlow();
        }
        return code.build();
    }

    private CodeBlock body(Component component) {
        CodeBlock access = CodeBlock.of("value.$N()", component.name());
        if (component.type() instanceof ValueType.ListOf list) {
            return list(component, list, access);
        }
        if (component.type() instanceof ValueType.Structure structure) {
            return structure(component, structure, access);
        }
        return scalar(component, component.type(), access, CodeBlock.of("$S", pointer(component)));
    }

    private CodeBlock structure(Component component, ValueType.Structure structure, CodeBlock access) {
        String name = "_" + component.name();
        CodeBlock.Builder code = CodeBlock.builder();
        TypeName type = component.nonNull() ? component.declared() : component.nullable();
        code.addStatement("$T $N = $L", type, name, access);
        if (!component.nonNull()) {
            code.beginControlFlow("if ($N != null)", name);
        }
        String mark = name + "Mark";
        code.addStatement("int $N = $T.size(sink)", mark, SINK);
        code.addStatement(
                "sink = $T.prefix($L, $N, $S)",
                SINK,
                call(structure.type(), CodeBlock.of("$N", name)),
                mark,
                pointer(component));
        if (!component.nonNull()) {
            code.endControlFlow();
        }
        return code.build();
    }

    private static CodeBlock call(ClassName type, CodeBlock value) {
        return type.equals(Names.CUSTOM_DATA)
                ? CodeBlock.of("$T.check($L, sink)", Names.codecOf(type), value)
                : CodeBlock.of("$T.check($L, v21, sink)", Names.codecOf(type), value);
    }

    private CodeBlock list(Component component, ValueType.ListOf list, CodeBlock access) {
        String name = "_" + component.name();
        CodeBlock.Builder code = CodeBlock.builder();
        TypeName type = component.nonNull() ? component.declared() : component.nullable();
        code.addStatement("$T $N = $L", type, name, access);
        if (!component.nonNull()) {
            code.beginControlFlow("if ($N != null)", name);
        }
        code.add(size(component, name));
        CodeBlock item = item(component, list, name);
        if (!item.isEmpty()) {
            code.beginControlFlow("for (int i = 0; i < $N.size(); i++)", name)
                    .add(item)
                    .endControlFlow();
        }
        if (!component.nonNull()) {
            code.endControlFlow();
        }
        return code.build();
    }

    private CodeBlock size(Component component, String name) {
        Rules v21 = component.v21();
        Rules v201 = older(component);
        return CodeBlock.builder()
                .add(bound(
                        "minItems", v21.minItems(), v201.minItems(), CodeBlock.of("$N.size()", name), place(component)))
                .add(bound(
                        "maxItems", v21.maxItems(), v201.maxItems(), CodeBlock.of("$N.size()", name), place(component)))
                .build();
    }

    private static CodeBlock place(Component component) {
        return CodeBlock.of("$S", pointer(component));
    }

    private CodeBlock item(Component component, ValueType.ListOf list, String name) {
        CodeBlock access = CodeBlock.of("$N.get(i)", name);
        CodeBlock checks = list.item() instanceof ValueType.Structure structure
                ? CodeBlock.builder()
                        .addStatement("sink = $L", call(structure.type(), access))
                        .build()
                : scalar(component, list.item(), access, CodeBlock.of("$S", ""));
        if (checks.isEmpty()) {
            return checks;
        }
        return CodeBlock.builder()
                .addStatement("int mark = $T.size(sink)", SINK)
                .add(checks)
                .addStatement("sink = $T.prefix(sink, mark, $S, i)", SINK, pointer(component))
                .build();
    }

    private CodeBlock scalar(Component component, ValueType type, CodeBlock access, CodeBlock place) {
        if (type instanceof ValueType.Enumeration enumeration) {
            return CodeBlock.builder()
                    .addStatement(
                            "sink = $T.constant($L, $T.TABLE, v21, $L, sink)",
                            CHECKS,
                            access,
                            Names.tableOf(enumeration.type()),
                            place)
                    .build();
        }
        Rules.ValueRules v21 = component.v21().value();
        Rules.ValueRules v201 = older(component).value();
        return switch ((ValueType.Scalar) type) {
            case STRING -> string(component, v21, v201, access, place);
            case INTEGER ->
                CodeBlock.builder()
                        .add(bound("minimum", integer(v21.minimum()), integer(v201.minimum()), access, place))
                        .add(bound("maximum", integer(v21.maximum()), integer(v201.maximum()), access, place))
                        .build();
            case NUMBER -> number(v21, v201, access, place);
            case DATE_TIME ->
                CodeBlock.builder()
                        .addStatement("sink = $T.dateTime($L, $L, sink)", CHECKS, access, place)
                        .build();
            case BOOLEAN, ANY -> CodeBlock.of("");
        };
    }

    private CodeBlock string(
            Component component, Rules.ValueRules v21, Rules.ValueRules v201, CodeBlock access, CodeBlock place) {
        if (v201.closed() == null) {
            return bound("maxLength", v21.maxLength(), v201.maxLength(), access, place);
        }
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if (v21)");
        code.add(bound("maxLength", v21.maxLength(), v21.maxLength(), access, place));
        code.nextControlFlow("else");
        code.addStatement(
                "sink = $T.oneOf($L, $N, $L, sink)",
                CHECKS,
                access,
                constants.closedSet(component, v201.closed()),
                place);
        return code.endControlFlow().build();
    }

    private CodeBlock number(Rules.ValueRules v21, Rules.ValueRules v201, CodeBlock access, CodeBlock place) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(decimalBound("minimum", v21.minimum(), v201.minimum(), access, place));
        code.add(decimalBound("maximum", v21.maximum(), v201.maximum(), access, place));
        if (v201.integral() && !v21.integral()) {
            code.beginControlFlow("if (!v21)")
                    .addStatement("sink = $T.integral($L, $L, sink)", CHECKS, access, place)
                    .endControlFlow();
        }
        return code.build();
    }

    private CodeBlock decimalBound(
            String check, @Nullable BigDecimal v21, @Nullable BigDecimal v201, CodeBlock access, CodeBlock place) {
        return bound(
                check,
                v21 == null ? null : constants.decimal(v21),
                v201 == null ? null : constants.decimal(v201),
                access,
                place);
    }

    /** Applies a bound that may be there in one version only, or differ. */
    private static CodeBlock bound(
            String check, @Nullable Object v21, @Nullable Object v201, CodeBlock access, CodeBlock place) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (v21 == null && v201 == null) {
            return code.build();
        }
        if (v21 != null && v201 != null) {
            CodeBlock limit =
                    Objects.equals(v21, v201) ? CodeBlock.of("$L", v21) : CodeBlock.of("v21 ? $L : $L", v21, v201);
            return code.addStatement("sink = $T.$L($L, $L, $L, sink)", CHECKS, check, access, limit, place)
                    .build();
        }
        return code.beginControlFlow(v21 != null ? "if (v21)" : "if (!v21)")
                .addStatement("sink = $T.$L($L, $L, $L, sink)", CHECKS, check, access, v21 != null ? v21 : v201, place)
                .endControlFlow()
                .build();
    }

    private static @Nullable Integer integer(@Nullable BigDecimal value) {
        return value == null ? null : value.intValueExact();
    }

    private Rules older(Component component) {
        return since21 || component.v201() == null ? component.v21() : component.v201();
    }
}
