package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.util.*;
import java.util.function.Consumer;

/** Who may charge: asks the CSMS, or the local list and the cache while it is away (C01 to C13, D01, D02). */
final class Authorization {
    private static final int MAX_ENTRIES = 1000;

    private final Station station;

    Authorization(Station station) {
        this.station = station;
        station.on(ClearCacheRequest.class, request -> clearCache());
        station.on(SendLocalListRequest.class, this::sendLocalList);
        station.on(GetLocalListVersionRequest.class, request -> GetLocalListVersionResponse.of(version()));
        station.model.live(
                "LocalAuthListCtrlr.Entries",
                () -> Integer.toString(station.state.keys("list.").size()));
    }

    /** Asks whether a token may charge at an EVSE. */
    void ask(IdToken token, Evse evse, Consumer<Boolean> answer) {
        Optional<IdTokenInfo> local = locally(token);
        boolean preAuthorized = station.model.isTrue("AuthCtrlr.LocalPreAuthorize")
                && local.filter(this::isGood).isPresent();
        if (preAuthorized) {
            answer.accept(true);
            return;
        }
        station.call(
                AuthorizeRequest.of(token),
                response -> answer.accept(accepted(token, evse, response)),
                () -> answer.accept(offline(local)));
    }

    private boolean accepted(IdToken token, Evse evse, AuthorizeResponse response) {
        remember(token, response.idTokenInfo());
        station.tariffs.driverTariff(token, response.tariff());
        List<Integer> only = response.idTokenInfo().evseId();
        return isGood(response.idTokenInfo()) && (only == null || only.isEmpty() || only.contains(evse.id));
    }

    private boolean offline(Optional<IdTokenInfo> local) {
        boolean known = station.model.isTrue("AuthCtrlr.LocalAuthorizeOffline")
                && local.filter(this::isGood).isPresent();
        return known || (local.isEmpty() && station.model.isTrue("AuthCtrlr.OfflineTxForUnknownIdEnabled"));
    }

    /** Puts what the CSMS says of a token into the cache (C10). */
    void remember(IdToken token, IdTokenInfo info) {
        if (station.model.isTrue("AuthCacheCtrlr.Enabled")) {
            station.state.put("cache." + key(token), data(token, info));
        }
    }

    private Optional<IdTokenInfo> locally(IdToken token) {
        return station.state
                .get("list." + key(token), AuthorizationData.class)
                .or(() -> station.state.get("cache." + key(token), AuthorizationData.class))
                .map(AuthorizationData::idTokenInfo);
    }

    private boolean isGood(IdTokenInfo info) {
        boolean expired =
                info.cacheExpiryDateTime() != null && info.cacheExpiryDateTime().isBefore(station.now());
        return info.status() == AuthorizationStatusEnum.ACCEPTED && !expired;
    }

    private static String key(IdToken token) {
        return token.type() + "/" + token.idToken().toLowerCase(Locale.ROOT);
    }

    private static AuthorizationData data(IdToken token, IdTokenInfo info) {
        return AuthorizationData.builder().idToken(token).idTokenInfo(info).build();
    }

    private ClearCacheResponse clearCache() {
        station.state.keys("cache.").forEach(station.state::remove);
        station.state.commit();
        return ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED);
    }

    private int version() {
        String version = station.state.get("listVersion");
        return version == null ? 0 : Integer.parseInt(version);
    }

    private SendLocalListResponse sendLocalList(SendLocalListRequest request) {
        List<AuthorizationData> entries =
                request.localAuthorizationList() == null ? List.of() : request.localAuthorizationList();
        boolean full = request.updateType() == UpdateEnum.FULL;
        if (!full && request.versionNumber() <= version()) {
            return SendLocalListResponse.of(SendLocalListStatusEnum.VERSION_MISMATCH);
        }
        Set<String> keys = new HashSet<>();
        boolean valid = request.versionNumber() > 0
                && entries.size() <= MAX_ENTRIES
                && entries.stream().allMatch(entry -> keys.add(key(entry.idToken())))
                && (!full || entries.stream().noneMatch(entry -> entry.idTokenInfo() == null));
        if (!valid) {
            return SendLocalListResponse.builder()
                    .status(SendLocalListStatusEnum.FAILED)
                    .statusInfo(StatusInfo.of("InvalidValue"))
                    .build();
        }
        if (full) {
            station.state.keys("list.").forEach(station.state::remove);
        }
        for (AuthorizationData entry : entries) {
            if (entry.idTokenInfo() == null) {
                station.state.remove("list." + key(entry.idToken()));
            } else {
                station.state.put("list." + key(entry.idToken()), entry);
            }
        }
        station.state.put("listVersion", Integer.toString(request.versionNumber()));
        station.state.commit();
        return SendLocalListResponse.of(SendLocalListStatusEnum.ACCEPTED);
    }
}
