package dev.ocppkit.examples.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.Outcome;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message that a station may send, in both versions, with little and with much in it. */
class EveryMessageTest {
    private static TestCsms csms;
    private static OcppClient v21;
    private static OcppClient v201;

    @BeforeAll
    static void start() throws Exception {
        csms = new TestCsms("mem", "none");
        v21 = TestCsms.connected(csms.station("CS-21", OcppVersion.V2_1));
        v201 = TestCsms.connected(csms.station("CS-201", OcppVersion.V2_0_1));
    }

    @AfterAll
    static void stop() {
        v21.close();
        v201.close();
        csms.close();
    }

    static Stream<Arguments> messages() {
        return Arrays.stream(OcppVersion.values())
                .flatMap(version -> Arrays.stream(Action.values())
                        .filter(action -> action.isIn(version) && !action.isSend())
                        .filter(action -> action.sender() != MessageSender.CSMS)
                        .flatMap(action -> Stream.of(true, false)
                                .map(withOptional -> Arguments.of(version, action, withOptional))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isAnsweredWithAValidResponse(OcppVersion version, Action action, boolean withOptional) {
        String payload = Payloads.of(version.number(), action.wireName() + "Request", withOptional);
        OcppRequest<?> request =
                OcppCodec.of(version).read(action.requestType(), payload).orThrow();
        OcppClient station = version == OcppVersion.V2_1 ? v21 : v201;

        Object outcome =
                station.callOutcome(request).orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(outcome).as(payload).isInstanceOf(Outcome.Replied.class);
    }

    @Test
    void theTableHasAllMessages() {
        assertThat(messages().filter(row -> row.get()[0] == OcppVersion.V2_1)).hasSize(2 * 36);
        assertThat(messages().filter(row -> row.get()[0] == OcppVersion.V2_0_1)).hasSize(2 * 25);
    }

    @Test
    void streamedValuesAreKept() throws Exception {
        String payload = Payloads.of("2.1", "NotifyPeriodicEventStream", false);
        v21.send(OcppCodec.of(OcppVersion.V2_1)
                        .read(NotifyPeriodicEventStream.class, payload)
                        .orThrow())
                .join();
        // A SEND has no answer; the CALL behind it is answered after it.
        v21.call(dev.ocppkit.model.message.HeartbeatRequest.of()).join();

        assertThat(csms.get("/api/stations/CS-21/messages?action=NotifyPeriodicEventStream")
                        .json())
                .hasSize(1);
    }
}
