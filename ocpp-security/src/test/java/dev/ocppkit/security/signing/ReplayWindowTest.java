package dev.ocppkit.security.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow(2);

    private static Jws jws(String signature) {
        return new Jws("payload", "header", signature);
    }

    @Test
    void sameSignatureUnderAnotherIdIsAReplay() {
        assertThat(window.isReplay("1", jws("a"))).isFalse();
        assertThat(window.isReplay("2", jws("a"))).isTrue();
        assertThat(window.isReplay("3", jws("a"))).isTrue();
    }

    @Test
    void messageThatIsSentAgainIsNone() {
        window.isReplay("1", jws("a"));
        assertThat(window.isReplay("1", jws("a"))).isFalse();
    }

    @Test
    void replayDoesNotTakeTheIdOfTheFirst() {
        window.isReplay("1", jws("a"));
        window.isReplay("2", jws("a"));
        assertThat(window.isReplay("1", jws("a"))).isFalse();
        assertThat(window.isReplay("2", jws("a"))).isTrue();
    }

    @Test
    void everyPartOfTheSignatureCounts() {
        ReplayWindow large = new ReplayWindow(10);
        large.isReplay("1", new Jws("p", "h", "s"));
        assertThat(large.isReplay("2", new Jws("P", "h", "s"))).isFalse();
        assertThat(large.isReplay("3", new Jws("p", "H", "s"))).isFalse();
        assertThat(large.isReplay("4", new Jws("p", "h", "S"))).isFalse();
    }

    @Test
    void oldestIsForgottenFirst() {
        window.isReplay("1", jws("a"));
        window.isReplay("2", jws("b"));
        window.isReplay("3", jws("c"));
        assertThat(window.isReplay("9", jws("b"))).isTrue();
        assertThat(window.isReplay("9", jws("c"))).isTrue();
        assertThat(window.isReplay("9", jws("a"))).as("out of the window").isFalse();
    }

    @Test
    void repeatsDoNotPushOthersOut() {
        window.isReplay("1", jws("a"));
        for (int i = 0; i < 100; i++) {
            window.isReplay("2", jws("b"));
        }
        assertThat(window.isReplay("3", jws("a"))).isTrue();
    }

    @Test
    void windowHasRoomForOneAtLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplayWindow(0));
    }
}
