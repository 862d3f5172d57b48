package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.DERUnitEnum;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripsTest {
    private static TripSample sample(int second, String value) {
        return new TripSample(NOW.plusSeconds(second), dec(value));
    }

    @Test
    void tripCurveCountsHowLongAndHowFar() {
        TripCurve high = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 61, 10, 62, 2)), TripSide.HIGH, TripAxis.VALUE);
        // 61.5 Hz may last 6 s.
        List<TripSample> history = List.of(sample(0, "60"), sample(10, "61.5"));
        assertThat(Trips.isReached(high, history, NOW.plusSeconds(15))).isFalse();
        assertThat(Trips.isReached(high, history, NOW.plusSeconds(16))).isTrue();
        assertThat(Trips.isReached(high, List.of(sample(0, "60.9")), NOW.plusSeconds(999)))
                .isFalse();
        // Back to normal for a moment starts anew.
        List<TripSample> twice = List.of(sample(0, "61.5"), sample(5, "60"), sample(6, "61.5"));
        assertThat(Trips.isReached(high, twice, NOW.plusSeconds(11))).isFalse();
        assertThat(Trips.isReached(high, twice, NOW.plusSeconds(12))).isTrue();
        // 61 Hz since 0 s, 62 Hz since 3 s: the latter ends it at 5 s.
        List<TripSample> worse = List.of(sample(0, "61"), sample(3, "62"));
        assertThat(Trips.isReached(high, worse, NOW.plusSeconds(4))).isFalse();
        assertThat(Trips.isReached(high, worse, NOW.plusSeconds(5))).isTrue();
        // Less bad again: counts as 61 Hz since 0 s.
        List<TripSample> better = List.of(sample(0, "61"), sample(3, "62"), sample(4, "61"));
        assertThat(Trips.isReached(high, better, NOW.plusSeconds(9))).isFalse();
        assertThat(Trips.isReached(high, better, NOW.plusSeconds(10))).isTrue();
        // Once reached, it stays so for the history.
        assertThat(Trips.isReached(
                        high, List.of(sample(0, "62"), sample(5, "62"), sample(6, "60")), NOW.plusSeconds(7)))
                .isTrue();
    }

    @Test
    void lowSideAndTimeAxisAreMirrored() {
        TripCurve low = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 50, 2, 70, 10)), TripSide.LOW, TripAxis.VALUE);
        assertThat(Trips.isReached(low, List.of(sample(0, "60")), NOW.plusSeconds(6)))
                .isTrue();
        assertThat(Trips.isReached(low, List.of(sample(0, "60")), NOW.plusSeconds(5)))
                .isFalse();
        assertThat(Trips.isReached(low, List.of(sample(0, "71")), NOW.plusSeconds(99)))
                .isFalse();
        assertThat(Trips.isReached(low, List.of(sample(0, "60"), sample(3, "40")), NOW.plusSeconds(5)))
                .isTrue();
        // 80 % after 10 s, 60 % after 60 s
        TripCurve time = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 10, 80, 60, 60)), TripSide.HIGH, TripAxis.TIME);
        assertThat(Trips.isReached(time, List.of(sample(0, "80")), NOW.plusSeconds(9)))
                .isFalse();
        assertThat(Trips.isReached(time, List.of(sample(0, "80")), NOW.plusSeconds(10)))
                .isTrue();
        // 70 % is reached after 35 s
        assertThat(Trips.isReached(time, List.of(sample(0, "70")), NOW.plusSeconds(34)))
                .isFalse();
        assertThat(Trips.isReached(time, List.of(sample(0, "70")), NOW.plusSeconds(35)))
                .isTrue();
        assertThat(Trips.isReached(time, List.of(sample(0, "59")), NOW.plusSeconds(999)))
                .isFalse();
        TripCurve lowTime = new TripCurve(
                DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 1, 50, 11, 70)), TripSide.LOW, TripAxis.TIME);
        assertThat(Trips.isReached(lowTime, List.of(sample(0, "60")), NOW.plusSeconds(5)))
                .isFalse();
        assertThat(Trips.isReached(lowTime, List.of(sample(0, "60")), NOW.plusSeconds(6)))
                .isTrue();
    }

    @Test
    void mustBeatsCessationBeatsMay() {
        assertThat(Trips.decide(true, true, true)).isEqualTo(TripDecision.MUST_TRIP);
        assertThat(Trips.decide(false, true, true)).isEqualTo(TripDecision.MOMENTARY_CESSATION);
        assertThat(Trips.decide(false, false, true)).isEqualTo(TripDecision.MAY_TRIP);
        assertThat(Trips.decide(false, false, false)).isEqualTo(TripDecision.STAY);
    }
}
