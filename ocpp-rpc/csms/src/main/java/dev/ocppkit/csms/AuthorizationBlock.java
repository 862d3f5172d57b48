package dev.ocppkit.csms;

import dev.ocppkit.model.IdTokenTypes;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.security.iso15118.ContractValidator;
import java.util.Objects;
import java.util.Set;

/**
 * Authorization at a CSMS: answers Authorize and the tokens of transaction events.
 *
 * <p>Spec: OCPP 2.1 Part 2, C01, C02 (start button), C07 (contracts), C18 (payment terminal), I08 (tariff of the driver).
 *
 * @param <S> an open transaction of the database
 */
public final class AuthorizationBlock<S> {
    /** Nobody has these tokens: a button was pushed, or the payment is the authorization. */
    private static final Set<String> ALWAYS_ACCEPTED =
            Set.of(IdTokenTypes.NO_AUTHORIZATION, IdTokenTypes.DIRECT_PAYMENT);

    private final TokenStore<S> tokens;
    private final ContractValidator contracts;

    /**
     * Makes the block.
     *
     * @param tokens the tokens that the CSMS knows; others are Unknown
     * @param contracts judges the certificates of contracts
     */
    public AuthorizationBlock(TokenStore<S> tokens, ContractValidator contracts) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.contracts = Objects.requireNonNull(contracts, "contracts");
    }

    /**
     * Adds the handler of Authorize.
     *
     * @param handlers where to
     */
    public void addTo(StoredHandlers<S> handlers) {
        handlers.on(AuthorizeRequest.class, this::authorize);
    }

    /**
     * Answers an event of a transaction.
     *
     * @param message the event
     * @return the response, with what is known of the token if the event has one; a CSMS adds the cost if it knows it
     */
    public TransactionEventResponse answer(Received<S, TransactionEventRequest> message) {
        IdToken token = message.request().idToken();
        return token == null
                ? TransactionEventResponse.of()
                : TransactionEventResponse.builder()
                        .idTokenInfo(IdTokenInfo.of(status(message.store(), token)))
                        .build();
    }

    /** Only OCPP 2.1 can carry a tariff. */
    private AuthorizeResponse authorize(Received<S, AuthorizeRequest> message) {
        IdToken token = message.request().idToken();
        AuthorizeResponse answer = contracts.answer(message.request(), status(message.store(), token));
        return message.context().version() == OcppVersion.V2_0_1
                ? answer
                : tokens.tariff(message.store(), token)
                        .map(tariff -> answer.toBuilder().tariff(tariff).build())
                        .orElse(answer);
    }

    private AuthorizationStatusEnum status(S transaction, IdToken token) {
        return ALWAYS_ACCEPTED.contains(token.type())
                ? AuthorizationStatusEnum.ACCEPTED
                : tokens.status(transaction, token).orElse(AuthorizationStatusEnum.UNKNOWN);
    }
}
