package dev.ocppkit.smartcharging.tariff.acceptance;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.TariffChangeStatusEnum;
import dev.ocppkit.model.enumeration.TariffSetStatusEnum;
import java.util.List;
import java.util.Optional;

/**
 * What a station thinks of a tariff.
 *
 * @param findings errors and warnings
 */
public record TariffVerdict(List<TariffFinding> findings) {

    /** Copies the list. */
    public TariffVerdict {
        findings = List.copyOf(findings);
    }

    /**
     * Tells whether the tariff can be used.
     *
     * @return true if there are no errors
     */
    public boolean isAccepted() {
        return findings.stream().noneMatch(finding -> finding.rule().isError());
    }

    /**
     * Gives the status for SetDefaultTariffResponse; too many elements come before unsupported conditions before all
     * else.
     *
     * @return the status
     */
    public TariffSetStatusEnum setStatus() {
        if (has(TariffRule.TOO_MANY_ELEMENTS)) {
            return TariffSetStatusEnum.TOO_MANY_ELEMENTS;
        }
        if (has(TariffRule.CONDITION_NOT_SUPPORTED)) {
            return TariffSetStatusEnum.CONDITION_NOT_SUPPORTED;
        }
        return isAccepted() ? TariffSetStatusEnum.ACCEPTED : TariffSetStatusEnum.REJECTED;
    }

    /**
     * Gives the status for ChangeTransactionTariffResponse.
     *
     * @return the status
     */
    public TariffChangeStatusEnum changeStatus() {
        return switch (setStatus()) {
            case TOO_MANY_ELEMENTS -> TariffChangeStatusEnum.TOO_MANY_ELEMENTS;
            case CONDITION_NOT_SUPPORTED -> TariffChangeStatusEnum.CONDITION_NOT_SUPPORTED;
            case ACCEPTED -> TariffChangeStatusEnum.ACCEPTED;
            default -> TariffChangeStatusEnum.REJECTED;
        };
    }

    /**
     * Gives the status info that goes with a rejection (I07.FR.05).
     *
     * @return reason code InvalidValue and the first error; empty for another status
     */
    public Optional<StatusInfo> statusInfo() {
        if (setStatus() != TariffSetStatusEnum.REJECTED) {
            return Optional.empty();
        }
        return findings.stream()
                .filter(finding -> finding.rule().isError())
                .findFirst()
                .map(finding -> StatusInfo.builder()
                        .reasonCode("InvalidValue")
                        .additionalInfo(finding.pointer() + ": " + finding.text())
                        .build());
    }

    private boolean has(TariffRule rule) {
        return findings.stream().anyMatch(finding -> finding.rule() == rule);
    }
}
