package dev.ocppkit.benchmarks.load;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A CALL as WebSocket frame, masked once and for all; only the digits at the end of its id change. */
final class CannedRequest {
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
    private static final String ID_PREFIX = "5d1f8f6a-2d2e-4c55-a7c4-";
    private static final int DIGITS = 12;
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 125;
    private static final int TWO_BYTES_FOLLOW = 126;

    private final byte[] frame;
    private final int payload;
    private final int digits;

    CannedRequest(String action, byte[] body) {
        String head = "[2,\"" + ID_PREFIX;
        byte[] text = join(head + "0".repeat(DIGITS) + "\",\"" + action + "\",", body);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FINAL_TEXT);
        if (text.length <= SHORT_LENGTH) {
            out.write(MASKED | text.length);
        } else {
            out.write(MASKED | TWO_BYTES_FOLLOW);
            out.write(text.length >> Byte.SIZE);
            out.write(text.length);
        }
        out.writeBytes(MASK);
        payload = out.size();
        for (int i = 0; i < text.length; i++) {
            out.write(text[i] ^ MASK[i % MASK.length]);
        }
        frame = out.toByteArray();
        digits = head.length();
    }

    private static byte[] join(String head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        out.write(']');
        return out.toByteArray();
    }

    int size() {
        return frame.length;
    }

    /** Appends the frame with a number in its id. */
    void writeTo(ByteBuf out, long number) {
        int start = out.writerIndex();
        out.writeBytes(frame);
        long rest = number;
        for (int i = digits + DIGITS - 1; i >= digits; i--) {
            out.setByte(start + payload + i, (int) ('0' + rest % 10) ^ MASK[i % MASK.length]);
            rest /= 10;
        }
    }
}
