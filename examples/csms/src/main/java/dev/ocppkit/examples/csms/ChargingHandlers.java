package dev.ocppkit.examples.csms;

import dev.ocppkit.examples.csms.Handlers.Received;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.NotifyEVChargingNeedsStatusEnum;
import dev.ocppkit.model.message.*;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import java.sql.SQLException;
import java.time.Instant;

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
        handlers.on(
                MeterValuesRequest.class,
                message -> {
                    if (message.isNew()) {
                        MeterValuesRequest values = message.request();
                        Transactions.samples(
                                message.tx(), message.identity(), null, values.evseId(), values.meterValue());
                    }
                },
                MeterValuesResponse::of);
        handlers.on(NotifyEVChargingNeedsRequest.class, this::needs);
        handlers.keep(
                NotifyEVChargingScheduleRequest.class,
                () -> NotifyEVChargingScheduleResponse.of(GenericStatusEnum.ACCEPTED));
        handlers.keep(NotifyChargingLimitRequest.class, NotifyChargingLimitResponse::of);
        handlers.keep(ClearedChargingLimitRequest.class, ClearedChargingLimitResponse::of);
        handlers.keep(NotifyPriorityChargingRequest.class, NotifyPriorityChargingResponse::of);
        handlers.on(
                ReportChargingProfilesRequest.class, ChargingHandlers::profiles, ReportChargingProfilesResponse::of);
        handlers.on(PullDynamicScheduleUpdateRequest.class, ChargingHandlers::pull);
        handlers.keep(NotifySettlementRequest.class, NotifySettlementResponse::of);
        handlers.on(VatNumberValidationRequest.class, message -> vatNumbers.check(message.request()));
    }

    private AuthorizeResponse authorize(Received<AuthorizeRequest> message) throws SQLException {
        AuthorizeRequest request = message.request();
        AuthorizeResponse answer = contracts.judge(request, Tokens.status(message.tx(), request.idToken()));
        return message.context().version() == OcppVersion.V2_1
                ? answer.toBuilder()
                        .tariff(Tokens.tariff(message.tx(), request.idToken()))
                        .build()
                : answer;
    }

    private static TransactionEventResponse transaction(Received<TransactionEventRequest> message) throws SQLException {
        TransactionEventRequest event = message.request();
        Transactions.take(message.tx(), message.identity(), event);
        return event.idToken() == null
                ? TransactionEventResponse.of()
                : TransactionEventResponse.builder()
                        .idTokenInfo(IdTokenInfo.of(Tokens.status(message.tx(), event.idToken())))
                        .build();
    }

    private NotifyEVChargingNeedsResponse needs(Received<NotifyEVChargingNeedsRequest> message) throws SQLException {
        NotifyEVChargingNeedsRequest request = message.request();
        Instant now = Instant.now();
        String transactionId = Transactions.running(message.tx(), message.identity(), request.evseId())
                .orElse(null);
        SetChargingProfileRequest plan =
                ChargePlanner.plan(request, transactionId, message.context().version(), now);
        ProfileCheck check = PlanCheck.of(plan, request, Profiles.installed(message.tx(), message.identity()), now);
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

    private static void profiles(Received<ReportChargingProfilesRequest> message) throws SQLException {
        ReportChargingProfilesRequest report = message.request();
        for (ChargingProfile profile : report.chargingProfile()) {
            Profiles.put(message.tx(), message.identity(), report.evseId(), report.chargingLimitSource(), profile);
        }
        StationHandlers.part(message, "ReportChargingProfiles", report.requestId(), null, report.tbc());
    }

    /** Spec: OCPP 2.1 Part 2, K28: a station asks for what it was last told. */
    private static PullDynamicScheduleUpdateResponse pull(Received<PullDynamicScheduleUpdateRequest> message)
            throws SQLException {
        return Profiles.find(message.tx(), message.identity(), message.request().chargingProfileId())
                .map(profile -> profile.chargingSchedule()
                        .get(0)
                        .chargingSchedulePeriod()
                        .get(0))
                .map(period -> PullDynamicScheduleUpdateResponse.builder()
                        .status(ChargingProfileStatusEnum.ACCEPTED)
                        .scheduleUpdate(update(period))
                        .build())
                .orElseGet(() -> PullDynamicScheduleUpdateResponse.of(ChargingProfileStatusEnum.REJECTED));
    }

    private static ChargingScheduleUpdate update(ChargingSchedulePeriod period) {
        return ChargingScheduleUpdate.builder()
                .limit(period.limit())
                .limitL2(period.limitL2())
                .limitL3(period.limitL3())
                .dischargeLimit(period.dischargeLimit())
                .dischargeLimitL2(period.dischargeLimitL2())
                .dischargeLimitL3(period.dischargeLimitL3())
                .setpoint(period.setpoint())
                .setpointL2(period.setpointL2())
                .setpointL3(period.setpointL3())
                .setpointReactive(period.setpointReactive())
                .setpointReactiveL2(period.setpointReactiveL2())
                .setpointReactiveL3(period.setpointReactiveL3())
                .build();
    }
}
