package dev.ocppkit.examples.csms;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.smartcharging.tariff.CostDifference;
import dev.ocppkit.smartcharging.tariff.CostVerifications;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tariffs of the operator, and a check of what stations charge under them. */
final class Tariffs {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private Tariffs() {}

    static void put(Tx tx, Tariff tariff) throws SQLException {
        tx.update("MERGE INTO tariff (tariff_id, tariff_json) VALUES (?, ?)", tariff.tariffId(), Json.text(tariff));
    }

    static Optional<Tariff> find(Tx tx, String tariffId) throws SQLException {
        return tx.row("SELECT tariff_json FROM tariff WHERE tariff_id = ?", tariffId)
                .map(row -> Json.read(Tariff.class, String.valueOf(row.get("tariff"))));
    }

    /** Tells what is wrong with a bill, one per line, or null if nothing is. */
    static @Nullable String problems(Tx tx, CostDetails cost, @Nullable String tariffId) throws SQLException {
        Optional<Tariff> tariff = tariffId == null ? Optional.empty() : find(tx, tariffId);
        String problems = CostVerifications.check(cost, tariff.map(List::of).orElse(List.of()), TOLERANCE).stream()
                .map(CostDifference::text)
                .collect(Collectors.joining("\n"));
        return problems.isEmpty() ? null : problems;
    }
}
