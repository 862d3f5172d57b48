package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.rpc.validation.QuirkProfile;
import dev.ocppkit.rpc.validation.Validation;
import dev.ocppkit.rpc.validation.ValidationPolicy;
import dev.ocppkit.rpc.validation.ValidationRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads quirk profiles strictly: a typing error must not make a CSMS more or less strict than somebody wanted. */
public final class QuirkReader {
    private QuirkReader() {}

    /**
     * Reads profiles.
     *
     * @param json the JSON
     * @return the profiles
     * @throws IllegalArgumentException if they are not in order; the message names the place
     */
    public static List<QuirkProfile> read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        RpcJson.Document document = RpcJson.readDocument(bytes, 0, bytes.length);
        if (document.value() == null) {
            throw new IllegalArgumentException("the quirk profiles are no JSON, or have a member twice");
        }
        Node root = new Node("", document.value()).object(Set.of("profiles"));
        return root.required("profiles").items().map(QuirkReader::profile).toList();
    }

    private static QuirkProfile profile(Node node) {
        Node profile = node.object(Set.of("vendor", "model", "firmware", "inbound", "outbound"));
        return new QuirkProfile(
                profile.required("vendor").text(),
                profile.textOrNull("model"),
                profile.textOrNull("firmware"),
                new Validation(policy(profile.member("inbound")), policy(profile.member("outbound"))));
    }

    private static ValidationPolicy policy(@Nullable Node node) {
        if (node == null) {
            return ValidationPolicy.strict();
        }
        Node policy = node.object(Set.of("mode", "accept", "refuse"));
        ValidationPolicy result = ValidationPolicy.of(mode(policy.member("mode")));
        for (ValidationRule rule : rules(policy.member("accept"))) {
            result = result.accepting(rule);
        }
        for (ValidationRule rule : rules(policy.member("refuse"))) {
            result = result.refusing(rule);
        }
        return result;
    }

    private static ValidationPolicy.Mode mode(@Nullable Node node) {
        if (node == null) {
            return ValidationPolicy.Mode.STRICT;
        }
        String text = node.text();
        return Stream.of(ValidationPolicy.Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> node.wrong("unknown mode"));
    }

    private static List<ValidationRule> rules(@Nullable Node node) {
        return node == null ? List.of() : node.items().map(QuirkReader::rule).toList();
    }

    private static ValidationRule rule(Node node) {
        Node rule = node.object(Set.of("message", "pointer", "keyword", "limit"));
        try {
            return new ValidationRule(
                    rule.textOrNull("message"),
                    rule.textOrNull("pointer"),
                    keyword(rule.member("keyword")),
                    limit(rule.member("limit")));
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("quirk profiles, ")
                    ? e
                    : node.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Keyword keyword(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        String text = node.text();
        return Stream.of(Keyword.values())
                .filter(keyword -> keyword.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> node.wrong("unknown keyword"));
    }

    private static @Nullable Integer limit(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node.value() instanceof BigDecimal number) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                throw node.wrong("no integer");
            }
        }
        throw node.wrong("no integer");
    }

    /** A value and its place. */
    private record Node(String pointer, @Nullable Object value) {
        IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(
                    "quirk profiles, " + (pointer.isEmpty() ? "at the beginning" : pointer) + ": " + what);
        }

        Node object(Set<String> known) {
            if (!(value instanceof Map<?, ?> members)) {
                throw wrong("no object");
            }
            for (Object name : members.keySet()) {
                if (!known.contains(name)) {
                    throw new Node(pointer + "/" + name, null).wrong("unknown member");
                }
            }
            return this;
        }

        @Nullable
        Node member(String name) {
            return value instanceof Map<?, ?> members && members.containsKey(name)
                    ? new Node(pointer + "/" + name, members.get(name))
                    : null;
        }

        Node required(String name) {
            Node member = member(name);
            if (member == null) {
                throw new Node(pointer + "/" + name, null).wrong("missing");
            }
            return member;
        }

        String text() {
            if (value instanceof String text) {
                return text;
            }
            throw wrong("no text");
        }

        @Nullable
        String textOrNull(String name) {
            Node member = member(name);
            return member == null ? null : member.text();
        }

        Stream<Node> items() {
            if (!(value instanceof List<?> list)) {
                throw wrong("no array");
            }
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                nodes.add(new Node(pointer + "/" + i, list.get(i)));
            }
            return nodes.stream();
        }
    }
}
