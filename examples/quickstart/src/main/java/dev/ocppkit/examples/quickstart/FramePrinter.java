package dev.ocppkit.examples.quickstart;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.FrameTap;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.FrameResult;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Prints each frame as it is on the wire, and the record that it decodes to, for a terminal of 120 columns. */
final class FramePrinter implements FrameTap {
    private static final int COLUMNS = 120;

    private final PrintStream out;
    /** Answers do not name their action, so those of the CALLs are kept. */
    private final Map<String, Action> calls = new HashMap<>();

    FramePrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void onFrame(TappedFrame frame) {
        byte[] bytes = frame.text().getBytes(StandardCharsets.UTF_8);
        FrameResult result = FrameReader.readHeader(bytes, 0, bytes.length);
        String route = frame.direction() == TappedFrame.Direction.IN
                ? frame.identity() + " --> CSMS"
                : "CSMS --> " + frame.identity();
        if (result instanceof FrameHeader header) {
            Action action = header.type().hasAction()
                    ? Action.fromWireName(header.action()).orElseThrow()
                    : calls.get(header.messageId());
            calls.put(header.messageId(), action);
            out.printf("%s  %s %s%n", route, header.type(), action.wireName());
            print("wire    ", frame.text());
            print("decoded ", decode(frame, header, action, bytes));
        } else {
            print(route + "  ", result.toString());
        }
        out.println();
    }

    private static String decode(TappedFrame frame, FrameHeader header, Action action, byte[] bytes) {
        Class<? extends OcppMessage> type = switch (header.type()) {
            case CALL -> action.requestType();
            case CALLRESULT -> action.responseType();
            case SEND -> action.sendType();
            case CALLERROR, CALLRESULTERROR -> null;
        };
        return type == null
                ? header.errorCode() + ": " + header.errorDescription()
                : OcppCodec.of(frame.version())
                        .readPrefix(type, bytes, header.payloadStart(), bytes.length - header.payloadStart())
                        .orThrow()
                        .toString();
    }

    /** Breaks a long text behind commas, and indents it. */
    private void print(String label, String text) {
        String indent = "  " + label;
        int width = COLUMNS - indent.length();
        String rest = text;
        while (rest.length() > width) {
            int comma = rest.lastIndexOf(',', width - 1);
            int end = comma > 0 ? comma + 1 : width;
            out.println(indent + rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
            indent = " ".repeat(indent.length());
        }
        out.println(indent + rest);
    }
}
