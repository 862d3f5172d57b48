package dev.ocppkit.station.transaction;

import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a transaction starts.
 *
 * @param trigger what is told as the reason
 * @param remoteStartId the id of the request of the CSMS that started it, or null
 * @param chargingProfileId the id of the charging profile that came with that request, or null
 */
public record StartCause(
        TriggerReasonEnum trigger,
        @Nullable Integer remoteStartId,
        @Nullable Integer chargingProfileId) {
    /** Checks that there is a trigger. */
    public StartCause {
        Objects.requireNonNull(trigger, "trigger");
    }

    /**
     * Makes the cause of a start at the station.
     *
     * @param trigger what is told as the reason
     * @return the cause
     */
    public static StartCause local(TriggerReasonEnum trigger) {
        return new StartCause(trigger, null, null);
    }

    /**
     * Makes the cause of a start by the CSMS.
     *
     * @param remoteStartId the id of its request
     * @param chargingProfileId the id of the charging profile in it, or null
     * @return the cause
     */
    public static StartCause remote(int remoteStartId, @Nullable Integer chargingProfileId) {
        return new StartCause(TriggerReasonEnum.REMOTE_START, remoteStartId, chargingProfileId);
    }
}
