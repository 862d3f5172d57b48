package dev.ocppkit.rpc.proxy;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the limits of charging profiles that the CSMS sends to what the local controller allows: of SetChargingProfile and of
 * RequestStartTransaction. What is lower already, and discharging, stays as it is.
 *
 * <p>Spec: OCPP 2.1 Part 2, K01; Part 4, chapter 6.
 */
public final class ChargingLimitOverride implements ProxyInterceptor {
    /**
     * The greatest limits of a station.
     *
     * @param watts for schedules in W; not negative
     * @param amperes for schedules in A, for each phase; not negative
     */
    public record Cap(BigDecimal watts, BigDecimal amperes) {
        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a limit is negative
         */
        public Cap {
            if (watts.signum() < 0 || amperes.signum() < 0) {
                throw new IllegalArgumentException("watts and amperes must not be negative");
            }
        }
    }

    private final Function<String, @Nullable Cap> caps;

    /**
     * Makes an override.
     *
     * @param caps finds the limits of a station by its identity; null for none
     */
    public ChargingLimitOverride(Function<String, @Nullable Cap> caps) {
        this.caps = Objects.requireNonNull(caps, "caps");
    }

    @Override
    public ProxyDecision decide(ProxyFrame frame) {
        String action = frame.direction() == ProxyFrame.Direction.FROM_CSMS ? frame.action() : null;
        Cap cap = action == null ? null : caps.apply(frame.identity());
        if (action == null || cap == null) {
            return ProxyDecision.forward();
        }
        return switch (action) {
            case "SetChargingProfile" ->
                frame.payload(SetChargingProfileRequest.class)
                        .map(request -> replaced(request, cap))
                        .orElseGet(ProxyDecision::forward);
            case "RequestStartTransaction" ->
                frame.payload(RequestStartTransactionRequest.class)
                        .map(request -> replaced(request, cap))
                        .orElseGet(ProxyDecision::forward);
            default -> ProxyDecision.forward();
        };
    }

    private static ProxyDecision replaced(SetChargingProfileRequest request, Cap cap) {
        ChargingProfile capped = capped(request.chargingProfile(), cap);
        return capped.equals(request.chargingProfile())
                ? ProxyDecision.forward()
                : ProxyDecision.replace(
                        request.toBuilder().chargingProfile(capped).build());
    }

    private static ProxyDecision replaced(RequestStartTransactionRequest request, Cap cap) {
        ChargingProfile profile = request.chargingProfile();
        ChargingProfile capped = profile == null ? null : capped(profile, cap);
        return Objects.equals(capped, profile)
                ? ProxyDecision.forward()
                : ProxyDecision.replace(
                        request.toBuilder().chargingProfile(capped).build());
    }

    private static ChargingProfile capped(ChargingProfile profile, Cap cap) {
        return profile.toBuilder()
                .chargingSchedule(profile.chargingSchedule().stream()
                        .map(schedule -> capped(schedule, cap))
                        .toList())
                .build();
    }

    private static ChargingSchedule capped(ChargingSchedule schedule, Cap cap) {
        BigDecimal most = schedule.chargingRateUnit() == ChargingRateUnitEnum.W ? cap.watts() : cap.amperes();
        return schedule.toBuilder()
                .chargingSchedulePeriod(schedule.chargingSchedulePeriod().stream()
                        .map(period -> capped(period, most))
                        .toList())
                .build();
    }

    private static ChargingSchedulePeriod capped(ChargingSchedulePeriod period, BigDecimal most) {
        return period.toBuilder()
                .limit(least(period.limit(), most))
                .limitL2(least(period.limitL2(), most))
                .limitL3(least(period.limitL3(), most))
                .setpoint(least(period.setpoint(), most))
                .setpointL2(least(period.setpointL2(), most))
                .setpointL3(least(period.setpointL3(), most))
                .build();
    }

    private static @Nullable BigDecimal least(@Nullable BigDecimal value, BigDecimal most) {
        return value == null || value.compareTo(most) <= 0 ? value : most;
    }
}
