package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.ClearCacheRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What holds for every message that a peer may send. */
class SessionPropertiesTest {
    private static final List<String> IDS =
            List.of("\"a\"", "\"c\"", "\"-1\"", "\"\"", "7", "null", "\"" + "x".repeat(40) + "\"");
    private static final List<String> ACTIONS = List.of(
            "\"Heartbeat\"",
            "\"ClearCache\"",
            "\"NotifyPeriodicEventStream\"",
            "\"Nope\"",
            "\"Heartbeat-Signed\"",
            "1");
    private static final List<String> PAYLOADS = List.of(
            "{}", "null", "[]", "{\"status\":\"Accepted\"}", "{\"x\":1}", "{", "\"InternalError\",\"\",{}", "1");

    @Provide
    Arbitrary<String> frames() {
        Arbitrary<String> whole = Combinators.combine(
                        Arbitraries.integers().between(-1, 9),
                        Arbitraries.of(IDS),
                        Arbitraries.of(ACTIONS),
                        Arbitraries.of(PAYLOADS),
                        Arbitraries.of("]", "", ",1]", "] x"))
                .as((type, id, action, payload, end) ->
                        "[" + type + "," + id + "," + (type == 2 || type == 6 ? action + "," : "") + payload + end);
        return Arbitraries.oneOf(
                whole,
                Combinators.combine(whole, Arbitraries.integers().between(0, 60))
                        .as((frame, length) -> frame.substring(0, Math.min(length, frame.length()))),
                Arbitraries.strings().ofMaxLength(30));
    }

    @Property
    @Tag("FR.07")
    void aFrameIsAnsweredAtMostOnceAndAnswersAndSendsNeverWithACallerror(
            @ForAll("frames") String frame, @ForAll OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);
        csms.call("c", new ClearCacheRequest(null));

        List<String> answers = csms.in(frame);

        assertThat(answers.size() + csms.dispatched.size()).isLessThanOrEqualTo(1);
        boolean isAnswerOrSend = frame.matches(version == OcppVersion.V2_1 ? "(?s)\\[[3456],.*" : "(?s)\\[[34],.*");
        if (isAnswerOrSend) {
            assertThat(answers).noneMatch(answer -> answer.startsWith("[4,"));
        }
        assertThat(answers).allMatch(answer -> answer.length() < 2000);
    }

    @Property
    void noFrameStartsALoopOfErrors(@ForAll("frames") String frame, @ForAll OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);
        SessionDriver station = SessionDriver.station(version);
        csms.call("c", new ClearCacheRequest(null));
        Deque<String> toStation = new ArrayDeque<>();
        Deque<String> toCsms = new ArrayDeque<>(List.of(frame));
        int exchanged = 0;
        while (!toStation.isEmpty() || !toCsms.isEmpty()) {
            if (!toCsms.isEmpty()) {
                toStation.addAll(csms.in(toCsms.poll()));
            } else {
                toCsms.addAll(station.in(toStation.poll()));
            }
            exchanged++;
        }

        // The frame, the error about it, and at most what 2.0.1 says about an error it does not know.
        assertThat(exchanged).isLessThanOrEqualTo(3);
    }

    @Property(tries = 200)
    void whatAPeerSendsNeverBreaksTheSession(@ForAll List<@From("frames") String> frames, @ForAll OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);

        frames.forEach(csms::in);
        csms.closed();

        assertThat(csms.hasDeadline()).isFalse();
    }
}
