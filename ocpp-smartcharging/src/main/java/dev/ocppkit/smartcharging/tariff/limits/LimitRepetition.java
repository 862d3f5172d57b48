package dev.ocppkit.smartcharging.tariff.limits;

/**
 * Whether the event that reports a limit as reached tells the limits again. The requirements have them reported once,
 * when they are set (E16.FR.01, E16.FR.03); some official test cases expect them again, others do not.
 */
public enum LimitRepetition {
    /** Once, in the event with trigger reason LimitSet. The default. */
    ONCE,
    /** Again, in the event that reports one of them as reached. */
    WHEN_REACHED
}
