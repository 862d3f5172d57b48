package dev.ocppkit.examples.csms;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other sites away from this program, which listens on the user's own machine and asks for no password. A page
 * of another site is known by its Origin; one that has pointed its own name at this machine is known by the Host.
 */
final class HttpGuard {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private HttpGuard() {}

    static void check(Context http) {
        protect(http);
        String host = http.header("Host");
        if (host == null || !OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new HttpResponseException(421, "This server answers to localhost only.");
        }
        String origin = http.header("Origin");
        String site = http.header("Sec-Fetch-Site");
        boolean isOwn = origin == null || isAt(origin, host);
        if (!isOwn || (site != null && !OWN_PAGES.contains(site))) {
            throw new HttpResponseException(403, "Pages of other sites may not use this server.");
        }
        boolean isBrowser = origin != null || site != null;
        if (isBrowser && http.req().getMethod().equals("POST") && !isJson(http.header("Content-Type"))) {
            throw new HttpResponseException(415, "The content type must be application/json.");
        }
    }

    /** Nothing is loaded from elsewhere, no page may frame this one, and no text becomes a script. */
    private static void protect(Context http) {
        http.header(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none';"
                        + " base-uri 'none'; form-action 'none'");
        http.header("X-Content-Type-Options", "nosniff");
        http.header("Referrer-Policy", "no-referrer");
        http.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static boolean isAt(String origin, String host) {
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
