package dev.ocppkit.examples.csms;

import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.smartcharging.tariff.CostDifference;
import dev.ocppkit.smartcharging.tariff.CostVerifications;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.*;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transactions as their events tell them. Events may come twice, late, in any order, or not at all.
 *
 * <p>Spec: OCPP 2.1 Part 2, E01 to E07 and chapter E 1.2 (sequence numbers).
 */
final class Transactions {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final int LISTED_GAPS = 100;

    private Transactions() {}

    /** Takes an event; one whose sequence number is known changes nothing. */
    static void take(Store store, String identity, TransactionEventRequest event) throws SQLException {
        String id = event.transactionInfo().transactionId();
        if (!store.add("event", identity, id, "" + event.seqNo(), Json.tree(event))) {
            return;
        }
        ObjectNode known = store.getOrNew("transaction", identity, id);
        boolean isLatest = known.isEmpty() || known.path("lastSeqNo").asInt() < event.seqNo();
        number(known.put("identity", identity).put("transactionId", id), event.seqNo());
        describe(known, event);
        if (isLatest) {
            JsonNode info = Json.tree(event.transactionInfo());
            info.properties().forEach(member -> known.set(member.getKey(), member.getValue()));
            known.put("updatedAt", "" + event.timestamp());
            if (event.costDetails() != null) {
                known.set("cost", Json.tree(event.costDetails()));
                known.set(
                        "costProblems",
                        problems(
                                store,
                                event.costDetails(),
                                event.transactionInfo().tariffId()));
            }
        }
        energy(known, event);
        store.put("transaction", identity, id, known);
    }

    /** Keeps the numbers that are missing between the first and the last one. */
    private static void number(ObjectNode known, int seqNo) {
        int first = known.path("firstSeqNo").asInt(seqNo);
        int last = known.path("lastSeqNo").asInt(seqNo);
        SortedSet<Integer> missing = new TreeSet<>();
        known.path("missingSeqNos").forEach(number -> missing.add(number.asInt()));
        for (int gap = last + 1; gap < seqNo && missing.size() < LISTED_GAPS; gap++) {
            missing.add(gap);
        }
        for (int gap = seqNo + 1; gap < first && missing.size() < LISTED_GAPS; gap++) {
            missing.add(gap);
        }
        missing.remove(seqNo);
        known.put("firstSeqNo", Math.min(first, seqNo)).put("lastSeqNo", Math.max(last, seqNo));
        ArrayNode list = known.putArray("missingSeqNos");
        missing.forEach(list::add);
    }

    private static void describe(ObjectNode known, TransactionEventRequest event) {
        if (!known.has("startedAt") || event.eventType() == TransactionEventEnum.STARTED) {
            known.put("startedAt", "" + event.timestamp());
        }
        if (event.eventType() == TransactionEventEnum.ENDED) {
            known.put("endedAt", "" + event.timestamp());
        }
        if (event.evse() != null) {
            known.put("evseId", event.evse().id());
        }
        if (event.idToken() != null && !known.has("idToken")) {
            known.put("idToken", event.idToken().idToken());
        }
    }

    /** The energy between the least and the greatest reading of the register, in Wh. */
    private static void energy(ObjectNode known, TransactionEventRequest event) {
        List<MeterValue> values = event.meterValue() == null ? List.of() : event.meterValue();
        values.stream().flatMap(value -> value.sampledValue().stream()).forEach(sample -> {
            boolean isRegister =
                    sample.measurand() == null || sample.measurand() == MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER;
            boolean isOutlet = sample.location() == null || sample.location() == LocationEnum.OUTLET;
            if (isRegister && isOutlet && sample.phase() == null) {
                BigDecimal reading = wattHours(sample);
                BigDecimal least = known.path("meterStartWh").asDecimal(reading).min(reading);
                BigDecimal greatest = known.path("meterWh").asDecimal(reading).max(reading);
                known.put("meterStartWh", least).put("meterWh", greatest).put("energyWh", greatest.subtract(least));
            }
        });
    }

    private static BigDecimal wattHours(SampledValue sample) {
        UnitOfMeasure unit = sample.unitOfMeasure();
        if (unit == null) {
            return sample.value();
        }
        int power = (unit.multiplier() == null ? 0 : unit.multiplier()) + ("kWh".equals(unit.unit()) ? 3 : 0);
        return sample.value().scaleByPowerOfTen(power);
    }

    /** What contradicts itself in a bill, or its tariff if that is known. */
    private static ArrayNode problems(Store store, CostDetails cost, @Nullable String tariffId) throws SQLException {
        List<Tariff> tariffs = store.get("tariff", "", tariffId == null ? "" : tariffId).stream()
                .map(json -> Json.read(Tariff.class, json))
                .toList();
        ArrayNode problems = Json.object().putArray("problems");
        CostVerifications.check(cost, tariffs, TOLERANCE).stream()
                .map(CostDifference::text)
                .forEach(problems::add);
        return problems;
    }

    static boolean isRunning(JsonNode transaction) {
        return !transaction.has("endedAt");
    }
}
