package dev.ocppkit.smartcharging.v2x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SetpointPropertyTest {
    private static final int MHZ = 3;

    private static PowerCurve curve(List<Integer> powers) {
        return PowerCurve.ofFrequency(IntStream.range(0, powers.size())
                .mapToObj(i -> V2XFreqWattPoint.builder()
                        .frequency(BigDecimal.valueOf(49_000 + 200L * i, MHZ))
                        .power(powers.get(i))
                        .build())
                .toList());
    }

    private static BigDecimal hertz(int milliHertz) {
        return BigDecimal.valueOf(milliHertz, MHZ);
    }

    @Property
    void curveIsMonotoneWhereItsPointsAre(
            @ForAll @Size(min = 2, max = 10) List<@IntRange(min = -20_000, max = 20_000) Integer> powers,
            @ForAll @IntRange(min = 48_000, max = 52_000) int one,
            @ForAll @IntRange(min = 48_000, max = 52_000) int other) {
        List<Integer> rising = new ArrayList<>(powers);
        Collections.sort(rising);
        PowerCurve curve = curve(rising);
        assertThat(curve.powerAt(hertz(Math.min(one, other))))
                .isLessThanOrEqualTo(curve.powerAt(hertz(Math.max(one, other))));
    }

    @Property
    void curveStaysBetweenItsPointsAndGoesThroughThem(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = -20_000, max = 20_000) Integer> powers,
            @ForAll @IntRange(min = 48_000, max = 52_000) int frequency) {
        PowerCurve curve = curve(powers);
        assertThat(curve.powerAt(hertz(frequency)))
                .isBetween(BigDecimal.valueOf(Collections.min(powers)), BigDecimal.valueOf(Collections.max(powers)));
        for (int i = 0; i < powers.size(); i++) {
            assertThat(curve.powerAt(curve.places().get(i)))
                    .isEqualByComparingTo(curve.powers().get(i));
        }
    }

    @Property
    void setpointsKeepTheCaps(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = -20_000, max = 20_000) Integer> powers,
            @ForAll @IntRange(min = -5_000, max = 5_000) int baseline,
            @ForAll @IntRange(max = 10_000) int limit,
            @ForAll @IntRange(max = 10_000) int discharge,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 48_000, max = 52_000) Integer> frequencies) {
        SetpointCaps caps = new SetpointCaps(BigDecimal.valueOf(limit), BigDecimal.valueOf(-discharge));
        FrequencySettings settings =
                new FrequencySettings(BigDecimal.valueOf(baseline), curve(powers), null, BigDecimal.TEN);
        FrequencyStep step = null;
        for (int frequency : frequencies) {
            step = FrequencySetpoints.step(settings, step, hertz(frequency), null, caps);
            assertThat(step.setpoint()).isBetween(BigDecimal.valueOf(-discharge), BigDecimal.valueOf(limit));
            // Never further behind than the threshold.
            assertThat(step.calculatedAtHz().subtract(hertz(frequency)).abs()).isLessThan(new BigDecimal("0.010"));
        }
    }

    @Property
    void constantLoadIsBalancedOnceAndThenLeftAlone(
            @ForAll @IntRange(min = -50_000, max = 50_000) int building,
            @ForAll @IntRange(min = -10_000, max = 10_000) int lower,
            @ForAll @IntRange(min = 1, max = 20_000) int gap,
            @ForAll @IntRange(min = -20_000, max = 20_000) int upperOffset,
            @ForAll @IntRange(min = -20_000, max = 20_000) int lowerOffset,
            @ForAll @IntRange(max = 30_000) int cap) {
        LoadBalancingSettings settings = new LoadBalancingSettings(
                BigDecimal.valueOf((long) lower + gap),
                BigDecimal.valueOf(lower),
                BigDecimal.valueOf(upperOffset),
                BigDecimal.valueOf(lowerOffset));
        SetpointCaps caps = new SetpointCaps(BigDecimal.valueOf(cap), BigDecimal.valueOf(-cap));
        BigDecimal setpoint = BigDecimal.ZERO;
        List<BigDecimal> trace = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            setpoint = LoadBalancingSetpoints.step(
                    settings, setpoint, BigDecimal.valueOf(building).add(setpoint), caps);
            assertThat(setpoint.abs()).isLessThanOrEqualTo(BigDecimal.valueOf(cap));
            trace.add(setpoint);
        }
        if (!settings.maySwing()) {
            assertThat(trace.get(5)).isEqualByComparingTo(trace.get(2)).isEqualByComparingTo(trace.get(4));
        }
    }

    @Property
    void severalEvsesTakeTogetherWhatOneWould(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 5_000) Integer> rooms,
            @ForAll @IntRange(min = 1, max = 30_000) int excess) {
        LoadBalancingSettings settings = LoadBalancingSettings.of(BigDecimal.ONE, BigDecimal.ZERO);
        List<EvseShare> shares = new ArrayList<>();
        for (int i = 0; i < rooms.size(); i++) {
            SetpointCaps caps = new SetpointCaps(BigDecimal.ZERO, BigDecimal.valueOf(-rooms.get(i)));
            shares.add(EvseShare.of(i + 1, BigDecimal.ZERO, caps));
        }
        List<EvseShare> result = LoadBalancingSetpoints.step(settings, shares, BigDecimal.valueOf(1L + excess));
        BigDecimal sum = result.stream().map(EvseShare::setpoint).reduce(BigDecimal.ZERO, BigDecimal::add);
        int room = rooms.stream().mapToInt(Integer::intValue).sum();
        assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(-Math.min(room, excess)));
        assertThat(result)
                .allSatisfy(share ->
                        assertThat(share.setpoint()).isBetween(share.caps().dischargeLimit(), BigDecimal.ZERO));
    }
}
