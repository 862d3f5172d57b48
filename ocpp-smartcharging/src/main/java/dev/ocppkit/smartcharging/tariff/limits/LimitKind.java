package dev.ocppkit.smartcharging.tariff.limits;

import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a transaction can have, in the order of the schema: the first one wins when several are reached at
 * the same instant.
 *
 * <p>Spec: OCPP 2.1 Part 2 E16.FR.05; names as in TxCtrlr.SupportedLimits (edition 2).
 */
public enum LimitKind {
    /** Total cost including tax, in the currency of the tariff. */
    MAX_COST("maxCost", TriggerReasonEnum.COST_LIMIT_REACHED),
    /** Net energy in Wh. */
    MAX_ENERGY("maxEnergy", TriggerReasonEnum.ENERGY_LIMIT_REACHED),
    /** Seconds since the start of the transaction. */
    MAX_TIME("maxTime", TriggerReasonEnum.TIME_LIMIT_REACHED),
    /** State of charge of the EV in percent. */
    MAX_SOC("maxSoC", TriggerReasonEnum.SOC_LIMIT_REACHED);

    private static final String NAME_IN_EDITION_1 = "maxLength";

    private final String wireName;
    private final TriggerReasonEnum triggerReason;

    LimitKind(String wireName, TriggerReasonEnum triggerReason) {
        this.wireName = wireName;
        this.triggerReason = triggerReason;
    }

    /**
     * Gives the name in messages and in TxCtrlr.SupportedLimits.
     *
     * @return the name
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Gives the trigger reason of the event that reports this limit as reached.
     *
     * @return the reason
     */
    public TriggerReasonEnum triggerReason() {
        return triggerReason;
    }

    /**
     * Finds a limit by its name; {@code maxLength}, as edition 1 printed it, means {@link #MAX_TIME}.
     *
     * @param name the name
     * @return the limit, empty for another name
     */
    public static Optional<LimitKind> fromWireName(String name) {
        String wanted = NAME_IN_EDITION_1.equals(name) ? MAX_TIME.wireName : name;
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wanted))
                .findAny();
    }

    /**
     * Reads this limit.
     *
     * @param limit the limits
     * @return its value in the unit of the kind, null if it is not set
     */
    public @Nullable BigDecimal valueOf(TransactionLimit limit) {
        return switch (this) {
            case MAX_COST -> limit.maxCost();
            case MAX_ENERGY -> limit.maxEnergy();
            case MAX_TIME -> decimal(limit.maxTime());
            case MAX_SOC -> decimal(limit.maxSoC());
        };
    }

    /** Sets this limit; time and state of charge take whole numbers only. */
    void set(TransactionLimit.Builder builder, @Nullable BigDecimal value) {
        switch (this) {
            case MAX_COST -> builder.maxCost(value);
            case MAX_ENERGY -> builder.maxEnergy(value);
            case MAX_TIME -> builder.maxTime(value == null ? null : Integer.valueOf(value.intValue()));
            case MAX_SOC -> builder.maxSoC(value == null ? null : Integer.valueOf(value.intValue()));
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }
}
