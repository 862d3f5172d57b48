package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.*;
import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A small CSMS that accepts everything and remembers what it got. */
final class TestCsms implements AutoCloseable {
    /** What came, and from whom. */
    record Received(String identity, OcppRequest<?> request) {}

    private final List<Received> received = new ArrayList<>();
    private final List<NotifyPeriodicEventStream> streamed = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private OcppServer csms;
    private NettyServer netty;
    private int port;
    private long waitingSince;

    /** How boots are answered; the next tests may want otherwise. */
    volatile Function<BootNotificationRequest, BootNotificationResponse> boot = request -> accepted();

    volatile Function<TransactionEventRequest, TransactionEventResponse> event =
            request -> TransactionEventResponse.of();
    volatile Function<AuthorizeRequest, AuthorizeResponse> authorize =
            request -> AuthorizeResponse.of(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED));

    private final @Nullable SSLContext tls;

    TestCsms() {
        this(null);
    }

    /** With TLS, what authenticates a station is up to the context. */
    TestCsms(@Nullable SSLContext tls) {
        this.tls = tls;
        open();
    }

    static BootNotificationResponse accepted() {
        return registration(RegistrationStatusEnum.ACCEPTED, 300);
    }

    static BootNotificationResponse registration(RegistrationStatusEnum status, int interval) {
        return BootNotificationResponse.builder()
                .currentTime(Instant.now())
                .interval(interval)
                .status(status)
                .build();
    }

    private <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Function<Q, R> answer) {
        csms.on(type, (request, context) -> {
            synchronized (received) {
                received.add(new Received(context.identity(), request));
                received.notifyAll();
            }
            return answer.apply(request);
        });
    }

    /** Listens, on the port of before if there was one. */
    void open() {
        csms = OcppServer.builder()
                .acceptAll()
                .listener(new ConnectionListener() {
                    @Override
                    public void event(OcppConnection connection, RpcEvent event) {
                        synchronized (received) {
                            problems.add(event.toString());
                        }
                    }
                })
                .build();
        on(BootNotificationRequest.class, request -> boot.apply(request));
        on(HeartbeatRequest.class, request -> HeartbeatResponse.of(Instant.now()));
        on(StatusNotificationRequest.class, request -> StatusNotificationResponse.of());
        on(SecurityEventNotificationRequest.class, request -> SecurityEventNotificationResponse.of());
        on(AuthorizeRequest.class, request -> authorize.apply(request));
        on(TransactionEventRequest.class, request -> event.apply(request));
        on(MeterValuesRequest.class, request -> MeterValuesResponse.of());
        on(NotifyReportRequest.class, request -> NotifyReportResponse.of());
        on(NotifyEventRequest.class, request -> NotifyEventResponse.of());
        on(NotifyMonitoringReportRequest.class, request -> NotifyMonitoringReportResponse.of());
        on(ReportChargingProfilesRequest.class, request -> ReportChargingProfilesResponse.of());
        on(NotifyDisplayMessagesRequest.class, request -> NotifyDisplayMessagesResponse.of());
        on(NotifyCustomerInformationRequest.class, request -> NotifyCustomerInformationResponse.of());
        on(ReservationStatusUpdateRequest.class, request -> ReservationStatusUpdateResponse.of());
        on(FirmwareStatusNotificationRequest.class, request -> FirmwareStatusNotificationResponse.of());
        on(LogStatusNotificationRequest.class, request -> LogStatusNotificationResponse.of());
        on(ReportDERControlRequest.class, request -> ReportDERControlResponse.of());
        on(NotifyDERStartStopRequest.class, request -> NotifyDERStartStopResponse.of());
        on(
                NotifyEVChargingNeedsRequest.class,
                request -> NotifyEVChargingNeedsResponse.of(
                        dev.ocppkit.model.enumeration.NotifyEVChargingNeedsStatusEnum.ACCEPTED));
        on(NotifyPriorityChargingRequest.class, request -> NotifyPriorityChargingResponse.of());
        on(NotifyDERAlarmRequest.class, request -> NotifyDERAlarmResponse.of());
        on(SignCertificateRequest.class, request -> SignCertificateResponse.of(GenericStatusEnum.ACCEPTED));
        on(
                OpenPeriodicEventStreamRequest.class,
                request -> OpenPeriodicEventStreamResponse.of(GenericStatusEnum.ACCEPTED));
        on(ClosePeriodicEventStreamRequest.class, request -> ClosePeriodicEventStreamResponse.of());
        csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> {
            synchronized (received) {
                streamed.add(message);
                received.notifyAll();
            }
        });
        NettyServer.Builder builder =
                NettyServer.builder(csms).address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (tls != null) {
            builder.tls(tls);
        }
        netty = builder.start();
        port = netty.port();
    }

    /** Stops listening and drops all connections. */
    void shut() {
        csms.close().join();
        netty.close();
    }

    String url(String identity) {
        return (tls == null ? "ws" : "wss") + "://localhost:" + port + "/ocpp/" + identity;
    }

    /** Calls a station, whatever comes of it. */
    Outcome<?> outcome(String identity, OcppRequest<?> request) {
        return csms.station(identity)
                .callOutcome(request)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Calls a station. */
    <R extends OcppResponse> R call(String identity, OcppRequest<R> request) {
        return csms.station(identity)
                .callOutcome(request)
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .orThrow();
    }

    /** What came so far of a kind. */
    <Q extends OcppRequest<?>> List<Q> all(Class<Q> type) {
        synchronized (received) {
            return received.stream()
                    .map(Received::request)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }
    }

    List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    List<NotifyPeriodicEventStream> streamed() {
        synchronized (received) {
            return List.copyOf(streamed);
        }
    }

    List<String> problems() {
        synchronized (received) {
            return List.copyOf(problems);
        }
    }

    void forget() {
        synchronized (received) {
            received.clear();
        }
    }

    /** Waits for a request, which may have come already. */
    <Q extends OcppRequest<?>> Q await(Class<Q> type, Predicate<Q> wanted) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        synchronized (received) {
            while (true) {
                for (Received each : received) {
                    if (type.isInstance(each.request()) && wanted.test(type.cast(each.request()))) {
                        return type.cast(each.request());
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(
                            "no such " + type.getSimpleName() + " within a minute; problems: " + problems);
                }
                try {
                    received.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Waits until something is so. */
    void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        waitingSince = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not so within a minute; problems: " + problems());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Whether a time has passed since the waiting began. */
    boolean elapsed(int seconds) {
        return System.nanoTime() - waitingSince > TimeUnit.SECONDS.toNanos(seconds);
    }

    <Q extends OcppRequest<?>> Q await(Class<Q> type) {
        return await(type, request -> true);
    }

    @Override
    public void close() {
        shut();
    }
}
