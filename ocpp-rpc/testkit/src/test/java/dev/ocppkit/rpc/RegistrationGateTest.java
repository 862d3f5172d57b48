package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.enumeration.RequestStartStopStatusEnum;
import dev.ocppkit.model.enumeration.TriggerMessageStatusEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.GetLocalListVersionRequest;
import dev.ocppkit.model.message.GetLocalListVersionResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.RequestStopTransactionRequest;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.model.message.StatusNotificationResponse;
import dev.ocppkit.model.message.TriggerMessageRequest;
import dev.ocppkit.model.message.TriggerMessageResponse;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.vectors.Samples;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may pass before a charging station is accepted, at both ends. */
class RegistrationGateTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final BootNotificationRequest BOOT = sample(Action.BOOT_NOTIFICATION, BootNotificationRequest.class);
    private static final HeartbeatRequest HEARTBEAT = new HeartbeatRequest(null);
    private static final GetLocalListVersionRequest GET_VERSION = new GetLocalListVersionRequest(null);
    private static final StatusNotificationRequest STATUS =
            sample(Action.STATUS_NOTIFICATION, StatusNotificationRequest.class);
    private static final TriggerMessageRequest TRIGGER_STATUS =
            TriggerMessageRequest.of(MessageTriggerEnum.STATUS_NOTIFICATION);

    private final List<RpcEvent.Kind> events = new ArrayList<>();
    private final List<String> sends = new ArrayList<>();
    private final RegistrationStore csmsStore = RegistrationStore.inMemory();
    private RegistrationStatusEnum answer = RegistrationStatusEnum.ACCEPTED;

    private static <T> T sample(Action action, Class<T> type) {
        return type.cast(Samples.typedRequest(action, OcppVersion.V2_1));
    }

    private OcppServer csms(RegistrationGate gate) {
        OcppServer csms = OcppServer.builder()
                .acceptAll()
                .executor(Runnable::run)
                .registration(gate)
                .listener(new ConnectionListener() {
                    @Override
                    public void event(OcppConnection connection, RpcEvent event) {
                        events.add(event.kind());
                    }
                })
                .build();
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(NOW)
                        .interval(300)
                        .status(answer)
                        .build());
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        csms.on(StatusNotificationRequest.class, (request, context) -> new StatusNotificationResponse(null));
        csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> sends.add("stream"));
        return csms;
    }

    private OcppServer csms() {
        return csms(RegistrationGate.persistent(csmsStore));
    }

    private static OcppClient station(OcppServer csms, RegistrationGate gate, OcppVersion version) {
        OcppClient station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(URI.create("ws://localhost/ocpp"))
                .transport(new InMemoryTransport(csms.binding()))
                .executor(Runnable::run)
                .versions(version)
                .registration(gate)
                .build();
        station.on(GetLocalListVersionRequest.class, (request, context) -> GetLocalListVersionResponse.of(7));
        station.on(
                TriggerMessageRequest.class,
                (request, context) -> TriggerMessageResponse.of(
                        request.requestedMessage() == MessageTriggerEnum.HEARTBEAT
                                ? TriggerMessageStatusEnum.REJECTED
                                : TriggerMessageStatusEnum.ACCEPTED));
        station.connect().join();
        return station;
    }

    private static OcppClient ungated(OcppServer csms) {
        return station(csms, RegistrationGate.off(), OcppVersion.V2_1);
    }

    private static OcppClient gated(OcppServer csms) {
        return station(csms, RegistrationGate.persistent(RegistrationStore.inMemory()), OcppVersion.V2_1);
    }

    private static RpcErrorCode refusal(CompletableFuture<?> call) {
        Throwable failure = call.handle((value, error) -> error).join();
        assertThat(failure).isInstanceOf(CallErrorException.class);
        return ((CallErrorException) failure).code();
    }

    private static NotSentReason notSent(CompletableFuture<?> call) {
        Throwable failure = call.handle((value, error) -> error).join();
        assertThat(failure).isInstanceOf(CallNotSentException.class);
        return ((CallNotSentException) failure).reason();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REJECTED"})
    @Tag("FR.04")
    @Tag("B01.FR.10")
    @Tag("B02.FR.09")
    @Tag("B03.FR.07")
    void aStationThatIsNotAcceptedIsAnsweredSecurityError(RegistrationStatusEnum status) {
        answer = status;
        OcppClient station = ungated(csms());
        assertThat(refusal(station.call(HEARTBEAT))).isEqualTo(RpcErrorCode.SECURITY_ERROR);

        assertThat(station.call(BOOT).join().status()).isEqualTo(status);

        assertThat(refusal(station.call(HEARTBEAT))).isEqualTo(RpcErrorCode.SECURITY_ERROR);
        assertThat(station.connection().orElseThrow().isOpen()).isTrue();
        answer = RegistrationStatusEnum.ACCEPTED;
        station.call(BOOT).join();
        assertThat(station.call(HEARTBEAT).join().currentTime()).isEqualTo(NOW);
    }

    @Test
    @Tag("B01.FR.10")
    void whatAPendingStationWasAskedForPasses() {
        answer = RegistrationStatusEnum.PENDING;
        OcppServer csms = csms();
        OcppClient station = ungated(csms);
        station.call(BOOT).join();
        assertThat(refusal(station.call(STATUS))).isEqualTo(RpcErrorCode.SECURITY_ERROR);

        csms.station("CS-1").call(TRIGGER_STATUS).join();
        csms.station("CS-1")
                .call(TriggerMessageRequest.of(MessageTriggerEnum.HEARTBEAT))
                .join();

        assertThat(station.call(STATUS).join()).isNotNull();
        assertThat(station.call(STATUS).join()).isNotNull();
        // This trigger was not accepted.
        assertThat(refusal(station.call(HEARTBEAT))).isEqualTo(RpcErrorCode.SECURITY_ERROR);
    }

    @Test
    @Tag("B03.FR.03")
    void theCsmsSendsNothingToAStationItRejected() {
        answer = RegistrationStatusEnum.REJECTED;
        OcppServer csms = csms();
        OcppClient station = ungated(csms);
        assertThat(csms.station("CS-1").call(GET_VERSION).join().versionNumber())
                .isEqualTo(7);
        station.call(BOOT).join();

        assertThat(notSent(csms.station("CS-1").call(GET_VERSION))).isEqualTo(NotSentReason.NOT_REGISTERED);
    }

    @Test
    void aSendBeforeAcceptanceIsDropped() {
        OcppClient station = ungated(csms());
        NotifyPeriodicEventStream stream = OcppCodec.of(OcppVersion.V2_1)
                .read(
                        NotifyPeriodicEventStream.class,
                        "{\"id\":1,\"pending\":0,\"basetime\":\"2026-01-31T12:00:00Z\",\"data\":[{\"t\":0,\"v\":\"1\"}]}")
                .orThrow();

        station.send(stream).join();
        assertThat(sends).isEmpty();
        assertThat(events).containsExactly(RpcEvent.Kind.SEND_DROPPED);

        station.call(BOOT).join();
        station.send(stream).join();
        assertThat(sends).containsExactly("stream");
    }

    @Test
    void aStationThatReconnectsKeepsItsRegistration() {
        OcppServer csms = csms();
        OcppClient station = gated(csms);
        station.call(BOOT).join();
        station.close().join();

        station.connect().join();

        assertThat(station.call(HEARTBEAT).join()).isNotNull();
        assertThat(csms.connections().get(0).registration()).contains(RegistrationStatusEnum.ACCEPTED);
        assertThat(csmsStore.find("cs-1")).contains(RegistrationStatusEnum.ACCEPTED);
    }

    @Test
    void aStoreThatForgetsAStationMakesItBootAgain() {
        OcppServer csms = csms();
        OcppClient station = ungated(csms);
        station.call(BOOT).join();
        csmsStore.forget("cs-1");

        station.connect().join();

        assertThat(refusal(station.call(HEARTBEAT))).isEqualTo(RpcErrorCode.SECURITY_ERROR);
    }

    @Test
    void aBootThatCannotBeKeptIsAnsweredInternalError() {
        RegistrationStore broken = new RegistrationStore() {
            @Override
            public Optional<RegistrationStatusEnum> find(String identity) {
                throw new IllegalStateException("no database");
            }

            @Override
            public void save(String identity, RegistrationStatusEnum status) {
                throw new IllegalStateException("no database");
            }

            @Override
            public void forget(String identity) {}
        };
        OcppClient station = ungated(csms(RegistrationGate.persistent(broken)));

        assertThat(refusal(station.call(BOOT))).isEqualTo(RpcErrorCode.INTERNAL_ERROR);
        assertThat(refusal(station.call(HEARTBEAT))).isEqualTo(RpcErrorCode.SECURITY_ERROR);
    }

    @Test
    void theLenientGateLetsStationsPassThatNobodyRemembers() {
        answer = RegistrationStatusEnum.PENDING;
        OcppClient station = ungated(csms(RegistrationGate.lenient()));
        assertThat(station.call(HEARTBEAT).join()).isNotNull();

        station.call(BOOT).join();

        assertThat(refusal(station.call(HEARTBEAT))).isEqualTo(RpcErrorCode.SECURITY_ERROR);
    }

    @Test
    @Tag("B01.FR.08")
    void aStationSendsNothingButBootNotificationBeforeItIsAccepted() {
        OcppClient station = gated(csms(RegistrationGate.off()));
        assertThat(notSent(station.call(HEARTBEAT))).isEqualTo(NotSentReason.NOT_REGISTERED);

        CompletableFuture<BootNotificationResponse> boot = station.call(BOOT);

        assertThat(boot.join().status()).isEqualTo(RegistrationStatusEnum.ACCEPTED);
        assertThat(station.call(HEARTBEAT).join()).isNotNull();
    }

    @Test
    @Tag("B01.FR.08")
    void whatWaitsBehindABootNotificationFollowsItsAcceptance() {
        OcppServer csms = csms(RegistrationGate.off());
        CompletableFuture<BootNotificationResponse> later = new CompletableFuture<>();
        csms.onAsync(BootNotificationRequest.class, OcppVersion.V2_0_1, (request, context) -> later);
        OcppClient station =
                station(csms, RegistrationGate.persistent(RegistrationStore.inMemory()), OcppVersion.V2_0_1);
        station.call(BOOT);
        CompletableFuture<HeartbeatResponse> heartbeat = station.call(HEARTBEAT);
        assertThat(heartbeat).isNotDone();

        later.complete(BootNotificationResponse.builder()
                .currentTime(NOW)
                .interval(0)
                .status(RegistrationStatusEnum.ACCEPTED)
                .build());

        assertThat(heartbeat.join().currentTime()).isEqualTo(NOW);
    }

    @Test
    @Tag("B02.FR.01")
    @Tag("B02.FR.02")
    void aPendingStationAnswersAndSendsWhatItWasAskedFor() {
        answer = RegistrationStatusEnum.PENDING;
        OcppServer csms = csms(RegistrationGate.off());
        OcppClient station = gated(csms);
        station.call(BOOT).join();
        assertThat(notSent(station.call(STATUS))).isEqualTo(NotSentReason.NOT_REGISTERED);

        assertThat(csms.station("CS-1").call(GET_VERSION).join().versionNumber())
                .isEqualTo(7);
        csms.station("CS-1").call(TRIGGER_STATUS).join();

        assertThat(station.call(STATUS).join()).isNotNull();
        assertThat(notSent(station.call(HEARTBEAT))).isEqualTo(NotSentReason.NOT_REGISTERED);
    }

    @Test
    @Tag("B02.FR.05")
    void aPendingStationRejectsTransactionsByItself() {
        answer = RegistrationStatusEnum.PENDING;
        OcppServer csms = csms(RegistrationGate.off());
        OcppClient station = gated(csms);
        station.on(RequestStartTransactionRequest.class, (request, context) -> {
            throw new AssertionError("not to be asked");
        });
        station.on(RequestStopTransactionRequest.class, (request, context) -> {
            throw new AssertionError("not to be asked");
        });
        station.call(BOOT).join();

        var start = csms.station("CS-1")
                .call(sample(Action.REQUEST_START_TRANSACTION, RequestStartTransactionRequest.class))
                .join();
        var stop = csms.station("CS-1")
                .call(sample(Action.REQUEST_STOP_TRANSACTION, RequestStopTransactionRequest.class))
                .join();

        assertThat(start.status()).isEqualTo(RequestStartStopStatusEnum.REJECTED);
        assertThat(stop.status()).isEqualTo(RequestStartStopStatusEnum.REJECTED);
    }

    @Test
    @Tag("B03.FR.08")
    void aRejectedStationAnswersSecurityError() {
        answer = RegistrationStatusEnum.REJECTED;
        OcppServer csms = csms(RegistrationGate.off());
        OcppClient station = gated(csms);
        station.call(BOOT).join();

        assertThatThrownBy(() -> csms.station("CS-1").call(GET_VERSION).join())
                .cause()
                .asInstanceOf(type(CallErrorException.class))
                .returns(RpcErrorCode.SECURITY_ERROR, CallErrorException::code);
        assertThat(notSent(station.call(HEARTBEAT))).isEqualTo(NotSentReason.NOT_REGISTERED);
    }
}
