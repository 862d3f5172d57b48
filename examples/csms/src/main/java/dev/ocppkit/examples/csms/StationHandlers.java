package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.StoredCalls;
import dev.ocppkit.csms.StoredHandlers;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.time.Instant;

/** Answers what stations tell about themselves: functional blocks B, G, N and P. */
final class StationHandlers {
    private static final int HEARTBEAT_SECONDS = 300;

    private StationHandlers() {}

    static void addTo(StoredHandlers<Store> handlers, StoredCalls<Store> calls) {
        handlers.take(
                BootNotificationRequest.class,
                message -> Stations.booted(message.store(), message.identity(), message.request()),
                StationHandlers::accepted);
        handlers.pass(HeartbeatRequest.class, () -> HeartbeatResponse.of(Instant.now()));
        handlers.take(
                StatusNotificationRequest.class,
                message -> Stations.status(message.store(), message.identity(), message.request()),
                StatusNotificationResponse::of);
        handlers.take(
                NotifyReportRequest.class,
                message -> Stations.variables(message.store(), message.identity(), message.request()),
                NotifyReportResponse::of);
        calls.after(
                GetVariablesRequest.class,
                (store, identity, request, response) -> Stations.values(store, identity, response.getVariableResult()));
        addStreams(handlers);
    }

    private static BootNotificationResponse accepted() {
        return BootNotificationResponse.builder()
                .currentTime(Instant.now())
                .interval(HEARTBEAT_SECONDS)
                .status(RegistrationStatusEnum.ACCEPTED)
                .build();
    }

    /** Spec: OCPP 2.1 Part 2, N11, N13 and N15. */
    private static void addStreams(StoredHandlers<Store> handlers) {
        handlers.take(
                OpenPeriodicEventStreamRequest.class,
                message -> {
                    var stream = message.request().constantStreamData();
                    message.store().put("stream", message.identity(), "" + stream.id(), Json.tree(stream));
                },
                () -> OpenPeriodicEventStreamResponse.of(GenericStatusEnum.ACCEPTED));
        handlers.take(
                ClosePeriodicEventStreamRequest.class,
                message -> message.store()
                        .remove(
                                "stream",
                                message.identity(),
                                "" + message.request().id()),
                ClosePeriodicEventStreamResponse::of);
    }
}
