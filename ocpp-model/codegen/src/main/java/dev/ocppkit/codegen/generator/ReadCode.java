package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.CodeBlock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The code that reads one member. Where the versions differ in a bound, both stand in one expression and the version
 * chooses; under OCPP 2.0.1 the code of a 2.1-only member is not reached.
 */
final class ReadCode {
    private final boolean since21;
    private final Constants constants;

    ReadCode(boolean since21, Constants constants) {
        this.since21 = since21;
        this.constants = constants;
    }

    CodeBlock of(Component component, String variable) {
        if (component.type() instanceof ValueType.ListOf list) {
            return list(component, list, variable);
        }
        return CodeBlock.builder()
                .addStatement("$N = $L", variable, value(component.type(), component))
                .build();
    }

    private CodeBlock list(Component component, ValueType.ListOf list, String variable) {
        Rules v201 = older(component);
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if (in.beginArray())");
        code.addStatement("int mark = in.mark()")
                .addStatement("int size = 0")
                .beginControlFlow("while (in.nextItem())")
                .addStatement("size++")
                .addStatement("in.keep($L)", value(list.item(), component))
                .endControlFlow();
        CodeBlock min = choose(bound(component.v21().minItems(), 0), bound(v201.minItems(), 0));
        CodeBlock max =
                choose(bound(component.v21().maxItems(), Integer.MAX_VALUE), bound(v201.maxItems(), Integer.MAX_VALUE));
        code.addStatement("in.items(size, $L, $L)", min, max);
        return code.addStatement("$N = in.list(mark)", variable)
                .endControlFlow()
                .build();
    }

    private CodeBlock value(ValueType type, Component component) {
        if (type instanceof ValueType.Enumeration enumeration) {
            return CodeBlock.of("in.constant($T.TABLE)", Names.tableOf(enumeration.type()));
        }
        if (type instanceof ValueType.Structure structure) {
            return CodeBlock.of("$T.readFrom(in)", Names.codecOf(structure.type()));
        }
        Rules.ValueRules v21 = component.v21().value();
        Rules.ValueRules v201 = older(component).value();
        return switch ((ValueType.Scalar) type) {
            case STRING -> string(component, v21, v201);
            case INTEGER -> integer(v21, v201);
            case NUMBER -> number(v21, v201);
            case BOOLEAN -> CodeBlock.of("in.bool()");
            case DATE_TIME -> CodeBlock.of("in.instant()");
            case ANY -> CodeBlock.of("in.any()");
        };
    }

    private CodeBlock string(Component component, Rules.ValueRules v21, Rules.ValueRules v201) {
        if (v201.closed() != null) {
            String set = constants.closedSet(component, v201.closed());
            return CodeBlock.of("in.v21 ? $L : in.stringOf($N)", stringOf(v21.maxLength()), set);
        }
        if (Objects.equals(v21.maxLength(), v201.maxLength())) {
            return stringOf(v21.maxLength());
        }
        return v21.maxLength() == null || v201.maxLength() == null
                ? choose(stringOf(v21.maxLength()), stringOf(v201.maxLength()))
                : CodeBlock.of("in.string(in.v21 ? $L : $L)", v21.maxLength(), v201.maxLength());
    }

    private static CodeBlock stringOf(@Nullable Integer maxLength) {
        return maxLength == null ? CodeBlock.of("in.string()") : CodeBlock.of("in.string($L)", maxLength);
    }

    private static CodeBlock integer(Rules.ValueRules v21, Rules.ValueRules v201) {
        if (v21.minimum() == null && v21.maximum() == null && v201.minimum() == null && v201.maximum() == null) {
            return CodeBlock.of("in.integer()");
        }
        CodeBlock min = choose(intBound(v21.minimum(), "MIN_VALUE"), intBound(v201.minimum(), "MIN_VALUE"));
        CodeBlock max = choose(intBound(v21.maximum(), "MAX_VALUE"), intBound(v201.maximum(), "MAX_VALUE"));
        return CodeBlock.of("in.integer($L, $L)", min, max);
    }

    private CodeBlock number(Rules.ValueRules v21, Rules.ValueRules v201) {
        CodeBlock fresh = numberOf(v21);
        return v201.integral()
                ? CodeBlock.of("in.v21 ? $L : in.integralDecimal()", fresh)
                : choose(fresh, numberOf(v201));
    }

    private CodeBlock numberOf(Rules.ValueRules rules) {
        if (rules.minimum() == null && rules.maximum() == null) {
            return CodeBlock.of("in.decimal()");
        }
        String min = rules.minimum() == null ? "null" : constants.decimal(rules.minimum());
        String max = rules.maximum() == null ? "null" : constants.decimal(rules.maximum());
        return CodeBlock.of("in.decimal($L, $L)", min, max);
    }

    /** Returns the rules of OCPP 2.0.1; where it lacks the member, those of 2.1, since they then do not matter. */
    private Rules older(Component component) {
        return since21 || component.v201() == null ? component.v21() : component.v201();
    }

    private static CodeBlock choose(CodeBlock v21, CodeBlock v201) {
        return v21.toString().equals(v201.toString()) ? v21 : CodeBlock.of("in.v21 ? $L : $L", v21, v201);
    }

    private static CodeBlock bound(@Nullable Integer value, int otherwise) {
        int bound = value == null ? otherwise : value;
        return bound == Integer.MAX_VALUE ? CodeBlock.of("Integer.MAX_VALUE") : CodeBlock.of("$L", bound);
    }

    private static CodeBlock intBound(java.math.@Nullable BigDecimal value, String otherwise) {
        return value == null ? CodeBlock.of("Integer.$L", otherwise) : CodeBlock.of("$L", value.intValueExact());
    }
}
