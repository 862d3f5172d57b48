package dev.ocppkit.smartcharging.tariff.payment;

import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers of a CSMS for a valid token with a prepaid account.
 *
 * <p>Spec: OCPP 2.1 Part 2 C17.
 */
public final class Prepaid {

    private Prepaid() {}

    /**
     * Decides the authorisation; it expires at once, so that no cache keeps it.
     *
     * <p>Spec: C17.FR.01, C17.FR.02.
     *
     * @param balance what is left on the account
     * @param now the time of the answer
     * @return Accepted for a positive balance, else NoCredit
     */
    public static IdTokenInfo authorization(BigDecimal balance, Instant now) {
        Objects.requireNonNull(now, "now");
        AuthorizationStatusEnum status =
                balance.signum() > 0 ? AuthorizationStatusEnum.ACCEPTED : AuthorizationStatusEnum.NO_CREDIT;
        return IdTokenInfo.builder().status(status).cacheExpiryDateTime(now).build();
    }

    /**
     * Gives the cost limit to send once, in the first possible TransactionEventResponse.
     *
     * <p>Spec: C17.FR.03.
     *
     * @param balance what is left on the account
     * @return the limit, empty without a positive balance
     */
    public static Optional<TransactionLimit> limit(BigDecimal balance) {
        return balance.signum() > 0
                ? Optional.of(TransactionLimit.builder().maxCost(balance).build())
                : Optional.empty();
    }
}
