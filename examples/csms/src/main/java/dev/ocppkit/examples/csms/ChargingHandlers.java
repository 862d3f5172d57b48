package dev.ocppkit.examples.csms;

import dev.ocppkit.examples.csms.Handlers.Received;
import dev.ocppkit.model.IdTokenTypes;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Answers what belongs to charging and paying: functional blocks C, E, I, J, K and Q. */
final class ChargingHandlers {
    private final Orders orders;
    private final VatRegistry vatNumbers;
    private final PlugAndCharge contracts;

    ChargingHandlers(Orders orders, VatRegistry vatNumbers, PlugAndCharge contracts) {
        this.orders = orders;
        this.vatNumbers = vatNumbers;
        this.contracts = contracts;
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
        handlers.on(ReportChargingProfilesRequest.class, ChargingHandlers::keep, ReportChargingProfilesResponse::of);
        handlers.on(PullDynamicScheduleUpdateRequest.class, ChargingHandlers::pull);
        handlers.keep(NotifySettlementRequest.class, NotifySettlementResponse::of);
        handlers.on(VatNumberValidationRequest.class, message -> vatNumbers.check(message.request()));
    }

    /** A 2.1 station is told the tariff of the driver, too (I08). */
    private AuthorizeResponse authorize(Received<AuthorizeRequest> message) throws SQLException {
        IdToken token = message.request().idToken();
        AuthorizeResponse answer = contracts.judge(message.request(), status(message, token));
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
        String identity = message.identity();
        Instant now = Instant.now();
        String transactionId = message.store().list("transaction", identity).stream()
                .filter(known ->
                        Transactions.isRunning(known) && known.path("evseId").asInt(0) == request.evseId())
                .reduce((older, newer) -> newer)
                .map(known -> known.get("transactionId").asString())
                .orElse(null);
        var plan = ChargePlanner.plan(request, transactionId, message.context().version(), now);
        ProfileCheck check = ChargePlanner.check(plan, request, Profiles.installed(message.store(), identity), now);
        if (!check.isAccepted()) {
            return NotifyEVChargingNeedsResponse.builder()
                    .status(NotifyEVChargingNeedsStatusEnum.REJECTED)
                    .statusInfo(check.first().orElseThrow().toStatusInfo())
                    .build();
        }
        if (message.isNew()) {
            message.context().afterReply(() -> orders.send(message.context().peer(), plan));
        }
        return NotifyEVChargingNeedsResponse.of(NotifyEVChargingNeedsStatusEnum.ACCEPTED);
    }

    private static void keep(Received<ReportChargingProfilesRequest> message) throws SQLException {
        ReportChargingProfilesRequest report = message.request();
        for (ChargingProfile profile : report.chargingProfile()) {
            Profiles.put(message.store(), message.identity(), report.evseId(), profile);
        }
        Stations.part(message, report.requestId(), null, report.tbc());
    }

    private static PullDynamicScheduleUpdateResponse pull(Received<PullDynamicScheduleUpdateRequest> message)
            throws SQLException {
        int id = message.request().chargingProfileId();
        return Profiles.find(message.store(), message.identity(), id)
                .map(known -> PullDynamicScheduleUpdateResponse.builder()
                        .status(ChargingProfileStatusEnum.ACCEPTED)
                        .scheduleUpdate(Profiles.present(known))
                        .build())
                .orElseGet(() -> PullDynamicScheduleUpdateResponse.of(ChargingProfileStatusEnum.REJECTED));
    }
}
