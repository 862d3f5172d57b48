package dev.ocppkit.examples.csms;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.datatype.UnitOfMeasure;
import dev.ocppkit.model.enumeration.LocationEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.message.TransactionEventRequest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as their events tell them: events may come twice, late and in any order, or not at all.
 *
 * <p>Spec: OCPP 2.1 Part 2, E01 to E07 and chapter E 1.2 (sequence numbers).
 */
final class Transactions {
    private static final String KEY = " WHERE identity = ? AND transaction_id = ?";
    private static final int LISTED_GAPS = 100;

    private Transactions() {}

    /** Takes an event; one whose number is known changes nothing. */
    static void take(Tx tx, String identity, TransactionEventRequest event) throws SQLException {
        String id = event.transactionInfo().transactionId();
        Object[] key = {identity, id, event.seqNo()};
        if (tx.row("SELECT seq_no FROM transaction_event" + KEY + " AND seq_no = ?", key)
                .isPresent()) {
            return;
        }
        tx.update(
                "INSERT INTO transaction_event VALUES (?, ?, ?, ?, ?, ?, ?)",
                identity,
                id,
                event.seqNo(),
                event.eventType().wireName(),
                event.triggerReason().wireName(),
                event.timestamp(),
                Boolean.TRUE.equals(event.offline()));
        Optional<Map<String, @Nullable Object>> known =
                tx.row("SELECT last_seq_no FROM charging_transaction" + KEY, identity, id);
        if (known.isEmpty()) {
            tx.update(
                    "INSERT INTO charging_transaction (identity, transaction_id, started_at, updated_at, last_seq_no)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    identity,
                    id,
                    event.timestamp(),
                    event.timestamp(),
                    event.seqNo());
        }
        update(tx, identity, event, known.isEmpty() || (int) known.get().get("lastSeqNo") < event.seqNo());
        EVSE evse = event.evse();
        samples(tx, identity, id, evse == null ? null : evse.id(), event.meterValue());
    }

    private static void update(Tx tx, String identity, TransactionEventRequest event, boolean isLatest)
            throws SQLException {
        Transaction info = event.transactionInfo();
        EVSE evse = event.evse();
        tx.update(
                "UPDATE charging_transaction SET started_at = LEAST(started_at, ?), evse_id = COALESCE(evse_id, ?),"
                        + " connector_id = COALESCE(connector_id, ?), id_token = COALESCE(id_token, ?),"
                        + " ended_at = COALESCE(?, ended_at), stopped_reason = COALESCE(?, stopped_reason),"
                        + " tariff_id = COALESCE(?, tariff_id), limits_json = COALESCE(?, limits_json)"
                        + KEY,
                event.timestamp(),
                evse == null ? null : evse.id(),
                evse == null ? null : evse.connectorId(),
                event.idToken() == null ? null : event.idToken().idToken(),
                event.eventType() == TransactionEventEnum.ENDED ? event.timestamp() : null,
                info.stoppedReason() == null ? null : info.stoppedReason().wireName(),
                info.tariffId(),
                info.transactionLimit() == null ? null : Json.text(info.transactionLimit()),
                identity,
                info.transactionId());
        if (isLatest) {
            tx.update(
                    "UPDATE charging_transaction SET last_seq_no = ?, updated_at = ?,"
                            + " charging_state = COALESCE(?, charging_state), operation_mode = COALESCE(?, operation_mode)"
                            + KEY,
                    event.seqNo(),
                    event.timestamp(),
                    info.chargingState() == null ? null : info.chargingState().wireName(),
                    info.operationMode() == null ? null : info.operationMode().wireName(),
                    identity,
                    info.transactionId());
            if (event.costDetails() != null) {
                tx.update(
                        "UPDATE charging_transaction SET cost_json = ?, cost_problems = ?" + KEY,
                        Json.text(event.costDetails()),
                        Tariffs.problems(tx, event.costDetails(), info.tariffId()),
                        identity,
                        info.transactionId());
            }
        }
    }

    static void samples(
            Tx tx,
            String identity,
            @Nullable String transactionId,
            @Nullable Integer evseId,
            @Nullable List<MeterValue> values)
            throws SQLException {
        for (MeterValue value : values == null ? List.<MeterValue>of() : values) {
            for (SampledValue sample : value.sampledValue()) {
                tx.update(
                        "INSERT INTO sample VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        identity,
                        transactionId,
                        evseId,
                        value.timestamp(),
                        Optional.ofNullable(sample.measurand())
                                .orElse(MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER)
                                .wireName(),
                        sample.phase() == null ? null : sample.phase().wireName(),
                        Optional.ofNullable(sample.location())
                                .orElse(LocationEnum.OUTLET)
                                .wireName(),
                        inBaseUnit(sample));
            }
        }
    }

    private static BigDecimal inBaseUnit(SampledValue sample) {
        UnitOfMeasure unit = sample.unitOfMeasure();
        if (unit == null) {
            return sample.value();
        }
        int power = unit.multiplier() == null ? 0 : unit.multiplier();
        boolean isKilo = unit.unit() != null && unit.unit().startsWith("k");
        return sample.value().scaleByPowerOfTen(power + (isKilo ? 3 : 0));
    }

    static List<Map<String, @Nullable Object>> list(Tx tx, @Nullable String identity) throws SQLException {
        String where = identity == null ? "" : " WHERE identity = ?";
        List<Map<String, @Nullable Object>> all = tx.rows(
                "SELECT * FROM charging_transaction" + where + " ORDER BY started_at DESC",
                identity == null ? new Object[0] : new Object[] {identity});
        for (Map<String, @Nullable Object> row : all) {
            row.put("missingSeqNos", missing(tx, row));
            row.put("energyWh", energy(tx, row));
        }
        return all;
    }

    static Optional<Map<String, @Nullable Object>> find(Tx tx, String identity, String id) throws SQLException {
        Optional<Map<String, @Nullable Object>> found = list(tx, identity).stream()
                .filter(row -> id.equals(row.get("transactionId")))
                .findFirst();
        if (found.isPresent()) {
            found.get().put("events", events(tx, identity, id));
            found.get().put("power", PowerSeries.of(tx.rows("SELECT * FROM sample" + KEY, identity, id)));
        }
        return found;
    }

    /** The transaction that runs on an EVSE, if it is known. */
    static Optional<String> running(Tx tx, String identity, int evseId) throws SQLException {
        return tx.row(
                        "SELECT transaction_id FROM charging_transaction"
                                + " WHERE identity = ? AND evse_id = ? AND ended_at IS NULL ORDER BY started_at DESC",
                        identity,
                        evseId)
                .map(row -> (String) row.get("transactionId"));
    }

    private static List<Map<String, @Nullable Object>> events(Tx tx, Object identity, Object id) throws SQLException {
        return tx.rows("SELECT * FROM transaction_event" + KEY + " ORDER BY seq_no", identity, id);
    }

    private static List<Integer> missing(Tx tx, Map<String, @Nullable Object> transaction) throws SQLException {
        TreeSet<Integer> seen = events(tx, transaction.get("identity"), transaction.get("transactionId")).stream()
                .map(event -> (Integer) event.get("seqNo"))
                .collect(Collectors.toCollection(TreeSet::new));
        return IntStream.range(seen.first(), seen.last())
                .filter(number -> !seen.contains(number))
                .limit(LISTED_GAPS)
                .boxed()
                .toList();
    }

    private static @Nullable Object energy(Tx tx, Map<String, @Nullable Object> transaction) throws SQLException {
        return tx.row(
                        "SELECT MAX(amount) - MIN(amount) AS energy FROM sample" + KEY
                                + " AND measurand = 'Energy.Active.Import.Register' AND phase IS NULL"
                                + " AND location = 'Outlet'",
                        transaction.get("identity"),
                        transaction.get("transactionId"))
                .map(row -> row.get("energy"))
                .orElse(null);
    }
}
