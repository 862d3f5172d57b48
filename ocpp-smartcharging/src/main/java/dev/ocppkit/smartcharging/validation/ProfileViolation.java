package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.StatusInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule.
 *
 * @param rule the rule
 * @param scheduleId id of the schedule concerned; absent: the profile as a whole
 * @param startPeriod {@code startPeriod} of the period concerned in seconds; absent: the schedule as a whole
 * @param detail for {@code StatusInfo.additionalInfo}, where the text of the rule is not what it must be; mostly absent
 */
public record ProfileViolation(
        ProfileRule rule,
        @Nullable Integer scheduleId,
        @Nullable Integer startPeriod,
        @Nullable String detail) {
    /** Checks for null. */
    public ProfileViolation {
        Objects.requireNonNull(rule, "rule");
    }

    /**
     * Returns the reason code of the rule.
     *
     * @return the code
     */
    public ReasonCode reasonCode() {
        return rule.reasonCode();
    }

    /**
     * Returns the requirement that is broken.
     *
     * @return its id
     */
    public String requirementId() {
        return rule.requirementId();
    }

    /**
     * Says what is wrong and where, without received texts.
     *
     * <p>Spec: OCPP 2.1 Part 2, Q08.FR.03, Q08.FR.04, Q10.FR.02 (schedule and period are mentioned), K01.FR.57.
     *
     * @return for instance {@code K01.FR.35: startPeriod does not increase (schedule 1, startPeriod 300)}
     */
    public String text() {
        if (detail != null) {
            return detail;
        }
        StringBuilder text =
                new StringBuilder(rule.requirementId()).append(": ").append(rule.text());
        if (scheduleId != null) {
            text.append(" (schedule ").append(scheduleId);
            if (startPeriod != null) {
                text.append(", startPeriod ").append(startPeriod);
            }
            text.append(')');
        }
        return text.toString();
    }

    /**
     * Returns what is sent with the refusal.
     *
     * @return reason code and text
     */
    public StatusInfo toStatusInfo() {
        return StatusInfo.builder()
                .reasonCode(reasonCode().value())
                .additionalInfo(text())
                .build();
    }
}
