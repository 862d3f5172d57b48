package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.DataTransferHandler;
import dev.ocppkit.rpc.DataTransferReply;
import dev.ocppkit.rpc.DataTransferType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of vendor-specific messages. Without any, every vendor is unknown.
 *
 * <p>Spec: OCPP 2.1 Part 2, P01.FR.05 and P01.FR.06.
 */
final class DataTransfers {
    private final Map<String, Map<Key, Handler>> vendors = new ConcurrentHashMap<>();

    private record Key(@Nullable String messageId) {}

    @FunctionalInterface
    private interface Handler {
        DataTransferResponse handle(@Nullable Object data, CallContext context) throws Exception;
    }

    <Q extends @Nullable Object, R extends @Nullable Object> void add(
            DataTransferType<Q, R> type, DataTransferHandler<Q, R> handler) {
        Objects.requireNonNull(handler, "handler");
        Handler previous = vendors.computeIfAbsent(type.vendorId(), vendor -> new ConcurrentHashMap<>())
                .putIfAbsent(new Key(type.messageId()), (data, context) -> answer(type, handler, data, context));
        if (previous != null) {
            throw new IllegalStateException("the message has a handler already");
        }
    }

    private static <Q extends @Nullable Object, R extends @Nullable Object> DataTransferResponse answer(
            DataTransferType<Q, R> type, DataTransferHandler<Q, R> handler, @Nullable Object data, CallContext context)
            throws Exception {
        Q value;
        try {
            value = type.request().read(data);
        } catch (IllegalArgumentException | ClassCastException e) {
            return DataTransferResponse.of(DataTransferStatusEnum.REJECTED);
        }
        DataTransferReply<R> reply = handler.handle(value, context);
        R content = reply.data();
        return DataTransferResponse.builder()
                .status(reply.status())
                .data(content == null ? null : type.response().write(content))
                .statusInfo(reply.statusInfo())
                .build();
    }

    DataTransferResponse handle(DataTransferRequest request, CallContext context) throws Exception {
        Map<Key, Handler> messages = vendors.get(request.vendorId());
        if (messages == null) {
            return DataTransferResponse.of(DataTransferStatusEnum.UNKNOWN_VENDOR_ID);
        }
        Handler handler = messages.get(new Key(request.messageId()));
        return handler == null
                ? DataTransferResponse.of(DataTransferStatusEnum.UNKNOWN_MESSAGE_ID)
                : handler.handle(request.data(), context);
    }
}
