package dev.ocppkit.smartcharging.tariff.acceptance;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.TariffChangeStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a tariff that a driver gets, accepts or refuses, or that the CSMS changes.
 *
 * <p>Pure functions. Spec: OCPP 2.1 Part 2 I07.FR.30 to .32, I08.FR.20 to .37, I11.
 */
public final class TariffDecisions {

    private TariffDecisions() {}

    /** How the cost of a driver's transaction is calculated. */
    public enum DriverOutcome {
        /** By the driver tariff. */
        USE_DRIVER_TARIFF,
        /** By the default tariff of the EVSE. */
        USE_DEFAULT_TARIFF,
        /** By the CSMS. */
        CENTRAL_COST,
        /** Not at all: the driver is not authorised. */
        DEAUTHORIZE
    }

    /**
     * The decision on a driver tariff.
     *
     * @param outcome how the cost is calculated
     * @param problem new value of TariffCostCtrlr.Problem; without a Delta monitor a change is notified too
     * @param techCode reason code for that notification, null if there is no problem
     */
    public record DriverDecision(
            DriverOutcome outcome,
            boolean problem,
            @Nullable String techCode) {}

    /**
     * Decides on a tariff in an AuthorizeResponse with status Accepted.
     *
     * @param tariff the tariff; its {@code validFrom} is ignored (I08.FR.10)
     * @param capabilities what the station can do
     * @param handling what to do if it cannot be processed
     * @return the decision
     */
    public static DriverDecision driverTariff(
            Tariff tariff, TariffCapabilities capabilities, FailedTariffHandling handling) {
        TariffVerdict verdict = TariffValidation.validate(tariff, capabilities);
        if (verdict.isAccepted() && capabilities.enabled()) {
            return new DriverDecision(DriverOutcome.USE_DRIVER_TARIFF, false, null);
        }
        DriverOutcome outcome = switch (handling) {
            case DEAUTHORIZE -> DriverOutcome.DEAUTHORIZE;
            case USE_DEFAULT_TARIFF -> DriverOutcome.USE_DEFAULT_TARIFF;
            case CENTRAL_COST -> DriverOutcome.CENTRAL_COST;
        };
        return new DriverDecision(outcome, true, techCode(verdict));
    }

    private static String techCode(TariffVerdict verdict) {
        return switch (verdict.setStatus()) {
            case TOO_MANY_ELEMENTS -> "TooManyElements";
            case CONDITION_NOT_SUPPORTED, ACCEPTED -> "UnsupportedParam";
            default -> "InvalidValue";
        };
    }

    /**
     * What follows from the driver's answer to a tariff.
     *
     * @param deauthorize whether the id token loses its authorisation
     * @param tariffId id to send once in the next TransactionEvent, null for none
     * @param triggerReason trigger reason of an event to send now, null for none
     */
    public record AnswerDecision(
            boolean deauthorize,
            @Nullable String tariffId,
            @Nullable TriggerReasonEnum triggerReason) {}

    /**
     * Decides after the driver accepted or refused a tariff.
     *
     * @param tariff the tariff shown
     * @param accepted whether the driver accepted it, in words or deeds
     * @param transactionStarted whether the transaction has started
     * @return the decision
     */
    public static AnswerDecision answer(Tariff tariff, boolean accepted, boolean transactionStarted) {
        Objects.requireNonNull(tariff, "tariff");
        if (accepted) {
            return new AnswerDecision(false, tariff.tariffId(), null);
        }
        return new AnswerDecision(true, null, transactionStarted ? TriggerReasonEnum.TARIFF_NOT_ACCEPTED : null);
    }

    /**
     * Decides on a ChangeTransactionTariff request.
     *
     * <p>An accepted change is reported with trigger reason TariffChanged and the new tariff id, and counts from that
     * moment on (I11.FR.07, I11.FR.08).
     *
     * @param tariff the new tariff
     * @param capabilities what the station can do
     * @param transactionActive whether the transaction exists and has not ended
     * @param currency currency of the tariff in use, null without one
     * @return the status; empty if the station does not calculate by tariffs and has to answer with the RPC error
     *     NotSupported (I11.FR.01)
     */
    public static Optional<TariffChangeStatusEnum> change(
            Tariff tariff, TariffCapabilities capabilities, boolean transactionActive, @Nullable String currency) {
        TariffVerdict verdict = TariffValidation.validate(tariff, capabilities);
        if (!capabilities.enabled()) {
            return Optional.empty();
        }
        TariffChangeStatusEnum status = verdict.changeStatus();
        boolean unsupported = status == TariffChangeStatusEnum.TOO_MANY_ELEMENTS
                || status == TariffChangeStatusEnum.CONDITION_NOT_SUPPORTED;
        if (!unsupported && !transactionActive) {
            return Optional.of(TariffChangeStatusEnum.TX_NOT_FOUND);
        }
        if (!unsupported && currency != null && !currency.equals(tariff.currency())) {
            return Optional.of(TariffChangeStatusEnum.NO_CURRENCY_CHANGE);
        }
        return Optional.of(status);
    }
}
