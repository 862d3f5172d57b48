package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.RegistrationStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers in memory how stations are registered. */
public final class MemoryRegistrations implements RegistrationStore {
    private final Map<String, RegistrationStatusEnum> statuses = new ConcurrentHashMap<>();

    @Override
    public Optional<RegistrationStatusEnum> find(String identity) {
        return Optional.ofNullable(statuses.get(identity));
    }

    @Override
    public void save(String identity, RegistrationStatusEnum status) {
        statuses.put(identity, status);
    }

    @Override
    public void forget(String identity) {
        statuses.remove(identity);
    }
}
