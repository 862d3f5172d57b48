package dev.ocppkit.tool.validate;

import dev.ocppkit.model.Action;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a log by sender and message id, in bounded memory: if there are too many, those that are finished are
 * forgotten first, the oldest first, and then those that wait for an answer.
 */
final class Exchanges {
    /** Where an exchange stands. */
    enum State {
        OPEN,
        ANSWERED,
        ANSWERED_WITH_ERROR,
        RESULT_REFUSED,
        SENT
    }

    /**
     * One request.
     *
     * @param key its sender and message id
     * @param action its action, or null if it is not known or not one of the version
     * @param line where it stands
     * @param contentHash tells requests with one id apart
     * @param state where the exchange stands
     */
    record Exchange(Key key, @Nullable Action action, long line, int contentHash, State state) {
        Exchange in(State next) {
            return new Exchange(key, action, line, contentHash, next);
        }
    }

    /**
     * The name of an exchange.
     *
     * @param messageId the message id
     * @param caller who sent the request
     * @param identity the charging station of the connection, or null if the log does not tell
     */
    record Key(String messageId, Origin caller, @Nullable String identity) {
        Key {
            messageId = bounded(messageId);
            identity = identity == null ? null : bounded(identity);
        }
    }

    private static final int LONGEST_KEPT = 64;
    private static final Origin[] ORIGINS = Origin.values();

    private final int capacity;
    private final Map<Key, Exchange> open = new LinkedHashMap<>();
    private final Map<Key, Exchange> finished = new LinkedHashMap<>();
    private long forgotten;

    /**
     * Creates an empty table.
     *
     * @param capacity how many requests are remembered
     */
    Exchanges(int capacity) {
        this.capacity = capacity;
    }

    /** Returns the request of the same sender with the same message id, or null. */
    @Nullable
    Exchange find(Key key) {
        Exchange exchange = open.get(key);
        return exchange == null ? finished.get(key) : exchange;
    }

    /**
     * Adds a request, in the place of one with the same key.
     *
     * @return an unanswered request that had to be forgotten, or null
     */
    @Nullable
    Exchange add(Exchange exchange) {
        open.remove(exchange.key());
        finished.remove(exchange.key());
        Exchange lost = makeRoom();
        put(exchange);
        return lost;
    }

    /** Changes the state of a request. */
    void move(Exchange exchange, State next) {
        open.remove(exchange.key());
        finished.remove(exchange.key());
        put(exchange.in(next));
    }

    /** Returns the oldest request that waits for an answer, has the id, is of the station, and was sent by one whom the test accepts. */
    @Nullable
    Exchange findOpen(String messageId, @Nullable String identity, Predicate<Origin> caller) {
        return oldest(open, messageId, identity, caller);
    }

    /** Returns the oldest finished request that has the id, is of the station, and was sent by one whom the test accepts. */
    @Nullable
    Exchange findFinished(String messageId, @Nullable String identity, Predicate<Origin> caller) {
        return oldest(finished, messageId, identity, caller);
    }

    /** Returns the requests without an answer in the order of the log. */
    Iterable<Exchange> unanswered() {
        return open.values();
    }

    /** Returns how many requests there are, finished or not. */
    int size() {
        return open.size() + finished.size();
    }

    /** Returns how many requests were forgotten before they were answered. */
    long forgotten() {
        return forgotten;
    }

    private void put(Exchange exchange) {
        (exchange.state() == State.OPEN ? open : finished).put(exchange.key(), exchange);
    }

    private @Nullable Exchange makeRoom() {
        if (size() < capacity) {
            return null;
        }
        if (!finished.isEmpty()) {
            removeEldest(finished);
            return null;
        }
        forgotten++;
        return removeEldest(open);
    }

    private static Exchange removeEldest(Map<Key, Exchange> map) {
        var entries = map.values().iterator();
        Exchange eldest = entries.next();
        entries.remove();
        return eldest;
    }

    private static @Nullable Exchange oldest(
            Map<Key, Exchange> map, String messageId, @Nullable String identity, Predicate<Origin> caller) {
        Exchange oldest = null;
        for (Origin origin : ORIGINS) {
            Exchange exchange = caller.test(origin) ? map.get(new Key(messageId, origin, identity)) : null;
            if (exchange != null && (oldest == null || exchange.line() < oldest.line())) {
                oldest = exchange;
            }
        }
        return oldest;
    }

    /** Keeps hostile ids from filling the memory; a digest still tells them apart. */
    private static String bounded(String text) {
        if (text.length() <= LONGEST_KEPT) {
            return text;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return text.substring(0, LONGEST_KEPT) + "..." + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
