package dev.ocppkit.rpc;

import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.message.DataTransferRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One kind of vendor-specific message: what both sides agreed on.
 *
 * <pre>{@code
 * static final DataTransferType<String, String> ECHO =
 *         DataTransferType.of("com.example", "echo", DataCodec.text(), DataCodec.text());
 * csms.onDataTransfer(ECHO, (text, context) -> DataTransferReply.accepted(text));
 * DataTransferReply<String> reply = ECHO.call(station, "hello").join();
 * }</pre>
 *
 * <p>Spec: OCPP 2.1 Part 2, P01 and P02.
 *
 * @param <Q> the data of the request
 * @param <R> the data of the response
 */
public final class DataTransferType<Q extends @Nullable Object, R extends @Nullable Object> {
    private final String vendorId;
    private final @Nullable String messageId;
    private final DataCodec<Q> request;
    private final DataCodec<R> response;

    private DataTransferType(String vendorId, @Nullable String messageId, DataCodec<Q> request, DataCodec<R> response) {
        this.vendorId = vendorId;
        this.messageId = messageId;
        this.request = request;
        this.response = response;
    }

    /**
     * Names a kind of message.
     *
     * @param <Q> the data of the request
     * @param <R> the data of the response
     * @param vendorId the vendor, as a reversed domain name; at most 255 characters
     * @param messageId the message, at most 50 characters, or null for messages without
     * @param request the data of the request
     * @param response the data of the response
     * @return the kind
     */
    public static <Q extends @Nullable Object, R extends @Nullable Object> DataTransferType<Q, R> of(
            String vendorId, @Nullable String messageId, DataCodec<Q> request, DataCodec<R> response) {
        return new DataTransferType<>(
                Objects.requireNonNull(vendorId, "vendorId"),
                messageId,
                Objects.requireNonNull(request, "request"),
                Objects.requireNonNull(response, "response"));
    }

    /**
     * Returns the vendor.
     *
     * @return the vendor
     */
    public String vendorId() {
        return vendorId;
    }

    /**
     * Returns the message.
     *
     * @return the message, or null for messages without
     */
    public @Nullable String messageId() {
        return messageId;
    }

    /**
     * Returns the codec of requests.
     *
     * @return the codec
     */
    public DataCodec<Q> request() {
        return request;
    }

    /**
     * Returns the codec of responses.
     *
     * @return the codec
     */
    public DataCodec<R> response() {
        return response;
    }

    /**
     * Sends such a message.
     *
     * @param peer to whom
     * @param data the data
     * @return the reply, without data unless it was accepted; or one of the exceptions of {@link Outcome#orThrow}, or an
     *     IllegalArgumentException if the data of the reply is not what was agreed on
     */
    public CompletableFuture<DataTransferReply<R>> call(Peer peer, Q data) {
        DataTransferRequest message = DataTransferRequest.builder()
                .vendorId(vendorId)
                .messageId(messageId)
                .data(request.write(data))
                .build();
        return peer.call(message)
                .thenApply(answer -> answer.status() == DataTransferStatusEnum.ACCEPTED
                        ? new DataTransferReply<>(answer.status(), response.read(answer.data()), answer.statusInfo())
                        : new DataTransferReply<>(answer.status(), null, answer.statusInfo()));
    }
}
