package dev.ocppkit.examples.localcontroller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.ClearedChargingLimitRequest;
import dev.ocppkit.model.message.ClearedChargingLimitResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyChargingLimitRequest;
import dev.ocppkit.model.message.NotifyChargingLimitResponse;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.FrameRecorder;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A station, a local controller and a CSMS over real sockets. */
@Timeout(120)
class ControllerTest {
    private final BlockingQueue<NotifyChargingLimitRequest> notified = new LinkedBlockingQueue<>();
    private final BlockingQueue<ClearedChargingLimitRequest> cleared = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<SetChargingProfileRequest> profiles = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> profilesCleared = new LinkedBlockingQueue<>();
    private final StringWriter recorded = new StringWriter();
    private NettyServer csmsPort;
    private OcppServer csms;
    private FrameRecorder recorder;
    private Controller controller;
    private OcppClient station;
    private volatile ChargingProfileStatusEnum answerToProfiles = ChargingProfileStatusEnum.ACCEPTED;

    @BeforeEach
    void open() {
        openCsms(0);
    }

    @AfterEach
    void close() {
        if (station != null) {
            station.close().join();
        }
        if (controller != null) {
            controller.close();
        }
        if (csmsPort != null) {
            csmsPort.close();
        }
    }

    private void openCsms(int port) {
        csms = OcppServer.builder().acceptAll().build();
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(Instant.now())
                        .interval(300)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.EPOCH));
        csms.on(NotifyChargingLimitRequest.class, (request, context) -> {
            notified.add(request);
            return NotifyChargingLimitResponse.of();
        });
        csms.on(ClearedChargingLimitRequest.class, (request, context) -> {
            cleared.add(request);
            return ClearedChargingLimitResponse.of();
        });
        csms.on(TransactionEventRequest.class, (request, context) -> {
            events.add(request.seqNo());
            return TransactionEventResponse.of();
        });
        csmsPort = NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .start();
    }

    /** A house that takes 350 W at night, without sun. */
    private void start(int limit, LocalTime at, int speed) {
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                URI.create("ws://127.0.0.1:" + csmsPort.port() + "/ocpp"),
                BigDecimal.valueOf(limit),
                BigDecimal.valueOf(6000),
                BigDecimal.valueOf(11_000),
                Duration.ofMillis(50),
                at,
                speed,
                Set.of("LOCAL"),
                Duration.ofMillis(100));
        recorder = FrameRecorder.redacting(recorded);
        controller = new Controller(
                settings, recorder, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    private void connect(OcppVersion version) {
        station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(URI.create("ws://127.0.0.1:" + controller.port() + "/ocpp"))
                .transport(JdkWebSocketTransport.create())
                .versions(version)
                .build();
        station.on(SetChargingProfileRequest.class, (request, context) -> {
            profiles.add(request);
            return SetChargingProfileResponse.of(answerToProfiles);
        });
        station.on(ClearChargingProfileRequest.class, (request, context) -> {
            profilesCleared.add(request.chargingProfileId());
            return ClearChargingProfileResponse.of(ClearChargingProfileStatusEnum.ACCEPTED);
        });
        station.connect().join();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(60, TimeUnit.SECONDS);
        assertThat(value).as("something within a minute").isNotNull();
        return value;
    }

    private static BigDecimal limitOf(SetChargingProfileRequest request) {
        List<ChargingSchedulePeriod> periods =
                request.chargingProfile().chargingSchedule().get(0).chargingSchedulePeriod();
        return periods.get(0).limit();
    }

    /** Beats until the answer shows who gave it: the CSMS of this test lives in 1970. */
    private void beatUntil(boolean answeredByCsms) {
        boolean done = false;
        while (!done) {
            Outcome<HeartbeatResponse> outcome = station.callOutcome(
                            new HeartbeatRequest(null), CallOptions.defaults().withTimeout(Duration.ofSeconds(2)))
                    .join();
            done = outcome instanceof Outcome.Replied<HeartbeatResponse> replied
                    && replied.value().currentTime().equals(Instant.EPOCH) == answeredByCsms;
        }
    }

    private static TransactionEventRequest event(int seqNo) {
        return TransactionEventRequest.builder()
                .eventType(TransactionEventEnum.UPDATED)
                .timestamp(Instant.EPOCH)
                .triggerReason(TriggerReasonEnum.METER_VALUE_PERIODIC)
                .seqNo(seqNo)
                .transactionInfo(Transaction.builder().transactionId("T").build())
                .build();
    }

    private static AuthorizeRequest authorize(String token) {
        return AuthorizeRequest.of(
                IdToken.builder().idToken(token).type("Central").build());
    }

    @ParameterizedTest
    @EnumSource
    void theLimitOfTheHouseReachesTheStationAndTheCsms(OcppVersion version) throws Exception {
        start(6000, LocalTime.of(2, 30), 1);
        connect(version);

        SetChargingProfileRequest set = next(profiles);
        assertThat(set.evseId()).isZero();
        assertThat(set.chargingProfile().chargingProfilePurpose())
                .as("K14.FR.06: not external constraints")
                .isEqualTo(ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE);
        assertThat(limitOf(set)).isEqualByComparingTo("5600");
        NotifyChargingLimitRequest limit = next(notified);
        assertThat(limit.chargingLimit().chargingLimitSource()).isEqualTo("EMS");
        assertThat(limit.chargingSchedule()).hasSize(1);
    }

    @Test
    void theCsmsMayNotAllowMoreThanTheHouseCanCarry() throws Exception {
        start(6000, LocalTime.of(2, 30), 1);
        connect(OcppVersion.V2_1);
        next(profiles);
        // When the CSMS has answered the station, it knows of it.
        beatUntil(true);

        assertThat(csms.station("CS-1")
                        .call(Profiles.limit(BigDecimal.valueOf(20_000), Instant.EPOCH))
                        .join()
                        .status())
                .isEqualTo(ChargingProfileStatusEnum.ACCEPTED);
        assertThat(limitOf(next(profiles))).isEqualByComparingTo("5600");
    }

    @Test
    void theCsmsMayNotDoSoEvenIfTheStationRefusesTheLimit() throws Exception {
        answerToProfiles = ChargingProfileStatusEnum.REJECTED;
        start(6000, LocalTime.of(2, 30), 1);
        connect(OcppVersion.V2_1);
        next(profiles);
        beatUntil(true);

        csms.station("CS-1")
                .call(Profiles.limit(BigDecimal.valueOf(20_000), Instant.EPOCH))
                .join();
        SetChargingProfileRequest fromCsms = next(profiles);
        while (!Instant.EPOCH.equals(
                fromCsms.chargingProfile().chargingSchedule().get(0).startSchedule())) {
            fromCsms = next(profiles);
        }
        assertThat(limitOf(fromCsms)).isEqualByComparingTo("5600");
    }

    @Test
    @Tag("K14.FR.04")
    void aLimitThatAStationHasKeptFromBeforeIsReleasedWhenThereIsNone() throws Exception {
        start(50_000, LocalTime.of(2, 30), 1);
        connect(OcppVersion.V2_1);

        assertThat(next(profilesCleared)).isEqualTo(Profiles.PROFILE_ID);
    }

    @Test
    void theSunIsToldAndWhenTheHouseNeedsLessTheLimitIsReleased() throws Exception {
        // In the evening of a sunny day an hour passes with each second.
        start(12_000, LocalTime.of(18, 0), 3600);
        connect(OcppVersion.V2_1);
        next(profiles);

        assertThat(next(profilesCleared)).isEqualTo(Profiles.PROFILE_ID);
        assertThat(next(cleared).chargingLimitSource()).isEqualTo("EMS");
        NotifyChargingLimitRequest told = next(notified);
        while (!Boolean.TRUE.equals(told.chargingLimit().isLocalGeneration())) {
            told = next(notified);
        }
        assertThat(told.chargingSchedule()).hasSize(1);
    }

    @Test
    void theEndOfTheSunIsToldHoweverLittleItWas() throws Exception {
        // From noon to night in about three seconds.
        start(12_000, LocalTime.of(12, 0), 10_000);
        connect(OcppVersion.V2_1);

        BigDecimal told = null;
        while (told == null || told.signum() != 0) {
            NotifyChargingLimitRequest request = next(notified);
            if (Boolean.TRUE.equals(request.chargingLimit().isLocalGeneration())) {
                told = request.chargingSchedule()
                        .get(0)
                        .chargingSchedulePeriod()
                        .get(0)
                        .limit();
            }
        }
        assertThat(told).isZero();
    }

    @Test
    void whileTheCsmsIsAwayStationsAreAnsweredAndTheCsmsGetsEventsLaterInOrder() throws Exception {
        start(50_000, LocalTime.of(2, 30), 1);
        connect(OcppVersion.V2_1);
        beatUntil(true);
        station.call(event(0)).join();
        int port = csmsPort.port();
        csmsPort.close();
        beatUntil(false);

        assertThat(station.call(BootNotificationRequest.of(
                                ChargingStation.builder()
                                        .model("M")
                                        .vendorName("V")
                                        .build(),
                                BootReasonEnum.POWER_UP))
                        .join()
                        .status())
                .isEqualTo(RegistrationStatusEnum.ACCEPTED);
        assertThat(station.call(authorize("LOCAL")).join().idTokenInfo().status())
                .isEqualTo(AuthorizationStatusEnum.ACCEPTED);
        assertThat(station.call(authorize("STRANGER")).join().idTokenInfo().status())
                .isEqualTo(AuthorizationStatusEnum.UNKNOWN);
        for (int i = 1; i <= 5; i++) {
            station.call(event(i)).join();
        }
        openCsms(port);
        beatUntil(true);
        station.call(event(6)).join();

        for (int i = 0; i <= 6; i++) {
            assertThat(next(events)).isEqualTo(i);
        }
        assertThat(csms.connections()).as("the new CSMS knows the station").hasSize(1);
    }

    @Test
    void everyMessageOfBothSidesIsRecorded() throws Exception {
        start(50_000, LocalTime.of(2, 30), 1);
        connect(OcppVersion.V2_1);
        station.call(new HeartbeatRequest(null)).join();
        station.close().join();
        controller.close();
        recorder.close();

        assertThat(recorded.toString().lines().filter(line -> line.contains("Heartbeat")))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"CS-1\""))
                .anyMatch(line -> line.contains("\"CS-1~csms\""))
                .allMatch(line -> line.contains("\"in\""));
        assertThat(recorded.toString().lines().filter(line -> line.contains("\"out\"") && line.contains("1970")))
                .as("the answer of the CSMS")
                .hasSize(2);
    }
}
