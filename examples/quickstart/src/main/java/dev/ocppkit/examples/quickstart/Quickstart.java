package dev.ocppkit.examples.quickstart;

import static dev.ocppkit.model.enumeration.TransactionEventEnum.ENDED;
import static dev.ocppkit.model.enumeration.TransactionEventEnum.STARTED;
import static dev.ocppkit.model.enumeration.TransactionEventEnum.UPDATED;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A CSMS and two charging stations, one of OCPP 2.1 and one of 2.0.1, talk over WebSockets on loopback. */
public final class Quickstart {
    private static final String PASSWORD = "0123456789abcdef";

    private Quickstart() {}

    public static void main(String[] args) {
        run(System.out);
    }

    /** Runs it all; throws if anything is not as it should be. */
    static void run(PrintStream out) {
        OcppServer csms = OcppServer.builder()
                .basicAuth((identity, password) -> MessageDigest.isEqual(password, PASSWORD.getBytes(UTF_8)))
                .tap(new FramePrinter(out))
                .build();
        addHandlers(csms);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (NettyServer server = NettyServer.builder(csms).address(anyPort).start()) {
            URI url = URI.create("ws://localhost:" + server.port() + "/ocpp");
            play(url, "STATION-21", out, OcppVersion.V2_1, OcppVersion.V2_0_1);
            play(url, "STATION-201", out, OcppVersion.V2_0_1);
        }
    }

    /** The CSMS: the same handlers serve both versions. */
    private static void addHandlers(OcppServer csms) {
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(Instant.now())
                        .interval(300)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
        csms.on(StatusNotificationRequest.class, (request, context) -> StatusNotificationResponse.of());
        csms.on(AuthorizeRequest.class, (request, context) -> {
            return AuthorizeResponse.of(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED));
        });
        csms.on(TransactionEventRequest.class, (request, context) -> {
            if (request.eventType() == STARTED) {
                String transactionId = request.transactionInfo().transactionId();
                var order = SetChargingProfileRequest.of(1, Payloads.profile(context.version(), transactionId));
                context.afterReply(() -> context.peer().call(order).join());
            }
            return TransactionEventResponse.of();
        });
        csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> {
            // A SEND has no answer: keep message.data() and be done.
        });
    }

    /** A charging station, from its boot to the end of a transaction. */
    private static void play(URI csms, String identity, PrintStream out, OcppVersion... versions) {
        OcppClient station = OcppClient.builder()
                .identity(identity)
                .basicAuth(PASSWORD)
                .endpoint(csms)
                .transport(JdkWebSocketTransport.create())
                .versions(versions)
                .build();
        CompletableFuture<ChargingProfile> profile = new CompletableFuture<>();
        station.on(SetChargingProfileRequest.class, (request, context) -> {
            context.afterReply(() -> profile.complete(request.chargingProfile()));
            return SetChargingProfileResponse.of(ChargingProfileStatusEnum.ACCEPTED);
        });
        OcppVersion version = station.connect().join().version();
        out.printf("==== %s is connected and speaks OCPP %s%n%n", identity, version.number());

        station.call(BootNotificationRequest.of(Payloads.STATION, BootReasonEnum.POWER_UP))
                .join();
        station.call(Payloads.occupied()).join();
        station.call(AuthorizeRequest.of(Payloads.TOKEN)).join();
        station.call(Payloads.event(STARTED, TriggerReasonEnum.AUTHORIZED, 0, 1_000))
                .join();
        profile.orTimeout(10, TimeUnit.SECONDS).join();
        station.call(Payloads.event(UPDATED, TriggerReasonEnum.CHARGING_RATE_CHANGED, 1, 1_850))
                .join();
        if (version == OcppVersion.V2_1) {
            station.send(Payloads.stream()).join();
        }
        station.call(Payloads.event(ENDED, TriggerReasonEnum.STOP_AUTHORIZED, 2, 2_300))
                .join();
        station.close().join();
    }
}
