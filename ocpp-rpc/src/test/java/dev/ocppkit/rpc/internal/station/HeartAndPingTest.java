package dev.ocppkit.rpc.internal.station;

import static dev.ocppkit.rpc.internal.station.Stations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HeartAndPingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Heart heart = new Heart();
    private final Pinger pinger = new Pinger();

    @Test
    @Tag("G02.FR.02")
    @Tag("G02.FR.05")
    void aHeartbeatComesAnIntervalAfterTheLastMessage() {
        heart.begin(seconds(10));
        assertThat(heart.due(MINUTE, 0)).isEqualTo(seconds(70));
        assertThat(heart.due(MINUTE, seconds(30))).isEqualTo(seconds(90));
        heart.send(seconds(90));
        assertThat(heart.due(MINUTE, seconds(90))).isEqualTo(Long.MAX_VALUE);
        heart.done();
        assertThat(heart.due(MINUTE, seconds(90))).isEqualTo(seconds(150));
    }

    @Test
    @Tag("G02.FR.07")
    void thereIsAtLeastOneHeartbeatADay() {
        heart.begin(0);
        assertThat(heart.due(MINUTE, seconds(86_390))).isEqualTo(seconds(86_400));
        assertThat(heart.due(Duration.ofDays(400), seconds(5))).isEqualTo(seconds(86_400));
    }

    @Test
    void anIntervalOfZeroMeansNone() {
        heart.begin(0);
        assertThat(heart.due(Duration.ZERO, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(heart.due(Duration.ofSeconds(-1), 0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void afterAReconnectionTheFirstHeartbeatDoesNotWait() {
        heart.beginWithBeat(seconds(10));
        assertThat(heart.due(MINUTE, seconds(10))).isEqualTo(seconds(10));
        heart.send(seconds(10));
        heart.done();
        assertThat(heart.due(MINUTE, seconds(10))).isEqualTo(seconds(70));
    }

    @Test
    void aPingComesAnIntervalAfterTheLastSignOfLife() {
        pinger.begin();
        assertThat(pinger.due(MINUTE, seconds(10))).isEqualTo(seconds(70));
        assertThat(pinger.due(Duration.ZERO, seconds(10))).isEqualTo(Long.MAX_VALUE);
        assertThat(pinger.due(Duration.ofMillis(200), seconds(10))).isEqualTo(seconds(10) + 200_000_000L);
    }

    @Test
    void anythingThatArrivesAnswersAPing() {
        pinger.begin();
        pinger.send(seconds(70));
        assertThat(pinger.isUnanswered(seconds(10))).isTrue();
        assertThat(pinger.due(MINUTE, seconds(10))).isEqualTo(seconds(130));
        assertThat(pinger.isUnanswered(seconds(71))).isFalse();
        assertThat(pinger.due(MINUTE, seconds(71))).isEqualTo(seconds(131));
    }
}
