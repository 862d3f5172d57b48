package dev.ocppkit.station.maintenance;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Checks where files are to be got from and put to. */
final class Urls {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "sftp");

    private Urls() {}

    static boolean isUsable(String text) {
        try {
            URI url = URI.create(text);
            String scheme = url.getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && url.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
