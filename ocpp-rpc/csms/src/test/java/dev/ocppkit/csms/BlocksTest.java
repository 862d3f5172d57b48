package dev.ocppkit.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.model.message.StatusNotificationResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import dev.ocppkit.rpc.testkit.VirtualTime;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CsrBuilder;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.StationAuthority;
import dev.ocppkit.security.revocation.StatusFetcher;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.planning.ChargingPlans;
import dev.ocppkit.smartcharging.planning.PlanSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The blocks of a CSMS, with a map in the place of a database. */
class BlocksTest {
    private static final Instant NOW = Instant.parse("2026-01-15T20:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String NEEDS =
            "{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"AC_three_phase\",\"acChargingParameters\":"
                    + "{\"energyAmount\":20000,\"evMinCurrent\":6,\"evMaxCurrent\":16,\"evMaxVoltage\":230}}}";

    private final Memory memory = new Memory();
    private final OcppServer csms = OcppServer.builder()
            .acceptAll()
            .nonBlocking()
            .listener(new StoredConnections<>(memory, CLOCK))
            .time(new VirtualTime())
            .build();
    private final StoredHandlers<Memory> handlers = new StoredHandlers<>(csms, memory);
    private final List<OcppRequest<?>> sent = new ArrayList<>();
    private ScriptedPeer station;

    /** Forgets what a failed transaction did. */
    private static final class Memory implements MessageStore<Memory>, ProfileStore<Memory>, TokenStore<Memory> {
        private Map<String, StoredMessage> messages = new HashMap<>();
        private List<InstalledProfile> profiles = List.of();
        private final List<String> heard = new ArrayList<>();
        private final List<String> committed = new ArrayList<>();
        private final Map<String, AuthorizationStatusEnum> tokens = new HashMap<>();
        private boolean isBroken;

        @Override
        public <T> T inTransaction(Function<Memory, T> work) {
            if (isBroken) {
                throw new IllegalStateException("no disk");
            }
            Map<String, StoredMessage> before = new HashMap<>(messages);
            try {
                return work.apply(this);
            } catch (RuntimeException e) {
                messages = before;
                throw e;
            }
        }

        @Override
        public void heard(Memory transaction, String identity, OcppVersion version, Instant at) {
            heard.add(identity + " " + version.number());
        }

        @Override
        public boolean add(Memory transaction, StoredMessage message) {
            return messages.putIfAbsent(message.identity() + message.key(), message) == null;
        }

        @Override
        public void committed(String identity) {
            committed.add(identity);
        }

        @Override
        public List<InstalledProfile> list(Memory transaction, String identity) {
            return profiles;
        }

        @Override
        public void replace(Memory transaction, String identity, List<InstalledProfile> changed) {
            profiles = changed;
        }

        @Override
        public Optional<AuthorizationStatusEnum> status(Memory transaction, IdToken token) {
            return Optional.ofNullable(tokens.get(token.idToken()));
        }

        @Override
        public Optional<Tariff> tariff(Memory transaction, IdToken token) {
            return tokens.containsKey(token.idToken())
                    ? Optional.of(
                            Tariff.builder().tariffId("T-1").currency("EUR").build())
                    : Optional.empty();
        }
    }

    @BeforeEach
    void connect() {
        station = connect("ocpp2.1");
    }

    private ScriptedPeer connect(String version) {
        return ScriptedPeer.connect(new InMemoryTransport(csms.binding()), URI.create("ws://csms/ocpp/CS-1"), version)
                .join();
    }

    private String answer(String id, String action, String payload) {
        station.send("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        List<String> received = station.received();
        return received.get(received.size() - 1);
    }

    private static String status(String timestamp) {
        return "{\"timestamp\":\"" + timestamp + "\",\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1}";
    }

    @Test
    void aMessageIsKeptOnceAndItsRepetitionIsAnsweredAgain() {
        List<Boolean> isNew = new ArrayList<>();
        handlers.take(
                StatusNotificationRequest.class, message -> isNew.add(message.isNew()), StatusNotificationResponse::of);

        assertThat(answer("1", "StatusNotification", status("2026-01-15T20:00:00Z")))
                .isEqualTo("[3,\"1\",{}]");
        assertThat(answer("1", "StatusNotification", status("2026-01-15T20:00:00Z")))
                .isEqualTo("[3,\"1\",{}]");
        // The same id after a restart of the station, with another content.
        assertThat(answer("1", "StatusNotification", status("2026-01-15T21:00:00Z")))
                .isEqualTo("[3,\"1\",{}]");

        assertThat(isNew).containsExactly(true, false, true);
        assertThat(memory.messages).hasSize(2);
        assertThat(memory.committed).containsOnly("CS-1").hasSize(4); // with that of the connection
        assertThat(memory.heard).containsOnly("CS-1 2.1").hasSize(4);
    }

    @Test
    void nothingIsKeptIfAHandlerFails() {
        handlers.on(StatusNotificationRequest.class, message -> {
            throw new IllegalStateException("broken");
        });

        assertThat(answer("1", "StatusNotification", status("2026-01-15T20:00:00Z")))
                .startsWith("[4,\"1\",\"InternalError\"")
                .doesNotContain("broken");
        assertThat(memory.messages).isEmpty();
        assertThat(memory.committed).hasSize(1); // that of the connection
    }

    @Test
    void heartbeatsAreNotKept() {
        handlers.pass(HeartbeatRequest.class, () -> HeartbeatResponse.of(NOW));

        assertThat(answer("1", "Heartbeat", "{}")).contains("2026-01-15T20:00:00Z");
        assertThat(memory.messages).isEmpty();
        assertThat(memory.heard).containsExactly("CS-1 2.1", "CS-1 2.1"); // the connection and the message
    }

    @Test
    void messagesThatWantNoDecisionAreKeptAndOthersAreNot() {
        handlers.take(StatusNotificationRequest.class, message -> {}, StatusNotificationResponse::of);
        handlers.keepOthers();

        assertThat(answer("1", "LogStatusNotification", "{\"status\":\"Idle\"}"))
                .isEqualTo("[3,\"1\",{}]");
        assertThat(answer("2", "Authorize", "{\"idToken\":{\"idToken\":\"AA\",\"type\":\"ISO14443\"}}"))
                .contains("NotSupported");
        station.send("[6,\"3\",\"NotifyPeriodicEventStream\",{\"id\":1,\"pending\":0,\"basetime\":"
                + "\"2026-01-15T20:00:00Z\",\"data\":[{\"t\":0,\"v\":\"1\"}]}]");

        assertThat(memory.messages.values())
                .extracting(message -> message.action().wireName())
                .containsExactlyInAnyOrder("LogStatusNotification", "NotifyPeriodicEventStream");
    }

    @Test
    void connectionsAreHeardOfWhetherTheDatabaseWorksOrNot() {
        assertThat(memory.heard).containsExactly("CS-1 2.1");
        station.link().close(1000, "");
        assertThat(memory.committed).containsExactly("CS-1", "CS-1");
        assertThat(csms.connection("CS-1")).isEmpty();
        memory.isBroken = true;

        station = connect("ocpp2.0.1");

        assertThat(memory.heard).hasSize(1);
        assertThat(memory.committed).hasSize(3);
        assertThat(csms.connection("cs-1").orElseThrow().version()).isEqualTo(OcppVersion.V2_0_1);
    }

    @Test
    void messagesWithOneAnswerThatFitsAllAreAnsweredWithItUnlessThereIsAHandler() {
        handlers.keep(DataTransferRequest.class, () -> DataTransferResponse.of(DataTransferStatusEnum.REJECTED));
        handlers.keepOthers();

        assertThat(answer("1", "DataTransfer", "{\"vendorId\":\"x\"}")).contains("Rejected");
        assertThat(answer(
                        "2",
                        "Get15118EVCertificate",
                        "{\"iso15118SchemaVersion\":\"x\",\"action\":\"Install\",\"exiRequest\":\"x\"}"))
                .contains("Failed", "NoContractPool");
        assertThat(memory.messages).hasSize(2);
    }

    @Test
    @Tag("C01")
    @Tag("C02")
    @Tag("C18")
    @Tag("I08")
    void tokensAreAnsweredWithWhatIsKnownOfThem() {
        memory.tokens.put("AA", AuthorizationStatusEnum.BLOCKED);
        AuthorizationBlock<Memory> block =
                new AuthorizationBlock<>(memory, ContractValidator.withoutRevocation(List.of(), CLOCK));
        block.addTo(handlers);
        handlers.on(TransactionEventRequest.class, block::answer);

        assertThat(answer("1", "Authorize", token("AA", "ISO14443"))).contains("\"Blocked\"", "T-1");
        assertThat(answer("2", "Authorize", token("BB", "ISO14443")))
                .contains("\"Unknown\"")
                .doesNotContain("tariff");
        assertThat(answer("3", "Authorize", token("", "NoAuthorization"))).contains("\"Accepted\"");
        assertThat(answer("4", "Authorize", token("CC", "DirectPayment"))).contains("\"Accepted\"");
        assertThat(answer("5", "TransactionEvent", event(",\"idToken\":{\"idToken\":\"AA\",\"type\":\"eMAID\"}")))
                .contains("\"Blocked\"");
        assertThat(answer("6", "TransactionEvent", event(""))).isEqualTo("[3,\"6\",{}]");
    }

    @Test
    @Tag("I08")
    void aStationOfTheOldVersionGetsNoTariff() {
        memory.tokens.put("AA", AuthorizationStatusEnum.ACCEPTED);
        new AuthorizationBlock<>(memory, ContractValidator.withoutRevocation(List.of(), CLOCK)).addTo(handlers);
        station = connect("ocpp2.0.1");

        assertThat(answer("1", "Authorize", token("AA", "ISO14443")))
                .contains("Accepted")
                .doesNotContain("tariff");
    }

    private static String token(String token, String type) {
        return "{\"idToken\":{\"idToken\":\"" + token + "\",\"type\":\"" + type + "\"}}";
    }

    private static String event(String more) {
        return "{\"eventType\":\"Started\",\"timestamp\":\"2026-01-15T20:00:00Z\",\"triggerReason\":\"CablePluggedIn\","
                + "\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"tx-1\"}" + more + "}";
    }

    @Test
    void effectsOfCallsAreKeptBeforeAndAfter() {
        List<String> effects = new ArrayList<>();
        StoredCalls<Memory> calls = new StoredCalls<>(memory);
        calls.before(ClearCacheRequest.class, (store, identity, request) -> effects.add(identity + " is asked"));
        calls.after(
                ClearCacheRequest.class,
                (store, identity, request, response) -> effects.add(identity + " says " + response.status()));

        var outcome = calls.send(csms.station("CS-1"), ClearCacheRequest.of(), CallOptions.defaults());
        assertThat(effects).containsExactly("CS-1 is asked");
        reply("{\"status\":\"Rejected\"}");

        assertThat(effects).containsExactly("CS-1 is asked", "CS-1 says REJECTED");
        assertThat(outcome.join().isReplied()).isTrue();
    }

    @Test
    void aCallIsSentAndItsOutcomeToldEvenIfTheDatabaseIsBroken() {
        List<String> effects = new ArrayList<>();
        StoredCalls<Memory> calls = new StoredCalls<>(memory);
        calls.before(ClearCacheRequest.class, (store, identity, request) -> effects.add("before"));
        calls.after(ClearCacheRequest.class, (store, identity, request, response) -> effects.add("after"));
        memory.isBroken = true;

        var outcome = calls.send(csms.station("CS-1"), ClearCacheRequest.of(), CallOptions.defaults());
        reply("{\"status\":\"Accepted\"}");

        assertThat(outcome.join().isReplied()).isTrue();
        assertThat(effects).isEmpty();
    }

    @Test
    void whatWasNotAnsweredHasNoEffect() {
        List<String> effects = new ArrayList<>();
        StoredCalls<Memory> calls = new StoredCalls<>(memory);
        calls.after(ClearCacheRequest.class, (store, identity, request, response) -> effects.add("after"));

        var outcome = calls.send(csms.station("nobody"), ClearCacheRequest.of(), CallOptions.defaults());

        assertThat(outcome.join().isReplied()).isFalse();
        assertThat(effects).isEmpty();
    }

    @Test
    @Tag("K01")
    void profilesThatAStationTakesAreKept() {
        StoredCalls<Memory> calls = new StoredCalls<>(memory);
        new SmartChargingBlock<Memory>(
                        memory,
                        (needs, installed) -> {
                            throw new AssertionError("nobody asked");
                        },
                        calls::send)
                .addTo(calls, CLOCK);
        ChargingSchedule schedule = ChargingSchedule.builder()
                .id(1)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .chargingSchedulePeriod(List.of(ChargingSchedulePeriod.builder()
                        .startPeriod(0)
                        .limit(7_000)
                        .build()))
                .build();
        ChargingProfile profile = ChargingProfile.builder()
                .id(5)
                .stackLevel(0)
                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE)
                .chargingProfileKind(ChargingProfileKindEnum.RELATIVE)
                .chargingSchedule(List.of(schedule))
                .build();

        calls.send(csms.station("CS-1"), SetChargingProfileRequest.of(1, profile));
        assertThat(memory.profiles).isEmpty();
        reply("{\"status\":\"Accepted\"}");

        assertThat(memory.profiles).hasSize(1);
        calls.send(
                csms.station("CS-1"),
                ClearChargingProfileRequest.builder().chargingProfileId(5).build());
        reply("{\"status\":\"Accepted\"}");
        assertThat(memory.profiles).isEmpty();
    }

    /** Answers the last CALL. */
    private void reply(String payload) {
        String call = station.received().get(station.received().size() - 1);
        station.send("[3," + call.split(",")[1] + "," + payload + "]");
    }

    @Test
    void aStoredMessageIsShownAsJson() {
        handlers.keepOthers();
        answer("1", "LogStatusNotification", "{\"status\":\"Idle\"}");

        StoredMessage message = memory.messages.values().iterator().next();
        assertThat(new String(CsmsJson.message(message), StandardCharsets.UTF_8))
                .isEqualTo("{\"action\":\"LogStatusNotification\",\"messageId\":\"1\",\"receivedAt\":\""
                        + message.receivedAt() + "\",\"payload\":{\"status\":\"Idle\"}}");
    }

    @Test
    @Tag("K15.FR.03")
    void needsAreAnsweredAndThePlanFollowsOnce() {
        new SmartChargingBlock<>(
                        memory,
                        (needs, installed) -> ChargingPlans.plan(
                                needs.request(), "tx-1", OcppVersion.V2_1, installed, NOW, PlanSettings.defaults()),
                        (peer, request) -> sent.add(request))
                .addTo(handlers);

        assertThat(answer("1", "NotifyEVChargingNeeds", NEEDS)).contains("Accepted");
        assertThat(answer("1", "NotifyEVChargingNeeds", NEEDS)).contains("Accepted");

        assertThat(sent).hasSize(1).first().isInstanceOf(SetChargingProfileRequest.class);
        SmartChargingBlock.answered(
                memory,
                memory,
                "CS-1",
                sent.get(0),
                SetChargingProfileResponse.of(ChargingProfileStatusEnum.ACCEPTED),
                NOW);
        assertThat(memory.profiles).hasSize(1);
        assertThat(answer("2", "PullDynamicScheduleUpdate", "{\"chargingProfileId\":1001}"))
                .contains("Accepted", "\"limit\":4140");
        assertThat(answer("3", "PullDynamicScheduleUpdate", "{\"chargingProfileId\":7}"))
                .contains("Rejected");
    }

    @Test
    @Tag("A02.FR.09")
    void certificatesAreSignedForTheRightName() {
        SecureRandom random = new SecureRandom();
        CertificateIssuer root = CertificateIssuer.root(
                new CertificateIssuer.Subject("CSO", "Root", NOW, NOW.plus(Duration.ofDays(900))),
                KeySpec.EC_P256,
                random);
        StationAuthority authority = new StationAuthority(root, "CSO", Duration.ofDays(90));
        CertificateBlock.<Memory>of(
                        authority,
                        message -> authority.check(message.request(), "SN-1"),
                        (peer, request) -> sent.add(request),
                        StatusFetcher.none(),
                        List.of(root.certificate()),
                        CLOCK)
                .addTo(handlers);

        assertThat(answer("1", "SignCertificate", csr("SN-1", random))).contains("Accepted");
        assertThat(answer("2", "SignCertificate", csr("SN-2", random))).contains("Rejected", "InvalidCSR");

        assertThat(sent).hasSize(1).first().isInstanceOf(CertificateSignedRequest.class);
    }

    private static String csr(String serialNumber, SecureRandom random) {
        String pem = CsrBuilder.build(CsrSubject.station(serialNumber, "CSO"), KeySpec.EC_P256.generate(random));
        return "{\"csr\":\"" + pem.strip().replace("\n", "\\n") + "\"}";
    }
}
