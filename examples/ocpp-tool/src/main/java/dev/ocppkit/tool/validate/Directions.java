package dev.ocppkit.tool.validate;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the usual ways to write the direction of a frame. */
final class Directions {
    private static final String CS = "(?:cs|station)";
    private static final String TO = "\\s*(?:-+>|=+>|>+|\u2192|-?to-?)\\s*";
    private static final String FROM = "\\s*(?:<-+|<=+|<+|\u2190)\\s*";
    private static final String STATION = CS + TO + "csms|csms" + FROM + CS;
    private static final String CSMS = "csms" + TO + CS + "|" + CS + FROM + "csms";
    private static final Pattern BY_ROLE =
            Pattern.compile("\\b(?:(" + STATION + ")|" + CSMS + ")\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATORS = Pattern.compile("[\\s:|,;()\\[\\]]+");
    private static final Map<String, Origin> WORDS = Map.ofEntries(
            Map.entry("send", Origin.LOGGER),
            Map.entry("sent", Origin.LOGGER),
            Map.entry("tx", Origin.LOGGER),
            Map.entry("out", Origin.LOGGER),
            Map.entry("outgoing", Origin.LOGGER),
            Map.entry("outbound", Origin.LOGGER),
            Map.entry("\u2192", Origin.LOGGER),
            Map.entry("recv", Origin.PEER),
            Map.entry("receive", Origin.PEER),
            Map.entry("received", Origin.PEER),
            Map.entry("rx", Origin.PEER),
            Map.entry("in", Origin.PEER),
            Map.entry("incoming", Origin.PEER),
            Map.entry("inbound", Origin.PEER),
            Map.entry("\u2190", Origin.PEER));
    private static final Pattern RIGHT = Pattern.compile("[-=]*>+");
    private static final Pattern LEFT = Pattern.compile("<+[-=]*");

    private Directions() {}

    /**
     * Finds the direction in the text before a frame.
     *
     * @param text may hold a timestamp and other words too
     * @return the origin by role if it is there, else by the last word or arrow; UNKNOWN if there is none
     */
    static Origin find(String text) {
        if (text.isBlank()) {
            return Origin.UNKNOWN;
        }
        Matcher byRole = BY_ROLE.matcher(text);
        if (byRole.find()) {
            return byRole.group(1) == null ? Origin.CSMS : Origin.STATION;
        }
        String[] words = SEPARATORS.split(text.toLowerCase(Locale.ROOT), -1);
        for (int i = words.length - 1; i >= 0; i--) {
            Origin origin = ofWord(words[i]);
            if (origin != Origin.UNKNOWN) {
                return origin;
            }
        }
        return Origin.UNKNOWN;
    }

    private static Origin ofWord(String word) {
        if (RIGHT.matcher(word).matches()) {
            return Origin.LOGGER;
        }
        if (LEFT.matcher(word).matches()) {
            return Origin.PEER;
        }
        return WORDS.getOrDefault(word, Origin.UNKNOWN);
    }
}
