package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.ReportPart;
import dev.ocppkit.csms.ReportProgress;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.message.*;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is known of stations, their connectors and their variables. */
final class Stations {
    private Stations() {}

    /** Keeps that a station was heard of; a version of null changes nothing. */
    static void seen(Store store, String identity, @Nullable OcppVersion version, Instant at) throws SQLException {
        ObjectNode station = store.getOrNew("station", identity, "");
        if (station.isEmpty()) {
            station.put("identity", identity).put("firstSeen", "" + at);
        }
        if (version != null) {
            station.put("version", version.number());
        }
        store.put("station", identity, "", station.put("lastSeen", "" + at));
    }

    static void booted(Store store, String identity, BootNotificationRequest request) throws SQLException {
        ChargingStation told = request.chargingStation();
        ObjectNode station = store.getOrNew("station", identity, "")
                .put("bootedAt", "" + Instant.now())
                .put("bootReason", request.reason().wireName())
                .put("vendor", told.vendorName())
                .put("model", told.model())
                .put("serialNumber", told.serialNumber())
                .put("firmwareVersion", told.firmwareVersion());
        store.put("station", identity, "", station);
    }

    /** Messages that waited while the station was offline may come after newer ones. */
    static void status(Store store, String identity, StatusNotificationRequest request) throws SQLException {
        String id = request.evseId() + "." + request.connectorId();
        ObjectNode connector = store.getOrNew("connector", identity, id);
        String last = connector.path("timestamp").asString("");
        if (last.isEmpty() || !Instant.parse(last).isAfter(request.timestamp())) {
            store.put("connector", identity, id, Json.tree(request));
        }
    }

    static void variables(Store store, String identity, NotifyReportRequest report) throws SQLException {
        for (ReportData data : report.reportData() == null ? List.<ReportData>of() : report.reportData()) {
            for (VariableAttribute attribute : data.variableAttribute()) {
                ObjectNode variable = Json.tree(data);
                variable.remove("variableAttribute");
                String type =
                        attribute.type() == null ? "Actual" : attribute.type().wireName();
                variable.put("attribute", type).setAll(Json.tree(attribute));
                store.put("variable", identity, path(data.component(), data.variable(), type), variable);
            }
        }
    }

    static void values(Store store, String identity, List<GetVariableResult> results) throws SQLException {
        for (GetVariableResult result : results) {
            String type = result.attributeType() == null
                    ? "Actual"
                    : result.attributeType().wireName();
            String path = path(result.component(), result.variable(), type);
            Optional<ObjectNode> known = store.get("variable", identity, path);
            if (known.isPresent() && result.attributeValue() != null) {
                store.put("variable", identity, path, known.get().put("value", result.attributeValue()));
            }
        }
    }

    private static String path(Component component, Variable variable, String attribute) {
        EVSE evse = component.evse();
        ArrayNode path = Json.object().putArray("path");
        path.add(component.name()).add(component.instance()).add(evse == null ? null : evse.id());
        path.add(evse == null ? null : evse.connectorId());
        return path.add(variable.name()).add(variable.instance()).add(attribute).toString();
    }

    /** Keeps how much of a report in several messages has come. */
    static void part(Store store, String identity, ReportPart part) throws SQLException {
        String id = part.kind() + " " + part.requestId();
        ReportProgress progress = store.get("report", identity, id)
                .map(known -> Json.bind(ReportProgress.class, known).with(part))
                .orElseGet(() -> ReportProgress.of(part));
        store.put("report", identity, id, Json.members(progress).put("updatedAt", "" + Instant.now()));
    }
}
