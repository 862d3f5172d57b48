package dev.ocppkit.station;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** A fake station with two EVSEs and a device model, for the tests of all blocks. */
public final class Bench {
    public final FakeContext context;
    public final DeviceModel model;
    public final FakeEvse first = new FakeEvse(1);
    public final FakeEvse second = new FakeEvse(2);
    public final Evses evses = new Evses(List.of(first, second));
    public final Transactions transactions;

    public Bench() {
        this(StationStore.inMemory());
    }

    /** Makes a station that finds the memory of an earlier process. */
    public Bench(StationStore store) {
        this.context = new FakeContext(store);
        this.model = DeviceModel.read(table(), 2, Set.of(), store);
        this.transactions = new Transactions(context, model, evses);
    }

    public static String table() {
        try (InputStream in = Bench.class.getResourceAsStream("device-model.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static IdToken token(String text) {
        return IdToken.builder().idToken(text).type("ISO14443").build();
    }

    public static Component component(String name) {
        return Component.of(name);
    }

    public static Variable variable(String name) {
        return Variable.of(name);
    }
}
