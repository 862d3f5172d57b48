package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.Received;
import dev.ocppkit.csms.SmartChargingBlock;
import dev.ocppkit.csms.StoredHandlers;
import dev.ocppkit.model.IdTokenTypes;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.pki.RevocationChecker;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.planning.ChargingPlan;
import dev.ocppkit.smartcharging.planning.ChargingPlans;
import dev.ocppkit.smartcharging.planning.PlanSettings;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Answers what belongs to charging and paying: functional blocks C, E, I, J, K and Q. */
final class ChargingHandlers {
    private final Orders orders;
    private final VatRegistry vatNumbers;
    private final ContractValidator contracts;

    ChargingHandlers(Orders orders, VatRegistry vatNumbers, List<X509Certificate> roots) {
        this.orders = orders;
        this.vatNumbers = vatNumbers;
        // This demonstration takes every certificate under its roots as not revoked (C07): put checkers that ask the
        // OCSP
        // responders here.
        contracts = new ContractValidator(
                () -> roots,
                (certificate, issuer, at) -> RevocationChecker.Status.GOOD,
                hashes -> RevocationChecker.Status.GOOD,
                Clock.systemUTC());
    }

    void addTo(StoredHandlers<Store> handlers) {
        handlers.on(AuthorizeRequest.class, this::authorize);
        handlers.on(TransactionEventRequest.class, ChargingHandlers::transaction);
        new SmartChargingBlock<>(new Profiles(), ChargingHandlers::plan, orders::send).addTo(handlers);
        handlers.keep(
                NotifyEVChargingScheduleRequest.class,
                () -> NotifyEVChargingScheduleResponse.of(GenericStatusEnum.ACCEPTED));
        handlers.on(VatNumberValidationRequest.class, message -> vatNumbers.check(message.request()));
    }

    /** A 2.1 station is told the tariff of the driver, too (I08). */
    private AuthorizeResponse authorize(Received<Store, AuthorizeRequest> message) {
        IdToken token = message.request().idToken();
        AuthorizeResponse answer = contracts.answer(message.request(), status(message, token));
        Optional<String> tariffId = message.store()
                .get("token", "", token.idToken())
                .flatMap(known -> known.path("tariffId").asStringOpt());
        Optional<ObjectNode> tariff = message.store().get("tariff", "", tariffId.orElse(""));
        return message.context().version() == OcppVersion.V2_1 && tariff.isPresent()
                ? answer.toBuilder()
                        .tariff(Json.read(Tariff.class, tariff.get()))
                        .build()
                : answer;
    }

    /** Spec: OCPP 2.1 Part 2, C01, C02 (start button), C18 (payment terminal: the payment is the authorisation). */
    private static AuthorizationStatusEnum status(Received<Store, ?> message, IdToken token) {
        return token.type().equals(IdTokenTypes.NO_AUTHORIZATION)
                        || token.type().equals(IdTokenTypes.DIRECT_PAYMENT)
                ? AuthorizationStatusEnum.ACCEPTED
                : message.store()
                        .get("token", "", token.idToken())
                        .flatMap(known -> AuthorizationStatusEnum.fromWireName(
                                known.path("status").asString()))
                        .orElse(AuthorizationStatusEnum.UNKNOWN);
    }

    private static TransactionEventResponse transaction(Received<Store, TransactionEventRequest> message) {
        IdToken token = message.request().idToken();
        Transactions.take(message.store(), message.identity(), message.request());
        return token == null
                ? TransactionEventResponse.of()
                : TransactionEventResponse.builder()
                        .idTokenInfo(IdTokenInfo.of(status(message, token)))
                        .build();
    }

    /** Plans for one vehicle alone: your own optimisation goes here (K15 to K18). */
    private static ChargingPlan plan(
            Received<Store, NotifyEVChargingNeedsRequest> message, List<InstalledProfile> installed) {
        return ChargingPlans.plan(
                message.request(),
                Transactions.running(
                        message.store(), message.identity(), message.request().evseId()),
                message.context().version(),
                installed,
                Instant.now(),
                PlanSettings.defaults());
    }
}
