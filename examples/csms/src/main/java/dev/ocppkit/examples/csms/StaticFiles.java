package dev.ocppkit.examples.csms;

import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.InputStream;

/** Serves the files of a folder in this program, or in a library of it: jars need not list their folders, as Javalin wants. */
record StaticFiles(String folder) implements Handler {
    @Override
    public void handle(Context http) {
        String path = http.pathParamMap().getOrDefault("file", "index.html");
        boolean isName = path.matches("[\\w./-]+") && !path.contains("..");
        InputStream file = isName ? StaticFiles.class.getResourceAsStream(folder + path) : null;
        ContentType type = ContentType.contentTypeByExtension(path.substring(path.lastIndexOf('.') + 1));
        if (file == null || type == null) {
            throw new NotFoundResponse();
        }
        String charset = type.getMimeType().startsWith("text/") ? "; charset=utf-8" : "";
        http.contentType(type.getMimeType() + charset)
                .header("Cache-Control", "no-cache")
                .result(file);
    }
}
