package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.*;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.message.*;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is known of stations, their connectors and their variables. */
final class Stations {
    private Stations() {}

    /** Keeps that a station was heard of; a version of null changes nothing. */
    static void seen(Store store, String identity, @Nullable OcppVersion version, Instant at) {
        change(store, identity, station -> station.heard(version, at));
    }

    static void booted(Store store, String identity, BootNotificationRequest request) {
        change(store, identity, station -> station.booted(request, Instant.now()));
    }

    private static void change(Store store, String identity, UnaryOperator<StationRecord> change) {
        StationRecord known = store.get("station", identity, "")
                .map(kept -> Json.bind(StationRecord.class, kept))
                .orElseGet(() -> StationRecord.of(identity, Instant.now()));
        store.put("station", identity, "", Json.members(change.apply(known)));
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
