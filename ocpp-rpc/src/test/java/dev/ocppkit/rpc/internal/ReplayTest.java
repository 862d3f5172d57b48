package dev.ocppkit.rpc.internal;

import static dev.ocppkit.model.OcppVersion.V2_0_1;
import static dev.ocppkit.model.OcppVersion.V2_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CALL that comes again after it was answered, and other choices about reactions. */
class ReplayTest {
    private static final String EVENT = "[2,\"t-1\",\"TransactionEvent\",{\"eventType\":\"Started\",\"timestamp\":"
            + "\"2026-01-31T12:00:00Z\",\"triggerReason\":\"Authorized\",\"seqNo\":0,\"transactionInfo\":"
            + "{\"transactionId\":\"tx\"}}]";

    private static String answer(SessionDriver csms, int price) {
        TransactionEventResponse response = TransactionEventResponse.builder()
                .totalCost(BigDecimal.valueOf(price))
                .build();
        return csms.answer(csms.dispatched.get(csms.dispatched.size() - 1), response)
                .get(0);
    }

    @Test
    void aCallWithEffectThatComesAgainGetsTheSameAnswer() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.in(EVENT);
        String first = answer(csms, 1);

        assertThat(csms.in(EVENT)).containsExactly(first);
        assertThat(csms.dispatched).hasSize(1);
        assertThat(csms.events).containsExactly(RpcEvent.Kind.CALL_REPLAYED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t-1", "[3,", "\\\"quoted\\\"", "Ladepunkt \u00e4", "\\u00e4", "\ud83d\udd0c"})
    void theSameAnswerIsTheSameBytes(String messageId) {
        String event = EVENT.replace("t-1", messageId);
        for (int price : new int[] {0, 12}) {
            SessionDriver csms = SessionDriver.csms(V2_1);
            csms.in(event);
            String first = price == 0
                    ? csms.answer(csms.dispatched.get(0), TransactionEventResponse.of())
                            .get(0)
                    : answer(csms, price);

            assertThat(csms.in(event)).containsExactly(first);
        }
    }

    @Test
    void theAnswerOutlivesTheConnection() {
        ReplayCache replays = new ReplayCache();
        SessionDriver before = SessionDriver.csms(V2_1, replays);
        before.in(EVENT);
        String first = answer(before, 1);
        before.closed();

        SessionDriver after = SessionDriver.csms(V2_1, replays);

        assertThat(after.in(EVENT)).containsExactly(first);
        assertThat(after.dispatched).isEmpty();
    }

    @Test
    void otherContentUnderTheSameIdIsHandled() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.in(EVENT);
        answer(csms, 1);

        csms.in(EVENT.replace("\"seqNo\":0", "\"seqNo\":1"));

        assertThat(csms.dispatched).hasSize(2);
    }

    @Test
    void afterFiveMinutesTheAnswerIsForgotten() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.in(EVENT);
        answer(csms, 1);
        csms.pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(csms.in(EVENT)).hasSize(1);
        csms.pass(Duration.ofNanos(1));

        assertThat(csms.in(EVENT)).isEmpty();
        assertThat(csms.dispatched).hasSize(2);
    }

    @Test
    void theLast64AnswersAreRemembered() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        for (int i = 1; i <= 65; i++) {
            csms.in(EVENT.replace("t-1", "t-" + i));
            answer(csms, i);
        }

        csms.in(EVENT.replace("t-1", "t-2"));
        assertThat(csms.dispatched).hasSize(65);
        csms.in(EVENT);
        assertThat(csms.dispatched).hasSize(66);
    }

    @Test
    void aCallWithoutEffectIsHandledEachTime() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.in("[2,\"h\",\"Heartbeat\",{}]");
        csms.answer(csms.dispatched.get(0), HeartbeatResponse.of(SessionDriver.ARRIVAL));

        csms.in("[2,\"h\",\"Heartbeat\",{}]");

        assertThat(csms.dispatched).hasSize(2);
    }

    @Test
    void aRefusalIsNotRemembered() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.in(EVENT);
        csms.pass(Duration.ofSeconds(25));
        assertThat(csms.written()).singleElement().asString().startsWith("[4,\"t-1\",\"InternalError\"");

        csms.in(EVENT);

        assertThat(csms.dispatched).hasSize(2);
    }

    @Test
    void unknownTypesAreAnsweredIn21IfThatIsChosen() {
        assertThat(SessionDriver.csms(V2_1, new Reactions(true, false)).in("[7,\"y\",\"Future\",{}]"))
                .singleElement()
                .asString()
                .startsWith("[4,\"y\",\"MessageTypeNotSupported\"");
        assertThat(SessionDriver.csms(V2_1, new Reactions(true, false)).in("[5,\"y\",\"InternalError\",\"\",{}]"))
                .isEmpty();
        assertThat(SessionDriver.csms(V2_0_1, new Reactions(false, false)).in("[7,\"y\",\"Future\",{}]"))
                .hasSize(1);
    }

    @Test
    void anUnreadableFrameEndsTheOutstandingCallIfThatIsChosen() {
        SessionDriver csms = SessionDriver.csms(V2_1, new Reactions(false, true));
        csms.call("c", new ClearCacheRequest(null));

        csms.in("[4,\"-1\",\"RpcFrameworkError\",\"\",{}]");

        assertThat(csms.outcomes).hasSize(1);
        assertThat(((Outcome.Refused<?>) csms.outcomes.get(0)).code()).isEqualTo(RpcErrorCode.RPC_FRAMEWORK_ERROR);
    }
}
