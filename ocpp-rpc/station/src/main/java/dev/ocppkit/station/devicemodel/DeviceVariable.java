package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableCharacteristics;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a component, without its value. It has the attribute Actual only.
 *
 * <p>Spec: OCPP 2.1 Part 1, 4 (device model).
 *
 * @param component the component, with its EVSE and connector if it belongs to one
 * @param variable the variable
 * @param characteristics its type, unit and limits
 * @param mutability who may read and write it
 * @param needsReboot whether a new value counts only after a reboot
 * @param since the first version of OCPP that has it
 */
public record DeviceVariable(
        Component component,
        Variable variable,
        VariableCharacteristics characteristics,
        MutabilityEnum mutability,
        boolean needsReboot,
        OcppVersion since) {

    /** Checks that nothing is missing. */
    public DeviceVariable {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(characteristics, "characteristics");
        Objects.requireNonNull(mutability, "mutability");
        Objects.requireNonNull(since, "since");
    }

    /**
     * Tells whether a version has it.
     *
     * @param version the version in use
     * @return whether a peer that speaks it may see the variable
     */
    public boolean isIn(OcppVersion version) {
        return since.compareTo(version) <= 0;
    }

    /**
     * Tells whether its value may be told.
     *
     * @return whether it is not write-only
     */
    public boolean isReadable() {
        return mutability != MutabilityEnum.WRITE_ONLY;
    }

    String key() {
        return key(component, variable);
    }

    /** The name of a variable; letters count the same in both cases. */
    static String key(Component component, Variable variable) {
        String name = componentKey(component) + "/" + variable.name() + instance(variable.instance());
        return name.toLowerCase(Locale.ROOT);
    }

    static String componentKey(Component component) {
        EVSE evse = component.evse();
        String place =
                evse == null ? "" : "@" + evse.id() + (evse.connectorId() == null ? "" : "." + evse.connectorId());
        return (component.name() + instance(component.instance()) + place).toLowerCase(Locale.ROOT);
    }

    /** The key of a name as programs write it: {@code EVSE@1.Power}. */
    static String key(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            throw new IllegalArgumentException("not a name of the form Component.Variable: " + name);
        }
        return (name.substring(0, dot) + "/" + name.substring(dot + 1)).toLowerCase(Locale.ROOT);
    }

    static String instance(@Nullable String name) {
        return name == null ? "" : "[" + name + "]";
    }
}
