package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The replay caches of an endpoint, one for each station and version. */
public final class ReplayCaches {
    private final Map<Key, ReplayCache> caches = new ConcurrentHashMap<>();

    private record Key(String identity, OcppVersion version) {}

    /** Makes no caches yet. */
    public ReplayCaches() {}

    ReplayCache of(String identity, OcppVersion version) {
        return caches.computeIfAbsent(new Key(identity, version), key -> new ReplayCache());
    }

    /** A connection is closed: what it leaves behind is kept only if it could be of use. */
    void release(String identity, OcppVersion version, long now) {
        caches.computeIfPresent(new Key(identity, version), (key, cache) -> cache.isEmpty(now) ? null : cache);
    }
}
