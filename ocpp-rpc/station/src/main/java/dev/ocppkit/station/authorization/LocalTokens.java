package dev.ocppkit.station.authorization;

import dev.ocppkit.model.datatype.AuthorizationData;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.SendLocalListStatusEnum;
import dev.ocppkit.model.enumeration.UpdateEnum;
import dev.ocppkit.model.message.SendLocalListRequest;
import dev.ocppkit.station.StationStore;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the station knows of tokens: the local list and the cache, both in its memory. */
final class LocalTokens {
    private static final int MAX_ENTRIES = 1000;
    private static final String LIST = "list.";
    private static final String CACHE = "cache.";
    private static final String VERSION = "listVersion";

    private final StationStore store;

    LocalTokens(StationStore store) {
        this.store = store;
    }

    int listVersion() {
        return store.get(VERSION).map(Integer::valueOf).orElse(0);
    }

    int listEntries() {
        return store.keys(LIST).size();
    }

    /** What is known of a token; the list goes before the cache (C13.FR.01). */
    Optional<IdTokenInfo> find(IdToken token) {
        return store.get(LIST + key(token), AuthorizationData.class)
                .or(() -> store.get(CACHE + key(token), AuthorizationData.class))
                .map(AuthorizationData::idTokenInfo);
    }

    void cache(IdToken token, IdTokenInfo info) {
        store.put(
                CACHE + key(token),
                AuthorizationData.builder().idToken(token).idTokenInfo(info).build());
    }

    boolean forget(IdToken token) {
        boolean known = store.get(CACHE + key(token)).isPresent();
        store.remove(CACHE + key(token));
        store.commit();
        return known;
    }

    void clearCache() {
        store.removeAll(CACHE);
        store.commit();
    }

    private static String key(IdToken token) {
        return token.type() + "/" + token.idToken().toLowerCase(Locale.ROOT);
    }

    /** Takes a list or changes of it (D01). */
    SendLocalListStatusEnum take(SendLocalListRequest request) {
        List<AuthorizationData> entries =
                request.localAuthorizationList() == null ? List.of() : request.localAuthorizationList();
        boolean full = request.updateType() == UpdateEnum.FULL;
        if (!full && request.versionNumber() <= listVersion()) {
            return SendLocalListStatusEnum.VERSION_MISMATCH;
        }
        if (request.versionNumber() <= 0 || !areValid(entries, full)) {
            return SendLocalListStatusEnum.FAILED;
        }
        if (full) {
            store.removeAll(LIST);
        }
        entries.forEach(this::take);
        store.put(VERSION, Integer.toString(request.versionNumber()));
        store.commit();
        return SendLocalListStatusEnum.ACCEPTED;
    }

    private static boolean areValid(List<AuthorizationData> entries, boolean full) {
        Set<String> keys = new HashSet<>();
        return entries.size() <= MAX_ENTRIES
                && entries.stream().allMatch(entry -> keys.add(key(entry.idToken())))
                && (!full || entries.stream().noneMatch(entry -> entry.idTokenInfo() == null));
    }

    private void take(AuthorizationData entry) {
        if (entry.idTokenInfo() == null) {
            store.remove(LIST + key(entry.idToken()));
        } else {
            store.put(LIST + key(entry.idToken()), entry);
        }
    }
}
