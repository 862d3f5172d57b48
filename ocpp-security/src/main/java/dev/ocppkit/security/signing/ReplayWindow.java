package dev.ocppkit.security.signing;

import dev.ocppkit.security.internal.Base64Url;
import dev.ocppkit.security.internal.Bc;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the signatures that were seen last, to notice a message that comes a second time. Safe for use by several threads.
 *
 * <p>A charging station that repeats a message after it got no answer repeats the signature too: compare message ids before
 * raising AttemptedReplayAttacks.
 *
 * <p>Spec: OCPP 2.1 Part 2, appendix, security events: AttemptedReplayAttacks.
 */
public final class ReplayWindow {
    private final Map<String, String> seen;

    /**
     * Makes a window.
     *
     * @param size how many signatures it remembers, at least 1
     */
    public ReplayWindow(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size + ", but must be at least 1");
        }
        seen = new LinkedHashMap<>(16, 0.75f, false) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > size;
            }
        };
    }

    /**
     * Remembers a signed message.
     *
     * @param messageId the id of the message
     * @param jws the signed payload, whose signature is good
     * @return whether the same signature came before with another id, which is a replay
     */
    public synchronized boolean isReplay(String messageId, Jws jws) {
        String input = jws.protectedHeader() + "." + jws.payload() + "." + jws.signature();
        String key = Base64Url.encode(Bc.digest("SHA-256", input.getBytes(StandardCharsets.UTF_8)));
        String before = seen.putIfAbsent(key, messageId);
        return before != null && !before.equals(messageId);
    }
}
