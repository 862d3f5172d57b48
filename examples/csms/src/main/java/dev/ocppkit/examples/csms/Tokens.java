package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.TokenStore;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import java.util.Optional;

/** The id tokens of drivers, with their status and maybe a tariff. */
final class Tokens implements TokenStore<Store> {
    @Override
    public Optional<AuthorizationStatusEnum> status(Store store, IdToken token) {
        return store.get("token", "", token.idToken())
                .flatMap(known -> AuthorizationStatusEnum.fromWireName(
                        known.path("status").asString()));
    }

    @Override
    public Optional<Tariff> tariff(Store store, IdToken token) {
        return store.get("token", "", token.idToken())
                .flatMap(known -> known.path("tariffId").asStringOpt())
                .flatMap(id -> store.get("tariff", "", id))
                .map(tariff -> Json.read(Tariff.class, tariff));
    }

    /** Accepts a token, unless it is known already. */
    static void addAccepted(Store store, IdToken token) {
        store.add("token", "", "", token.idToken(), Json.tree(token).put("status", "Accepted"));
    }
}
