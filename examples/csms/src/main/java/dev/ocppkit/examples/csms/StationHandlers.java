package dev.ocppkit.examples.csms;

import dev.ocppkit.examples.csms.Handlers.Received;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.*;
import dev.ocppkit.rpc.CallContext;
import java.sql.SQLException;
import java.time.Instant;

/** Answers what stations tell about themselves: functional blocks B, G, L, N, O, P and R, and notifications of others. */
final class StationHandlers {
    private static final int HEARTBEAT_SECONDS = 300;

    private StationHandlers() {}

    static void addTo(Handlers handlers) {
        handlers.on(BootNotificationRequest.class, StationHandlers::boot);
        handlers.pass(HeartbeatRequest.class, () -> HeartbeatResponse.of(Instant.now()));
        handlers.on(
                StatusNotificationRequest.class,
                message -> Stations.status(message.tx(), message.identity(), message.request()),
                StatusNotificationResponse::of);
        addReports(handlers);
        addStreams(handlers);
        handlers.keep(NotifyEventRequest.class, NotifyEventResponse::of);
        handlers.keep(FirmwareStatusNotificationRequest.class, FirmwareStatusNotificationResponse::of);
        handlers.keep(PublishFirmwareStatusNotificationRequest.class, PublishFirmwareStatusNotificationResponse::of);
        handlers.keep(LogStatusNotificationRequest.class, LogStatusNotificationResponse::of);
        handlers.keep(SecurityEventNotificationRequest.class, SecurityEventNotificationResponse::of);
        handlers.keep(ReservationStatusUpdateRequest.class, ReservationStatusUpdateResponse::of);
        handlers.keep(NotifyDERAlarmRequest.class, NotifyDERAlarmResponse::of);
        handlers.keep(NotifyDERStartStopRequest.class, NotifyDERStartStopResponse::of);
        handlers.keep(BatterySwapRequest.class, BatterySwapResponse::of);
        handlers.keep(
                DataTransferRequest.class, () -> DataTransferResponse.of(DataTransferStatusEnum.UNKNOWN_VENDOR_ID));
    }

    private static BootNotificationResponse boot(Received<BootNotificationRequest> message) throws SQLException {
        CallContext context = message.context();
        Stations.booted(message.tx(), message.identity(), message.request(), context.receivedAt());
        return BootNotificationResponse.builder()
                .currentTime(Instant.now())
                .interval(HEARTBEAT_SECONDS)
                .status(RegistrationStatusEnum.ACCEPTED)
                .build();
    }

    /** Spec: OCPP 2.1 Part 2, B07, B08, K09, N02, N09, O03, R04: answers to orders that may come in several messages. */
    private static void addReports(Handlers handlers) {
        handlers.on(
                NotifyReportRequest.class,
                message -> {
                    NotifyReportRequest part = message.request();
                    DeviceModel.put(message.tx(), message.identity(), part.reportData());
                    part(message, "NotifyReport", part.requestId(), part.seqNo(), part.tbc());
                },
                NotifyReportResponse::of);
        handlers.on(
                NotifyMonitoringReportRequest.class,
                message -> {
                    NotifyMonitoringReportRequest part = message.request();
                    part(message, "NotifyMonitoringReport", part.requestId(), part.seqNo(), part.tbc());
                },
                NotifyMonitoringReportResponse::of);
        handlers.on(
                NotifyCustomerInformationRequest.class,
                message -> {
                    NotifyCustomerInformationRequest part = message.request();
                    part(message, "NotifyCustomerInformation", part.requestId(), part.seqNo(), part.tbc());
                },
                NotifyCustomerInformationResponse::of);
        handlers.on(
                NotifyDisplayMessagesRequest.class,
                message -> {
                    NotifyDisplayMessagesRequest part = message.request();
                    part(message, "NotifyDisplayMessages", part.requestId(), null, part.tbc());
                },
                NotifyDisplayMessagesResponse::of);
        handlers.on(
                ReportDERControlRequest.class,
                message -> {
                    ReportDERControlRequest part = message.request();
                    part(message, "ReportDERControl", part.requestId(), null, part.tbc());
                },
                ReportDERControlResponse::of);
    }

    static void part(Received<?> message, String kind, int requestId, Integer seqNo, Boolean tbc) throws SQLException {
        if (message.isNew()) {
            Journal.part(message.tx(), message.context(), kind, requestId, seqNo, tbc);
        }
    }

    /** Spec: OCPP 2.1 Part 2, N11, N13 and N15. */
    private static void addStreams(Handlers handlers) {
        handlers.on(
                OpenPeriodicEventStreamRequest.class,
                message -> message.tx()
                        .update(
                                "MERGE INTO event_stream (identity, stream_id, stream_json) VALUES (?, ?, ?)",
                                message.identity(),
                                message.request().constantStreamData().id(),
                                Json.text(message.request().constantStreamData())),
                () -> OpenPeriodicEventStreamResponse.of(GenericStatusEnum.ACCEPTED));
        handlers.on(
                ClosePeriodicEventStreamRequest.class,
                message -> message.tx()
                        .update(
                                "DELETE FROM event_stream WHERE identity = ? AND stream_id = ?",
                                message.identity(),
                                message.request().id()),
                ClosePeriodicEventStreamResponse::of);
        handlers.onSend(NotifyPeriodicEventStream.class);
    }
}
