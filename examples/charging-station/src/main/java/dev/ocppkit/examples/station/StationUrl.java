package dev.ocppkit.examples.station;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the URL of the command line apart: the endpoint of the CSMS, and the identity of the station behind it. */
record StationUrl(URI endpoint, String identity) {
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9*_=+|@.:-]{1,48}");

    /**
     * Reads the URL.
     *
     * @param text for instance {@code ws://localhost:9310/ocpp/CS-1}
     * @param id the identity of {@code --id}, or null. It takes the place of the last part of the path; it is appended if
     *     the path ends with a slash or has one part only.
     * @throws IllegalArgumentException with a message for the user
     */
    static StationUrl parse(String text, @Nullable String id) {
        URI url = uri(text);
        String path = url.getPath() == null ? "" : url.getPath();
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        String parent = slash > 0 ? path.substring(0, slash) : "";
        if (id == null || id.equals(last)) {
            return new StationUrl(at(url, parent), valid(last));
        }
        boolean append = last.isEmpty() || parent.isEmpty();
        return new StationUrl(at(url, append && !last.isEmpty() ? path : parent), valid(id));
    }

    private static URI uri(String text) {
        try {
            URI url = new URI(text);
            boolean webSocket = "ws".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
            if (!webSocket || url.getHost() == null) {
                throw new IllegalArgumentException("URL must look like ws://host:port/path/IDENTITY or wss://...");
            }
            if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
                throw new IllegalArgumentException("URL must not have a query, a fragment or a user; see --password");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("URL cannot be read: " + e.getReason());
        }
    }

    private static String valid(String identity) {
        if (identity.isEmpty()) {
            throw new IllegalArgumentException("The identity is missing: end the URL with it, or use --id");
        }
        if (!IDENTITY.matcher(identity).matches()) {
            throw new IllegalArgumentException("An identity has at most 48 letters, digits and * - _ = + | @ . :");
        }
        return identity;
    }

    private static URI at(URI url, String path) {
        try {
            return new URI(url.getScheme(), null, url.getHost(), url.getPort(), path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("URL cannot be read: " + e.getReason());
        }
    }
}
