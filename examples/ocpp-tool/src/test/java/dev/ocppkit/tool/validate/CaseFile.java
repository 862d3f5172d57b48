package dev.ocppkit.tool.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A log that says itself what is to be found in it: the first line holds the arguments, and each line {@code #! [severity]
 * rule pointer} tells one finding of the next frame. The severity is error if it is left out; the pointer - is empty.
 */
record CaseFile(Path path, List<String> arguments, Map<Long, List<String>> expected) {
    private static final String ARGUMENTS = "# args: ";
    private static final String FINDING = "#! ";

    static List<CaseFile> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/validate"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(CaseFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    private static CaseFile read(Path path) {
        try {
            List<String> lines = Files.readAllLines(path);
            if (!lines.get(0).startsWith(ARGUMENTS)) {
                throw new IllegalStateException(path + " does not begin with " + ARGUMENTS);
            }
            List<String> arguments =
                    List.of(lines.get(0).substring(ARGUMENTS.length()).split(" "));
            return new CaseFile(path, arguments, expected(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Long, List<String>> expected(List<String> lines) {
        Map<Long, List<String>> expected = new TreeMap<>();
        List<String> pending = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FINDING)) {
                pending.add(finding(line.substring(FINDING.length())));
            } else if (!pending.isEmpty()) {
                expected.put(i + 1L, List.copyOf(pending));
                pending.clear();
            }
        }
        return expected;
    }

    private static String finding(String text) {
        String[] words = text.split(" ");
        int first = words.length - 2;
        String pointer = words[first + 1].equals("-") ? "" : words[first + 1];
        return (first == 0 ? "error" : words[0]) + " " + words[first] + " " + pointer;
    }
}
