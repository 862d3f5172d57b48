package dev.ocppkit.csms;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.ReportData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableAttribute;
import dev.ocppkit.model.datatype.VariableCharacteristics;
import dev.ocppkit.model.enumeration.AttributeEnum;
import dev.ocppkit.model.message.NotifyReportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a variable that a station has reported: a line of the device model as a CSMS keeps it.
 *
 * <p>Spec: OCPP 2.1 Part 2, B06 to B08.
 *
 * @param component whose variable it is
 * @param variable the variable
 * @param attribute the attribute with its value
 * @param characteristics what values it can have, or null if that was not reported
 */
public record ReportedVariable(
        Component component,
        Variable variable,
        VariableAttribute attribute,
        @Nullable VariableCharacteristics characteristics) {
    /** Checks for null. */
    public ReportedVariable {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(attribute, "attribute");
    }

    /**
     * Reads a part of a report.
     *
     * @param report the part
     * @return each attribute of each variable in it
     */
    public static List<ReportedVariable> of(NotifyReportRequest report) {
        List<ReportedVariable> found = new ArrayList<>();
        for (ReportData data : report.reportData() == null ? List.<ReportData>of() : report.reportData()) {
            for (VariableAttribute attribute : data.variableAttribute()) {
                found.add(new ReportedVariable(
                        data.component(), data.variable(), attribute, data.variableCharacteristics()));
            }
        }
        return List.copyOf(found);
    }

    /**
     * Returns the kind of attribute.
     *
     * @return the type; Actual if the station names none
     */
    public AttributeEnum type() {
        return attribute.type() == null ? AttributeEnum.ACTUAL : attribute.type();
    }

    /**
     * Returns what tells this line from others of the station.
     *
     * @return the same for the same component, EVSE, variable and kind of attribute; compare it without case
     */
    public String key() {
        return key(component, variable, attribute.type());
    }

    /**
     * Returns the key of the line that a result of GetVariables tells of.
     *
     * @param result the result
     * @return the key
     */
    public static String key(GetVariableResult result) {
        return key(result.component(), result.variable(), result.attributeType());
    }

    private static String key(Component component, Variable variable, @Nullable AttributeEnum type) {
        EVSE evse = component.evse();
        return String.join(
                "/",
                escaped(component.name()),
                escaped(component.instance()),
                evse == null ? "" : "" + evse.id(),
                evse == null || evse.connectorId() == null ? "" : "" + evse.connectorId(),
                escaped(variable.name()),
                escaped(variable.instance()),
                (type == null ? AttributeEnum.ACTUAL : type).wireName());
    }

    private static String escaped(@Nullable String name) {
        return name == null ? "" : "." + name.replace("~", "~0").replace("/", "~1");
    }
}
