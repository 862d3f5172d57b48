package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.MessageType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CALL that the local controller itself sends to a station. */
final class OwnCall implements CallSlot.Owner {
    private final Action action;
    private final String id;
    private final OcppCodec codec;
    private final Duration timeout;
    private final Consumer<Outcome<?>> completion;

    OwnCall(Action action, String id, OcppCodec codec, Duration timeout, Consumer<Outcome<?>> completion) {
        this.action = action;
        this.id = id;
        this.codec = codec;
        this.timeout = timeout;
        this.completion = completion;
    }

    @Override
    public void answered(byte[] reply) {
        if (!(FrameReader.readHeader(reply, 0, reply.length) instanceof FrameHeader header)) {
            completion.accept(invalid(RpcErrorCode.RPC_FRAMEWORK_ERROR, List.of()));
        } else if (header.type() == MessageType.CALLERROR) {
            completion.accept(refused(header, reply));
        } else {
            completion.accept(result(header, reply));
        }
    }

    private Outcome<?> refused(FrameHeader header, byte[] reply) {
        String code = header.errorCode() == null ? "" : RpcJson.cut(header.errorCode());
        String description = header.errorDescription() == null ? "" : RpcJson.cut(header.errorDescription());
        int end = FrameReader.skipPayload(reply, header.payloadStart(), reply.length);
        Map<String, @Nullable Object> details = end < 0 ? null : RpcJson.readDetails(reply, header.payloadStart(), end);
        return new Outcome.Refused<>(
                action,
                RpcErrorCode.fromWireName(code).orElse(RpcErrorCode.GENERIC_ERROR),
                code,
                description,
                details == null ? Map.of() : details);
    }

    private Outcome<?> result(FrameHeader header, byte[] reply) {
        int start = header.payloadStart();
        ReadResult<? extends OcppResponse> result =
                codec.readPrefix(action.responseType(), reply, start, reply.length - start);
        if (!result.isValid()) {
            Violation worst = result.violations().stream()
                    .min(Comparator.comparing(Violation::kind))
                    .orElseThrow();
            return invalid(RpcErrorCode.of(worst.kind()), result.violations());
        }
        return FrameReader.checkEnd(reply, result.end(), reply.length) == null
                ? new Outcome.Replied<>(result.orThrow())
                : invalid(RpcErrorCode.RPC_FRAMEWORK_ERROR, List.of());
    }

    private Outcome<?> invalid(RpcErrorCode code, List<Violation> violations) {
        return new Outcome.InvalidReply<>(action, id, code, violations);
    }

    @Override
    public void failed(CallSlot.Failure failure) {
        completion.accept(
                switch (failure) {
                    case TIMEOUT -> new Outcome.Unknown<>(action, id, Outcome.Unknown.Cause.TIMEOUT, timeout);
                    case LOST ->
                        new Outcome.Unknown<>(action, id, Outcome.Unknown.Cause.CONNECTION_LOST, Duration.ZERO);
                    case NOT_SENT -> new Outcome.NotSent<>(action, NotSentReason.NOT_CONNECTED, List.of());
                });
    }
}
