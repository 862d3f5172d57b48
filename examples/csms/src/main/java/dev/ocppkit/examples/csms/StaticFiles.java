package dev.ocppkit.examples.csms;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The dashboard, its library, and the catalogue of messages: files in this program. */
final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json");
    private static final Map<String, String> FOLDERS = Map.of(
            "/api/catalogue/", "/META-INF/ocppkit/catalogue/",
            "/uplot/", "/META-INF/resources/webjars/uplot/1.6.30/dist/");

    private StaticFiles() {}

    static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String resource = FOLDERS.entrySet().stream()
                .filter(folder -> path.startsWith(folder.getKey()))
                .map(folder ->
                        folder.getValue() + path.substring(folder.getKey().length()))
                .findFirst()
                .orElse("/web" + (path.equals("/") ? "/index.html" : path));
        String type = TYPES.get(path.equals("/") ? "html" : path.substring(path.lastIndexOf('.') + 1));
        byte[] bytes = read(resource)
                .filter(found -> type != null)
                .orElseThrow(() -> new HttpProblem(404, "There is no such page."));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Optional<byte[]> read(String resource) throws IOException {
        if (!resource.matches("[\\w./-]+") || resource.contains("..")) {
            return Optional.empty();
        }
        try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
