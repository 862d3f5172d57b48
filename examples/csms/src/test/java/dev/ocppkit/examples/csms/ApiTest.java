package dev.ocppkit.examples.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.RpcErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT) // each test has a CSMS of its own
class ApiTest {
    private TestCsms csms;
    private OcppClient station;

    @BeforeEach
    void start() throws Exception {
        csms = new TestCsms("mem", "none");
        station = TestCsms.connected(csms.station("CS 1", OcppVersion.V2_1));
    }

    @AfterEach
    void stop() {
        station.close();
        csms.close();
    }

    private TestCsms.Reply call(String action, String payload) throws Exception {
        return csms.post("/api/stations/CS%201/call/" + action, payload);
    }

    @Test
    void aReplyOfTheStationIsToldAsItIs() throws Exception {
        station.on(ResetRequest.class, (request, context) -> ResetResponse.of(ResetStatusEnum.SCHEDULED));

        TestCsms.Reply reply = call("Reset", "{\"type\":\"OnIdle\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .isEqualTo(Json.tree("{\"outcome\":\"replied\",\"response\":{\"status\":\"Scheduled\"}}"));
    }

    @Test
    void aCallErrorOfTheStationIsRefused() throws Exception {
        station.on(ResetRequest.class, (request, context) -> {
            throw new CallErrorException(RpcErrorCode.INTERNAL_ERROR, "No.");
        });

        TestCsms.Reply reply = call("Reset", "{\"type\":\"OnIdle\"}");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.json().get("outcome").asString()).isEqualTo("refused");
        assertThat(reply.json().get("errorCode").asString()).isEqualTo("InternalError");
    }

    @Test
    void aBadPayloadIsNotSentAndEveryViolationIsTold() throws Exception {
        TestCsms.Reply reply = call("Reset", "{\"type\":\"Now\",\"evseId\":-1}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("outcome").asString()).isEqualTo("notSent");
        assertThat(reply.json()
                        .get("violations")
                        .valueStream()
                        .map(one -> one.get("pointer").asString()))
                .containsExactlyInAnyOrder("/type", "/evseId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"type\":1}"})
    void anythingElseIsNotSentEither(String payload) throws Exception {
        assertThat(call("Reset", payload).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heartbeat", "NoSuchAction", "NotifyPeriodicEventStream"})
    void whatACsmsDoesNotSendIsNotFound(String action) throws Exception {
        assertThat(call(action, "{}").status()).isEqualTo(404);
    }

    @Test
    void anUnknownStationIsNotFoundAndOneThatLeftIsNotConnected() throws Exception {
        assertThat(csms.post("/api/stations/nobody/call/ClearCache", "{}").status())
                .isEqualTo(404);
        station.close().join();

        TestCsms.Reply reply = call("ClearCache", "{}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("reason").asString()).isEqualTo("NOT_CONNECTED");
    }

    @Test
    void withoutAnAnswerInTimeTheOutcomeIsUnknown() throws Exception {
        station.onAsync(ResetRequest.class, (request, context) -> new java.util.concurrent.CompletableFuture<>());

        TestCsms.Reply reply = csms.post("/api/stations/CS%201/call/Reset?timeout=1", "{\"type\":\"OnIdle\"}");

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.json().get("cause").asString()).isEqualTo("TIMEOUT");
    }

    @Test
    void aClientMayTakeItsTime() throws Exception {
        SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>();
        Flow.Publisher<ByteBuffer> slow = subscriber -> {
            body.subscribe(subscriber);
            body.submit(ByteBuffer.wrap(new byte[] {'{'}));
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> {
                body.submit(ByteBuffer.wrap(new byte[] {'}'}));
                body.close();
            });
        };

        TestCsms.Reply reply = TestCsms.send(
                csms.request("/api/stations/nobody/call/ClearCache").POST(BodyPublishers.fromPublisher(slow, 2)));

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void pagesOfOtherSitesAreRefused() throws Exception {
        String path = "/api/stations/CS%201/call/ClearCache";
        assertThat(csms.post(path, "{}", "Origin", "http://evil.example").status())
                .isEqualTo(403);
        assertThat(csms.get("/api/stations", "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertThat(TestCsms.send(csms.request(path)
                                .header("Content-Type", "text/plain")
                                .header("Origin", "http://127.0.0.1:" + csms.csms.httpPort())
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
        assertThat(csms.get("/api/stations", "Origin", "http://127.0.0.1:" + csms.csms.httpPort())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void programsNeedNotNameTheContentType() throws Exception {
        assertThat(TestCsms.send(csms.request("/api/stations/nobody/call/ClearCache")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(value = OcppVersion.class)
    void needsAreAnsweredAndAScheduleFollows(OcppVersion version) throws Exception {
        OcppClient other = csms.station("CS-2", version);
        BlockingQueue<SetChargingProfileRequest> profiles = new LinkedBlockingQueue<>();
        other.on(SetChargingProfileRequest.class, (request, context) -> {
            profiles.add(request);
            return SetChargingProfileResponse.of(ChargingProfileStatusEnum.ACCEPTED);
        });
        TestCsms.connected(other);
        other.call(Events.of("tx-1", 0, TransactionEventEnum.STARTED)).join();

        var answer = other.call(NotifyEVChargingNeedsRequest.of(
                        1,
                        ChargingNeeds.builder()
                                .requestedEnergyTransfer(EnergyTransferModeEnum.AC_THREE_PHASE)
                                .acChargingParameters(ACChargingParameters.builder()
                                        .energyAmount(20_000)
                                        .evMinCurrent(6)
                                        .evMaxCurrent(16)
                                        .evMaxVoltage(230)
                                        .build())
                                .build()))
                .join();

        assertThat(answer.status()).isEqualTo(NotifyEVChargingNeedsStatusEnum.ACCEPTED);
        ChargingProfile profile = profiles.poll(10, TimeUnit.SECONDS).chargingProfile();
        assertThat(profile.transactionId()).isEqualTo("tx-1");
        // 20 kWh and a tenth in 8 h are less than the 4140 W that the vehicle needs at least.
        assertThat(profile.chargingSchedule()
                        .get(0)
                        .chargingSchedulePeriod()
                        .get(0)
                        .limit())
                .isEqualByComparingTo("4140");
        other.close();
    }

    @Test
    @Tag("C01.FR.02")
    void onlyKnownTokensAreAccepted() throws Exception {
        assertThat(status("04e4a2b1")).isEqualTo(AuthorizationStatusEnum.ACCEPTED);
        assertThat(status("0000BLOCKED")).isEqualTo(AuthorizationStatusEnum.BLOCKED);
        assertThat(status("AABBCCDD")).isEqualTo(AuthorizationStatusEnum.UNKNOWN);

        csms.post("/api/tokens", "{\"idToken\":\"AABBCCDD\"}");

        assertThat(status("AABBCCDD")).isEqualTo(AuthorizationStatusEnum.ACCEPTED);
    }

    private AuthorizationStatusEnum status(String token) {
        IdToken idToken = IdToken.builder().idToken(token).type("ISO14443").build();
        return station.call(AuthorizeRequest.of(idToken)).join().idTokenInfo().status();
    }

    @Test
    void gapsAreRecordedAndRepeatedEventsChangeNothing() throws Exception {
        station.call(Events.of("tx-9", 0, TransactionEventEnum.STARTED)).join();
        station.call(Events.of("tx-9", 3, TransactionEventEnum.UPDATED)).join();
        station.call(Events.of("tx-9", 3, TransactionEventEnum.UPDATED)).join();
        station.call(Events.of("tx-9", 2, TransactionEventEnum.UPDATED)).join();

        JsonNode transaction =
                csms.get("/api/stations/CS%201/transactions/tx-9").json();

        assertThat(transaction.get("missingSeqNos")).hasToString("[1]");
        assertThat(transaction.get("events")).hasSize(3);
        assertThat(transaction.propertyNames()).doesNotContain("running", "complete");
        assertThat(transaction.get("energyWh").decimalValue()).isEqualByComparingTo("300");
        assertThat(csms.get("/api/transactions").json()).hasSize(1);
    }

    @Test
    void reportsBecomeADeviceModel() throws Exception {
        station.call(Events.report(7, 0, true, "Power", "7000")).join();
        assertThat(csms.get("/api/stations/CS%201/reports")
                        .json()
                        .get(0)
                        .get("complete")
                        .asBoolean())
                .isFalse();
        station.call(Events.report(7, 1, false, "Current", "16")).join();

        assertThat(csms.get("/api/stations/CS%201/reports")
                        .json()
                        .get(0)
                        .get("complete")
                        .asBoolean())
                .isTrue();
        assertThat(csms.get("/api/stations/CS%201/devicemodel").json()).hasSize(2);
    }

    @Test
    void aCallWithAnUnknownActionIsInTheFramesWithoutHarm() throws Exception {
        station.call(HeartbeatRequest.of()).join();

        JsonNode frames = csms.get("/api/stations/CS%201/frames?limit=2").json();

        assertThat(frames.get(1).get("action").asString()).isEqualTo("Heartbeat");
        assertThat(frames.get(0).get("type").asString()).isEqualTo("CALLRESULT");
        assertThat(frames.get(0).get("violations")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/uplot/uPlot.esm.js", "/api/openapi.json", "/api/catalogue/actions.json"})
    void pagesAreServed(String path) throws Exception {
        assertThat(csms.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing.html", "/api/nothing", "/api/stations/x", "/api/catalogue/../x.json"})
    void otherPathsAreNotFound(String path) throws Exception {
        assertThat(csms.get(path).status()).isEqualTo(404);
    }

    @Test
    void pathsThatLeaveTheRootAreRefused() throws Exception {
        assertThat(csms.get("/../pom.xml").status()).isEqualTo(400);
        assertThat(csms.get("/%2e%2e/pom.xml").status()).isEqualTo(400);
    }

    @Test
    void everyResourceIsDescribed() throws Exception {
        JsonNode paths = csms.get("/api/openapi.json").json().get("paths");
        for (String path : paths.propertyNames()) {
            String real = path.replace("{identity}", "CS%201").replace("{file}", "actions.json");
            boolean isGet = paths.get(path).has("get") && !path.contains("{transactionId}") && !path.endsWith("events");
            if (isGet) {
                assertThat(csms.get(real).status()).as(path).isEqualTo(200);
            }
        }
    }
}
