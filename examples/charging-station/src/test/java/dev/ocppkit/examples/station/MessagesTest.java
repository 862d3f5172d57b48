package dev.ocppkit.examples.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.*;
import dev.ocppkit.rpc.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private record Line(Action action, String versions, String payload, List<String> expected) {}

    private static List<Line> lines() throws IOException {
        try (var in = MessagesTest.class.getResourceAsStream("messages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .map(part -> new Line(
                            Action.fromWireName(part[0]).orElseThrow(), part[1], part[2], List.of(part[3].split(" "))))
                    .toList();
        }
    }

    private static String remoteStart(TestCsms csms, String identity) {
        csms.await(StatusNotificationRequest.class, status -> status.evseId() == 2);
        IdToken token = IdToken.builder().idToken("REMOTE").type("ISO14443").build();
        csms.call(
                identity,
                RequestStartTransactionRequest.builder()
                        .idToken(token)
                        .remoteStartId(42)
                        .evseId(1)
                        .build());
        TransactionEventRequest started =
                csms.await(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.STARTED);
        assertThat(started.triggerReason()).isEqualTo(TriggerReasonEnum.REMOTE_START);
        assertThat(started.transactionInfo().remoteStartId()).isEqualTo(42);
        csms.await(
                TransactionEventRequest.class,
                event -> event.transactionInfo().chargingState() == ChargingStateEnum.CHARGING);
        return started.transactionInfo().transactionId();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void answersEachMessageOfTheCsms(OcppVersion version) throws IOException {
        OcppCodec codec = OcppCodec.of(version);
        List<String> wrong = new ArrayList<>();
        try (TestCsms csms = new TestCsms();
                Swarm swarm = Simulation.start(csms, "CS-T", version, options -> options)) {
            String transaction = remoteStart(csms, "CS-T");
            String soon = Instant.now()
                    .plus(1, ChronoUnit.HOURS)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            for (Line line : lines()) {
                if (!line.versions().equals("both") && !line.versions().equals(version.number())) {
                    continue;
                }
                String payload = line.payload().replace("$TX", transaction).replace("$SOON", soon);
                OcppRequest<?> request = (OcppRequest<?>)
                        codec.read(line.action().requestType(), payload).orThrow();
                String answer = answer(codec, csms.outcome("CS-T", request));
                if (!line.expected().stream().allMatch(answer::contains)) {
                    wrong.add(line.action().wireName() + " " + payload + " -> " + answer);
                }
            }
            csms.await(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.ENDED);
            csms.await(SignCertificateRequest.class);
            csms.await(LogStatusNotificationRequest.class, log -> log.requestId() != null && log.requestId() == 12);
            csms.await(NotifyReportRequest.class, part -> part.requestId() == 1 && !Boolean.TRUE.equals(part.tbc()));
            assertThat(reportedVariables(csms)).contains("TxCtrlr.TxStartPoint", "EVSE.Power");
            assertThat(csms.problems()).isEmpty();
            assertThat(swarm.allAccepted()).isTrue();
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> reportedVariables(TestCsms csms) {
        return csms.all(NotifyReportRequest.class).stream()
                .filter(part -> part.requestId() == 1)
                .flatMap(part -> part.reportData().stream())
                .map(data -> data.component().name() + "." + data.variable().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String answer(OcppCodec codec, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Replied<?> replied) {
            return codec.toJson(replied.value());
        }
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().wireName() : outcome.toString();
    }

    @Test
    void theTableHasAllMessagesThatACsmsCanSend() throws IOException {
        Set<Action> listed = lines().stream().map(Line::action).collect(Collectors.toSet());
        Set<Action> missing = new TreeSet<>();
        for (Action action : Action.values()) {
            if (action.sender() != dev.ocppkit.model.MessageSender.CHARGING_STATION && !listed.contains(action)) {
                missing.add(action);
            }
        }
        assertThat(missing).isEmpty();
    }
}
