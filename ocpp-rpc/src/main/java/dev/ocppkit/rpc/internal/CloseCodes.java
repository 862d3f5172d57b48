package dev.ocppkit.rpc.internal;

import java.nio.charset.StandardCharsets;

/** The WebSocket close codes that an endpoint may send (RFC 6455, 7.4). */
final class CloseCodes {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int UNSUPPORTED_DATA = 1003;
    static final int INVALID_DATA = 1007;
    static final int POLICY_VIOLATION = 1008;
    static final int MESSAGE_TOO_BIG = 1009;

    private static final int MAX_REASON_BYTES = 123;

    private CloseCodes() {}

    static void check(int code, String reason) {
        boolean known = code == NORMAL || code == GOING_AWAY || code == PROTOCOL_ERROR || code == POLICY_VIOLATION;
        if (!known && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("code " + code + " may not be sent");
        }
        if (reason.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
            throw new IllegalArgumentException("reason is longer than 123 bytes");
        }
    }
}
