package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.DecodedFrame;
import dev.ocppkit.rpc.DecodedFrame.Fault;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.TappedFrame.Direction;
import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameProblem;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.FrameResult;
import dev.ocppkit.rpc.frame.MessageType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads messages for people. */
public final class FrameDecoder {
    private static final int MAX_LENGTH = 8_192;
    private static final int SHOWN_OF_LONG = 200;
    private static final String ELLIPSIS = "\u2026";

    private FrameDecoder() {}

    /**
     * A message that is kept.
     *
     * @param frame a copy
     * @param isWhole false if it is only the beginning, without secrets
     */
    public record Kept(TappedFrame frame, boolean isWhole) {}

    /**
     * Copies a message, and shortens it if it is long.
     *
     * @param frame the message
     * @param redactor takes secrets out of the part of a long message that is left
     * @return the copy
     */
    public static Kept keep(TappedFrame frame, UnaryOperator<String> redactor) {
        boolean isWhole = frame.utf8().remaining() <= MAX_LENGTH;
        byte[] bytes = new byte[isWhole ? frame.utf8().remaining() : 0];
        if (isWhole) {
            frame.utf8().get(bytes);
        } else {
            String clean = redactor.apply(frame.text());
            String start = clean.substring(0, Math.min(clean.length(), SHOWN_OF_LONG));
            bytes = (start + ELLIPSIS).getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer copy = ByteBuffer.wrap(bytes);
        return new Kept(
                new TappedFrame(frame.direction(), frame.identity(), frame.version(), frame.epoch(), frame.at(), copy),
                isWhole);
    }

    /**
     * Decodes a message.
     *
     * @param kept the message
     * @param calls the actions of the CALLs before it; takes that of this one, too
     * @param redactor takes its secrets out
     * @return what it says
     */
    public static DecodedFrame decode(Kept kept, Map<String, Action> calls, UnaryOperator<String> redactor) {
        TappedFrame frame = kept.frame();
        String text = frame.text();
        if (!kept.isWhole()) {
            return unread(frame, text, List.of());
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        FrameResult result = FrameReader.readHeader(utf8, 0, utf8.length);
        if (result instanceof FrameHeader header) {
            Action action = action(frame.direction(), header, calls);
            return new DecodedFrame(
                    frame.at(),
                    frame.direction(),
                    frame.version(),
                    redactor.apply(text),
                    header.type(),
                    header.messageId(),
                    action == null ? header.action() : action.wireName(),
                    header.errorCode(),
                    header.errorDescription(),
                    faults(frame.version(), header, action, utf8));
        }
        return unread(frame, redactor.apply(text), List.of(fault("frame", ((FrameProblem) result).description())));
    }

    private static DecodedFrame unread(TappedFrame frame, String text, List<Fault> faults) {
        return new DecodedFrame(
                frame.at(), frame.direction(), frame.version(), text, null, null, null, null, null, faults);
    }

    /** An answer has the action of the CALL with its id, which went the other way. */
    private static @Nullable Action action(Direction direction, FrameHeader header, Map<String, Action> calls) {
        boolean isOfPeer = (direction == Direction.IN) == header.type().hasAction();
        String call = (isOfPeer ? "in " : "out ") + header.messageId();
        if (header.action() == null) {
            return calls.get(call);
        }
        Action action = Action.fromWireName(header.action()).orElse(null);
        if (action != null) {
            calls.put(call, action);
        }
        return action;
    }

    private static List<Fault> faults(OcppVersion version, FrameHeader header, @Nullable Action action, byte[] utf8) {
        boolean isError = header.type() == MessageType.CALLERROR || header.type() == MessageType.CALLRESULTERROR;
        if (isError || (action == null && header.action() == null)) {
            return List.of();
        } else if (action == null) {
            return List.of(fault("action", "There is no such action."));
        }
        Class<? extends OcppMessage> type = payloadType(header.type(), action);
        if (type == null || !action.isIn(version)) {
            return List.of(fault("action", "This OCPP version does not have it."));
        }
        int length = utf8.length - header.payloadStart();
        List<Violation> violations = OcppCodec.of(version)
                .readPrefix(type, utf8, header.payloadStart(), length)
                .violations();
        return violations.stream().map(FrameDecoder::fault).toList();
    }

    private static Fault fault(String rule, String text) {
        return new Fault("", rule, null, text);
    }

    private static Fault fault(Violation violation) {
        String word = violation.keyword().name().toLowerCase(Locale.ROOT);
        return new Fault(violation.pointer(), word, violation, violation.text());
    }

    private static @Nullable Class<? extends OcppMessage> payloadType(MessageType type, Action action) {
        return switch (type) {
            case CALL -> action.isSend() ? null : action.requestType();
            case CALLRESULT -> action.responseType();
            default -> action.isSend() ? action.sendType() : null;
        };
    }
}
