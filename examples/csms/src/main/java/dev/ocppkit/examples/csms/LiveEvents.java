package dev.ocppkit.examples.csms;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;

/**
 * Tells browsers what has changed, as server-sent events; they fetch what they show. Changes of the same thing within a
 * quarter of a second are one event, so that a busy station does not flood a slow browser.
 */
final class LiveEvents {
    private static final System.Logger LOG = System.getLogger(LiveEvents.class.getName());
    private static final int MAX_CLIENTS = 16;
    private static final int MAX_WAITING = 1_000;
    private static final int GATHER_MILLIS = 250;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final List<BlockingQueue<Map<String, String>>> clients = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Tells that something of a station has changed: "station" or "frame". */
    void changed(String what, String identity) {
        Map<String, String> change = Map.of("type", what, "identity", identity);
        for (BlockingQueue<Map<String, String>> client : clients) {
            if (!client.contains(change)) {
                client.offer(change);
            }
        }
    }

    void close() {
        closed = true;
        changed("end", "");
    }

    /** Serves a browser until it leaves; occupies the thread. */
    void serve(Context http) {
        if (clients.size() >= MAX_CLIENTS) {
            throw new HttpResponseException(503, "Too many browsers are watching.");
        }
        http.res().setContentType("text/event-stream");
        BlockingQueue<Map<String, String>> changes = new LinkedBlockingQueue<>(MAX_WAITING);
        clients.add(changes);
        try (OutputStream out = http.res().getOutputStream()) {
            send(out, ": connected\n\n");
            while (!closed) {
                Map<String, String> first = changes.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                send(out, first == null ? ": still here\n\n" : "data: " + text(first) + "\n\n");
                Thread.sleep(GATHER_MILLIS / (1 + changes.size()));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A browser has left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(changes);
        }
    }

    private static String text(Map<String, String> change) {
        return new String(Json.bytes(change), StandardCharsets.UTF_8);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
