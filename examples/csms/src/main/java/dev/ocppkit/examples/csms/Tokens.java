package dev.ocppkit.examples.csms;

import dev.ocppkit.model.IdTokenTypes;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may charge, and at what tariff. */
final class Tokens {
    private Tokens() {}

    /** Spec: OCPP 2.1 Part 2, C01, C02 (start button), C18 (payment terminal: the payment is the authorisation). */
    static AuthorizationStatusEnum status(Tx tx, IdToken token) throws SQLException {
        if (token.type().equals(IdTokenTypes.NO_AUTHORIZATION) || token.type().equals(IdTokenTypes.DIRECT_PAYMENT)) {
            return AuthorizationStatusEnum.ACCEPTED;
        }
        return row(tx, token)
                .flatMap(row -> AuthorizationStatusEnum.fromWireName((String) row.get("status")))
                .orElse(AuthorizationStatusEnum.UNKNOWN);
    }

    /** Spec: OCPP 2.1 Part 2, I08 (the tariff of a driver). */
    static @Nullable Tariff tariff(Tx tx, IdToken token) throws SQLException {
        Object id = row(tx, token).map(row -> row.get("tariffId")).orElse(null);
        return id == null ? null : Tariffs.find(tx, (String) id).orElse(null);
    }

    /** A driver whom the CSMS itself starts a transaction for is known to it. */
    static void addIfUnknown(Tx tx, IdToken token) throws SQLException {
        if (row(tx, token).isEmpty()) {
            put(tx, token.idToken(), token.type(), AuthorizationStatusEnum.ACCEPTED.wireName(), null);
        }
    }

    static void put(Tx tx, String idToken, String type, String status, @Nullable String tariffId) throws SQLException {
        tx.update(
                "MERGE INTO token (id_token, type, status, tariff_id) VALUES (?, ?, ?, ?)",
                idToken,
                type,
                status,
                tariffId);
    }

    private static Optional<Map<String, @Nullable Object>> row(Tx tx, IdToken token) throws SQLException {
        return tx.row("SELECT * FROM token WHERE id_token = ?", token.idToken());
    }
}
