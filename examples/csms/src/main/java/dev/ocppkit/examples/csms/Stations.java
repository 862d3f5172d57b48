package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.StatusNotificationRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of stations and their connectors. */
final class Stations {
    private Stations() {}

    static int seen(Tx tx, String identity, OcppVersion version, Instant at) throws SQLException {
        int known = tx.update(
                "UPDATE station SET version = ?, last_seen = ? WHERE identity = ?", version.number(), at, identity);
        return known > 0
                ? known
                : tx.update(
                        "INSERT INTO station (identity, version, first_seen, last_seen) VALUES (?, ?, ?, ?)",
                        identity,
                        version.number(),
                        at,
                        at);
    }

    static void booted(Tx tx, String identity, BootNotificationRequest request, Instant at) throws SQLException {
        ChargingStation station = request.chargingStation();
        tx.update(
                "UPDATE station SET booted_at = ?, boot_reason = ?, vendor = ?, model = ?, serial_number = ?,"
                        + " firmware_version = ? WHERE identity = ?",
                at,
                request.reason().wireName(),
                station.vendorName(),
                station.model(),
                station.serialNumber(),
                station.firmwareVersion(),
                identity);
    }

    /** Messages that waited while the station was offline may come after newer ones. */
    static void status(Tx tx, String identity, StatusNotificationRequest request) throws SQLException {
        Object[] key = {identity, request.evseId(), request.connectorId()};
        Optional<Map<String, @Nullable Object>> last = tx.row(
                "SELECT reported_at FROM connector WHERE identity = ? AND evse_id = ? AND connector_id = ?", key);
        if (last.isEmpty() || !((Instant) last.get().get("reportedAt")).isAfter(request.timestamp())) {
            tx.update(
                    "MERGE INTO connector (identity, evse_id, connector_id, status, reported_at) VALUES (?, ?, ?, ?, ?)",
                    identity,
                    request.evseId(),
                    request.connectorId(),
                    request.connectorStatus().wireName(),
                    request.timestamp());
        }
    }

    static List<Map<String, @Nullable Object>> all(Tx tx) throws SQLException {
        return withConnectors(tx, tx.rows("SELECT * FROM station ORDER BY identity"));
    }

    static Optional<Map<String, @Nullable Object>> find(Tx tx, String identity) throws SQLException {
        return withConnectors(tx, tx.rows("SELECT * FROM station WHERE identity = ?", identity)).stream()
                .findFirst();
    }

    private static List<Map<String, @Nullable Object>> withConnectors(
            Tx tx, List<Map<String, @Nullable Object>> stations) throws SQLException {
        for (Map<String, @Nullable Object> station : stations) {
            Object identity = station.get("identity");
            station.put(
                    "connectors",
                    tx.rows(
                            "SELECT evse_id, connector_id, status, reported_at FROM connector WHERE identity = ?"
                                    + " ORDER BY evse_id, connector_id",
                            identity));
            station.put(
                    "activeTransactions",
                    tx.rows(
                            "SELECT transaction_id, evse_id, charging_state FROM charging_transaction"
                                    + " WHERE identity = ? AND ended_at IS NULL ORDER BY started_at",
                            identity));
        }
        return stations;
    }
}
