package dev.ocppkit.examples.csms;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.InputStream;
import java.util.Map;

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

    static void serve(Context http) {
        String path = http.path().equals("/") ? "/index.html" : http.path();
        String resource = FOLDERS.entrySet().stream()
                .filter(folder -> path.startsWith(folder.getKey()))
                .map(folder ->
                        folder.getValue() + path.substring(folder.getKey().length()))
                .findFirst()
                .orElse("/web" + path);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        boolean isName = resource.matches("[\\w./-]+") && !resource.contains("..");
        InputStream file = isName ? StaticFiles.class.getResourceAsStream(resource) : null;
        if (file == null || type == null) {
            throw new NotFoundResponse();
        }
        http.contentType(type).header("Cache-Control", "no-cache").result(file);
    }
}
