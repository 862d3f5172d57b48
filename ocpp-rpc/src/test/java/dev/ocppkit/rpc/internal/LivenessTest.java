package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.internal.Liveness.Policy;
import dev.ocppkit.rpc.internal.Liveness.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private static final Policy PINGS = new Policy(Duration.ofNanos(10), Duration.ZERO);
    private static final Policy SILENCE = new Policy(Duration.ZERO, Duration.ofNanos(10));
    /** Where the clock turns over. */
    private static final long START = Long.MAX_VALUE - 3;

    private final Liveness liveness = new Liveness(START);

    private Verdict verdict(Policy policy, long after) {
        return liveness.verdict(policy, true, START + after);
    }

    @Test
    void aQuietPeerIsPingedAndGivenUpIfItStaysSo() {
        assertThat(verdict(PINGS, 9)).isEqualTo(Verdict.FINE);
        assertThat(verdict(PINGS, 10)).isEqualTo(Verdict.PING);
        liveness.pinged(START + 10);

        assertThat(verdict(PINGS, 19)).isEqualTo(Verdict.FINE);
        assertThat(verdict(PINGS, 20)).isEqualTo(Verdict.SILENT);
    }

    @Test
    void anythingThatComesIsAnAnswer() {
        liveness.pinged(START + 10);
        liveness.received(START + 15);

        assertThat(verdict(PINGS, 24)).isEqualTo(Verdict.FINE);
        assertThat(verdict(PINGS, 25)).isEqualTo(Verdict.PING);
    }

    @Test
    void aPongTellsHowLongThePingTookOnce() {
        liveness.pinged(START + 10);

        assertThat(liveness.pong(START + 13)).hasValue(3);
        assertThat(liveness.pong(START + 14)).as("nobody asked").isEmpty();
        assertThat(liveness.lastReceived()).isEqualTo(START + 14);
    }

    @Test
    void whatCannotBePingedIsOnlyGivenUpForSilence() {
        assertThat(liveness.verdict(PINGS, false, START + 1000)).isEqualTo(Verdict.FINE);
        assertThat(verdict(SILENCE, 9)).isEqualTo(Verdict.FINE);
        assertThat(verdict(SILENCE, 10)).isEqualTo(Verdict.SILENT);
    }

    @Test
    void aPolicySaysHowOftenToLook() {
        assertThat(Policy.NONE.period()).isZero();
        assertThat(PINGS.period()).isEqualTo(Duration.ofNanos(5));
        assertThat(SILENCE.period()).isEqualTo(Duration.ofNanos(5));
        assertThat(new Policy(Duration.ofNanos(40), Duration.ofNanos(20)).period())
                .isEqualTo(Duration.ofNanos(10));
    }
}
