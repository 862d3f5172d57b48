package dev.ocppkit.examples.quickstart;

import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.message.ResetResponse;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;

/** The code of "RPC in ten minutes" in the README; a test compares the two and runs it. */
final class TenMinutes {
    private TenMinutes() {}

    static OcppServer csms(BiPredicate<String, byte[]> secrets) {
        // tag::csms[]
        OcppServer csms = OcppServer.builder().basicAuth(secrets).build();
        csms.on(BootNotificationRequest.class, (request, context) -> {
            context.afterReply(() -> System.out.println(
                    context.identity() + " is a " + request.chargingStation().model()));
            return BootNotificationResponse.builder()
                    .currentTime(Instant.now())
                    .interval(300)
                    .status(RegistrationStatusEnum.ACCEPTED)
                    .build();
        });
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.now()));
        // end::csms[]
        return csms;
    }

    static OcppClient station(URI url, String password) {
        // tag::station[]
        OcppClient station = OcppClient.builder()
                .identity("CS-1")
                .basicAuth(password)
                .endpoint(url) // ws://csms.example:9000/ocpp
                .transport(JdkWebSocketTransport.create())
                .build();
        station.on(ResetRequest.class, (request, context) -> {
            if (request.evseId() != null) {
                throw new CallErrorException(RpcErrorCode.NOT_SUPPORTED, "Only the whole station can be reset.");
            }
            return ResetResponse.of(ResetStatusEnum.SCHEDULED);
        });
        station.connect().join();
        station.call(BootNotificationRequest.of(Payloads.STATION, Payloads.POWER_UP))
                .thenAccept(boot -> System.out.println("Registration: " + boot.status()))
                .join();
        // end::station[]
        return station;
    }

    static String reset(OcppServer csms) {
        // tag::outcome[]
        Outcome<ResetResponse> outcome = csms.station("CS-1")
                .callOutcome(ResetRequest.of(ResetEnum.ON_IDLE), CallOptions.within(Duration.ofSeconds(20)))
                .join();
        if (outcome instanceof Outcome.Replied<ResetResponse> replied) {
            return "The station says " + replied.value().status();
        } else if (outcome instanceof Outcome.Refused<ResetResponse> refused) {
            return "Refused with " + refused.code();
        } else if (outcome instanceof Outcome.NotSent<ResetResponse> notSent) {
            return "Certainly not done: " + notSent.reason();
        } else {
            return "Maybe done: the answer was lost, late or invalid";
        }
        // end::outcome[]
    }
}
