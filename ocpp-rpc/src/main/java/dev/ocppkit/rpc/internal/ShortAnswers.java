package dev.ocppkit.rpc.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * CALLRESULTs without their message id, which whoever wants one again knows: most are then the same few bytes, and need no
 * memory of their own.
 */
final class ShortAnswers {
    private static final byte[] START = ascii("[3,\"");
    /** What follows the message id in an answer that says nothing. */
    private static final byte[] NOTHING = ascii("\",{}]");

    private ShortAnswers() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns what is behind the message id, or the whole answer if the id is not written as it is. */
    static byte[] shorten(byte[] answer, String messageId) {
        int end = START.length + messageId.length();
        if (answer.length <= end || answer[end] != '"' || !startsWith(answer, messageId)) {
            return answer;
        }
        return Arrays.equals(answer, end, answer.length, NOTHING, 0, NOTHING.length)
                ? NOTHING
                : Arrays.copyOfRange(answer, end, answer.length);
    }

    private static boolean startsWith(byte[] answer, String messageId) {
        if (!Arrays.equals(answer, 0, START.length, START, 0, START.length)) {
            return false;
        }
        for (int i = 0; i < messageId.length(); i++) {
            // No byte of a character beyond ASCII is positive, so such characters never match.
            if (answer[START.length + i] != messageId.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the answer to the CALL with a message id. */
    static byte[] restore(byte[] kept, String messageId) {
        if (kept[0] != '"') {
            return kept;
        }
        byte[] id = ascii(messageId);
        byte[] answer = Arrays.copyOf(START, START.length + id.length + kept.length);
        System.arraycopy(id, 0, answer, START.length, id.length);
        System.arraycopy(kept, 0, answer, START.length + id.length, kept.length);
        return answer;
    }
}
