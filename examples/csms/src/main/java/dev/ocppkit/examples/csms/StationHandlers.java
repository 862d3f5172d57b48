package dev.ocppkit.examples.csms;

import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.time.Instant;

/** Answers what stations tell about themselves: functional blocks B, G, L, N, O, P, R and S. */
final class StationHandlers {
    private static final int HEARTBEAT_SECONDS = 300;

    private StationHandlers() {}

    static void addTo(Handlers handlers) {
        handlers.on(
                BootNotificationRequest.class,
                message -> Stations.booted(message.store(), message.identity(), message.request()),
                StationHandlers::accepted);
        handlers.pass(HeartbeatRequest.class, () -> HeartbeatResponse.of(Instant.now()));
        handlers.on(
                StatusNotificationRequest.class,
                message -> Stations.status(message.store(), message.identity(), message.request()),
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

    private static BootNotificationResponse accepted() {
        return BootNotificationResponse.builder()
                .currentTime(Instant.now())
                .interval(HEARTBEAT_SECONDS)
                .status(RegistrationStatusEnum.ACCEPTED)
                .build();
    }

    /** Spec: OCPP 2.1 Part 2, B07, B08, N02, N09, O03, R04: answers to orders, which may come in several messages. */
    private static void addReports(Handlers handlers) {
        handlers.part(
                NotifyReportRequest.class,
                message -> Stations.variables(message.store(), message.identity(), message.request()),
                NotifyReportResponse::of);
        handlers.part(NotifyMonitoringReportRequest.class, message -> {}, NotifyMonitoringReportResponse::of);
        handlers.part(NotifyCustomerInformationRequest.class, message -> {}, NotifyCustomerInformationResponse::of);
        handlers.part(NotifyDisplayMessagesRequest.class, message -> {}, NotifyDisplayMessagesResponse::of);
        handlers.part(ReportDERControlRequest.class, message -> {}, ReportDERControlResponse::of);
    }

    /** Spec: OCPP 2.1 Part 2, N11, N13 and N15. */
    private static void addStreams(Handlers handlers) {
        handlers.on(
                OpenPeriodicEventStreamRequest.class,
                message -> {
                    var stream = message.request().constantStreamData();
                    message.store().put("stream", message.identity(), "" + stream.id(), Json.tree(stream));
                },
                () -> OpenPeriodicEventStreamResponse.of(GenericStatusEnum.ACCEPTED));
        handlers.on(
                ClosePeriodicEventStreamRequest.class,
                message -> message.store()
                        .remove(
                                "stream",
                                message.identity(),
                                "" + message.request().id()),
                ClosePeriodicEventStreamResponse::of);
        handlers.keep(NotifyPeriodicEventStream.class);
    }
}
