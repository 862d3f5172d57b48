package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.RegistrationStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the gate of a charging station knows of its one registration: nothing after a restart or at another CSMS. */
public final class StationRegistration implements RegistrationStore {
    private volatile @Nullable RegistrationStatusEnum status;

    /** Makes a store that knows nothing. */
    public StationRegistration() {}

    @Override
    public Optional<RegistrationStatusEnum> find(String identity) {
        return Optional.ofNullable(status);
    }

    @Override
    public void save(String identity, RegistrationStatusEnum answered) {
        status = answered;
    }

    @Override
    public void forget(String identity) {
        status = null;
    }
}
