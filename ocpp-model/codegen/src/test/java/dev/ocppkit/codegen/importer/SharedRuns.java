package dev.ocppkit.codegen.importer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds runs of words that our texts share with other texts. Case and punctuation do not count. */
final class SharedRuns {
    static final int LENGTH = 8;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, Set<String>> placesByRun;
    private final Set<String> found = new TreeSet<>();

    /** Prepares the comparison of texts, given by the place where each stands. */
    SharedRuns(Map<String, String> ours) {
        placesByRun = ours.entrySet().stream()
                .flatMap(text -> runs(text.getValue()).map(run -> Map.entry(run, text.getKey())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
    }

    /** Compares one other text. */
    SharedRuns compareWith(String name, String text) {
        runs(text)
                .filter(placesByRun::containsKey)
                .forEach(run -> found.add(placesByRun.get(run) + " shares \"" + run + "\" with " + name));
        return this;
    }

    /** Returns a line for each run found so far. */
    Set<String> found() {
        return found;
    }

    private static Stream<String> runs(String text) {
        List<String> words = NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        return IntStream.rangeClosed(0, words.size() - LENGTH)
                .mapToObj(start -> String.join(" ", words.subList(start, start + LENGTH)));
    }
}
