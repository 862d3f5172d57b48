package dev.ocppkit.codegen.generator;

import com.palantir.javapoet.ClassName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One message or datatype.
 *
 * @param name its record
 * @param source path of its file in the catalogue
 * @param kind what it is
 * @param since21 whether only OCPP 2.1 has it
 * @param description our sentences about it
 * @param components the properties, those that are never null first
 */
record RecordModel(
        ClassName name, String source, Kind kind, boolean since21, String description, List<Component> components) {

    /** The role of a record. */
    enum Kind {
        REQUEST,
        RESPONSE,
        SEND,
        DATATYPE
    }

    RecordModel {
        components = components.stream()
                .sorted(Comparator.comparing((Component c) -> !c.nonNull())
                        .thenComparing(c -> c.wireName().equals("customData")))
                .toList();
        Set<String> names = new HashSet<>();
        for (Component component : components) {
            if (!names.add(component.name())) {
                throw new IllegalStateException(source + " has two properties that become " + component.name());
            }
        }
    }

    /** Returns the name of the action of a message. */
    String action() {
        return name.simpleName().replaceFirst("(Request|Response)$", "");
    }
}
