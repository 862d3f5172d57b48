package dev.ocppkit.examples.csms;

import dev.ocppkit.examples.csms.Handlers.Received;
import dev.ocppkit.model.IdTokenTypes;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.pki.RevocationChecker;
import dev.ocppkit.smartcharging.planning.*;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
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

    void addTo(Handlers handlers) {
        handlers.on(AuthorizeRequest.class, this::authorize);
        handlers.on(TransactionEventRequest.class, ChargingHandlers::transaction);
        handlers.keep(MeterValuesRequest.class, MeterValuesResponse::of);
        handlers.on(NotifyEVChargingNeedsRequest.class, this::needs);
        handlers.keep(
                NotifyEVChargingScheduleRequest.class,
                () -> NotifyEVChargingScheduleResponse.of(GenericStatusEnum.ACCEPTED));
        handlers.keep(NotifyChargingLimitRequest.class, NotifyChargingLimitResponse::of);
        handlers.keep(ClearedChargingLimitRequest.class, ClearedChargingLimitResponse::of);
        handlers.keep(NotifyPriorityChargingRequest.class, NotifyPriorityChargingResponse::of);
        handlers.part(
                ReportChargingProfilesRequest.class,
                message -> Profiles.reported(message.store(), message.identity(), message.request()),
                ReportChargingProfilesResponse::of);
        handlers.on(PullDynamicScheduleUpdateRequest.class, ChargingHandlers::pull);
        handlers.keep(NotifySettlementRequest.class, NotifySettlementResponse::of);
        handlers.on(VatNumberValidationRequest.class, message -> vatNumbers.check(message.request()));
    }

    /** A 2.1 station is told the tariff of the driver, too (I08). */
    private AuthorizeResponse authorize(Received<AuthorizeRequest> message) throws SQLException {
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
    private static AuthorizationStatusEnum status(Received<?> message, IdToken token) throws SQLException {
        return token.type().equals(IdTokenTypes.NO_AUTHORIZATION)
                        || token.type().equals(IdTokenTypes.DIRECT_PAYMENT)
                ? AuthorizationStatusEnum.ACCEPTED
                : message.store()
                        .get("token", "", token.idToken())
                        .flatMap(known -> AuthorizationStatusEnum.fromWireName(
                                known.path("status").asString()))
                        .orElse(AuthorizationStatusEnum.UNKNOWN);
    }

    private static TransactionEventResponse transaction(Received<TransactionEventRequest> message) throws SQLException {
        IdToken token = message.request().idToken();
        Transactions.take(message.store(), message.identity(), message.request());
        return token == null
                ? TransactionEventResponse.of()
                : TransactionEventResponse.builder()
                        .idTokenInfo(IdTokenInfo.of(status(message, token)))
                        .build();
    }

    /** Spec: OCPP 2.1 Part 2, K15 to K18: the schedule follows the answer. */
    private NotifyEVChargingNeedsResponse needs(Received<NotifyEVChargingNeedsRequest> message) throws SQLException {
        NotifyEVChargingNeedsRequest request = message.request();
        // Your own optimisation goes here.
        ChargingPlan plan = ChargingPlans.plan(
                request,
                Transactions.running(message.store(), message.identity(), request.evseId()),
                message.context().version(),
                Profiles.of(message.store(), message.identity()),
                Instant.now(),
                PlanSettings.defaults());
        if (plan.isAccepted() && message.isNew()) {
            message.context().afterReply(() -> orders.send(message.context().peer(), plan.request()));
        }
        return plan.answer();
    }

    private static PullDynamicScheduleUpdateResponse pull(Received<PullDynamicScheduleUpdateRequest> message)
            throws SQLException {
        int id = message.request().chargingProfileId();
        return Profiles.of(message.store(), message.identity()).stream()
                .filter(known -> known.profile().id() == id)
                .findFirst()
                .map(known -> PullDynamicScheduleUpdateResponse.builder()
                        .status(ChargingProfileStatusEnum.ACCEPTED)
                        .scheduleUpdate(KnownProfiles.presentValues(known.profile()))
                        .build())
                .orElseGet(() -> PullDynamicScheduleUpdateResponse.of(ChargingProfileStatusEnum.REJECTED));
    }
}
