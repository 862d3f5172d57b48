package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.TransactionRecord;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.smartcharging.tariff.CostDifference;
import dev.ocppkit.smartcharging.tariff.CostVerifications;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transactions as their events tell them. Events may come twice, late, in any order, or not at all.
 *
 * <p>Spec: OCPP 2.1 Part 2, E01 to E07 and chapter E 1.2 (sequence numbers).
 */
final class Transactions {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private Transactions() {}

    /** Takes an event; one whose sequence number is known changes nothing. */
    static void take(Store store, String identity, TransactionEventRequest event) {
        String id = event.transactionInfo().transactionId();
        if (!store.add("event", identity, id, "" + event.seqNo(), Json.tree(event))) {
            return;
        }
        ObjectNode known = store.getOrNew("transaction", identity, id).put("identity", identity);
        Optional<TransactionRecord> before =
                known.has("transactionId") ? Optional.of(Json.bind(TransactionRecord.class, known)) : Optional.empty();
        TransactionRecord after = before.map(record -> record.with(event)).orElseGet(() -> TransactionRecord.of(event));
        known.setAll(Json.members(after));
        if (after.energyWh() != null) {
            known.put("energyWh", after.energyWh());
        }
        if (before.isEmpty() || before.get().isBefore(event)) {
            known.setAll(Json.tree(event.transactionInfo())).put("updatedAt", "" + event.timestamp());
            if (event.costDetails() != null) {
                String tariffId = event.transactionInfo().tariffId();
                known.set("cost", Json.tree(event.costDetails()));
                known.set("costProblems", Json.list(problems(store, event.costDetails(), tariffId)));
            }
        }
        store.put("transaction", identity, id, known);
    }

    /** What contradicts itself in a bill, or its tariff if that is known. */
    private static List<String> problems(Store store, CostDetails cost, @Nullable String tariffId) {
        List<Tariff> tariffs = store.get("tariff", "", tariffId == null ? "" : tariffId).stream()
                .map(json -> Json.read(Tariff.class, json))
                .toList();
        return CostVerifications.check(cost, tariffs, TOLERANCE).stream()
                .map(CostDifference::text)
                .toList();
    }

    /** The id of the newest transaction that runs on an EVSE, or null. */
    static @Nullable String running(Store store, String identity, int evseId) {
        return store.list("transaction", identity).stream()
                .filter(known -> isRunning(known) && known.path("evseId").asInt(0) == evseId)
                .reduce((older, newer) -> newer)
                .map(known -> known.get("transactionId").asString())
                .orElse(null);
    }

    static boolean isRunning(JsonNode transaction) {
        return !transaction.has("endedAt");
    }
}
