package dev.ocppkit.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.security.testing.MovableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuthThrottleTest {
    private final MovableClock clock = new MovableClock();
    private final AuthThrottle throttle = new AuthThrottle(clock, 3, Duration.ofSeconds(10));

    private long attempts(AuthThrottle of, String key, int tries) {
        return IntStream.range(0, tries).filter(i -> of.tryAttempt(key)).count();
    }

    @Test
    void burstIsAllowedAndNothingMore() {
        assertThat(attempts(throttle, "CS-1", 5)).isEqualTo(3);
    }

    @Test
    void oneMoreIsAllowedAfterItsTimeToTheMillisecond() {
        attempts(throttle, "CS-1", 3);
        clock.advance(Duration.ofMillis(9_999));
        assertThat(throttle.tryAttempt("CS-1")).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(throttle.tryAttempt("CS-1")).isTrue();
        assertThat(throttle.tryAttempt("CS-1")).isFalse();
    }

    @Test
    void timeIsNotLostByAskingOften() {
        attempts(throttle, "CS-1", 3);
        for (int i = 0; i < 9; i++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(throttle.tryAttempt("CS-1")).isFalse();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(throttle.tryAttempt("CS-1")).isTrue();
    }

    @Test
    void longRestGivesNoMoreThanTheBurst() {
        attempts(throttle, "CS-1", 3);
        clock.advance(Duration.ofDays(400));
        assertThat(attempts(throttle, "CS-1", 10)).isEqualTo(3);
    }

    @Test
    void keysDoNotShareAttempts() {
        attempts(throttle, "CS-1", 3);
        assertThat(attempts(throttle, "CS-2", 5)).isEqualTo(3);
    }

    @Test
    void successGivesItsAttemptBackAndNoMore() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.tryAttempt("CS-1")).isTrue();
            throttle.succeeded("CS-1");
        }
        throttle.succeeded("CS-1");
        throttle.succeeded("never seen");
        assertThat(attempts(throttle, "CS-1", 10)).isEqualTo(3);
        assertThat(attempts(throttle, "never seen", 10)).isEqualTo(3);
    }

    @Test
    void clockThatIsSetBackGivesNothing() {
        attempts(throttle, "CS-1", 3);
        clock.advance(Duration.ofHours(-1));
        assertThat(throttle.tryAttempt("CS-1")).isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(throttle.tryAttempt("CS-1")).isTrue();
    }

    @Test
    void strangersCannotMakeTheTableGrowButOneWhoKeepsTryingStaysShutOut() {
        attempts(throttle, "victim", 3);
        for (int i = 0; i < 30_000; i++) {
            throttle.tryAttempt("stranger " + i);
            if (i % 5_000 == 0) {
                assertThat(throttle.tryAttempt("victim")).isFalse();
            }
        }
        assertThat(attempts(throttle, "stranger 0", 10)).as("forgotten by now").isEqualTo(3);
    }

    @Test
    void timeBelowAMillisecondStillLimits() {
        AuthThrottle fast = new AuthThrottle(clock, 2, Duration.ofNanos(1));
        assertThat(attempts(fast, "CS-1", 5)).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));
        assertThat(attempts(fast, "CS-1", 5)).isEqualTo(1);
    }

    @Test
    void limitsMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AuthThrottle(clock, 0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new AuthThrottle(clock, 1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new AuthThrottle(clock, 1, Duration.ofSeconds(-1)));
    }
}
