package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns descriptions and rules into Javadoc that doclint accepts. */
final class Javadocs {
    private static final int WIDTH = 112;
    /** White space, with the mark for a line break that stands in official descriptions. */
    private static final Pattern SPACES = Pattern.compile("(?:\\s\\+)?\\s*\\R\\s*|\\s+");

    private static final Pattern TAG_UNSAFE = Pattern.compile("[^ -~]|[{}@\\\\]|[*]/|^\\s*$");

    private Javadocs() {}

    /** Wraps paragraphs, each of which may be long, into a Javadoc text. */
    static CodeBlock text(List<String> paragraphs) {
        CodeBlock.Builder block = CodeBlock.builder();
        for (int i = 0; i < paragraphs.size(); i++) {
            String paragraph = i == 0 ? paragraphs.get(i) : "<p>" + paragraphs.get(i);
            block.add(i == 0 ? "" : "\n").add("$L\n", wrap(paragraph, ""));
        }
        return block.build();
    }

    /** Formats tags, one below the other. */
    static CodeBlock tags(List<String> tags) {
        CodeBlock.Builder block = CodeBlock.builder();
        if (!tags.isEmpty()) {
            block.add("\n");
        }
        tags.forEach(tag -> block.add("$L\n", wrap(tag, "    ")));
        return block.build();
    }

    /** Splits a description into what it says and where that comes from. */
    static List<String> paragraphs(String description, String fallback) {
        String escaped = escape(description.isEmpty() ? fallback : description);
        int source = escaped.lastIndexOf(" Spec: ");
        if (source < 0) {
            return new ArrayList<>(List.of(escaped));
        }
        return new ArrayList<>(List.of(
                escaped.substring(0, source), "Spec: OCPP 2.1 " + escaped.substring(source + " Spec: ".length())));
    }

    /** Describes a component: meaning, wire name, and what each version demands. */
    static String param(Component component, boolean since21) {
        StringBuilder text =
                new StringBuilder("@param ").append(component.name()).append(' ');
        String description = escape(component.description());
        if (description.isEmpty()) {
            description = component.wireName().equals("customData") ? "Extension by a vendor." : "";
        }
        text.append(sentence(description));
        if (!component.name().equals(component.wireName())) {
            text.append(" Wire name ").append(code(component.wireName())).append('.');
        }
        if (component.defaultValue() != null) {
            text.append(" If absent: ")
                    .append(code(component.defaultValue().asText()))
                    .append('.');
        }
        return text.append(' ').append(rules(component, since21)).toString();
    }

    private static String sentence(String text) {
        return text.isEmpty() || ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    private static String rules(Component component, boolean since21) {
        boolean number = component.type() == ValueType.Scalar.NUMBER;
        String v21 = rules(component.v21(), component.nonNull(), number);
        Rules older = component.v201();
        if (since21) {
            return capitalised(v21);
        }
        if (older == null) {
            return "Only in OCPP 2.1: " + v21;
        }
        String v201 = rules(older, component.nonNull(), number);
        return v21.equals(v201) ? capitalised(v21) : "OCPP 2.1: " + v21 + " OCPP 2.0.1: " + v201;
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String rules(Rules rules, boolean nonNull, boolean number) {
        List<String> parts = new ArrayList<>();
        if (rules.required()) {
            parts.add("required");
        } else {
            parts.add(nonNull ? "required" : "optional");
        }
        range(parts, items(rules), rules.minItems(), rules.maxItems());
        Rules.ValueRules value = rules.value();
        if (value.maxLength() != null) {
            parts.add("at most " + value.maxLength() + " characters");
        }
        range(
                parts,
                "",
                value.minimum() == null ? null : value.minimum().toPlainString(),
                value.maximum() == null ? null : value.maximum().toPlainString());
        if (value.integral() && number) {
            parts.add("an integer");
        }
        if (value.closed() != null) {
            parts.add("one of " + String.join(", ", value.closed()));
        }
        return String.join(", ", parts) + ".";
    }

    private static String items(Rules rules) {
        Integer last = rules.maxItems() == null ? rules.minItems() : rules.maxItems();
        return last != null && last == 1 ? "item" : "items";
    }

    private static void range(List<String> parts, String unit, @Nullable Object least, @Nullable Object greatest) {
        String suffix = unit.isEmpty() ? "" : " " + unit;
        if (least != null && greatest != null) {
            parts.add(least + " to " + greatest + suffix);
        } else if (least != null) {
            parts.add("at least " + least + suffix);
        } else if (greatest != null) {
            parts.add("at most " + greatest + suffix);
        }
    }

    /** Makes plain text safe for Javadoc; pairs of backticks enclose code. */
    static String escape(String text) {
        String[] spans = SPACES.matcher(text).replaceAll(" ").strip().split("`", -1);
        if (spans.length % 2 == 0) {
            return entities(String.join("`", spans));
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < spans.length; i++) {
            escaped.append(i % 2 == 0 ? entities(spans[i]) : code(spans[i]));
        }
        return escaped.toString();
    }

    /** Shows text as code. */
    static String code(String text) {
        // Inside the tag, entities would show as they are, and braces, comment ends and Unicode escapes would work.
        return TAG_UNSAFE.matcher(text).find() ? "<code>" + entities(text) + "</code>" : "{@code " + text + "}";
    }

    private static String entities(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().filter(c -> !Character.isISOControl(c)).forEach(c -> escaped.append(entity(c)));
        return escaped.toString().replace("*/", "*&#47;");
    }

    private static String entity(int c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '@' -> "&#64;";
            case '{' -> "&#123;";
            case '}' -> "&#125;";
            case '\\' -> "&#92;";
            default -> c > 0x7E ? "&#" + c + ";" : Character.toString(c);
        };
    }

    private static String wrap(String text, String indent) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
