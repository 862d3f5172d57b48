package dev.ocppkit.csms;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import java.util.Optional;

/**
 * What a CSMS knows of id tokens.
 *
 * @param <S> an open transaction of the database
 */
public interface TokenStore<S> {
    /**
     * Finds out whether a driver may charge.
     *
     * @param transaction the transaction of a message
     * @param token the token; compare it without case
     * @return its status; empty if nobody knows it
     */
    Optional<AuthorizationStatusEnum> status(S transaction, IdToken token);

    /**
     * Finds the tariff of a driver.
     *
     * @param transaction the transaction of a message
     * @param token the token
     * @return the tariff; empty if the driver has none of his own
     */
    Optional<Tariff> tariff(S transaction, IdToken token);
}
