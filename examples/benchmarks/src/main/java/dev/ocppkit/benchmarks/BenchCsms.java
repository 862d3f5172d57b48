package dev.ocppkit.benchmarks;

import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.MeterValuesRequest;
import dev.ocppkit.model.message.MeterValuesResponse;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.model.message.StatusNotificationResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A CSMS that does nothing but answer, to be measured from outside: {@code ws://127.0.0.1:PORT/ocpp/{identity}}, without
 * credentials. What comes and what goes is checked against all rules of the negotiated version.
 */
public final class BenchCsms {
    private static final int INTERVAL_SECONDS = 300;

    private BenchCsms() {}

    /** Listens on the port that is the only argument, until the process is ended. */
    @SuppressWarnings("resource") // Open as long as the process runs.
    public static void main(String[] args) throws InterruptedException {
        NettyServer server = start(Ports.parse(args));
        System.out.println("listening on " + server.port());
        Thread.currentThread().join();
    }

    /** Opens a port, 0 for any. */
    public static NettyServer start(int port) {
        return NettyServer.builder(csms())
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .start();
    }

    private static OcppServer csms() {
        OcppServer csms = OcppServer.builder().acceptAll().nonBlocking().build();
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(Instant.now())
                        .interval(INTERVAL_SECONDS)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.now()));
        csms.on(StatusNotificationRequest.class, (request, context) -> StatusNotificationResponse.of());
        csms.on(AuthorizeRequest.class, (request, context) -> {
            return AuthorizeResponse.of(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED));
        });
        csms.on(TransactionEventRequest.class, (request, context) -> TransactionEventResponse.of());
        csms.on(MeterValuesRequest.class, (request, context) -> MeterValuesResponse.of());
        return csms;
    }
}
