package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.smartcharging.internal.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Setpoints that keep the load of a building between two thresholds.
 *
 * <p>Spec: OCPP 2.1 Part 2, Q09.
 */
public final class LoadBalancingSetpoints {
    private LoadBalancingSetpoints() {}

    /**
     * Returns by how much the setpoints must change for a measured load.
     *
     * <p>Pure; constant time. Example: a load of 13 kW above a threshold of 10 kW with an offset of 1 kW gives -2 kW.
     *
     * <pre>{@code
     * BigDecimal change = LoadBalancingSetpoints.correction(thresholds, load);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, Q09.FR.04.
     *
     * @param settings thresholds and offsets
     * @param load measured power in W at the upstream meter, the vehicles included; drawn from the grid is positive
     * @return the change in W; zero if the load is on or between the thresholds
     */
    public static BigDecimal correction(LoadBalancingSettings settings, BigDecimal load) {
        if (load.compareTo(settings.upperThreshold()) > 0) {
            return settings.upperAim().subtract(load);
        }
        if (load.compareTo(settings.lowerThreshold()) < 0) {
            return settings.lowerAim().subtract(load);
        }
        return BigDecimal.ZERO;
    }

    /**
     * Works out the setpoint of one EVSE for a measured load. The capped setpoint is the one to go on with, so that nothing
     * winds up while a cap holds.
     *
     * <p>Pure; constant time. Example, thresholds 10 kW and -5 kW, setpoint 0: a load of 13 kW gives -3 kW.
     *
     * <pre>{@code
     * BigDecimal next = LoadBalancingSetpoints.step(thresholds, BigDecimal.ZERO, load, caps);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, Q09.FR.04, Q09.FR.05.
     *
     * @param settings thresholds and offsets
     * @param setpoint the setpoint so far in W, positive charges
     * @param load as in {@link #correction}
     * @param caps bounds of the setpoint in W
     * @return the new setpoint in W
     */
    public static BigDecimal step(
            LoadBalancingSettings settings, BigDecimal setpoint, BigDecimal load, SetpointCaps caps) {
        return Setpoints.cap(Numbers.round(setpoint.add(correction(settings, load))), caps);
    }

    /**
     * Works out the setpoints of several EVSEs behind one meter.
     *
     * <p>The correction is divided by weight; EVSEs without weight count with their head-room, that is, how far the correction
     * can move them until a cap. If one of those has no cap, then all of those without a cap take equal parts and the
     * capped ones nothing. What an EVSE cannot take because of its cap goes to the others. Divisions round
     * toward zero, and the last EVSE with room takes the rest, so that nothing of the correction is lost. A setpoint that lies
     * beyond caps which have become lower comes back to them.
     *
     * <p>Pure; O(n²) in the number of EVSEs. The text leaves the division open.
     *
     * <pre>{@code
     * List<EvseShare> shared = LoadBalancingSetpoints.step(thresholds, shares, load);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, Q09.FR.04, Q09.FR.05, remark of Q09.
     *
     * @param settings thresholds and offsets
     * @param shares the EVSEs
     * @param load as in {@link #correction}
     * @return the shares in the same order with their new setpoints
     */
    public static List<EvseShare> step(LoadBalancingSettings settings, List<EvseShare> shares, BigDecimal load) {
        BigDecimal correction = correction(settings, load);
        int sign = correction.signum();
        List<EvseShare> result = new ArrayList<>(shares);
        List<BigDecimal> weights = sign == 0 ? List.of() : weights(shares, sign);
        BigDecimal rest = correction.abs();
        // Each pass uses up the rest or fills at least one EVSE.
        for (int pass = 0; pass <= shares.size() && rest.signum() > 0; pass++) {
            rest = distribute(result, weights, sign, rest);
        }
        result.replaceAll(LoadBalancingSetpoints::capped);
        return List.copyOf(result);
    }

    /** Caps may have become lower than the setpoint so far (Q09.FR.05). */
    private static EvseShare capped(EvseShare share) {
        BigDecimal capped = Setpoints.cap(share.setpoint(), share.caps());
        return capped.compareTo(share.setpoint()) == 0 ? share : share.withSetpoint(capped);
    }

    private static List<BigDecimal> weights(List<EvseShare> shares, int sign) {
        boolean unbounded = shares.stream().anyMatch(s -> s.weight() == null && s.headRoom(sign) == null);
        return shares.stream()
                .map(share -> share.weight() != null ? share.weight() : byHeadRoom(share.headRoom(sign), unbounded))
                .toList();
    }

    private static BigDecimal byHeadRoom(@Nullable BigDecimal room, boolean unbounded) {
        if (room == null) {
            return BigDecimal.ONE;
        }
        return unbounded ? BigDecimal.ZERO : room;
    }

    /** Hands out an amount once; returns what nobody could take. */
    private static BigDecimal distribute(
            List<EvseShare> shares, List<BigDecimal> weights, int sign, BigDecimal amount) {
        BigDecimal total = BigDecimal.ZERO;
        int last = -1;
        for (int i = 0; i < shares.size(); i++) {
            if (takes(shares.get(i), weights.get(i), sign)) {
                total = total.add(weights.get(i));
                last = i;
            }
        }
        BigDecimal given = BigDecimal.ZERO;
        BigDecimal taken = BigDecimal.ZERO;
        for (int i = 0; i <= last; i++) {
            EvseShare share = shares.get(i);
            if (!takes(share, weights.get(i), sign)) {
                continue;
            }
            BigDecimal part = i == last
                    ? amount.subtract(given)
                    : amount.multiply(weights.get(i)).divide(total, Numbers.RESULT_SCALE, RoundingMode.DOWN);
            given = given.add(part);
            BigDecimal room = share.headRoom(sign);
            BigDecimal fits = room == null ? part : part.min(room);
            taken = taken.add(fits);
            shares.set(i, share.withSetpoint(Numbers.round(share.setpoint().add(sign > 0 ? fits : fits.negate()))));
        }
        return last < 0 ? BigDecimal.ZERO : amount.subtract(taken);
    }

    private static boolean takes(EvseShare share, BigDecimal weight, int sign) {
        BigDecimal room = share.headRoom(sign);
        return weight.signum() > 0 && (room == null || room.signum() > 0);
    }
}
