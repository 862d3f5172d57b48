package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.ReportPart;
import dev.ocppkit.csms.ReportProgress;
import dev.ocppkit.csms.ReportedVariable;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.message.*;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is known of stations, their connectors and their variables. */
final class Stations {
    private Stations() {}

    /** Keeps that a station was heard of; a version of null changes nothing. */
    static void seen(Store store, String identity, @Nullable OcppVersion version, Instant at) {
        ObjectNode station = store.getOrNew("station", identity, "");
        if (station.isEmpty()) {
            station.put("identity", identity).put("firstSeen", "" + at);
        }
        if (version != null) {
            station.put("version", version.number());
        }
        store.put("station", identity, "", station.put("lastSeen", "" + at));
    }

    static void booted(Store store, String identity, BootNotificationRequest request) {
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
    static void status(Store store, String identity, StatusNotificationRequest request) {
        String id = request.evseId() + "." + request.connectorId();
        ObjectNode connector = store.getOrNew("connector", identity, id);
        String last = connector.path("timestamp").asString("");
        if (last.isEmpty() || !Instant.parse(last).isAfter(request.timestamp())) {
            store.put("connector", identity, id, Json.tree(request));
        }
    }

    static void variables(Store store, String identity, NotifyReportRequest report) {
        for (ReportedVariable reported : ReportedVariable.of(report)) {
            ObjectNode variable = Json.object().put("attribute", reported.type().wireName());
            variable.set("component", Json.tree(reported.component()));
            variable.set("variable", Json.tree(reported.variable()));
            if (reported.characteristics() != null) {
                variable.set("variableCharacteristics", Json.tree(reported.characteristics()));
            }
            store.put("variable", identity, reported.key(), variable.setAll(Json.tree(reported.attribute())));
        }
    }

    /** Takes the values of variables that a report has described. */
    static void values(Store store, String identity, List<GetVariableResult> results) {
        for (GetVariableResult result : results) {
            String key = ReportedVariable.key(result);
            store.get("variable", identity, key)
                    .filter(known -> result.attributeValue() != null)
                    .ifPresent(
                            known -> store.put("variable", identity, key, known.put("value", result.attributeValue())));
        }
    }

    /** Keeps how much of a report in several messages has come. */
    static void part(Store store, String identity, ReportPart part) {
        String id = part.kind() + " " + part.requestId();
        ReportProgress progress = store.get("report", identity, id)
                .map(known -> Json.bind(ReportProgress.class, known).with(part))
                .orElseGet(() -> ReportProgress.of(part));
        store.put("report", identity, id, Json.members(progress).put("updatedAt", "" + Instant.now()));
    }
}
