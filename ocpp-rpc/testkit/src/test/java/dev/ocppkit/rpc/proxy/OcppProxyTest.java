package dev.ocppkit.rpc.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.ScriptedCsms;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import dev.ocppkit.rpc.testkit.VirtualWorld;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A local controller between a station and a CSMS that say what the test wants, in virtual time. */
class OcppProxyTest {
    private static final ClearCacheRequest CLEAR_CACHE = new ClearCacheRequest(null);
    private static final Pattern OWN_ID = Pattern.compile("lc-[0-9a-f]{32}");

    private final VirtualWorld world = new VirtualWorld(7);
    private final ScriptedCsms csms = new ScriptedCsms();
    private final InMemoryTransport upstream = world.network(csms);
    private OcppProxy controller = builder().build();

    private OcppProxy.Builder builder() {
        return OcppProxy.builder()
                .upstream(URI.create("wss://csms.example/ocpp"), upstream)
                .acceptAll()
                .executor(world.executor())
                .time(world.time());
    }

    private ScriptedPeer connect(String... subprotocols) {
        return connecting(subprotocols).join();
    }

    private CompletableFuture<ScriptedPeer> connecting(String... subprotocols) {
        return ScriptedPeer.connect(
                world.network(controller.binding()), URI.create("wss://site.example/lc/CS%7C1"), subprotocols);
    }

    private ProxyStation station() {
        return controller.station("cs|1").orElseThrow();
    }

    private static String idOf(String frame) {
        var found = OWN_ID.matcher(frame);
        assertThat(found.find()).as(frame).isTrue();
        return found.group();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\", \"Heartbeat\" ,{}]",
                "[2,\"2\",\"Heartbeat-Signed\",{\"payload\":\"e30\",\"signature\":\"x\"}]",
                "[2,\"3\",\"VendorAction\",{\"customData\":{\"vendorId\":\"v\",\"x\":[1.0]}}]",
                "[3,\"4\",{\"a\":1.50}]",
                "[4,\"5\",\"NoSuchCode\",\"\",{}]",
                "[5,\"6\",\"GenericError\",\"\",{}]",
                "[6,\"7\",\"NotifyPeriodicEventStream\",{}]",
                "[9,\"8\",\"later edition\"]",
                "no JSON at all",
                "[2,\"9\"",
                "{}"
            })
    void everyFramePassesBothWaysUnchanged(String frame) {
        ScriptedPeer station = connect("ocpp2.1");
        station.send(frame);
        csms.newest().send(frame);

        assertThat(csms.newest().received()).containsExactly(frame);
        assertThat(station.received()).containsExactly(frame);
    }

    @ParameterizedTest
    @EnumSource
    void bothLegsSpeakTheVersionThatTheCsmsChose(OcppVersion version) {
        csms.accept(version);
        ScriptedPeer station = connect("ocpp1.6", "ocpp2.1", "ocpp2.0.1");

        assertThat(station.link().subprotocol()).isEqualTo(version.subprotocol());
        assertThat(csms.newest().link().subprotocol()).isEqualTo(version.subprotocol());
        assertThat(csms.upgrades().get(0).protocolHeaders()).containsExactly("ocpp2.1, ocpp2.0.1");
        assertThat(csms.upgrades().get(0).rawPath()).isEqualTo("/ocpp/CS%7C1");
    }

    @Test
    void withoutAVersionOfTheCsmsTheStationHasNoneEither() {
        csms.accept(null);
        ScriptedPeer station = connect("ocpp2.1");
        world.advance(Duration.ofSeconds(10));

        assertThat(station.link().subprotocol()).isEmpty();
        assertThat(station.closeCode()).hasValue(1002);
        assertThat(csms.newest().closeCode()).hasValue(1002);
        assertThat(controller.stations()).isEmpty();
    }

    @Test
    void whomTheCsmsRefusesIsRefusedInTheSameWay() {
        csms.refuse(404);
        assertThatThrownBy(connecting("ocpp2.1")::join)
                .hasCauseInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("404");
        upstream.offline(true);
        assertThatThrownBy(connecting("ocpp2.1")::join).hasMessageContaining("503");
    }

    @Test
    void whomTheLocalControllerRefusesIsNotSeenByTheCsms() {
        controller = builder()
                .authenticator(handshake -> StationAuthenticator.Decision.UNKNOWN_IDENTITY)
                .build();

        assertThatThrownBy(connecting("ocpp2.1")::join).hasMessageContaining("404");
        assertThat(csms.upgrades()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 4321})
    @Tag("6.3")
    void aCloseOnOneSideIsOneOnTheOther(int code) {
        ScriptedPeer station = connect("ocpp2.1");
        csms.newest().link().close(code, "");
        assertThat(station.closeCode()).hasValue(code);
        assertThat(controller.stations()).isEmpty();

        station = connect("ocpp2.1");
        station.link().close(code, "");
        assertThat(csms.newest().closeCode()).hasValue(code);
    }

    @Test
    @Tag("6.3")
    void aLossOnOneSideClosesTheOther() {
        ScriptedPeer station = connect("ocpp2.1");
        csms.newest().link().abort();
        assertThat(station.closeCode()).hasValue(1001);

        station = connect("ocpp2.1");
        station.link().abort();
        assertThat(csms.newest().closeCode()).hasValue(1001);
    }

    @Test
    void theNewestConnectionOfAStationWins() {
        ScriptedPeer first = connect("ocpp2.1");
        ScriptedPeer second = connect("ocpp2.1");

        assertThat(first.closeCode()).hasValue(1008);
        assertThat(csms.peers().get(0).closeCode()).hasValue(1008);
        second.send("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(csms.newest().received()).hasSize(1);
        assertThat(controller.stations()).hasSize(1);
    }

    @Test
    @Tag("6.4")
    void anOwnCallIsAnsweredAndTheCsmsSeesNothingOfIt() {
        ScriptedPeer station = connect("ocpp2.1").answer("ClearCache", "{\"status\":\"Accepted\"}");

        CompletableFuture<Outcome<ClearCacheResponse>> outcome = station().call(CLEAR_CACHE);

        assertThat(outcome.join().orThrow().status().wireName()).isEqualTo("Accepted");
        assertThat(idOf(station.received().get(0))).hasSize(35);
        assertThat(csms.newest().received()).isEmpty();
    }

    @Test
    @Tag("6.4")
    void ownAndRelayedCallsShareTheOneSlotInTurn() {
        ScriptedPeer station = connect("ocpp2.1");
        csms.newest().send("[2,\"c1\",\"GetReport\",{}]");
        CompletableFuture<Outcome<ClearCacheResponse>> own = station().call(CLEAR_CACHE);
        CompletableFuture<Outcome<ClearCacheResponse>> second = station().call(CLEAR_CACHE);
        csms.newest().send("[2,\"c2\",\"GetReport\",{}]");

        assertThat(station.take()).containsExactly("[2,\"c1\",\"GetReport\",{}]");
        station.send("[3,\"c1\",{}]");
        String ownId = idOf(station.received().get(0));
        assertThat(station.take()).hasSize(1);
        station.send("[4,\"" + ownId + "\",\"NotSupported\",\"no cache\",{}]");
        assertThat(own.join()).isInstanceOf(Outcome.Refused.class);
        assertThat(station.take()).containsExactly("[2,\"c2\",\"GetReport\",{}]");
        station.send("[3,\"c2\",{}]");
        station.send("[3,\"" + idOf(station.take().get(0)) + "\",{\"status\":\"Rejected\"}]");

        assertThat(second.join().isReplied()).isTrue();
        assertThat(csms.newest().received()).containsExactly("[3,\"c1\",{}]", "[3,\"c2\",{}]");
    }

    @Test
    void aLateAnswerIsStillPassedOnAndALateAnswerToAnOwnCallIsNot() {
        ScriptedPeer station = connect("ocpp2.1");
        csms.newest().send("[2,\"c1\",\"GetReport\",{}]");
        CompletableFuture<Outcome<ClearCacheResponse>> own = station().call(CLEAR_CACHE);
        world.advance(Duration.ofSeconds(30));
        String ownId = idOf(station.received().get(1));
        world.advance(Duration.ofSeconds(30));
        assertThat(own.join())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.cause()).isEqualTo(Outcome.Unknown.Cause.TIMEOUT));

        station.send("[3,\"c1\",{}]");
        station.send("[3,\"" + ownId + "\",{\"status\":\"Accepted\"}]");

        assertThat(csms.newest().received()).containsExactly("[3,\"c1\",{}]");
    }

    @Test
    void anOwnCallEndsWhenTheStationIsGoneOrMayNotGetIt() {
        csms.accept(OcppVersion.V2_0_1);
        ScriptedPeer station = connect("ocpp2.0.1");
        ProxyStation gone = station();
        CompletableFuture<Outcome<ClearCacheResponse>> sent = gone.call(CLEAR_CACHE);
        CompletableFuture<Outcome<ClearCacheResponse>> waiting = gone.call(CLEAR_CACHE);
        assertThat(notSent(gone.call(new HeartbeatRequest(null)))).isEqualTo(NotSentReason.WRONG_DIRECTION);
        station.link().abort();

        assertThat(sent.join())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.cause()).isEqualTo(Outcome.Unknown.Cause.CONNECTION_LOST));
        assertThat(notSent(waiting)).isEqualTo(NotSentReason.NOT_CONNECTED);
        assertThat(notSent(gone.call(CLEAR_CACHE))).isEqualTo(NotSentReason.NOT_CONNECTED);
        assertThat(gone.isConnected()).isFalse();
    }

    private static NotSentReason notSent(CompletableFuture<? extends Outcome<?>> outcome) {
        return ((Outcome.NotSent<?>) outcome.join()).reason();
    }

    @Test
    void interceptorsAnswerBlockAndFailWithoutTheOtherSide() {
        controller = builder()
                .interceptor(frame -> {
                    if ("Heartbeat".equals(frame.action())) {
                        return ProxyDecision.answer(HeartbeatResponse.of(frame.at()));
                    }
                    if ("Reset".equals(frame.action()) || "NotifyPeriodicEventStream".equals(frame.action())) {
                        return ProxyDecision.block();
                    }
                    if ("GetReport".equals(frame.action())) {
                        throw new IllegalStateException("secret");
                    }
                    return ProxyDecision.forward();
                })
                .build();
        ScriptedPeer station = connect("ocpp2.1");
        station.send("[2,\"1\",\"Heartbeat\",{}]");
        station.send("[6,\"2\",\"NotifyPeriodicEventStream\",{}]");
        csms.newest().send("[2,\"3\",\"Reset\",{\"type\":\"Immediate\"}]");
        csms.newest().send("[2,\"4\",\"GetReport\",{}]");
        station.send("[5,\"1\",\"GenericError\",\"\",{}]");
        station.send("[2,\"5\",\"Authorize\",{}]");

        assertThat(station.received()).containsExactly("[3,\"1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");
        assertThat(csms.newest().received())
                .containsExactly(
                        "[4,\"3\",\"SecurityError\",\"The local controller does not let this pass.\",{}]",
                        "[4,\"4\",\"InternalError\",\"The local controller failed.\",{}]",
                        "[2,\"5\",\"Authorize\",{}]");
    }

    private static final String PROFILE = "[2,\"p\",\"SetChargingProfile\",{\"evseId\":1,\"chargingProfile\":{\"id\":1,"
            + "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKind\":\"Relative\","
            + "\"chargingSchedule\":[{\"id\":1,\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":"
            + "[{\"startPeriod\":0,\"limit\":%s},{\"startPeriod\":60,\"limit\":6.5}]}]}}]";

    @Test
    @Tag("K01.FR.01")
    void aChargingLimitAboveTheOneOfTheSiteIsLowered() {
        controller = builder()
                .interceptor(new ChargingLimitOverride(identity -> identity.equals("CS|1")
                        ? new ChargingLimitOverride.Cap(new BigDecimal(11_000), new BigDecimal(16))
                        : null))
                .build();
        ScriptedPeer station = connect("ocpp2.1");
        csms.newest().send(PROFILE.formatted("32.0"));
        station.send("[3,\"p\",{\"status\":\"Accepted\"}]");
        csms.newest().send(PROFILE.formatted("16.0"));

        assertThat(station.received().get(0))
                .contains("\"limit\":16}")
                .contains("\"limit\":6.5}")
                .doesNotContain("32");
        assertThat(station.received().get(1)).isEqualTo(PROFILE.formatted("16.0"));
        assertThat(csms.newest().received()).containsExactly("[3,\"p\",{\"status\":\"Accepted\"}]");
    }

    @Test
    void tapsSeeTheBytesOfBothSides() {
        List<String> seen = new ArrayList<>();
        controller = builder()
                .tap(frame -> seen.add(frame.direction() + " " + frame.text()))
                .build();
        ScriptedPeer station = connect("ocpp2.1");
        station.send("[2,\"1\",\"Heartbeat\",{}]");
        csms.newest().send("nonsense");

        assertThat(seen).containsExactly("FROM_STATION [2,\"1\",\"Heartbeat\",{}]", "FROM_CSMS nonsense");
    }

    private static Optional<OcppResponse> answer(ProxyFrame call) {
        return switch (String.valueOf(call.action())) {
            case "Heartbeat" -> Optional.of(HeartbeatResponse.of(call.at()));
            case "TransactionEvent" ->
                Optional.of(TransactionEventResponse.builder().build());
            default -> Optional.empty();
        };
    }

    private static String event(int number) {
        return "[2,\"t" + number + "\",\"TransactionEvent\",{\"seqNo\":" + number + "}]";
    }

    @Test
    @Tag("6.3")
    void aloneItAnswersTheStationAndForwardsTransactionsLaterInOrder() {
        controller = builder()
                .standalone(OcppProxyTest::answer)
                .maxStored(2)
                .retry(Duration.ofSeconds(10))
                .build();
        ScriptedPeer station = connect("ocpp2.1");
        upstream.offline(true);
        csms.newest().link().abort();
        station.send(event(1));
        station.send("[2,\"h\",\"Heartbeat\",{}]");
        station.send(event(2));
        station.send(event(3));
        assertThat(station.closeCode()).isEmpty();
        assertThat(station().isUpstreamConnected()).isFalse();
        assertThat(station.take())
                .containsExactly(
                        "[3,\"t1\",{}]",
                        "[3,\"h\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]",
                        "[3,\"t2\",{}]",
                        "[4,\"t3\",\"InternalError\",\"The CSMS is not reachable.\",{}]");
        world.advance(Duration.ofSeconds(25));

        upstream.offline(false);
        world.advance(Duration.ofSeconds(10));
        assertThat(csms.peers()).hasSize(2);
        assertThat(csms.newest().take()).containsExactly(event(1));
        csms.newest().send("[3,\"t1\",{}]");
        assertThat(csms.newest().take()).containsExactly(event(2));
        station.send(event(4));
        csms.newest().send("[3,\"t2\",{}]");
        assertThat(csms.newest().take()).containsExactly(event(4));
        csms.newest().send("[3,\"t4\",{}]");
        station.send(event(5));
        csms.newest().send("[3,\"t5\",{\"totalCost\":1}]");

        assertThat(csms.newest().take()).containsExactly(event(5));
        assertThat(station.take()).containsExactly("[3,\"t4\",{}]", "[3,\"t5\",{\"totalCost\":1}]");
    }

    @Test
    @Tag("6.3")
    void aloneItLetsStationsInAndOffersTheCsmsTheirVersionOnly() {
        controller = builder().standalone(OcppProxyTest::answer).build();
        upstream.offline(true);
        ScriptedPeer station = connect("ocpp2.0.1", "ocpp2.1");
        assertThat(station.link().subprotocol()).isEqualTo("ocpp2.0.1");
        csms.accept(OcppVersion.V2_0_1);
        upstream.offline(false);
        world.advance(Duration.ofSeconds(30));

        assertThat(csms.upgrades().get(0).protocolHeaders()).containsExactly("ocpp2.0.1");
        station.send("[2,\"1\",\"Authorize\",{}]");
        assertThat(csms.newest().received()).containsExactly("[2,\"1\",\"Authorize\",{}]");
    }

    @Test
    void aSideThatDoesNotReadHoldsUpTheOtherAndIsDroppedInTheEnd() {
        ScriptedPeer station = connect("ocpp2.1");
        upstream.links().get(0).client().hold();
        for (int i = 0; i < 100; i++) {
            station.send("[6,\"" + i + "\",\"NotifyPeriodicEventStream\",{}]");
        }
        assertThat(csms.newest().received()).hasSize(1);

        world.advance(Duration.ofMinutes(2));

        assertThat(csms.newest().closeCode()).hasValue(1006);
        assertThat(station.closeCode()).hasValue(1001);
    }

    @Test
    void closingClosesBothSidesAndRefusesNewStations() {
        ScriptedPeer station = connect("ocpp2.1");
        controller.close().join();

        assertThat(station.closeCode()).hasValue(1001);
        assertThat(csms.newest().closeCode()).hasValue(1001);
        assertThatThrownBy(connecting("ocpp2.1")::join).hasMessageContaining("503");
    }
}
