package dev.ocppkit.security.password;

import dev.ocppkit.security.StationIdentity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps hashes in memory, for tests and small CSMSs. Safe for use by several threads. */
public final class InMemoryPasswordStore implements PasswordStore {
    private final Map<StationIdentity, List<String>> hashes = new ConcurrentHashMap<>();

    /** Makes an empty store. */
    public InMemoryPasswordStore() {}

    @Override
    public List<String> accepted(StationIdentity identity) {
        return hashes.getOrDefault(identity, List.of());
    }

    @Override
    public void replace(StationIdentity identity, String hash) {
        hashes.put(identity, List.of(hash));
    }

    @Override
    public void pending(StationIdentity identity, @Nullable String hash) {
        hashes.computeIfPresent(identity, (key, old) -> hash == null ? List.of(old.get(0)) : List.of(old.get(0), hash));
    }
}
