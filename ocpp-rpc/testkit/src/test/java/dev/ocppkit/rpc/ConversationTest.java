package dev.ocppkit.rpc;

import static dev.ocppkit.model.OcppVersion.V2_0_1;
import static dev.ocppkit.model.OcppVersion.V2_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.datatype.StreamDataElement;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.VirtualTime;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A CSMS and a charging station talk in memory, on one thread and in manual time unless a test needs more. */
class ConversationTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HeartbeatRequest HEARTBEAT = new HeartbeatRequest(null);
    private static final ClearCacheRequest CLEAR_CACHE = new ClearCacheRequest(null);
    private static final ClearCacheResponse CACHE_CLEARED = ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED);
    private static final BootNotificationRequest BOOT = BootNotificationRequest.of(
            ChargingStation.builder().model("M").vendorName("V").build(), BootReasonEnum.POWER_UP);
    private static final BootNotificationResponse BOOTED = BootNotificationResponse.builder()
            .currentTime(NOW)
            .interval(300)
            .status(RegistrationStatusEnum.ACCEPTED)
            .build();
    private static final NotifyPeriodicEventStream STREAM = NotifyPeriodicEventStream.builder()
            .id(1)
            .pending(0)
            .basetime(NOW)
            .data(List.of(StreamDataElement.of(BigDecimal.ZERO, "1")))
            .build();

    private final VirtualTime time = new VirtualTime();
    private final List<String> frames = Collections.synchronizedList(new ArrayList<>());
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<RpcEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final ConnectionListener listener = new ConnectionListener() {
        @Override
        public void opened(OcppConnection connection) {
            log.add("opened " + connection.identity());
        }

        @Override
        public void closed(OcppConnection connection, int code, String reason) {
            log.add("closed " + connection.identity() + " " + code + " " + reason);
        }

        @Override
        public void event(OcppConnection connection, RpcEvent event) {
            events.add(event);
        }
    };
    private final OcppServer csms = csmsBuilder().build();

    private OcppServer.Builder csmsBuilder() {
        return OcppServer.builder()
                .acceptAll()
                .executor(Runnable::run)
                .time(time)
                .listener(listener)
                .tap(frame -> frames.add(frame.direction() + " " + frame.text()));
    }

    private OcppClient station(String identity, OcppVersion... versions) {
        OcppClient.Builder builder = stationBuilder(csms, identity);
        return versions.length == 0
                ? builder.build()
                : builder.versions(versions).build();
    }

    private OcppClient.Builder stationBuilder(OcppServer server, String identity) {
        return OcppClient.builder()
                .identity(identity)
                .endpoint(URI.create("ws://localhost/ocpp"))
                .transport(new InMemoryTransport(server.binding()))
                .executor(Runnable::run)
                .time(time);
    }

    @ParameterizedTest
    @EnumSource
    void oneHandlerServesBothVersions(OcppVersion version) {
        csms.on(BootNotificationRequest.class, (request, context) -> {
            assertThat(request).isEqualTo(BOOT);
            log.add(context.identity() + " " + context.version() + " " + context.receivedAt());
            return BOOTED;
        });
        OcppClient station = station("RDAM|123", version);
        assertThat(station.connect().join().version()).isEqualTo(version);

        BootNotificationResponse response = station.call(BOOT).join();

        assertThat(response).isEqualTo(BOOTED);
        assertThat(log).containsExactly("opened RDAM|123", "RDAM|123 " + version + " 2026-01-31T12:00:00Z");
        assertThat(frames.get(0))
                .matches(
                        "IN \\[2,\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\",\"BootNotification\",.*");
        assertThat(frames.get(1)).startsWith("OUT [3,\"" + frames.get(0).substring(7, 43) + "\",{");
    }

    @Test
    void aHandlerForOneVersionGoesBeforeTheOneForAll() {
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        csms.on(HeartbeatRequest.class, V2_0_1, (request, context) -> HeartbeatResponse.of(NOW.plusSeconds(1)));
        OcppClient old = station("old", V2_0_1);
        OcppClient young = station("young", V2_1);
        old.connect().join();
        young.connect().join();

        assertThat(old.call(HEARTBEAT).join().currentTime()).isEqualTo(NOW.plusSeconds(1));
        assertThat(young.call(HEARTBEAT).join().currentTime()).isEqualTo(NOW);
    }

    @Test
    void theStationPrefersAndTheCsmsMustSpeakIt() {
        OcppServer only201 = csmsBuilder().versions(V2_0_1).build();

        assertThat(station("a").connect().join().version()).isEqualTo(V2_1);
        assertThat(station("b", V2_0_1, V2_1).connect().join().version()).isEqualTo(V2_0_1);
        assertThat(stationBuilder(only201, "c").build().connect().join().version())
                .isEqualTo(V2_0_1);
        assertThatThrownBy(stationBuilder(only201, "d").versions(V2_1).build().connect()::join)
                .hasCauseInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("no OCPP version that was offered");
        assertThat(only201.connections()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void crossingCallsAreBothAnswered(OcppVersion version) {
        CompletableFuture<HeartbeatResponse> toStation = new CompletableFuture<>();
        CompletableFuture<ClearCacheResponse> toCsms = new CompletableFuture<>();
        csms.onAsync(HeartbeatRequest.class, (request, context) -> toStation);
        OcppClient station = station("s", version);
        station.onAsync(ClearCacheRequest.class, (request, context) -> toCsms);
        station.connect().join();

        CompletableFuture<HeartbeatResponse> heartbeat = station.call(HEARTBEAT);
        CompletableFuture<ClearCacheResponse> clearCache = csms.station("S").call(CLEAR_CACHE);
        toCsms.complete(CACHE_CLEARED);
        assertThat(clearCache).isCompletedWithValue(CACHE_CLEARED);
        assertThat(heartbeat).isNotDone();
        toStation.complete(HeartbeatResponse.of(NOW));

        assertThat(heartbeat).isCompletedWithValue(HeartbeatResponse.of(NOW));
    }

    @Test
    void aHandlerMayCallItsPeerAndWaitForTheAnswer() throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            OcppServer server = csmsBuilder().executor(pool).build();
            server.on(HeartbeatRequest.class, (request, context) -> {
                log.add(context.peer().call(CLEAR_CACHE).join().status().wireName());
                return HeartbeatResponse.of(NOW);
            });
            OcppClient station = stationBuilder(server, "s").executor(pool).build();
            station.on(ClearCacheRequest.class, (request, context) -> CACHE_CLEARED);
            station.connect().get(10, TimeUnit.SECONDS);

            assertThat(station.call(HEARTBEAT).get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(log).contains("Accepted");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anAnswerThatDoesNotComeEndsInATimeoutAndComingLateHurtsNobody() {
        CompletableFuture<HeartbeatResponse> slow = new CompletableFuture<>();
        csms.onAsync(HeartbeatRequest.class, (request, context) -> slow);
        csms.on(BootNotificationRequest.class, (request, context) -> BOOTED);
        OcppClient station =
                stationBuilder(csms, "s").requestTimeout(Duration.ofSeconds(10)).build();
        station.connect().join();
        CompletableFuture<HeartbeatResponse> heartbeat = station.call(HEARTBEAT);
        CompletableFuture<Outcome<BootNotificationResponse>> boot = station.callOutcome(BOOT);

        time.pass(Duration.ofSeconds(10));

        assertThatThrownBy(heartbeat::join)
                .cause()
                .asInstanceOf(type(CallTimeoutException.class))
                .satisfies(e -> assertThat(e.timeout()).isEqualTo(Duration.ofSeconds(10)));
        slow.complete(HeartbeatResponse.of(NOW));
        assertThat(boot.join().orThrow()).isEqualTo(BOOTED);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("FR.03")
    void whatAHandlerThrowsBecomesACodeAndNothingElseGetsOut(OcppVersion version) {
        csms.on(BootNotificationRequest.class, (request, context) -> {
            throw new CallErrorException(RpcErrorCode.SECURITY_ERROR, "wrong certificate", Map.of("retry", 7));
        });
        csms.on(HeartbeatRequest.class, (request, context) -> {
            throw new IllegalStateException("secret of the CSMS");
        });
        OcppClient station = station("s", version);
        station.connect().join();

        assertThatThrownBy(station.call(BOOT)::join)
                .hasMessageContaining("The peer reported SecurityError about BootNotification.")
                .cause()
                .asInstanceOf(type(CallErrorException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(RpcErrorCode.SECURITY_ERROR);
                    assertThat(e.description()).isEqualTo("wrong certificate");
                    assertThat(e.details()).containsEntry("retry", new BigDecimal(7));
                });
        assertThat(station.callOutcome(HEARTBEAT).join())
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RpcErrorCode.INTERNAL_ERROR));
        assertThat(frames).noneMatch(frame -> frame.contains("secret"));
        assertThat(events).extracting(RpcEvent::kind).containsExactly(RpcEvent.Kind.HANDLER_FAILED);
    }

    @Test
    void anErrorOfOnePeerIsNotPassedToAnother() {
        csms.onAsync(
                HeartbeatRequest.class,
                (request, context) ->
                        csms.station("other").call(CLEAR_CACHE).thenApply(response -> HeartbeatResponse.of(NOW)));
        OcppClient other = station("other");
        other.on(ClearCacheRequest.class, (request, context) -> {
            throw new CallErrorException(RpcErrorCode.GENERIC_ERROR, "private");
        });
        OcppClient station = station("s");
        other.connect().join();
        station.connect().join();

        assertThat(station.callOutcome(HEARTBEAT).join())
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(RpcErrorCode.INTERNAL_ERROR);
                    assertThat(refused.description()).doesNotContain("private");
                });
    }

    @Test
    void aResponseThatTheVersionCannotCarryBecomesInternalError() {
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BOOTED.toBuilder()
                        .statusInfo(StatusInfo.of("x".repeat(21)))
                        .build());
        OcppClient station = station("s");
        station.connect().join();

        assertThat(station.callOutcome(BOOT).join())
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RpcErrorCode.INTERNAL_ERROR));
    }

    @Test
    void anActionWithoutHandlerIsNotSupported() {
        OcppClient station = station("s");
        station.connect().join();

        assertThat(station.callOutcome(HEARTBEAT).join())
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RpcErrorCode.NOT_SUPPORTED));
    }

    @Test
    @Tag("FR.05")
    void whatIsSentAfterTheReplyFollowsItOnTheWire() {
        csms.on(HeartbeatRequest.class, (request, context) -> {
            context.afterReply(() -> context.peer().call(CLEAR_CACHE));
            return HeartbeatResponse.of(NOW);
        });
        OcppClient station = station("s");
        station.on(ClearCacheRequest.class, (request, context) -> CACHE_CLEARED);
        station.connect().join();

        station.call(HEARTBEAT).join();

        assertThat(frames)
                .extracting(frame -> frame.replaceAll("\".{36}\"", "id"))
                .containsExactly(
                        "IN [2,id,\"Heartbeat\",{}]",
                        "OUT [3,id,{\"currentTime\":\"2026-01-31T12:00:00Z\"}]",
                        "OUT [2,id,\"ClearCache\",{}]",
                        "IN [3,id,{\"status\":\"Accepted\"}]");
    }

    @Test
    @Tag("N15.FR.01")
    void aSendArrivesWithoutAnAnswerAndWhileACallIsOutstanding() {
        csms.onAsync(HeartbeatRequest.class, (request, context) -> new CompletableFuture<>());
        csms.onSend(
                NotifyPeriodicEventStream.class,
                (message, context) -> log.add(context.identity() + " " + message.id()));
        OcppClient station = station("s");
        station.connect().join();
        station.send(STREAM).join();
        station.call(HEARTBEAT);
        // The serial lane holds the second SEND back behind the CALL, but it is on the wire.
        assertThat(station.send(STREAM)).isCompleted();

        assertThat(log).containsExactly("opened s", "s 1");
        assertThat(frames).hasSize(3).allMatch(frame -> frame.startsWith("IN "));
    }

    @Test
    void whatTheVersionDoesNotHaveOrTheRoleMayNotSendIsNotSent() {
        OcppClient station = station("s", V2_0_1);
        station.connect().join();

        assertThatThrownBy(station.send(STREAM)::join)
                .cause()
                .asInstanceOf(type(CallNotSentException.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(NotSentReason.NOT_IN_VERSION));
        assertThat(notSent(station.callOutcome(CLEAR_CACHE).join())).isEqualTo(NotSentReason.WRONG_DIRECTION);
        assertThat(notSent(csms.station("nobody").callOutcome(CLEAR_CACHE).join()))
                .isEqualTo(NotSentReason.NOT_CONNECTED);
        BootNotificationRequest tooLong = BOOT.toBuilder()
                .chargingStation(
                        BOOT.chargingStation().toBuilder().model("m".repeat(21)).build())
                .build();
        assertThatThrownBy(station.call(tooLong)::join)
                .cause()
                .asInstanceOf(type(CallNotSentException.class))
                .satisfies(e -> assertThat(e.violations().get(0).pointer()).isEqualTo("/chargingStation/model"));
        assertThat(frames).isEmpty();
    }

    private static NotSentReason notSent(Outcome<?> outcome) {
        return ((Outcome.NotSent<?>) outcome).reason();
    }

    @Test
    void theNewestConnectionOfAStationWinsAndTheOldOneDoesNotTakeItAlong() {
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        OcppClient first = station("Station");
        OcppClient second = station("STATION");
        OcppConnection old = first.connect().join();
        second.connect().join();

        assertThat(old.isOpen()).isFalse();
        assertThat(log).containsExactly("opened Station", "closed Station 1008 replaced", "opened STATION");
        assertThat(csms.connections()).hasSize(1);
        assertThat(second.call(HEARTBEAT).join()).isNotNull();
        assertThat(notSent(first.callOutcome(HEARTBEAT).join())).isEqualTo(NotSentReason.NOT_CONNECTED);
    }

    @Test
    void unknownStationsAndBadPasswordsAreRefusedBeforeTheUpgrade() {
        OcppServer strict = csmsBuilder()
                .authenticator(handshake -> !handshake.identity().startsWith("CS")
                        ? StationAuthenticator.Decision.UNKNOWN_IDENTITY
                        : handshake
                                        .password()
                                        .map(p -> new String(p).equals("pass:word"))
                                        .orElse(false)
                                ? StationAuthenticator.Decision.ACCEPTED
                                : StationAuthenticator.Decision.BAD_CREDENTIALS)
                .build();

        assertThat(status(stationBuilder(strict, "XY").build())).isEqualTo(404);
        assertThat(status(stationBuilder(strict, "CS").build())).isEqualTo(401);
        assertThat(status(stationBuilder(strict, "CS").basicAuth("wrong").build()))
                .isEqualTo(401);
        assertThat(stationBuilder(strict, "CS")
                        .basicAuth("pass:word")
                        .build()
                        .connect()
                        .join()
                        .isOpen())
                .isTrue();
    }

    private static int status(OcppClient station) {
        try {
            station.connect().join();
            throw new AssertionError("connected");
        } catch (CompletionException e) {
            return ((ConnectFailedException) e.getCause()).httpStatus().orElseThrow();
        }
    }

    @Test
    void closingEndsWhatIsOutstandingOnBothSides() {
        csms.onAsync(HeartbeatRequest.class, (request, context) -> new CompletableFuture<>());
        OcppClient station = station("s");
        station.connect().join();
        CompletableFuture<HeartbeatResponse> heartbeat = station.call(HEARTBEAT);

        csms.close().join();

        assertThatThrownBy(heartbeat::join).hasCauseInstanceOf(ConnectionClosedException.class);
        assertThat(log).containsExactly("opened s", "closed s 1001 ");
        assertThat(status(station)).isEqualTo(503);
        assertThat(station.connection()).isEmpty();
    }

    @Test
    void cancellingTheFutureTakesTheCallBack() {
        csms.onAsync(HeartbeatRequest.class, (request, context) -> new CompletableFuture<>());
        OcppClient station = station("s");
        station.connect().join();
        station.call(HEARTBEAT);
        CompletableFuture<HeartbeatResponse> queued = station.call(HEARTBEAT);

        queued.cancel(true);
        time.pass(Duration.ofSeconds(30));

        assertThat(frames).filteredOn(frame -> frame.startsWith("IN")).hasSize(1);
    }
}
