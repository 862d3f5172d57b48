package dev.ocppkit.rpc;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a vendor-specific message.
 *
 * @param status how it was taken
 * @param data the data, or null
 * @param statusInfo more about the status, or null
 * @param <R> the data
 */
public record DataTransferReply<R extends @Nullable Object>(
        DataTransferStatusEnum status,
        @Nullable R data,
        @Nullable StatusInfo statusInfo) {
    /** Checks for null. */
    public DataTransferReply {
        Objects.requireNonNull(status, "status");
    }

    /**
     * Accepts.
     *
     * @param <R> the data
     * @param data the data
     * @return the reply
     */
    public static <R extends @Nullable Object> DataTransferReply<R> accepted(R data) {
        return new DataTransferReply<>(DataTransferStatusEnum.ACCEPTED, data, null);
    }

    /**
     * Rejects.
     *
     * @param <R> the data
     * @return the reply
     */
    public static <R extends @Nullable Object> DataTransferReply<R> rejected() {
        return new DataTransferReply<>(DataTransferStatusEnum.REJECTED, null, null);
    }

    /** Leaves out the data. */
    @Override
    public String toString() {
        return "DataTransferReply[" + status + "]";
    }
}
