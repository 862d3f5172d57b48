package dev.ocppkit.rpc.internal;

import static dev.ocppkit.model.OcppVersion.V2_0_1;
import static dev.ocppkit.model.OcppVersion.V2_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.StreamDataElement;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.RpcLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may send what and when, and how it ends. */
class SessionTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HeartbeatRequest HEARTBEAT = new HeartbeatRequest(null);
    private static final ClearCacheRequest CLEAR_CACHE = new ClearCacheRequest(null);
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
    private static final CallOptions TEN_SECONDS = CallOptions.within(Duration.ofSeconds(10));
    private static final NotifyPeriodicEventStream STREAM = NotifyPeriodicEventStream.builder()
            .id(1)
            .pending(0)
            .basetime(NOW)
            .data(List.of(StreamDataElement.of(BigDecimal.ZERO, "1")))
            .build();

    @ParameterizedTest
    @EnumSource
    @Tag("FR.02")
    void aValidCallIsDispatchedAndAnsweredOnce(OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);

        assertThat(csms.in("\ufeff [2,\"a\",\"Heartbeat\",null]\n")).isEmpty();
        InboundCall call = csms.dispatched.get(0);
        assertThat(((InboundCall.Typed) call.content()).request()).isEqualTo(HEARTBEAT);
        assertThat(call.receivedAt()).isEqualTo(SessionDriver.ARRIVAL);

        assertThat(csms.answer(call, HeartbeatResponse.of(NOW)))
                .containsExactly("[3,\"a\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");
        assertThat(csms.answer(call, HeartbeatResponse.of(NOW))).isEmpty();
        assertThat(csms.effects).contains(new Effect.Replied(call));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("FR.01")
    void aSecondCallWaitsForTheAnswerToTheFirst(OcppVersion version) {
        SessionDriver station = SessionDriver.station(version);
        station.call("1", HEARTBEAT);
        station.call("2", HEARTBEAT);

        assertThat(station.written()).containsExactly("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(station.in("[3,\"1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]"))
                .containsExactly("[2,\"2\",\"Heartbeat\",{}]");
        assertThat(station.outcomes).containsExactly(new Outcome.Replied<>(HeartbeatResponse.of(NOW)));
    }

    @ParameterizedTest
    @EnumSource
    void crossingCallsDoNotWaitForEachOther(OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);
        csms.call("out", CLEAR_CACHE);

        csms.in("[2,\"in\",\"Heartbeat\",{}]");
        assertThat(csms.answer(csms.dispatched.get(0), HeartbeatResponse.of(NOW)))
                .hasSize(1);
        csms.in("[3,\"out\"," + ACCEPTED + "]");
        assertThat(csms.outcomes).singleElement().isInstanceOf(Outcome.Replied.class);
    }

    @Test
    void aSendDoesNotWaitForCalls() {
        SessionDriver station = SessionDriver.station(V2_1);
        station.call("1", HEARTBEAT);
        station.call("2", HEARTBEAT);

        station.send("s", STREAM);

        assertThat(station.written())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("[6,\"s\",\"NotifyPeriodicEventStream\",");
        assertThat(station.sendOutcomes).containsExactly((NotSentReason) null);
    }

    @Test
    void whileTheTransportIsBusyAnswersGoBeforeSendsAndSendsBeforeCalls() {
        SessionDriver station = SessionDriver.station(V2_1);
        station.in("[2,\"c\",\"ClearCache\",{}]");
        station.holdTransport();
        station.send("s0", STREAM);
        station.call("1", HEARTBEAT);
        station.send("s1", STREAM);
        station.send("s2", STREAM);
        station.in("[2,\"x\",\"Nonsense\",{}]");

        assertThat(station.releaseTransport())
                .extracting(frame -> frame.substring(0, 6))
                .containsExactly("[4,\"x\"", "[6,\"s1", "[6,\"s2", "[2,\"1\"");
    }

    @Test
    void tooManySendsDisplaceTheOldest() {
        RpcLimits limits = RpcLimits.defaults().toBuilder().maxQueuedSends(1).build();
        SessionDriver csms = SessionDriver.csms(V2_1, limits);
        csms.holdTransport();
        csms.send("s0", STREAM);
        csms.send("s1", STREAM);
        csms.send("s2", STREAM);

        assertThat(csms.sendOutcomes).containsExactly(NotSentReason.QUEUE_FULL);
        assertThat(csms.events).containsExactly(RpcEvent.Kind.SEND_DISPLACED);
        assertThat(csms.releaseTransport()).singleElement().asString().startsWith("[6,\"s2\"");
    }

    @Test
    void theTimeoutStartsWhenTheTransportHasTakenTheCall() {
        SessionDriver station = SessionDriver.station(V2_1);
        station.holdTransport();
        station.call("1", HEARTBEAT, TEN_SECONDS);
        station.pass(Duration.ofSeconds(20));
        assertThat(station.outcomes).isEmpty();

        station.releaseTransport();
        assertThat(station.untilDeadline()).isEqualTo(Duration.ofSeconds(10));
        station.pass(Duration.ofMillis(9_999));
        assertThat(station.outcomes).isEmpty();
        station.pass(Duration.ofMillis(1));

        assertThat(station.outcomes)
                .containsExactly(new Outcome.Unknown<>(
                        Action.HEARTBEAT, "1", Outcome.Unknown.Cause.TIMEOUT, Duration.ofSeconds(10)));
        assertThat(station.hasDeadline()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aLateAnswerDoesNotDisturbTheNextCall(OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);
        csms.call("old", CLEAR_CACHE, TEN_SECONDS);
        csms.call("new", CLEAR_CACHE);
        assertThat(csms.pass(Duration.ofSeconds(10))).hasSize(1);

        assertThat(csms.in("[3,\"old\",{\"bad\":1}]")).isEmpty();
        assertThat(csms.in("[3,\"old\"," + ACCEPTED + "]")).isEmpty();
        assertThat(csms.events).containsExactly(RpcEvent.Kind.LATE_REPLY, RpcEvent.Kind.LATE_REPLY);
        assertThat(csms.outcomes).hasSize(1);
        csms.in("[3,\"new\"," + ACCEPTED + "]");
        assertThat(csms.outcomes).hasSize(2).last().isInstanceOf(Outcome.Replied.class);
    }

    @Test
    void aSecondAnswerIsReportedAsDuplicateAndAStrangeOneAsUnknown() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.call("1", CLEAR_CACHE);
        csms.in("[3,\"1\"," + ACCEPTED + "]");

        csms.in("[3,\"1\"," + ACCEPTED + "]");
        csms.in("[3,\"2\"," + ACCEPTED + "]");

        assertThat(csms.events).containsExactly(RpcEvent.Kind.DUPLICATE_REPLY, RpcEvent.Kind.UNKNOWN_REPLY);
    }

    @Test
    void aCallThatWaitsTooLongIsNotSent() {
        SessionDriver station = SessionDriver.station(V2_1);
        station.call("1", HEARTBEAT, CallOptions.within(Duration.ofMinutes(10)));
        station.call("2", HEARTBEAT, CallOptions.defaults().withQueueTimeout(Duration.ofSeconds(5)));

        assertThat(station.untilDeadline()).isEqualTo(Duration.ofSeconds(5));
        station.pass(Duration.ofSeconds(5));

        assertThat(station.outcomes)
                .containsExactly(new Outcome.NotSent<>(Action.HEARTBEAT, NotSentReason.QUEUE_TIMEOUT, List.of()));
    }

    @Test
    void tooManyCallsAreNotSent() {
        RpcLimits limits = RpcLimits.defaults().toBuilder().maxQueuedCalls(1).build();
        SessionDriver csms = SessionDriver.csms(V2_1, limits);
        csms.call("1", CLEAR_CACHE);
        csms.call("2", CLEAR_CACHE);
        csms.call("3", CLEAR_CACHE);

        assertThat(csms.outcomes)
                .containsExactly(new Outcome.NotSent<>(Action.CLEAR_CACHE, NotSentReason.QUEUE_FULL, List.of()));
    }

    @Test
    void cancellingTakesBackACallThatWaitsAndOnlyForgetsOneThatWasSent() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        OutboundCall sent = csms.call("1", CLEAR_CACHE);
        OutboundCall queued = csms.call("2", CLEAR_CACHE);

        csms.cancel(sent);
        csms.cancel(queued);

        assertThat(csms.outcomes)
                .containsExactly(new Outcome.NotSent<>(Action.CLEAR_CACHE, NotSentReason.CANCELLED, List.of()));
        assertThat(csms.in("[3,\"1\"," + ACCEPTED + "]")).isEmpty();
    }

    @Test
    void whenTheConnectionIsLostTheSentCallIsUnknownAndTheOthersAreNotSent() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.in("[2,\"in\",\"Heartbeat\",{}]");
        csms.call("1", CLEAR_CACHE);
        csms.call("2", CLEAR_CACHE);
        csms.pass(Duration.ofSeconds(3));

        csms.closed();
        csms.call("3", CLEAR_CACHE);

        assertThat(csms.outcomes)
                .containsExactly(
                        new Outcome.Unknown<>(
                                Action.CLEAR_CACHE, "1", Outcome.Unknown.Cause.CONNECTION_LOST, Duration.ofSeconds(3)),
                        new Outcome.NotSent<>(Action.CLEAR_CACHE, NotSentReason.NOT_CONNECTED, List.of()),
                        new Outcome.NotSent<>(Action.CLEAR_CACHE, NotSentReason.NOT_CONNECTED, List.of()));
        InboundCall abandoned = csms.dispatched.get(0);
        assertThat(csms.effects).contains(new Effect.Abandon(abandoned));
        assertThat(csms.answer(abandoned, HeartbeatResponse.of(NOW))).isEmpty();
        assertThat(csms.hasDeadline()).isFalse();
    }

    @Test
    void aHandlerThatTakesTooLongIsAnsweredForAndItsOwnAnswerDropped() {
        SessionDriver csms = SessionDriver.csms(V2_0_1);
        csms.in("[2,\"a\",\"Heartbeat\",{}]");

        List<String> reply = csms.pass(Duration.ofSeconds(25));

        assertThat(reply).singleElement().asString().startsWith("[4,\"a\",\"InternalError\",");
        assertThat(csms.events).containsExactly(RpcEvent.Kind.HANDLER_TIMEOUT);
        assertThat(csms.answer(csms.dispatched.get(0), HeartbeatResponse.of(NOW)))
                .isEmpty();
    }

    @Test
    @Tag("FR.06")
    void acallresulterrorReachesTheHandlerThatAnswered() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.in("[2,\"a\",\"Heartbeat\",{}]");
        InboundCall call = csms.dispatched.get(0);
        csms.answer(call, HeartbeatResponse.of(NOW));

        assertThat(csms.in("[5,\"a\",\"FormatViolation\",\"bad\",{}]")).isEmpty();

        assertThat(csms.effects)
                .anySatisfy(effect -> assertThat(effect)
                        .isInstanceOfSatisfying(Effect.ReplyRejected.class, rejected -> {
                            assertThat(rejected.hooks()).isSameAs(call.hooks());
                            assertThat(rejected.error().description()).isEqualTo("bad");
                            assertThat(rejected.error())
                                    .hasMessage("The peer reported FormatViolation about Heartbeat.");
                        }));
    }

    @Test
    void aPeerThatOnlyTalksNonsenseIsDropped() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        for (int i = 0; i < 20; i++) {
            assertThat(csms.in("garbage")).hasSize(1);
        }
        assertThat(csms.in("garbage")).isEmpty();
        assertThat(csms.effects).contains(new Effect.Close(1008, "too many bad frames"));
        assertThat(csms.in("[2,\"a\",\"Heartbeat\",{}]")).isEmpty();
        assertThat(csms.dispatched).isEmpty();
    }

    @Test
    void nonsenseIsForgottenAfterAMinuteAndErrorsWithAnIdDoNotCount() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        for (int i = 0; i < 20; i++) {
            csms.in("garbage");
            csms.in("[2,\"a\",\"Nonsense\",{}]");
            csms.in("[3,\"nobody\",{}]");
        }
        csms.pass(Duration.ofSeconds(60));

        assertThat(csms.in("garbage")).hasSize(1);
    }

    @Test
    void aBinaryMessageClosesTheConnection() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.binary();

        assertThat(csms.effects).contains(new Effect.Close(1003, "OCPP messages are text"));
    }

    @Test
    void closingLetsAnswersOutAndKeepsCallsBack() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.holdTransport();
        csms.in("garbage");
        csms.in("garbage");
        csms.call("1", CLEAR_CACHE);
        csms.close(1001, "");
        assertThat(csms.effects).doesNotContain(new Effect.Close(1001, ""));

        assertThat(csms.releaseTransport()).singleElement().asString().startsWith("[4,\"-1\"");
        assertThat(csms.effects).last().isEqualTo(new Effect.Close(1001, ""));
    }

    @Test
    void aTransportThatTakesNothingIsGivenUp() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.holdTransport();
        csms.in("garbage");

        csms.pass(Duration.ofSeconds(30));

        assertThat(csms.events).contains(RpcEvent.Kind.WRITE_TIMEOUT);
        assertThat(csms.effects).contains(new Effect.Close(1008, "messages are not taken in time"));
    }
}
