package dev.ocppkit.csms;

import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.message.NotifyCustomerInformationRequest;
import dev.ocppkit.model.message.NotifyDisplayMessagesRequest;
import dev.ocppkit.model.message.NotifyMonitoringReportRequest;
import dev.ocppkit.model.message.NotifyReportRequest;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.model.message.ReportDERControlRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that is a part of a report which a CSMS has asked for, as all kinds of reports have it.
 *
 * <p>Spec: OCPP 2.1 Part 2, B07, B08, K09, N02, N09, O03, R04.
 *
 * @param kind the message without "Request", for instance NotifyReport
 * @param requestId the id of the CSMS's request
 * @param seqNo the number of this part, from 0, or null for kinds that do not count
 * @param isLast false if more is to come ({@code tbc})
 */
public record ReportPart(
        String kind, int requestId, @Nullable Integer seqNo, boolean isLast) {
    /** Checks for null. */
    public ReportPart {
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Reads a message.
     *
     * @param message any message
     * @return the part; empty if the message is not a part of a report
     */
    public static Optional<ReportPart> of(OcppMessage message) {
        if (message instanceof NotifyReportRequest part) {
            return part("NotifyReport", part.requestId(), part.seqNo(), part.tbc());
        } else if (message instanceof NotifyMonitoringReportRequest part) {
            return part("NotifyMonitoringReport", part.requestId(), part.seqNo(), part.tbc());
        } else if (message instanceof NotifyCustomerInformationRequest part) {
            return part("NotifyCustomerInformation", part.requestId(), part.seqNo(), part.tbc());
        } else if (message instanceof NotifyDisplayMessagesRequest part) {
            return part("NotifyDisplayMessages", part.requestId(), null, part.tbc());
        } else if (message instanceof ReportChargingProfilesRequest part) {
            return part("ReportChargingProfiles", part.requestId(), null, part.tbc());
        } else if (message instanceof ReportDERControlRequest part) {
            return part("ReportDERControl", part.requestId(), null, part.tbc());
        }
        return Optional.empty();
    }

    private static Optional<ReportPart> part(
            String kind, int requestId, @Nullable Integer seqNo, @Nullable Boolean tbc) {
        return Optional.of(new ReportPart(kind, requestId, seqNo, !Boolean.TRUE.equals(tbc)));
    }
}
