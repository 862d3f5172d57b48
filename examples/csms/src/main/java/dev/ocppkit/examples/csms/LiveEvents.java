package dev.ocppkit.examples.csms;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells browsers what has changed, as server-sent events; they fetch what they show. Changes of the same thing within a
 * quarter of a second are one event, so that a busy station does not flood a slow browser.
 */
final class LiveEvents {
    private static final int MAX_CLIENTS = 16;
    private static final int GATHER_MILLIS = 250;
    private static final int KEEP_ALIVE_MILLIS = 15_000;

    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** What one browser has not been told yet. */
    private static final class Client {
        private final Set<Map<String, String>> changes = new LinkedHashSet<>();

        synchronized void add(Map<String, String> change) {
            changes.add(change);
            notifyAll();
        }

        synchronized List<Map<String, String>> take() throws InterruptedException {
            if (changes.isEmpty()) {
                wait(KEEP_ALIVE_MILLIS);
            }
            List<Map<String, String>> taken = List.copyOf(changes);
            changes.clear();
            return taken;
        }
    }

    /** Tells that something of a station has changed: "station" or "frame". */
    void changed(String what, String identity) {
        Map<String, String> change = Map.of("type", what, "identity", identity);
        clients.forEach(client -> client.add(change));
    }

    void close() {
        closed = true;
        clients.forEach(client -> client.add(Map.of("type", "end", "identity", "")));
    }

    /** Serves a browser until it leaves; occupies the thread. */
    void serve(HttpExchange exchange) throws IOException {
        if (clients.size() >= MAX_CLIENTS) {
            throw new HttpProblem(503, "Too many browsers are watching.");
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        Client client = new Client();
        clients.add(client);
        try (OutputStream out = exchange.getResponseBody()) {
            send(out, ": connected\n\n");
            while (!closed) {
                List<Map<String, String>> changes = client.take();
                StringBuilder text = new StringBuilder(changes.isEmpty() ? ": still here\n\n" : "");
                for (Map<String, String> change : changes) {
                    text.append("data: ")
                            .append(new String(Json.bytes(change), StandardCharsets.UTF_8))
                            .append("\n\n");
                }
                send(out, text.toString());
                Thread.sleep(GATHER_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
