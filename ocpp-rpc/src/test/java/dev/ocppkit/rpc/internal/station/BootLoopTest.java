package dev.ocppkit.rpc.internal.station;

import static dev.ocppkit.model.enumeration.RegistrationStatusEnum.ACCEPTED;
import static dev.ocppkit.model.enumeration.RegistrationStatusEnum.PENDING;
import static dev.ocppkit.model.enumeration.RegistrationStatusEnum.REJECTED;
import static dev.ocppkit.rpc.internal.station.Stations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.rpc.station.StationSettings;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BootLoopTest {
    private final StationSettings settings =
            new StationSettings().retryBackOffWaitMinimum(Duration.ofSeconds(7)).retryBackOffRandomRange(Duration.ZERO);
    private final BootLoop boot = new BootLoop(new BackOff(settings, new Random(1)), BootReasonEnum.WATCHDOG);

    @BeforeEach
    void begin() {
        boot.begin();
    }

    @Test
    @Tag("B01.FR.01")
    @Tag("B01.FR.09")
    void afterAStartItIsDueAtOnceWithTheGivenReason() {
        assertThat(boot.due(5)).hasValue(5);
        assertThat(boot.send()).isEqualTo(BootReasonEnum.WATCHDOG);
        assertThat(boot.due(5)).isEmpty();
    }

    @Test
    void onceAcceptedNothingIsDue() {
        boot.send();
        boot.answered(ACCEPTED, 300, 0);
        assertThat(boot.isAccepted()).isTrue();
        boot.lost();
        assertThat(boot.due(seconds(100_000))).isEmpty();
    }

    @Test
    @Tag("B02.FR.04")
    @Tag("B02.FR.08")
    @Tag("B03.FR.06")
    void untilAcceptedTheNextComesAfterTheInterval() {
        boot.send();
        boot.answered(PENDING, 20, seconds(100));
        assertThat(boot.due(seconds(101))).hasValue(seconds(120));
        assertThat(boot.due(seconds(130))).hasValue(seconds(130));
        assertThat(boot.send()).isEqualTo(BootReasonEnum.WATCHDOG);
        boot.answered(REJECTED, 40, seconds(130));
        assertThat(boot.due(seconds(131))).hasValue(seconds(170));
    }

    @Test
    @Tag("B02.FR.04")
    @Tag("B03.FR.02")
    void theIntervalOutlivesTheConnection() {
        boot.send();
        boot.answered(REJECTED, 600, 0);
        boot.lost();
        assertThat(boot.due(seconds(10))).hasValue(seconds(600));
    }

    @Test
    @Tag("B02.FR.07")
    @Tag("B03.FR.05")
    void withoutIntervalItBacksOffByItself() {
        boot.send();
        boot.answered(PENDING, 0, 0);
        assertThat(boot.due(0)).hasValue(seconds(7));
        boot.send();
        boot.answered(REJECTED, 0, 0);
        assertThat(boot.due(0)).hasValue(seconds(14));
    }

    @Test
    void aFailureBacksOffTooButALostConnectionDoesNot() {
        boot.send();
        boot.failed(0);
        assertThat(boot.due(0)).hasValue(seconds(7));

        boot.begin();
        boot.send();
        boot.lost();
        assertThat(boot.due(3)).hasValue(3);
    }

    @Test
    @Tag("B02.FR.04")
    @Tag("TC_B_31_CSMS")
    void aTriggerNeedNotWait() {
        boot.send();
        boot.answered(PENDING, 600, 0);
        boot.trigger();
        assertThat(boot.due(seconds(1))).hasValue(seconds(1));
        assertThat(boot.send()).isEqualTo(BootReasonEnum.TRIGGERED);
        boot.answered(PENDING, 600, seconds(1));
        assertThat(boot.due(seconds(2))).hasValue(seconds(601));
        assertThat(boot.send()).isEqualTo(BootReasonEnum.WATCHDOG);
    }

    @Test
    void aTriggeredOneThatFailsDoesNotEndTheRegistration() {
        boot.send();
        boot.answered(ACCEPTED, 0, 0);
        boot.trigger();
        boot.send();
        boot.failed(0);
        assertThat(boot.isAccepted()).isTrue();
        assertThat(boot.due(seconds(1000))).isEmpty();
    }

    @Test
    @Tag("B10.FR.10")
    void anotherCsmsIsAskedAnewAtOnce() {
        boot.send();
        boot.answered(REJECTED, 600, 0);
        boot.again();
        assertThat(boot.isAccepted()).isFalse();
        assertThat(boot.status()).isNull();
        assertThat(boot.due(seconds(1))).hasValue(seconds(1));
    }
}
