package dev.ocppkit.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.model.message.StatusNotificationResponse;
import dev.ocppkit.rpc.MessageContext;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import dev.ocppkit.rpc.testkit.VirtualTime;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CsrBuilder;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.StationAuthority;
import dev.ocppkit.security.revocation.CertificateStatusService;
import dev.ocppkit.security.revocation.ChainStatusService;
import dev.ocppkit.security.revocation.IssuerDirectory;
import dev.ocppkit.security.revocation.StatusFetcher;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.planning.ChargingPlans;
import dev.ocppkit.smartcharging.planning.PlanSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final OcppServer csms = OcppServer.builder()
            .acceptAll()
            .nonBlocking()
            .time(new VirtualTime())
            .build();
    private final Memory memory = new Memory();
    private final StoredHandlers<Memory> handlers = new StoredHandlers<>(csms, memory);
    private final List<OcppRequest<?>> sent = new ArrayList<>();
    private ScriptedPeer station;

    /** Forgets what a failed transaction did. */
    private static final class Memory implements MessageStore<Memory>, ProfileStore<Memory> {
        private Map<String, StoredMessage> messages = new HashMap<>();
        private List<InstalledProfile> profiles = List.of();
        private final List<String> heard = new ArrayList<>();
        private final List<String> committed = new ArrayList<>();

        @Override
        public <T> T inTransaction(Function<Memory, T> work) {
            Map<String, StoredMessage> before = new HashMap<>(messages);
            try {
                return work.apply(this);
            } catch (RuntimeException e) {
                messages = before;
                throw e;
            }
        }

        @Override
        public void heard(Memory transaction, MessageContext context) {
            heard.add(context.identity());
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
    }

    @BeforeEach
    void connect() {
        station = ScriptedPeer.connect(
                        new InMemoryTransport(csms.binding()), URI.create("ws://csms/ocpp/CS-1"), "ocpp2.1")
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
        assertThat(memory.committed).containsOnly("CS-1").hasSize(3);
        assertThat(memory.heard).hasSize(3);
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
        assertThat(memory.committed).isEmpty();
    }

    @Test
    void heartbeatsAreNotKept() {
        handlers.pass(HeartbeatRequest.class, () -> HeartbeatResponse.of(NOW));

        assertThat(answer("1", "Heartbeat", "{}")).contains("2026-01-15T20:00:00Z");
        assertThat(memory.messages).isEmpty();
        assertThat(memory.heard).containsExactly("CS-1");
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
        IssuerDirectory issuers = IssuerDirectory.of(List.of(root.certificate()));
        new CertificateBlock<Memory>(
                        authority,
                        message -> authority.check(message.request(), "SN-1"),
                        (peer, request) -> sent.add(request),
                        new CertificateStatusService(StatusFetcher.none(), issuers, CLOCK),
                        new ChainStatusService(StatusFetcher.none(), issuers, Duration.ofMinutes(5), CLOCK),
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
