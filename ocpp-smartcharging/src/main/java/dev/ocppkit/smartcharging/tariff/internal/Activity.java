package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import org.jspecify.annotations.Nullable;

/** What time counts as. */
enum Activity {
    CHARGING,
    IDLE,
    NEITHER;

    static Activity of(@Nullable ChargingStateEnum state, CostPolicy policy) {
        if (state == ChargingStateEnum.CHARGING) {
            return CHARGING;
        }
        return state != null && policy.idleStates().contains(state) ? IDLE : NEITHER;
    }
}
