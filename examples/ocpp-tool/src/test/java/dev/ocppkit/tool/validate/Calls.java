package dev.ocppkit.tool.validate;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A large log of CALLs with ever new ids that needs no memory. */
final class Calls extends InputStream {
    private final String filler;
    private int left;
    private byte[] line = new byte[0];
    private int position;

    Calls(int count, int fillerLength) {
        this.left = count;
        this.filler = "x".repeat(fillerLength);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == line.length) {
            if (left == 0) {
                return -1;
            }
            line = ("> [2,\"call-" + left
                            + "\",\"Heartbeat\",{\"customData\":{\"vendorId\":\"com.example\",\"filler\":\"" + filler
                            + "\"}}]\n")
                    .getBytes(StandardCharsets.US_ASCII);
            left--;
            position = 0;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }
}
