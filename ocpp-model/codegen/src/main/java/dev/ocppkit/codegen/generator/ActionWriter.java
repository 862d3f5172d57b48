package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the enums of all actions and of the functional blocks that they belong to. */
final class ActionWriter {
    static final ClassName BLOCK = ClassName.get(Names.MODEL, "FunctionalBlock");
    private static final ClassName SENDER = ClassName.get(Names.MODEL, "MessageSender");
    private static final ClassName LOOKUP = ClassName.get(Names.MODEL, "ActionLookup");
    private static final Map<String, String> SENDERS = Map.of("CS", "CHARGING_STATION", "CSMS", "CSMS", "BOTH", "BOTH");

    private final Map<String, RecordModel> requests = new TreeMap<>();
    private final ObjectNode facts;

    ActionWriter(Collection<RecordModel> messages, ObjectNode facts) {
        this.facts = facts;
        messages.stream()
                .filter(message -> message.kind() != RecordModel.Kind.RESPONSE)
                .forEach(message -> requests.put(message.action(), message));
        checkPairs(messages);
    }

    /** Refuses requests without a response and responses without a request. */
    private static void checkPairs(Collection<RecordModel> messages) {
        Set<String> requested = actions(messages, RecordModel.Kind.REQUEST);
        Set<String> answered = actions(messages, RecordModel.Kind.RESPONSE);
        for (String action : requested) {
            if (!answered.contains(action)) {
                throw new IllegalStateException(action + "Request has no response");
            }
        }
        for (String action : answered) {
            if (!requested.contains(action)) {
                throw new IllegalStateException(action + "Response has no request");
            }
        }
    }

    private static Set<String> actions(Collection<RecordModel> messages, RecordModel.Kind kind) {
        return messages.stream()
                .filter(message -> message.kind() == kind)
                .map(RecordModel::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    TypeSpec.Builder blocks() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(BLOCK)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "The functional blocks of the specification.\n\n<p>Spec: OCPP 2.1 Part 2, chapters A to S.\n");
        for (Map.Entry<String, JsonNode> block : facts.path("blocks").properties()) {
            String title = block.getValue().asText();
            type.addEnumConstant(
                    Names.constant(title),
                    TypeSpec.anonymousClassBuilder("$S, $S", block.getKey(), title)
                            .addJavadoc("Chapter $L, $L.\n", block.getKey(), title)
                            .build());
        }
        field(type, ClassName.get(String.class), "letter", "the chapter of part 2, for instance {@code K}");
        field(type, ClassName.get(String.class), "title", "the name of the block, for instance {@code Smart charging}");
        return type.addMethod(constructor(
                List.of("letter", "title"), List.of(ClassName.get(String.class), ClassName.get(String.class))));
    }

    TypeSpec.Builder type() {
        TypeSpec.Builder type =
                TypeSpec.enumBuilder(Names.ACTION).addModifiers(Modifier.PUBLIC).addJavadoc("""
                        The messages of OCPP: what each is called on the wire, who may send it, which version has it and
                        which types carry it. Loading this enum loads no message class.

                        <p>Spec: OCPP 2.1 Part 4, 4.1.6 (action names); Part 2 (all use cases).
                        """);
        requests.forEach((action, message) -> type.addEnumConstant(Names.constant(action), constant(action, message)));
        ClassName string = ClassName.get(String.class);
        field(type, string, "wireName", "the action as it stands in a frame, for instance {@code BootNotification}");
        field(type, SENDER, "sender", "who may send the request");
        field(type, BLOCK, "block", "the functional block of its use cases");
        field(type, Names.VERSION, "since", "the first version that has it; OCPP 2.1 has all");
        field(type, TypeName.BOOLEAN, "isSend", "whether it is a SEND, which is never answered, and no CALL");
        type.addMethod(constructor(
                List.of("wireName", "sender", "block", "since", "isSend"),
                List.of(string, SENDER, BLOCK, Names.VERSION, TypeName.BOOLEAN)));
        addLookup(type);
        addTypes(type);
        return type;
    }

    private TypeSpec constant(String action, RecordModel message) {
        JsonNode known = RegistryWriter.factsOf(facts, action);
        boolean send = message.kind() == RecordModel.Kind.SEND;
        if (send != known.path("kind").asText().equals("SEND")
                || message.since21() != known.path("since").asText().equals("2.1")) {
            throw new IllegalStateException("actions.json and the schemas disagree about " + action);
        }
        String block = facts.path("blocks").path(known.path("block").asText()).asText();
        String sender = SENDERS.get(known.path("sender").asText());
        if (sender == null) {
            throw new IllegalStateException(
                    "actions.json has no sender " + known.path("sender").asText() + ", at " + action);
        }
        if (block.isEmpty()) {
            throw new IllegalStateException(
                    "actions.json has no block " + known.path("block").asText() + ", at " + action);
        }
        StringBuilder useCases = new StringBuilder();
        known.path("useCases")
                .forEach(useCase ->
                        useCases.append(useCases.isEmpty() ? "" : ", ").append(useCase.asText()));
        return TypeSpec.anonymousClassBuilder(
                        "$S, $T.$L, $T.$L, $T.$L, $L",
                        action,
                        SENDER,
                        sender,
                        BLOCK,
                        Names.constant(block),
                        Names.VERSION,
                        message.since21() ? "V2_1" : "V2_0_1",
                        send)
                .addJavadoc(Javadocs.text(List.of(
                        Javadocs.paragraphs(message.description(), "The action " + action + ".")
                                .get(0),
                        "Use cases: " + useCases + ".")))
                .build();
    }

    private static void field(TypeSpec.Builder type, TypeName fieldType, String name, String meaning) {
        type.addField(FieldSpec.builder(fieldType, name, Modifier.PRIVATE, Modifier.FINAL)
                .build());
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(fieldType)
                .addJavadoc("Returns $L.\n\n@return $L\n", meaning, meaning)
                .addStatement("return $N", name)
                .build());
    }

    private static MethodSpec constructor(List<String> names, List<TypeName> types) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (int i = 0; i < names.size(); i++) {
            constructor
                    .addParameter(types.get(i), names.get(i))
                    .addStatement("this.$N = $N", names.get(i), names.get(i));
        }
        return constructor.build();
    }

    private static void addLookup(TypeSpec.Builder type) {
        TypeName map = ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), Names.ACTION);
        type.addField(FieldSpec.builder(map, "BY_NAME", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.copyOf($T.stream(values()).collect($T.toMap($T::wireName, action -> action)))",
                        Map.class,
                        java.util.Arrays.class,
                        Collectors.class,
                        Names.ACTION)
                .build());
        type.addMethod(MethodSpec.methodBuilder("isIn")
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(Names.VERSION, "version")
                .addJavadoc(
                        "Returns whether a version has this action.\n\n@param version the version\n@return whether it has\n")
                .addStatement("return since.compareTo(version) <= 0")
                .build());
        type.addMethod(MethodSpec.methodBuilder("fromWireName")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), Names.ACTION))
                .addParameter(String.class, "wireName")
                .addJavadoc("""
                        Finds an action of any version; upper and lower case matter.

                        @param wireName the action as it stands in a frame
                        @return the action, or empty if there is none
                        """)
                .addStatement("return $T.ofNullable(BY_NAME.get(wireName))", Optional.class)
                .build());
        type.addMethod(MethodSpec.methodBuilder("lookup")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(LOOKUP)
                .addParameter(String.class, "wireName")
                .addParameter(Names.VERSION, "version")
                .addJavadoc("""
                        Judges the action of a frame, in constant time.

                        @param wireName the action as it stands in the frame
                        @param version the negotiated version
                        @return the action with what it is there: a CALL, a SEND, one of another version, or unknown
                        """)
                .addStatement("return $T.of(BY_NAME.get(wireName), version)", LOOKUP)
                .build());
    }

    private void addTypes(TypeSpec.Builder type) {
        TypeName wildcardRequest =
                ParameterizedTypeName.get(Names.OCPP_REQUEST, WildcardTypeName.subtypeOf(Object.class));
        type.addMethod(types("requestType", wildcardRequest, "Request", RecordModel.Kind.REQUEST)
                .addJavadoc("""
                        Returns the type of the request of a CALL.

                        @return the type
                        @throws IllegalStateException if this is a SEND
                        """)
                .build());
        type.addMethod(types("responseType", Names.OCPP_RESPONSE, "Response", RecordModel.Kind.REQUEST)
                .addJavadoc("""
                        Returns the type of the response of a CALL.

                        @return the type
                        @throws IllegalStateException if this is a SEND
                        """)
                .build());
        type.addMethod(types("sendType", Names.OCPP_SEND, "", RecordModel.Kind.SEND)
                .addJavadoc("""
                        Returns the type of the message of a SEND.

                        @return the type
                        @throws IllegalStateException if this is a CALL
                        """)
                .build());
        TypeName message =
                ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Names.OCPP_MESSAGE));
        type.addMethod(MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Names.ACTION)
                .addParameter(message, "type")
                .addJavadoc("Returns the action that a message type belongs to.\n\n@param type the type of a request,"
                        + " response or SEND\n@return the action\n"
                        + "@throws IllegalArgumentException if the type is an interface\n")
                .addStatement("$T name = type.getSimpleName()", String.class)
                .addStatement(
                        "$T action = BY_NAME.get(name.replaceFirst($S, $S))",
                        CodecWriter.nullable(Names.ACTION),
                        "(Request|Response)$",
                        "")
                .beginControlFlow("if (action == null)")
                .addStatement("throw new IllegalArgumentException(name + $S)", " is no message type")
                .endControlFlow()
                .addStatement("return action")
                .build());
    }

    private MethodSpec.Builder types(String name, TypeName bound, String suffix, RecordModel.Kind kind) {
        CodeBlock.Builder code = CodeBlock.builder().add("return switch (this) {\n$>");
        requests.forEach((action, message) -> {
            if (message.kind() == kind) {
                code.add(
                        "case $L -> $T.class;\n",
                        Names.constant(action),
                        ClassName.get(Names.MESSAGE, action + suffix));
            }
        });
        code.add(
                "default -> throw new IllegalStateException(wireName + $S);\n",
                kind == RecordModel.Kind.SEND ? " is no SEND" : " is a SEND");
        code.add("$<};\n");
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(bound)))
                .addCode(code.build());
    }
}
