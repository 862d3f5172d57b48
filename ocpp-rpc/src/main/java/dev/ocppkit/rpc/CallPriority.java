package dev.ocppkit.rpc;

import dev.ocppkit.model.Action;

/**
 * Which CALL goes first when several wait for their turn: the earlier constant. CALLs of one priority keep their order, so
 * that transaction messages are never reordered among themselves.
 */
public enum CallPriority {
    /** Before everything else: nothing may be sent before a BootNotification is accepted. */
    BOOT,
    /** What charges or stops charging depend on, and what is billed. */
    TRANSACTION,
    /** What somebody waits for. */
    USER,
    /** What can wait: reports and the like. */
    BACKGROUND;

    /**
     * Returns the priority of an action unless the caller says otherwise.
     *
     * @param action the action
     * @return BOOT for BootNotification, TRANSACTION for TransactionEvent, BACKGROUND for reports, else USER
     */
    public static CallPriority of(Action action) {
        return switch (action.wireName()) {
            case "BootNotification" -> BOOT;
            case "TransactionEvent" -> TRANSACTION;
            case "NotifyReport",
                    "NotifyMonitoringReport",
                    "NotifyCustomerInformation",
                    "NotifyDisplayMessages",
                    "LogStatusNotification",
                    "FirmwareStatusNotification",
                    "MeterValues" -> BACKGROUND;
            default -> USER;
        };
    }
}
