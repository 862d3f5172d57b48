package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.RegistrationGate;
import dev.ocppkit.rpc.RegistrationStore;
import org.jspecify.annotations.Nullable;

/**
 * How one station was registered, beyond the life of a connection. What fails of the user's store is logged.
 *
 * <p>Spec: OCPP 2.1 Part 4, 5.4 (a mere reconnection needs no BootNotification).
 */
final class RegistrationMemory {
    private final @Nullable RegistrationStore store;
    private final String key;

    RegistrationMemory(RegistrationGate gate, String identity) {
        this.store = gate.store().orElse(null);
        this.key = IdentityPaths.key(identity);
    }

    /** Returns what an earlier connection left behind, or null. */
    @Nullable
    RegistrationStatusEnum find() {
        try {
            return store == null ? null : store.find(key).orElse(null);
        } catch (RuntimeException e) {
            UserCode.registrationsFailed(e);
            return null;
        }
    }

    /** Keeps how a BootNotification is answered; throws what the store throws. */
    void save(RegistrationStatusEnum status) {
        if (store != null) {
            store.save(key, status);
        }
    }

    /** Keeps how a BootNotification was answered. */
    void saveReceived(RegistrationStatusEnum status) {
        try {
            save(status);
        } catch (RuntimeException e) {
            UserCode.registrationsFailed(e);
        }
    }
}
