package dev.ocppkit.station.tariff;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TariffOrigin;
import dev.ocppkit.station.StationStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the cost of the transaction on an EVSE is calculated from, in the order in which it came: tariffs and samples. From
 * it another process calculates the same. Besides, there is the newest sample, which the next one replaces.
 */
final class CostLog {
    private static final String ABSENT = "-";
    private static final String TARIFF = ".tariff";

    /** A tariff or a sample. */
    record Entry(@Nullable AppliedTariff tariff, @Nullable Sample sample) {}

    private final StationStore store;
    private final String prefix;
    private int length;

    private CostLog(StationStore store, int evseId) {
        this.store = store;
        this.prefix = "cost." + evseId + ".";
    }

    /** Begins anew, for a transaction that starts. */
    static CostLog begin(StationStore store, int evseId, String transactionId) {
        CostLog log = new CostLog(store, evseId);
        log.clear();
        store.put(log.prefix + "tx", transactionId);
        return log;
    }

    /** The log of a transaction of an earlier process; empty if there is none. */
    static Optional<CostLog> find(StationStore store, int evseId, String transactionId) {
        CostLog log = new CostLog(store, evseId);
        return store.get(log.prefix + "tx").filter(transactionId::equals).map(found -> log);
    }

    void add(AppliedTariff applied) {
        String key = nextKey();
        String from = applied.effectiveFrom() == null
                ? ABSENT
                : applied.effectiveFrom().toString();
        // The entry comes last: without it, a crash in between leaves nothing that counts.
        store.put(key + TARIFF, applied.tariff());
        store.put(key, "T " + applied.origin().name() + " " + from);
    }

    void add(Sample sample) {
        store.put(nextKey(), text(sample));
    }

    /** Keeps the newest sample until another one comes. */
    void newest(Sample sample) {
        store.put(prefix + "newest", text(sample));
    }

    Optional<Sample> newest() {
        return store.get(prefix + "newest").map(CostLog::sample);
    }

    private String nextKey() {
        return key(length++);
    }

    private String key(int number) {
        return prefix + number;
    }

    /**
     * Reads all entries, so that more can be added.
     *
     * @throws IllegalArgumentException or another of that kind if an entry cannot be read
     */
    List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        for (Optional<String> text = store.get(key(0)); text.isPresent(); text = store.get(nextKeyAfterReading())) {
            entries.add(entry(text.get()));
        }
        return entries;
    }

    private String nextKeyAfterReading() {
        return key(++length);
    }

    private Entry entry(String text) {
        if (!text.startsWith("T ")) {
            return new Entry(null, sample(text));
        }
        String[] parts = text.split(" ", -1);
        Tariff tariff = store.get(key(length) + TARIFF, Tariff.class)
                .orElseThrow(() -> new IllegalArgumentException("a tariff is missing"));
        Instant from = orNull(parts[2], Instant::parse);
        TariffOrigin origin = TariffOrigin.valueOf(parts[1]);
        return new Entry(new AppliedTariff(tariff, origin, from), null);
    }

    private static String text(Sample sample) {
        ChargingStateEnum state = sample.chargingState();
        return String.join(
                " ",
                "S",
                sample.at().toString(),
                sample.energyWh().toPlainString(),
                state == null ? ABSENT : state.name(),
                number(sample.powerW()),
                number(sample.socPercent()));
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? ABSENT : value.toPlainString();
    }

    private static Sample sample(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("not a sample");
        }
        return Sample.of(Instant.parse(parts[1]), new BigDecimal(parts[2]))
                .withChargingState(orNull(parts[3], ChargingStateEnum::valueOf))
                .withPower(orNull(parts[4], BigDecimal::new))
                .withSoc(orNull(parts[5], BigDecimal::new));
    }

    private static <T> @Nullable T orNull(String text, Function<String, T> read) {
        return text.equals(ABSENT) ? null : read.apply(text);
    }

    void clear() {
        store.removeAll(prefix);
    }
}
