package dev.ocppkit.examples.csms;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.ReportData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableAttribute;
import dev.ocppkit.model.enumeration.AttributeEnum;
import dev.ocppkit.model.enumeration.GetVariableStatusEnum;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of stations, as their reports and answers tell them. */
final class DeviceModel {
    private DeviceModel() {}

    static void put(Tx tx, String identity, @Nullable List<ReportData> report) throws SQLException {
        for (ReportData data : report == null ? List.<ReportData>of() : report) {
            for (VariableAttribute attribute : data.variableAttribute()) {
                String path = create(tx, identity, data.component(), data.variable(), attribute.type());
                tx.update(
                        "UPDATE variable SET attribute_value = ?, mutability = ?,"
                                + " characteristics_json = COALESCE(?, characteristics_json)"
                                + " WHERE identity = ? AND path = ?",
                        attribute.value(),
                        attribute.mutability() == null
                                ? null
                                : attribute.mutability().wireName(),
                        data.variableCharacteristics() == null ? null : Json.text(data.variableCharacteristics()),
                        identity,
                        path);
            }
        }
    }

    static void putValues(Tx tx, String identity, List<GetVariableResult> results) throws SQLException {
        for (GetVariableResult result : results) {
            if (result.attributeStatus() == GetVariableStatusEnum.ACCEPTED) {
                String path = create(tx, identity, result.component(), result.variable(), result.attributeType());
                tx.update(
                        "UPDATE variable SET attribute_value = ? WHERE identity = ? AND path = ?",
                        result.attributeValue(),
                        identity,
                        path);
            }
        }
    }

    static List<Map<String, @Nullable Object>> list(Tx tx, String identity) throws SQLException {
        return tx.rows(
                "SELECT component, component_instance, evse_id, connector_id, variable, variable_instance, attribute,"
                        + " attribute_value, mutability, characteristics_json FROM variable WHERE identity = ?"
                        + " ORDER BY component, evse_id NULLS FIRST, connector_id NULLS FIRST, variable, attribute",
                identity);
    }

    private static String create(
            Tx tx, String identity, Component component, Variable variable, @Nullable AttributeEnum type)
            throws SQLException {
        EVSE evse = component.evse();
        @Nullable
        Object[] place = {
            component.name(),
            component.instance(),
            evse == null ? null : evse.id(),
            evse == null ? null : evse.connectorId(),
            variable.name(),
            variable.instance(),
            (type == null ? AttributeEnum.ACTUAL : type).wireName()
        };
        // Names of components and variables are compared without case.
        String path = new String(Json.bytes(Arrays.asList(place)), java.nio.charset.StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT);
        if (tx.row("SELECT path FROM variable WHERE identity = ? AND path = ?", identity, path)
                .isEmpty()) {
            @Nullable Object[] row = new Object[place.length + 2];
            row[0] = identity;
            row[1] = path;
            System.arraycopy(place, 0, row, 2, place.length);
            tx.update(
                    "INSERT INTO variable (identity, path, component, component_instance, evse_id, connector_id,"
                            + " variable, variable_instance, attribute) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row);
        }
        return path;
    }
}
