package dev.ocppkit.security.pki;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells apart what stands in the subjects of certificates. */
final class SubjectNames {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(:[0-9]+)?");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?(:[0-9]+)?");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}\\.?(:[0-9]+)?(/.*)?");

    private SubjectNames() {}

    /** Returns whether a name is a host name with a domain, a URL or an address, which the name of a station must not be. */
    static boolean isNetworkName(String name) {
        return name.length() <= 256
                && (name.contains("://")
                        || IPV4.matcher(name).matches()
                        || IPV6.matcher(name).matches()
                        || HOST.matcher(name).matches());
    }

    /** Returns an eMAID without separators and in upper case. */
    static String normaliseEmaid(String emaid) {
        return emaid.replaceAll("[-*]", "").toUpperCase(Locale.ROOT);
    }
}
