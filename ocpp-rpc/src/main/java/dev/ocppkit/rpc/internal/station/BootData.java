package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.rpc.internal.UserCode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a BootNotification tells, and what the CSMS accepted last. */
final class BootData {
    private final Supplier<ChargingStation> source;
    private @Nullable ChargingStation accepted;

    BootData(Supplier<ChargingStation> source) {
        this.source = source;
    }

    /** Returns the data of now, or null if they cannot be made. */
    @Nullable
    ChargingStation now() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            UserCode.handlerFailed("BootNotification", e);
            return null;
        }
    }

    void accepted(ChargingStation data) {
        accepted = data;
    }

    /** Returns whether the data differ from those that were accepted. */
    boolean hasChanged() {
        ChargingStation last = accepted;
        ChargingStation data = last == null ? null : now();
        return data != null && !data.equals(last);
    }
}
